//! Tables that hold data, and tables that only lay out the page.

use warraq_core::article::CellKind;

use super::super::part::{CellPart, Line, Part, Piece, TablePart, text_of};
use super::super::role::Role;
use super::{Emitter, Place, beginning};
use crate::report::{WarningDetail, WarningKind};
use crate::tree::{Look, Open};

/// The least text of a cell that is no datum, in characters.
const RUNNING_CHARS: usize = 200;

impl Emitter<'_, '_> {
    /// Adds the table, or what stands in it where it only lays out the page, with `rest` below it.
    pub(super) fn table(&mut self, table: &TablePart, place: Place, rest: &[Part]) {
        let mut cells = table.rows.iter().flatten();
        if !cells.any(|cell| has_something(&cell.content)) {
            return;
        }
        if place == Place::Inside {
            self.tree.report.warn_of(WarningKind::Flattened, WarningDetail::TableInside);
            self.contents_of_cells(table, place);
        } else if is_layout(table) {
            let first = table.rows.iter().flatten().map(|cell| beginning(&cell.content));
            let first = first.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
            self.tree.report.warn(WarningKind::LayoutTable, first);
            if self.has_title_below(rest) {
                let lines = self.lines.take();
                self.contents_of_cells(table, place);
                self.lines = lines;
            } else {
                self.contents_of_cells(table, place);
            }
        } else {
            self.data(table);
        }
    }

    fn contents_of_cells(&mut self, table: &TablePart, place: Place) {
        for cell in table.rows.iter().flatten() {
            self.story(&cell.content, place);
        }
    }

    fn data(&mut self, table: &TablePart) {
        self.tree.report.remove_alignment(table.aligned.clone());
        self.tree.open(Open::Table, Look::default());
        for row in &table.rows {
            self.tree.open(Open::Row, Look::default());
            for cell in row {
                let kind = if cell.is_header || is_heading(&cell.content) {
                    CellKind::Header
                } else {
                    CellKind::Data
                };
                let (colspan, rowspan) = (cell.columns, cell.rows);
                self.tree.open(Open::Cell { kind, colspan, rowspan }, Look::default());
                self.story(&cell.content, Place::Inside);
                self.tree.close();
            }
            self.tree.close();
        }
        self.tree.close();
    }
}

/// Whether the table only lays out the page: it has one column, or no lines and running text in a cell.
fn is_layout(table: &TablePart) -> bool {
    let has_one_column = table.rows.iter().all(|row| row.len() <= 1);
    let has_header =
        table.rows.iter().flatten().any(|cell| cell.is_header || is_heading(&cell.content));
    let has_one_row = table.rows.len() == 1;
    let mut cells = table.rows.iter().flatten();
    has_one_column
        || !table.has_borders && !has_header && cells.any(|cell| is_running(cell, has_one_row))
}

/// Whether a cell holds a piece of a page and no datum. In a table of one row less is enough.
fn is_running(cell: &CellPart, has_one_row: bool) -> bool {
    let lines = || {
        cell.content.iter().filter_map(|part| match part {
            Part::Line(line) => Some(line),
            _ => None,
        })
    };
    let has_picture =
        |line: &Line| line.pieces.iter().any(|piece| matches!(piece, Piece::Picture(_)));
    let has_block = cell.content.iter().any(|part| matches!(part, Part::Table(_)))
        || lines().any(|line| matches!(line.role, Role::Heading(_) | Role::Title));
    let is_long = text_of(&cell.content).chars().count() >= RUNNING_CHARS;
    let has_several = lines().filter(|line| line.has_text()).count() > 1;
    if has_one_row {
        has_block || is_long || has_several || lines().any(has_picture)
    } else {
        has_block || is_long && has_several
    }
}

/// Whether all lines of a cell name what stands below or beside it.
fn is_heading(parts: &[Part]) -> bool {
    let is_heading = |part: &Part| matches!(part, Part::Line(line) if line.role == Role::TableHeading && line.has_text());
    !parts.is_empty() && parts.iter().all(is_heading)
}

fn has_something(parts: &[Part]) -> bool {
    parts.iter().any(|part| match part {
        Part::Line(line) => !line.pieces.is_empty(),
        Part::Table(table) => table.rows.iter().flatten().any(|cell| has_something(&cell.content)),
        Part::Removed(..) => true,
    })
}
