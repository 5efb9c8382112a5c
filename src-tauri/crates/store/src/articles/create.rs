//! New articles.

use chrono::{DateTime, Utc};
use rusqlite::named_params;
use warraq_core::article::{ArticleId, Document};
use warraq_core::fields::Fields;
use warraq_core::tag::Tag;
use warraq_core::workflow::Status;

use super::Saved;
use crate::error::StoreError;
use crate::time::to_ms;
use crate::transact::Tx;
use crate::{blocks, names, tags};

/// What a new article begins as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewArticle {
    /// An id that no article has; one whose making was undone may be made again.
    pub id: ArticleId,
    /// Where it stands: an article that comes from elsewhere may be past its draft.
    pub status: Status,
    /// Its fields.
    pub fields: Fields,
    /// Its tags; one that is there in another spelling is that one.
    pub tags: Vec<Tag>,
    /// Its text.
    pub body: Document,
    /// When it was made and last changed, where that was before it came into the vault.
    pub dated: Option<DateTime<Utc>>,
}

impl NewArticle {
    /// A draft of the moment, without tags.
    #[must_use]
    pub fn draft(id: ArticleId, fields: Fields, body: Document) -> Self {
        Self { id, status: Status::Draft, fields, tags: Vec::new(), body, dated: None }
    }
}

/// Makes an article, of version 1 where it never was there before.
///
/// # Errors
/// `Document` where the text could not be read back, `Database` where the id is taken.
pub fn create(tx: &mut Tx<'_>, new: &NewArticle) -> Result<Saved, StoreError> {
    let connection = tx.connection();
    let body = new.body.clone().validated()?;
    let sql = include_str!("create.sql");
    let made = connection.prepare_cached(sql)?.execute(named_params! {
        ":id": new.id.to_string(),
        ":status": names::of(&new.status),
        ":at_ms": to_ms(new.dated.unwrap_or(tx.now())),
        ":by": tx.person().name,
        ":document_version": blocks::VERSION,
    })?;
    if made == 0 {
        return Err(rusqlite::Error::StatementChangedRows(0).into());
    }
    tx.made(new.id)?;
    super::write_fields(connection, new.id, &new.fields)?;
    let words = blocks::replace_all(connection, new.id, &body)?;
    blocks::set_words(connection, new.id, words)?;
    tags::put_all(connection, new.id, &new.tags)?;
    super::saved(tx, new.id)
}
