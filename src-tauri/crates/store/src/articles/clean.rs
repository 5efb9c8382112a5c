//! Cleaning that somebody asked for.

use warraq_core::article::ArticleId;
use warraq_core::article::cleaning::{self, Kind};

use super::{Saved, save_document, save_fields};
use crate::error::StoreError;
use crate::transact::Tx;

/// Takes what cleaning of these kinds finds out of body and fields; nothing is changed where it finds
/// nothing.
///
/// # Errors
/// `NotFound`, `VersionConflict`.
pub fn clean(
    tx: &mut Tx<'_>,
    article: ArticleId,
    base_version: u32,
    kinds: &[Kind],
) -> Result<Saved, StoreError> {
    let before = tx.article(article)?;
    let cleaned = cleaning::apply(&before.body, &before.fields, kinds);
    save_document(tx, article, base_version, &cleaned.document)?;
    let version = tx.version(article)?;
    save_fields(tx, article, version, &cleaning::changes(&before.fields, &cleaned.fields))
}
