//! Saving what was written: the blocks that changed, and their order where it did.

mod ids;
mod plan;
#[cfg(test)]
mod tests;

use warraq_core::article::{ArticleId, Block, BlockId, Document};

use super::Saved;
use super::row::Row;
use crate::blocks;
use crate::error::StoreError;
use crate::transact::Tx;
use plan::Plan;

/// What the editor sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveBlocks {
    /// The article.
    pub article: ArticleId,
    /// The version the editor started from.
    pub base_version: u32,
    /// The top-level blocks that are new or changed.
    pub changed: Vec<Block>,
    /// All top-level blocks in order, where some came, went or moved; else nothing, and every changed
    /// block must be there already.
    pub order: Option<Vec<BlockId>>,
}

/// Saves changed blocks. The result is what [`Document::with_blocks`] says, but only the rows of blocks
/// that did change are read and written, so that a save of a long article takes no longer than its change.
///
/// [`Document::with_blocks`]: warraq_core::article::Document::with_blocks
///
/// # Errors
/// `NotFound`, `VersionConflict`, `Order` where blocks and order make no document, `Document` where a
/// block could not be read back.
pub fn save_blocks(tx: &mut Tx<'_>, save: &SaveBlocks) -> Result<Saved, StoreError> {
    let connection = tx.connection();
    let row = Row::of(connection, save.article)?;
    row.must_be(save.base_version)?;
    let plan = match &save.order {
        Some(order) => Plan::ordered(connection, save.article, &save.changed, order)?,
        None => Plan::in_place(connection, save.article, &save.changed)?,
    };
    ids::check(connection, save.article, &save.changed, &plan)?;
    write(tx, save.article, &row, &plan)
}

/// Puts a whole text in place of the article's. Only the rows of blocks that differ are written.
///
/// # Errors
/// `NotFound`, `VersionConflict`, `Document` where the text could not be read back.
pub fn save_document(
    tx: &mut Tx<'_>,
    article: ArticleId,
    base_version: u32,
    body: &Document,
) -> Result<Saved, StoreError> {
    let connection = tx.connection();
    let row = Row::of(connection, article)?;
    row.must_be(base_version)?;
    // It is looked through as a whole: no id stands twice in it.
    let body = body.clone().validated()?;
    let order: Vec<BlockId> = body.blocks().iter().map(Block::id).collect();
    let plan = Plan::ordered(connection, article, body.blocks(), &order)?;
    write(tx, article, &row, &plan)
}

fn write(tx: &mut Tx<'_>, article: ArticleId, row: &Row, plan: &Plan) -> Result<Saved, StoreError> {
    if !plan.is_empty() {
        tx.touch(article)?;
        plan.carry_out(tx.connection(), article)?;
        blocks::set_words(tx.connection(), article, plan.words_after(row.words))?;
    }
    super::saved(tx, article)
}
