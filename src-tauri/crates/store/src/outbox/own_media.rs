//! Media that were sent from here, and that may be in nobody's way any more.

use std::collections::BTreeSet;

use rusqlite::params;
use serde_json::Value;
use warraq_core::article::ArticleId;
use warraq_core::outbox::SiteId;

use super::{OutboxTx, optional_json};
use crate::articles::row::json;
use crate::error::StoreError;
use crate::vault::Vault;

/// A medium at a site that was sent from here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnMedium {
    /// The key of its content.
    pub key: String,
    /// Where it is there, and in `public` whether readers had it: nothing where nobody noted that.
    pub medium: Value,
    /// Why it was left there, where nothing of ours shows it; nothing where it was not looked at.
    pub left: Option<Value>,
}

impl Vault {
    /// The keys of the media that go with articles as they were last asked for at the site.
    ///
    /// # Errors
    /// As the database says.
    pub fn needed_media(&self, site: SiteId) -> Result<BTreeSet<String>, StoreError> {
        let sql = include_str!("own_media/needed.sql");
        let mut statement = self.connection().prepare_cached(sql)?;
        let keys = statement.query_map([site.to_string()], |row| row.get(0))?;
        Ok(keys.collect::<Result<_, _>>()?)
    }

    /// Whether anything that is known of a post at the site (what it took or was asked to take, and how it stood) holds one
    /// of these words.
    ///
    /// # Errors
    /// As the database says.
    pub fn is_in_a_post<const N: usize>(
        &self,
        site: SiteId,
        words: [&str; N],
    ) -> Result<bool, StoreError> {
        let sql = include_str!("own_media/in_a_post.sql");
        let mut statement = self.connection().prepare_cached(sql)?;
        for word in words {
            if statement.exists([&site.to_string(), word])? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The media at the site that were sent from here.
    ///
    /// # Errors
    /// `Damaged` where one cannot be read.
    pub fn own_media(&self, site: SiteId) -> Result<Vec<OwnMedium>, StoreError> {
        let sql = "SELECT key, medium, left_there FROM remote_media WHERE site = ?1 AND is_own ORDER BY at_ms, key";
        let mut statement = self.connection().prepare_cached(sql)?;
        let mut rows = statement.query([site.to_string()])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let medium: String = row.get(1)?;
            found.push(OwnMedium {
                key: row.get(0)?,
                medium: serde_json::from_str(&medium).map_err(json)?,
                left: optional_json(row.get(2)?)?,
            });
        }
        Ok(found)
    }
}

/// Notes of the media that were sent from here with an article and that no reader had until now, wherever it goes to,
/// that readers have those of which `shows` says so.
///
/// # Errors
/// As the database says; `Damaged` where one cannot be read.
pub fn media_became_public(
    tx: &OutboxTx<'_>,
    article: ArticleId,
    shows: impl Fn(&Value) -> bool,
) -> Result<(), StoreError> {
    let mut statement = tx.connection().prepare_cached(include_str!("own_media/unseen_of.sql"))?;
    let mut rows = statement.query([article.to_string()])?;
    let mut public: Vec<(String, String)> = Vec::new();
    while let Some(row) = rows.next()? {
        let medium: String = row.get(2)?;
        if shows(&serde_json::from_str(&medium).map_err(json)?) {
            public.push((row.get(0)?, row.get(1)?));
        }
    }
    let mut statement = tx.connection().prepare_cached(include_str!("own_media/set_public.sql"))?;
    for (site, key) in public {
        statement.execute([site, key])?;
    }
    Ok(())
}

/// Keeps why a medium that nothing of ours shows is left at a site.
///
/// # Errors
/// As the database says.
pub fn leave_medium(
    tx: &OutboxTx<'_>,
    site: SiteId,
    key: &str,
    why: &Value,
) -> Result<(), StoreError> {
    let sql = "UPDATE remote_media SET left_there = ?3 WHERE site = ?1 AND key = ?2";
    let mut statement = tx.connection().prepare_cached(sql)?;
    statement.execute(params![site.to_string(), key, why.to_string()])?;
    Ok(())
}

/// Forgets a medium that a site does not have any more.
///
/// # Errors
/// As the database says.
pub fn forget_medium(tx: &OutboxTx<'_>, site: SiteId, key: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM remote_media WHERE site = ?1 AND key = ?2";
    tx.connection().prepare_cached(sql)?.execute([&site.to_string(), key])?;
    Ok(())
}

/// Forgets the medium that a site had under this id, whatever it is known by.
///
/// # Errors
/// As the database says.
pub fn forget_medium_with_id(tx: &OutboxTx<'_>, site: SiteId, id: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM remote_media WHERE site = ?1 AND medium ->> '$.id' = ?2";
    tx.connection().prepare_cached(sql)?.execute([&site.to_string(), id])?;
    Ok(())
}
