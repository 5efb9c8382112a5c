//! The rows of tables. Markdown has no table without a heading row: one that is empty stands for none.

use std::ops::Range;

use pulldown_cmark::Alignment;
use warraq_core::article::{CellKind, Dir, InlineContent};

use super::super::inline::Picture;
use super::Grower;
use crate::alignment::{self, Side};
use crate::report::RemovedKind;
use crate::tree::{Look, Open};

/// A heading row that is not in the tree yet.
#[derive(Default)]
pub(super) struct Head {
    cells: Vec<Cell>,
    /// Whether a row without a word is one all the same.
    is_meant_empty: bool,
}

/// What stands in one cell.
pub(super) struct Cell {
    pub(super) content: InlineContent,
    pub(super) pictures: Vec<Picture>,
}

impl Head {
    fn stands_for_none(&self) -> bool {
        !self.is_meant_empty && self.cells.iter().all(|cell| cell.content.is_empty())
    }
}

impl Grower<'_> {
    /// Adds a cell to the row that is open.
    pub(super) fn cell(&mut self, cell: Cell, is_meant_empty: bool) {
        if let Some(head) = &mut self.head {
            head.is_meant_empty |= is_meant_empty;
            head.cells.push(cell);
        } else {
            self.grow_cell(CellKind::Data, cell);
        }
    }

    /// Starts a row below the heading row, which is not kept where it stands for none.
    pub(super) fn start_row(&mut self) {
        if let Some(head) = self.head.take() {
            if head.stands_for_none() {
                let pictures = head.cells.into_iter().flat_map(|cell| cell.pictures);
                self.add_pictures(pictures.collect());
            } else {
                self.grow_head(head);
            }
        }
        self.tree.open(Open::Row, Look::default());
    }

    /// Lists the cells of a row, which ends at this byte, that stand beyond the columns of their table: Markdown shows
    /// none of them.
    pub(super) fn list_beyond(&mut self, end: usize) {
        let beyond = self.source.text.get(self.cell_end..end).unwrap_or_default();
        let beyond = beyond.trim_matches(|letter: char| letter == '|' || letter.is_whitespace());
        if !beyond.is_empty() {
            self.tree.report.remove(RemovedKind::Hidden, self.source.stop.strip(beyond));
        }
    }

    /// Ends a table; a heading row without another below it is the table.
    pub(super) fn end_table(&mut self) {
        if let Some(head) = self.head.take() {
            self.grow_head(head);
        }
        self.tree.close();
    }

    /// Says how the columns of a table, which stands here in the file, are aligned: they will not be.
    pub(super) fn tell_alignment(&mut self, columns: &[Alignment], table: Range<usize>) {
        let sides = columns.iter().filter_map(|column| match column {
            Alignment::None => None,
            Alignment::Left => Some(Side::Left),
            Alignment::Center => Some(Side::Centre),
            Alignment::Right => Some(Side::Right),
        });
        let text = self.source.text.get(table).unwrap_or_default();
        let apart = alignment::apart(sides, text, Dir::Ltr);
        self.tree.report.remove_alignment(apart);
    }

    fn grow_head(&mut self, head: Head) {
        self.tree.open(Open::Row, Look::default());
        for cell in head.cells {
            self.grow_cell(CellKind::Header, cell);
        }
        self.tree.close();
    }

    fn grow_cell(&mut self, kind: CellKind, cell: Cell) {
        self.tree.open(Open::Cell { kind, colspan: 1, rowspan: 1 }, Look::default());
        self.paragraph(cell.content);
        self.add_pictures(cell.pictures);
        self.tree.close();
    }
}
