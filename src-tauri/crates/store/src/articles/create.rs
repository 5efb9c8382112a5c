//! New articles.

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
    /// An id nothing else has.
    pub id: ArticleId,
    /// Its fields.
    pub fields: Fields,
    /// Its tags; one that is there in another spelling is that one.
    pub tags: Vec<Tag>,
    /// Its text.
    pub body: Document,
}

/// Makes an article: a draft, of version 1.
///
/// # Errors
/// `Document` where the text could not be read back, `Database` where the id is taken.
pub fn create(tx: &mut Tx<'_>, new: &NewArticle) -> Result<Saved, StoreError> {
    let connection = tx.connection();
    let body = new.body.clone().validated()?;
    let sql = include_str!("create.sql");
    connection.prepare_cached(sql)?.execute(named_params! {
        ":id": new.id.to_string(),
        ":status": names::of(&Status::Draft),
        ":at_ms": to_ms(tx.now()),
        ":by": tx.person().name,
        ":document_version": blocks::VERSION,
    })?;
    tx.made(new.id)?;
    super::write_fields(connection, new.id, &new.fields)?;
    let words = blocks::replace_all(connection, new.id, &body)?;
    blocks::set_words(connection, new.id, words)?;
    tags::replace_all(connection, new.id, &new.tags)?;
    super::saved(tx, new.id)
}
