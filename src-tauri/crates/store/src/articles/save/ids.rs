//! Ids inside blocks: each stands once in an article, however deep.

use std::collections::BTreeSet;

use rusqlite::Connection;
use warraq_core::article::{ArticleId, Block, BlockId, EditError};

use super::plan::Plan;
use crate::blocks;
use crate::error::StoreError;

/// Refuses a save after which an id would stand twice.
///
/// Only ids that come new into the article are looked for in the blocks that stay: those that the changed
/// blocks had before cannot be in another one.
///
/// # Errors
/// `Order` with the id.
pub(super) fn check(
    connection: &Connection,
    article: ArticleId,
    changed: &[Block],
    plan: &Plan,
) -> Result<(), StoreError> {
    let mut ids = BTreeSet::new();
    for id in changed.iter().flat_map(blocks::ids) {
        if !ids.insert(id) {
            return Err(EditError::Duplicate(id).into());
        }
    }
    let written: BTreeSet<BlockId> = changed.iter().map(Block::id).collect();
    let had = |id| plan.written.iter().filter_map(|w| w.before.as_ref()).any(|b| b.may_hold(id));
    for id in ids.into_iter().filter(|id| !written.contains(id) || is_new(plan, *id)) {
        if had(id) {
            continue;
        }
        for (holder, ids) in blocks::holders(connection, article, id)? {
            let stays = !written.contains(&holder) && !plan.removed.contains_key(&holder);
            if stays && ids.contains(&id) {
                return Err(EditError::Duplicate(id).into());
            }
        }
    }
    Ok(())
}

/// Whether a top-level block was not there before.
fn is_new(plan: &Plan, id: BlockId) -> bool {
    plan.written.iter().any(|write| write.block.id == id && write.before.is_none())
}
