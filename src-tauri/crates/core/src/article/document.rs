//! The document tree.

use super::block::{Block, BlockAttrs, BlockId, Paragraph, Visit};
use super::id::IdSource;
use super::inline::InlineContent;

/// The version of the tree that this Warraq writes.
pub const VERSION: u64 = 1;

/// A document: at least one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    blocks: Vec<Block>,
}

impl Document {
    /// One empty paragraph.
    pub fn empty(ids: &mut dyn IdSource) -> Self {
        let attrs = BlockAttrs::new(ids);
        Self {
            blocks: vec![Block::Paragraph(Paragraph { attrs, content: InlineContent::default() })],
        }
    }

    /// The document of `blocks`; one empty paragraph where there is none.
    pub fn of(blocks: Vec<Block>, ids: &mut dyn IdSource) -> Self {
        if blocks.is_empty() { Self::empty(ids) } else { Self { blocks } }
    }

    /// The document of blocks that were read and counted already: at least one.
    pub(super) fn from_checked(blocks: Vec<Block>) -> Self {
        Self { blocks }
    }

    /// Its blocks in order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The top-level block with this id.
    #[must_use]
    pub fn block(&self, id: BlockId) -> Option<&Block> {
        self.blocks.iter().find(|block| block.id() == id)
    }

    /// Everything in it, in the order of the text.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        self.blocks.iter().for_each(|block| block.walk(visit));
    }
}
