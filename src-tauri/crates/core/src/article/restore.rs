//! One block brought back from an earlier state of a document.

use std::collections::BTreeSet;

use super::Visit;
use super::block::{Block, BlockId};
use super::document::Document;
use super::edit::EditError;
use super::inline::Inline;

impl Document {
    /// The document with one top-level block as `earlier` has it: its content where it stands now; its place, where only
    /// that differs; itself after what stood before it then, with the notes that it points at, where it is gone. A block
    /// that `earlier` has not is taken out.
    ///
    /// # Errors
    /// `UnknownBlock` where neither has it, `NoBlocks` where none would be left, `Duplicate` where something in it stands
    /// elsewhere now.
    pub fn with_block_of(&self, earlier: &Self, id: BlockId) -> Result<Self, EditError> {
        let mut order: Vec<BlockId> = self.blocks().iter().map(Block::id).collect();
        let Some(then) = earlier.block(id) else {
            if self.block(id).is_none() {
                return Err(EditError::UnknownBlock(id));
            }
            order.retain(|other| *other != id);
            return self.with_blocks(Vec::new(), Some(&order));
        };
        let mut changed = vec![then.clone()];
        if self.block(id).is_none_or(|now| now == then) {
            order.retain(|other| *other != id);
            place(&mut order, earlier, id);
        }
        for note in notes(then) {
            if let (None, Some(text)) = (self.block(note), earlier.block(note)) {
                place(&mut order, earlier, note);
                changed.push(text.clone());
            }
        }
        self.with_blocks(changed, Some(&order))
    }
}

/// Puts a block behind the nearest one of those before it in `earlier` that is still there.
fn place(order: &mut Vec<BlockId>, earlier: &Document, id: BlockId) {
    let before = earlier.blocks().iter().map(Block::id).take_while(|other| *other != id);
    let near = before.filter_map(|other| order.iter().position(|one| *one == other)).last();
    order.insert(near.map_or(0, |at| at + 1), id);
}

/// The notes that a block points at.
fn notes(block: &Block) -> BTreeSet<BlockId> {
    let mut notes = BTreeSet::new();
    block.walk(&mut |step| {
        if let Visit::Line(_, line) = step {
            notes.extend(line.as_slice().iter().filter_map(|run| match run {
                Inline::FootnoteRef { target, .. } => Some(*target),
                _ => None,
            }));
        }
    });
    notes
}

#[cfg(test)]
mod tests;
