//! Places that articles are delivered to.
//!
//! Their secrets are in the vault and nowhere else, and are given only to who asks for one by name. Adding and
//! removing a site is no entry of the history: what undo needs to take a removal back is the secret, and a secret that
//! somebody removed is gone.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use warraq_core::outbox::SiteId;

use crate::articles::row::json;
use crate::error::StoreError;
use crate::outbox::OutboxTx;
use crate::time::{from_ms, to_ms};
use crate::vault::Vault;

/// A site to be added.
#[derive(Debug, Clone)]
pub struct NewSite {
    /// An id that nothing else has.
    pub id: SiteId,
    /// What it is called here.
    pub name: String,
    /// How it is spoken with, as the command line spells it.
    pub kind: String,
    /// Its address.
    pub url: String,
    /// Who we are there; empty where it has no accounts.
    pub login: String,
    /// The password or key; empty where there is none. It prints nothing.
    pub secret: SecretString,
    /// What is chosen for it.
    pub options: Value,
    /// Who added it.
    pub added_by: String,
}

/// A site: all but its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The site.
    pub id: SiteId,
    /// What it is called here.
    pub name: String,
    /// How it is spoken with, as the command line spells it.
    pub kind: String,
    /// Its address.
    pub url: String,
    /// Who we are there; empty where it has no accounts.
    pub login: String,
    /// What is chosen for it.
    pub options: Value,
    /// What it said of itself and of us last; nothing where it was not asked.
    pub survey: Option<Value>,
    /// Until when it asked to be left alone, where it did.
    pub quiet_until: Option<DateTime<Utc>>,
    /// How fast pictures went there of late, in bytes a second; nothing where nobody knows.
    pub speed: Option<u32>,
    /// When it was added.
    pub added_at: DateTime<Utc>,
    /// Who added it.
    pub added_by: String,
    /// Whether it was removed since.
    pub is_removed: bool,
}

impl Vault {
    /// The sites, as they were added.
    ///
    /// # Errors
    /// `Damaged` where one cannot be read.
    pub fn sites(&self) -> Result<Vec<Site>, StoreError> {
        let sql = "SELECT * FROM sites WHERE removed = 0 ORDER BY added_at_ms, id";
        let mut statement = self.connection().prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut sites = Vec::new();
        while let Some(row) = rows.next()? {
            sites.push(read(row)?);
        }
        Ok(sites)
    }

    /// The site with this id, also where it was removed.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn site(&self, id: SiteId) -> Result<Site, StoreError> {
        find(self.connection(), id)
    }

    /// The site with this name.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn site_named(&self, name: &str) -> Result<Site, StoreError> {
        let sql = "SELECT * FROM sites WHERE removed = 0 AND name = ?1";
        let mut statement = self.connection().prepare_cached(sql)?;
        let found = statement.query_row([name], |row| Ok(read(row))).optional()?;
        found.unwrap_or_else(|| Err(StoreError::NotFound(format!("site {name}"))))
    }

    /// The secret of the site; empty where it has none, or was removed.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn site_secret(&self, id: SiteId) -> Result<SecretString, StoreError> {
        let mut statement =
            self.connection().prepare_cached("SELECT secret FROM sites WHERE id = ?1")?;
        let found: Option<String> =
            statement.query_row([id.to_string()], |row| row.get(0)).optional()?;
        found.map(SecretString::from).ok_or_else(|| not_found(id))
    }
}

/// Adds a site.
///
/// # Errors
/// `NameTaken` where another site has the name.
pub fn add(tx: &OutboxTx<'_>, new: &NewSite) -> Result<(), StoreError> {
    let known = "SELECT 1 FROM sites WHERE removed = 0 AND name = ?1";
    if tx.connection().prepare_cached(known)?.exists([&new.name])? {
        return Err(StoreError::NameTaken(new.name.clone()));
    }
    tx.connection().prepare_cached(include_str!("sites/add.sql"))?.execute(named_params! {
        ":id": new.id.to_string(),
        ":name": new.name,
        ":kind": new.kind,
        ":url": new.url,
        ":login": new.login,
        ":secret": new.secret.expose_secret(),
        ":options": new.options.to_string(),
        ":at_ms": to_ms(tx.now()),
        ":by": new.added_by,
    })?;
    Ok(())
}

/// Removes a site and wipes its secret. What was delivered there stays known; what waits for it is for the caller to
/// cancel.
///
/// # Errors
/// `NotFound`.
pub fn remove(tx: &OutboxTx<'_>, id: SiteId) -> Result<(), StoreError> {
    let sql = "UPDATE sites SET removed = 1, secret = '' WHERE id = ?1 AND removed = 0";
    changed(tx.connection().prepare_cached(sql)?.execute([id.to_string()])?, id)
}

/// Has another account of a site be ours.
///
/// # Errors
/// `NotFound`.
pub fn set_login(tx: &OutboxTx<'_>, id: SiteId, login: &str) -> Result<(), StoreError> {
    let sql = "UPDATE sites SET login = ?2 WHERE id = ?1 AND removed = 0";
    changed(tx.connection().prepare_cached(sql)?.execute(params![id.to_string(), login])?, id)
}

