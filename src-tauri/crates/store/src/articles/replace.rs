//! An article that takes the state it has elsewhere.

use warraq_core::article::{ArticleId, Document};
use warraq_core::fields::Fields;
use warraq_core::tag::Tag;

use super::{Saved, read};
use crate::error::StoreError;
use crate::snapshots::State;
use crate::transact::Tx;
use crate::{articles, imports};

/// Puts these fields, tags and text in the place of the article's; where it stands in the workflow it stays. What it
/// was before is a revision, as with every change.
///
/// # Errors
/// `NotFound`, `Document` where the text could not be read back.
pub fn replace(
    tx: &mut Tx<'_>,
    article: ArticleId,
    fields: &Fields,
    tags: &[Tag],
    body: &Document,
) -> Result<Saved, StoreError> {
    let connection = tx.connection();
    let body = body.clone().validated()?;
    let now = read::article(connection, article)?;
    if (&now.fields, &*now.tags, &now.body) != (fields, tags, &body) {
        let put_back = imports::put_back_of(connection, article)?;
        tx.touch(article)?;
        let (fields, tags) = (fields.clone(), tags.to_vec());
        let state = State { status: now.status, fields, tags, body, put_back };
        articles::put_back(tx.connection(), article, &state)?;
    }
    super::saved(tx, article)
}
