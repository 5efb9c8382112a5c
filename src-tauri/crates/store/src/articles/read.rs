//! Reading a whole article.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use warraq_core::article::{Article, ArticleId, Document};
use warraq_core::text::count;

use super::row::Row;
use crate::error::StoreError;
use crate::vault::Vault;
use crate::{blocks, tags};

/// How long an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Counts {
    /// Words of the body.
    pub words: u32,
    /// Minutes to read them.
    pub reading_minutes: u32,
}

impl Vault {
    /// The article with this id.
    ///
    /// # Errors
    /// `NotFound`; `Damaged` where its text cannot be read.
    pub fn article(&self, id: ArticleId) -> Result<Article, StoreError> {
        self.read(|connection| article(connection, id))
    }

    /// How long the article is, by the counts that are stored with its blocks.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn counts(&self, id: ArticleId) -> Result<Counts, StoreError> {
        let Row { words, language, .. } = Row::of(self.connection(), id)?;
        let reading_minutes = count::reading_minutes(words as usize, &language);
        Ok(Counts { words, reading_minutes })
    }
}

/// The article with this id.
pub(crate) fn article(connection: &Connection, id: ArticleId) -> Result<Article, StoreError> {
    let row = Row::of(connection, id)?;
    let document = blocks::document_json(connection, id, row.document_version)?;
    let body = Document::from_str(&document)
        .map_err(|error| StoreError::damaged_by("an article's text cannot be read", error))?;
    Ok(Article {
        id,
        version: row.version,
        status: row.status,
        fields: row.fields()?,
        tags: tags::of_article(connection, id)?,
        body,
        created_at: row.created_at,
        updated_at: row.updated_at,
        updated_by: row.updated_by,
    })
}
