//! Filling fields.

use warraq_core::article::ArticleId;
use warraq_core::fields::{Correction, FieldChange};

use super::Saved;
use super::row::Row;
use crate::error::StoreError;
use crate::transact::Tx;

/// Sets fields: all of them or none.
///
/// # Errors
/// `NotFound`, `VersionConflict`, and `Field` for the first value that cannot be its field's.
pub fn save_fields(
    tx: &mut Tx<'_>,
    article: ArticleId,
    base_version: u32,
    changes: &[FieldChange],
) -> Result<Saved, StoreError> {
    let row = Row::of(tx.connection(), article)?;
    row.must_be(base_version)?;
    let old = row.fields()?;
    let mut new = old.clone();
    for change in changes {
        new.apply(change)?;
    }
    if new != old {
        tx.touch(article)?;
        super::write_fields(tx.connection(), article, &new)?;
    }
    super::saved(tx, article)
}

/// Adds what readers are told of a mistake that was corrected.
///
/// # Errors
/// `NotFound`.
pub fn add_correction(
    tx: &mut Tx<'_>,
    article: ArticleId,
    correction: Correction,
) -> Result<Saved, StoreError> {
    let mut fields = Row::of(tx.connection(), article)?.fields()?;
    fields.corrections.push(correction);
    tx.touch(article)?;
    super::write_fields(tx.connection(), article, &fields)?;
    super::saved(tx, article)
}
