//! One block or field of a revision brought back.

use warraq_core::article::{Article, ArticleId, BlockId, EditError};
use warraq_core::fields::{FieldName, Fields};

use super::find;
use crate::articles::row::json;
use crate::articles::{self, Saved};
use crate::error::StoreError;
use crate::snapshots;
use crate::transact::Tx;

/// A part of an article that comes back alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A block of the body, as [`warraq_core::article::Document::with_block_of`] brings it back.
    Block(BlockId),
    /// A field.
    Field(FieldName),
}

/// Makes one part of the article what it was in a revision; everything else stays as it stands now.
///
/// # Errors
/// `NotFound` where there is no such article, revision or block; `Order` where no block would be left, or something of it
/// stands in another block now.
pub fn restore_part(
    tx: &mut Tx<'_>,
    article: ArticleId,
    revision: u32,
    part: Part,
) -> Result<Saved, StoreError> {
    let connection = tx.connection();
    if let (Some(hash), ..) = find(connection, article, revision)? {
        let then = snapshots::load(connection, &hash)?;
        let Article { mut fields, tags, mut body, .. } =
            articles::read::article(connection, article)?;
        match part {
            Part::Block(block) => {
                body = body.with_block_of(&then.body, block).map_err(|error| match error {
                    EditError::UnknownBlock(_) => StoreError::NotFound(format!("block {block}")),
                    error => error.into(),
                })?;
            }
            Part::Field(field) => fields = with_field_of(&fields, &then.fields, field)?,
        }
        return articles::replace(tx, article, &fields, &tags, &body);
    }
    articles::saved(tx, article)
}

fn with_field_of(now: &Fields, then: &Fields, field: FieldName) -> Result<Fields, StoreError> {
    let (mut fields, then) =
        (serde_json::to_value(now).map_err(json)?, serde_json::to_value(then).map_err(json)?);
    let name = field.to_string();
    fields[&name] = then[&name].clone();
    serde_json::from_value(fields).map_err(json)
}
