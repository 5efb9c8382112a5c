//! What is known of articles at sites.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};
use serde_json::Value;
use warraq_core::article::ArticleId;
use warraq_core::outbox::SiteId;

use super::{OutboxTx, optional_json};
use crate::articles::row::{json, parse_id};
use crate::error::StoreError;
use crate::sites;
use crate::time::{from_ms, to_ms};
use crate::vault::Vault;

/// An article at a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The article.
    pub article: ArticleId,
    /// The site.
    pub site: SiteId,
    /// Its id there; nothing where it was asked for and never seen.
    pub remote_id: Option<String>,
    /// The address it has there; empty where that is not known.
    pub url: String,
    /// The state of the post as last seen; empty where it never was.
    pub remote_state: String,
    /// What the site last took.
    pub sent: Option<Value>,
    /// The post as the site had it then.
    pub seen: Option<Value>,
    /// What left since, of which nobody knows whether it was taken.
    pub asked: Option<Value>,
    /// The post as somebody changed it there, where somebody did.
    pub theirs: Option<Value>,
    /// What the site itself made otherwise of what was sent.
    pub altered: Value,
    /// When something last came of it.
    pub at: DateTime<Utc>,
}

impl Delivery {
    /// An article of which nothing is known at the site.
    #[must_use]
    pub fn unknown(article: ArticleId, site: SiteId) -> Self {
        Self {
            article,
            site,
            remote_id: None,
            url: String::new(),
            remote_state: String::new(),
            sent: None,
            seen: None,
            asked: None,
            theirs: None,
            altered: Value::Array(Vec::new()),
            at: DateTime::UNIX_EPOCH,
        }
    }
}

impl Vault {
    /// Whether the post of another article at the site was last seen with this name in its address.
    ///
    /// # Errors
    /// As the database says.
    pub fn is_name_of_another(
        &self,
        (article, site): (ArticleId, SiteId),
        slug: &str,
    ) -> Result<bool, StoreError> {
        let sql =
            "SELECT 1 FROM deliveries WHERE site = ?1 AND article <> ?2 AND seen ->> '$.slug' = ?3";
        let mut statement = self.connection().prepare_cached(sql)?;
        Ok(statement.exists([&site.to_string(), &article.to_string(), slug])?)
    }

    /// What is known of the article at the site; nothing where nothing was ever asked for.
    ///
    /// # Errors
    /// `Damaged` where it cannot be read.
    pub fn delivery(
        &self,
        article: ArticleId,
        site: SiteId,
    ) -> Result<Option<Delivery>, StoreError> {
        let sql = "SELECT * FROM deliveries WHERE article = ?1 AND site = ?2";
        let mut statement = self.connection().prepare_cached(sql)?;
        let ids = [article.to_string(), site.to_string()];
        statement.query_row(ids, |row| Ok(read(row))).optional()?.transpose()
    }

    /// All that is known of a site, what was longest not looked at first.
    ///
    /// # Errors
    /// `Damaged` where one cannot be read.
    pub fn deliveries(&self, site: SiteId) -> Result<Vec<Delivery>, StoreError> {
        let sql = "SELECT * FROM deliveries WHERE site = ?1 ORDER BY at_ms, article";
        let mut statement = self.connection().prepare_cached(sql)?;
        let mut rows = statement.query([site.to_string()])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(read(row)?);
        }
        Ok(found)
    }
}

/// Writes down what is known now. Its time is that of the change.
///
/// # Errors
/// As the database says.
pub fn put_delivery(tx: &OutboxTx<'_>, delivery: &Delivery) -> Result<(), StoreError> {
    let text = |value: &Option<Value>| value.as_ref().map(Value::to_string);
    tx.connection().prepare_cached(include_str!("deliveries/put.sql"))?.execute(named_params! {
        ":article": delivery.article.to_string(),
        ":site": delivery.site.to_string(),
        ":remote_id": delivery.remote_id,
        ":url": delivery.url,
        ":remote_state": delivery.remote_state,
        ":sent": text(&delivery.sent),
        ":seen": text(&delivery.seen),
        ":asked": text(&delivery.asked),
        ":theirs": text(&delivery.theirs),
        ":altered": delivery.altered.to_string(),
        ":at_ms": to_ms(tx.now()),
    })?;
    Ok(())
}

/// The row of a delivery.
///
/// # Errors
/// `Damaged` where it cannot be read.
pub(crate) fn read(row: &Row<'_>) -> Result<Delivery, StoreError> {
    Ok(Delivery {
        article: parse_id(&row.get::<_, String>("article")?)?,
        site: sites::parse_id(&row.get::<_, String>("site")?)?,
        remote_id: row.get("remote_id")?,
        url: row.get("url")?,
        remote_state: row.get("remote_state")?,
        sent: optional_json(row.get("sent")?)?,
        seen: optional_json(row.get("seen")?)?,
        asked: optional_json(row.get("asked")?)?,
        theirs: optional_json(row.get("theirs")?)?,
        altered: serde_json::from_str(&row.get::<_, String>("altered")?).map_err(json)?,
        at: from_ms(row.get("at_ms")?)?,
    })
}
