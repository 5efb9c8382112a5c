//! Words replaced where they were found.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use warraq_core::article::ArticleId;
use warraq_core::article::replacing::{self, Replacement};

use super::row::Row;
use super::{save_document, save_fields};
use crate::error::StoreError;
use crate::transact::Tx;

/// Places of an article that somebody chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ChosenPlaces {
    /// The article.
    pub article: ArticleId,
    /// The version in which they were found.
    pub base_version: u32,
    /// Their numbers, as they were found.
    pub numbers: BTreeSet<u32>,
}

/// Replaces what was found in these places of an article, in its fields and its text, and gives how many they were.
///
/// # Errors
/// `NotFound`, and `VersionConflict` where the article is another than was looked through: nothing of it is changed then.
/// `Document` where the text could not be read back.
pub fn replace_found(
    tx: &mut Tx<'_>,
    replacement: Replacement<'_>,
    chosen: &ChosenPlaces,
) -> Result<u32, StoreError> {
    let ChosenPlaces { article, base_version, numbers } = chosen;
    Row::of(tx.connection(), *article)?.must_be(*base_version)?;
    let before = tx.article(*article)?;
    let replaced = replacing::apply(replacement, &before.body, &before.fields, numbers);
    save_document(tx, *article, *base_version, &replaced.document)?;
    let version = tx.version(*article)?;
    save_fields(tx, *article, version, &replaced.changes)?;
    Ok(replaced.count)
}
