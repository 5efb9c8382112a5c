//! What imports said of the articles they made, and what of the removed was put back since.
//!
//! What was put back is part of an article's state like its text: it is in every revision, so that undo
//! and restoring an earlier revision say of it what is true of the text they bring back.

mod running;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, named_params, params};
use serde_json::Value;
use warraq_core::article::ArticleId;

use crate::articles::row::{Row, json};
use crate::error::StoreError;
use crate::time::{from_ms, to_ms};
use crate::transact::Tx;
use crate::vault::Vault;

pub use running::{FilePrints, ImportFiles};

/// What is kept of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRecord {
    /// The name of the file.
    pub file: String,
    /// Its format, as the command line spells it.
    pub format: String,
    /// What was taken, removed and not understood: the vault keeps it as it is.
    pub report: Value,
}

/// The import that made an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// The name of the file.
    pub file: String,
    /// Its format, as the command line spells it.
    pub format: String,
    /// When it was imported.
    pub at: DateTime<Utc>,
    /// What was taken, removed and not understood.
    pub report: Value,
    /// Which of the removed are in the article again: their indexes in the report's list.
    pub put_back: BTreeSet<u32>,
}

impl Vault {
    /// The import that made the article; nothing where it was made otherwise, or is not there.
    ///
    /// # Errors
    /// `Damaged` where the report cannot be read.
    pub fn import_of(&self, article: ArticleId) -> Result<Option<ImportRow>, StoreError> {
        self.read(|connection| {
            if Row::find(connection, article)?.is_none() {
                return Ok(None);
            }
            let mut statement = connection.prepare_cached(include_str!("imports/find.sql"))?;
            let found = statement.query_row([article.to_string()], |row| Ok(read(row)));
            found.optional()?.transpose()
        })
    }
}

/// Keeps what an import said of the article it has just made. Undo leaves it, for when the article comes
/// back; where the same article is made by another import instead, that one's report takes its place.
///
/// # Errors
/// `NotFound` where there is no such article.
pub fn record(
    tx: &mut Tx<'_>,
    article: ArticleId,
    import: &ImportRecord,
) -> Result<(), StoreError> {
    Row::of(tx.connection(), article)?;
    tx.touch(article)?;
    let sql = include_str!("imports/record.sql");
    tx.connection().prepare_cached(sql)?.execute(named_params! {
        ":article": article.to_string(),
        ":file": import.file,
        ":format": import.format,
        ":at_ms": to_ms(tx.now()),
        ":report": import.report.to_string(),
    })?;
    Ok(())
}

/// Says that these of the removed are in the article again; to say it twice changes nothing.
///
/// # Errors
/// `NotFound` where there is no such article, or no import made it.
pub fn mark_put_back(
    tx: &mut Tx<'_>,
    article: ArticleId,
    indexes: impl IntoIterator<Item = u32>,
) -> Result<(), StoreError> {
    Row::of(tx.connection(), article)?;
    let Some(before) = find_put_back(tx.connection(), article)? else {
        return Err(StoreError::NotFound(format!("import of article {article}")));
    };
    let after: BTreeSet<u32> = before.iter().copied().chain(indexes).collect();
    if after != before {
        tx.touch(article)?;
        set_put_back(tx.connection(), article, &after)?;
    }
    Ok(())
}

/// What was put back into the article: nothing where no import made it.
pub(crate) fn put_back_of(
    connection: &Connection,
    article: ArticleId,
) -> Result<BTreeSet<u32>, StoreError> {
    Ok(find_put_back(connection, article)?.unwrap_or_default())
}

/// Makes what was put back into the touched article exactly this.
pub(crate) fn set_put_back(
    connection: &Connection,
    article: ArticleId,
    put_back: &BTreeSet<u32>,
) -> Result<(), StoreError> {
    let put_back = serde_json::to_string(put_back).map_err(json)?;
    let sql = "UPDATE imports SET put_back = ?2 WHERE article = ?1";
    connection.prepare_cached(sql)?.execute(params![article.to_string(), put_back])?;
    Ok(())
}

/// The row of an import.
///
/// # Errors
/// `Damaged` where its JSON cannot be read.
pub(crate) fn read(row: &rusqlite::Row<'_>) -> Result<ImportRow, StoreError> {
    let report: String = row.get("report")?;
    let put_back: String = row.get("put_back")?;
    Ok(ImportRow {
        file: row.get("file")?,
        format: row.get("format")?,
        at: from_ms(row.get("at_ms")?)?,
        report: serde_json::from_str(&report).map_err(json)?,
        put_back: serde_json::from_str(&put_back).map_err(json)?,
    })
}

fn find_put_back(
    connection: &Connection,
    article: ArticleId,
) -> Result<Option<BTreeSet<u32>>, StoreError> {
    let sql = "SELECT put_back FROM imports WHERE article = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let found: Option<String> =
        statement.query_row([article.to_string()], |row| row.get(0)).optional()?;
    found.map(|put_back| serde_json::from_str(&put_back).map_err(json)).transpose()
}