/// Gives a site another secret.
///
/// # Errors
/// `NotFound`.
pub fn set_secret(tx: &OutboxTx<'_>, id: SiteId, secret: &SecretString) -> Result<(), StoreError> {
    let sql = "UPDATE sites SET secret = ?2 WHERE id = ?1 AND removed = 0";
    let secret = secret.expose_secret();
    changed(tx.connection().prepare_cached(sql)?.execute(params![id.to_string(), secret])?, id)
}

/// Chooses other options for a site.
///
/// # Errors
/// `NotFound`.
pub fn set_options(tx: &OutboxTx<'_>, id: SiteId, options: &Value) -> Result<(), StoreError> {
    let sql = "UPDATE sites SET options = ?2 WHERE id = ?1 AND removed = 0";
    let options = options.to_string();
    changed(tx.connection().prepare_cached(sql)?.execute(params![id.to_string(), options])?, id)
}

/// Keeps what a site said of itself and of us.
///
/// # Errors
/// `NotFound`.
pub fn set_survey(tx: &OutboxTx<'_>, id: SiteId, survey: &Value) -> Result<(), StoreError> {
    let sql = "UPDATE sites SET survey = ?2 WHERE id = ?1 AND removed = 0";
    let survey = survey.to_string();
    changed(tx.connection().prepare_cached(sql)?.execute(params![id.to_string(), survey])?, id)
}

/// Keeps how far this machine's clock was ahead of a site's when it last answered, in seconds; negative where it was
/// behind. Nothing is kept of a site that was never asked.
///
/// # Errors
/// As the database says.
pub fn set_clock(tx: &OutboxTx<'_>, id: SiteId, seconds: i64) -> Result<(), StoreError> {
    let sql = "UPDATE sites SET survey = json_set(survey, '$.clockSeconds', ?2)
        WHERE id = ?1 AND survey IS NOT NULL";
    tx.connection().prepare_cached(sql)?.execute(params![id.to_string(), seconds])?;
    Ok(())
}

/// Leaves a site alone until then, because it asked for that. Why it did is kept beside what it said of itself, where it
/// was asked for that.
///
/// # Errors
/// `NotFound`.
pub fn set_quiet(
    tx: &OutboxTx<'_>,
    id: SiteId,
    (until, why): (DateTime<Utc>, &str),
) -> Result<(), StoreError> {
    let sql = "UPDATE sites SET quiet_until_ms = ?2, survey = json_set(survey, '$.quietFor', ?3)
        WHERE id = ?1";
    let values = params![id.to_string(), to_ms(until), why];
    changed(tx.connection().prepare_cached(sql)?.execute(values)?, id)
}

/// Keeps how fast pictures went to a site of late, in bytes a second.
///
/// # Errors
/// `NotFound`.
pub fn set_speed(tx: &OutboxTx<'_>, id: SiteId, speed: u32) -> Result<(), StoreError> {
    let sql = "UPDATE sites SET speed = ?2 WHERE id = ?1";
    changed(tx.connection().prepare_cached(sql)?.execute(params![id.to_string(), speed])?, id)
}

/// The site with this id.
///
/// # Errors
/// `NotFound`.
pub(crate) fn find(connection: &Connection, id: SiteId) -> Result<Site, StoreError> {
    let mut statement = connection.prepare_cached("SELECT * FROM sites WHERE id = ?1")?;
    let found = statement.query_row([id.to_string()], |row| Ok(read(row))).optional()?;
    found.unwrap_or_else(|| Err(not_found(id)))
}

/// The row of a site.
///
/// # Errors
/// `Damaged` where its JSON cannot be read.
pub(crate) fn read(row: &Row<'_>) -> Result<Site, StoreError> {
    let survey: Option<String> = row.get("survey")?;
    let quiet: Option<i64> = row.get("quiet_until_ms")?;
    Ok(Site {
        id: parse_id(&row.get::<_, String>("id")?)?,
        name: row.get("name")?,
        kind: row.get("kind")?,
        url: row.get("url")?,
        login: row.get("login")?,
        options: serde_json::from_str(&row.get::<_, String>("options")?).map_err(json)?,
        survey: survey.map(|text| serde_json::from_str(&text)).transpose().map_err(json)?,
        quiet_until: quiet.map(from_ms).transpose()?,
        speed: row.get("speed")?,
        added_at: from_ms(row.get("added_at_ms")?)?,
        added_by: row.get("added_by")?,
        is_removed: row.get("removed")?,
    })
}

/// The id that is stored.
///
/// # Errors
/// `Damaged` where it is none.
pub(crate) fn parse_id(id: &str) -> Result<SiteId, StoreError> {
    id.parse().map_err(|error| StoreError::damaged_by("the id of a site cannot be read", error))
}

fn changed(rows: usize, id: SiteId) -> Result<(), StoreError> {
    if rows == 0 { Err(not_found(id)) } else { Ok(()) }
}

fn not_found(id: SiteId) -> StoreError {
    StoreError::NotFound(format!("site {id}"))
}
