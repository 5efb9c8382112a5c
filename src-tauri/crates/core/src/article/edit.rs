//! Changing a document block by block, as the editor saves it.

use std::collections::{BTreeMap, BTreeSet};

use super::block::{Block, BlockId, Visit};
use super::document::Document;

/// Changed blocks do not make a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The order, or a change without one, names a block that is not there.
    #[error("there is no block {0}")]
    UnknownBlock(BlockId),
    /// A changed block has no place in the order.
    #[error("block {0} is not in the order")]
    Unplaced(BlockId),
    /// An id stands twice: among the changed blocks, in the order, or inside blocks of the result.
    #[error("block {0} stands twice")]
    Duplicate(BlockId),
    /// No block is left.
    #[error("a document needs a block")]
    NoBlocks,
}

impl Document {
    /// The document with the top-level blocks of `changed` in place of those with the same id. `order` is
    /// the complete list of top-level ids where blocks came, went or moved; without it all stay where they
    /// are, and only blocks that are there can change.
    ///
    /// # Errors
    /// When the blocks and the order do not make a document with every id once.
    pub fn with_blocks(
        &self,
        changed: Vec<Block>,
        order: Option<&[BlockId]>,
    ) -> Result<Self, EditError> {
        let mut new = BTreeMap::new();
        for block in changed {
            let id = block.id();
            if new.insert(id, block).is_some() {
                return Err(EditError::Duplicate(id));
            }
        }
        let blocks = match order {
            Some(order) => self.ordered(new, order)?,
            None => self.replaced(new)?,
        };
        if blocks.is_empty() {
            return Err(EditError::NoBlocks);
        }
        match first_duplicate(&blocks) {
            Some(id) => Err(EditError::Duplicate(id)),
            None => Ok(Self::from_checked(blocks)),
        }
    }

    fn replaced(&self, mut new: BTreeMap<BlockId, Block>) -> Result<Vec<Block>, EditError> {
        let replace = |old: &Block| new.remove(&old.id()).unwrap_or_else(|| old.clone());
        let blocks = self.blocks().iter().map(replace).collect();
        match new.keys().next() {
            Some(unknown) => Err(EditError::UnknownBlock(*unknown)),
            None => Ok(blocks),
        }
    }

    fn ordered(
        &self,
        mut new: BTreeMap<BlockId, Block>,
        order: &[BlockId],
    ) -> Result<Vec<Block>, EditError> {
        let old: BTreeMap<BlockId, &Block> =
            self.blocks().iter().map(|block| (block.id(), block)).collect();
        let mut placed = BTreeSet::new();
        let mut blocks = Vec::with_capacity(order.len());
        for id in order {
            if !placed.insert(*id) {
                return Err(EditError::Duplicate(*id));
            }
            let block = new.remove(id).or_else(|| old.get(id).copied().cloned());
            blocks.push(block.ok_or(EditError::UnknownBlock(*id))?);
        }
        match new.keys().next() {
            Some(unplaced) => Err(EditError::Unplaced(*unplaced)),
            None => Ok(blocks),
        }
    }
}

fn first_duplicate(blocks: &[Block]) -> Option<BlockId> {
    let mut seen = BTreeSet::new();
    let mut duplicate = None;
    for block in blocks {
        block.walk(&mut |step| {
            let (Visit::Open(_, Some(attrs)) | Visit::Leaf(_, attrs)) = step else { return };
            if !seen.insert(attrs.id) {
                duplicate = duplicate.or(Some(attrs.id));
            }
        });
    }
    duplicate
}

#[cfg(test)]
mod tests;
