//! The row of an article: everything but its blocks and tags.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};
use warraq_core::article::ArticleId;
use warraq_core::fields::Fields;
use warraq_core::workflow::Status;

use crate::error::StoreError;
use crate::names;
use crate::time::from_ms;

/// What the row holds.
pub(crate) struct Row {
    pub(crate) version: u32,
    pub(crate) status: Status,
    pub(crate) language: String,
    pub(crate) words: u32,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
    pub(crate) updated_by: String,
    pub(crate) document_version: u32,
    /// As JSON.
    pub(crate) fields: String,
}

impl Row {
    /// The article's row.
    ///
    /// # Errors
    /// `NotFound` where there is none.
    pub(crate) fn of(connection: &Connection, article: ArticleId) -> Result<Self, StoreError> {
        Self::find(connection, article)?
            .ok_or_else(|| StoreError::NotFound(format!("article {article}")))
    }

    /// The article's row; nothing where there is none, or it was taken away.
    pub(crate) fn find(
        connection: &Connection,
        article: ArticleId,
    ) -> Result<Option<Self>, StoreError> {
        let mut statement = connection.prepare_cached(include_str!("row.sql"))?;
        let found = statement.query_row([article.to_string()], |row| Ok(Self::read(row)));
        found.optional()?.transpose()
    }

    /// Refuses a change that was made of another version.
    ///
    /// # Errors
    /// `VersionConflict`.
    pub(crate) fn must_be(&self, base_version: u32) -> Result<(), StoreError> {
        if self.version == base_version {
            Ok(())
        } else {
            Err(StoreError::VersionConflict { current: self.version })
        }
    }

    /// The fields.
    ///
    /// # Errors
    /// `Damaged` where they cannot be read.
    pub(crate) fn fields(&self) -> Result<Fields, StoreError> {
        serde_json::from_str(&self.fields).map_err(json)
    }

    fn read(row: &rusqlite::Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            version: row.get("version")?,
            status: names::parse(row.get("status")?)?,
            language: row.get("language")?,
            words: row.get("words")?,
            created_at: from_ms(row.get("created_at_ms")?)?,
            updated_at: from_ms(row.get("updated_at_ms")?)?,
            updated_by: row.get("updated_by")?,
            document_version: row.get("document_version")?,
            fields: row.get("fields")?,
        })
    }
}

/// The headline of the article; empty where it was taken away.
pub(crate) fn headline(connection: &Connection, article: ArticleId) -> Result<String, StoreError> {
    let sql = "SELECT headline FROM articles WHERE id = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_row([article.to_string()], |row| row.get(0)).optional()?;
    Ok(found.unwrap_or_default())
}

/// The id that is stored.
///
/// # Errors
/// `Damaged` where it is none.
pub(crate) fn parse_id(id: &str) -> Result<ArticleId, StoreError> {
    id.parse().map_err(|error| StoreError::damaged_by("an article's id cannot be read", error))
}

/// Stored JSON could not be read.
pub(crate) fn json(error: serde_json::Error) -> StoreError {
    StoreError::damaged_by("stored JSON cannot be read", error)
}
