//! Finished blocks, put where they belong.

use warraq_core::article::{Block, Figure, ListItem};

use super::Tree;
use super::fit::fit;
use super::frame::{self, Frame, OpenCell};

impl Tree<'_> {
    /// An item begins with a paragraph, if only an empty one; an item with nothing in it is none.
    pub(super) fn close_item(&mut self, mut content: Vec<Block>) {
        if content.is_empty() {
            return;
        }
        if !matches!(content.first(), Some(Block::Paragraph(_))) {
            content.insert(0, Block::Paragraph(frame::empty_paragraph(self.ids)));
        }
        if let Some(Frame::List { items, .. }) = self.frames.last_mut() {
            items.push(ListItem { content });
        } else {
            self.place_all(content);
        }
    }

    pub(super) fn close_row(&mut self, cells: Vec<OpenCell>) {
        if let Some(Frame::Table(_, rows)) = self.frames.last_mut() {
            rows.push(cells);
        } else {
            self.place_all(cells.into_iter().flat_map(|cell| cell.content));
        }
    }

    pub(super) fn close_cell(&mut self, cell: OpenCell) {
        if let Some(Frame::Row(cells)) = self.frames.last_mut() {
            cells.push(cell);
        } else {
            self.place_all(cell.content);
        }
    }

    pub(super) fn close_figure(&mut self, figure: Figure) {
        if let Some(Frame::Gallery(_, figures)) = self.frames.last_mut() {
            figures.push(figure);
        } else {
            self.place(Block::Figure(figure));
        }
    }

    pub(super) fn place_all(&mut self, blocks: impl IntoIterator<Item = Block>) {
        for block in blocks {
            self.place(block);
        }
    }

    /// Puts `block` where it stands, or what is left of it there.
    pub(super) fn place(&mut self, block: Block) {
        let depth = self.frames.len();
        let Some(parent) = self.frames.last_mut() else {
            self.put(block);
            return;
        };
        let fitted = fit(block, parent.holds(depth), &mut self.pending, self.report);
        parent.take(fitted, &mut self.pending);
    }

    /// What could not stand inside stands behind, once the block of the document is closed.
    pub(super) fn release_pending(&mut self) {
        if self.frames.is_empty() && self.line.is_none() {
            for block in std::mem::take(&mut self.pending) {
                self.put(block);
            }
        }
    }

    pub(super) fn put(&mut self, block: Block) {
        self.report.now_after(block.id());
        self.blocks.push(block);
    }
}
