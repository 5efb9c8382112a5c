//! Tables, and pictures side by side.

use warraq_core::article::{Block, BlockAttrs, Cell, CellKind, Gallery, Row, Table};

use super::super::part::{CellPart, Line, Part, TablePart};
use super::{Builder, dir, is_gap};
use crate::manuscript::style::Style;

impl Builder<'_> {
    /// The table or gallery; nothing where it is empty.
    pub(super) fn table(&mut self, table: &TablePart) -> Option<Block> {
        let cells = || table.rows.iter().flatten();
        let dir = table.is_rtl.map(dir);
        if cells().any(|cell| lines(cell).any(|line| line.style == Some(Style::GalleryPicture))) {
            let figures = cells().flat_map(|cell| self.figures(cell)).collect::<Vec<_>>();
            let attrs = BlockAttrs { dir, ..BlockAttrs::new(self.ids) };
            return Some(Block::Gallery(Gallery { attrs, figures }));
        }
        let mut rows = Vec::new();
        for row in &table.rows {
            let is_there = |cell: &&CellPart| !cell.content.iter().all(is_gap_part);
            let cells: Vec<Cell> =
                row.iter().filter(is_there).map(|cell| self.cell(cell)).collect();
            if !cells.is_empty() {
                rows.push(Row { cells });
            }
        }
        let attrs = BlockAttrs { dir, ..BlockAttrs::new(self.ids) };
        (!rows.is_empty()).then_some(Block::Table(Table { attrs, rows }))
    }

    fn cell(&mut self, cell: &CellPart) -> Cell {
        let is_heading = |line: &Line| line.style == Some(Style::TableHeading);
        let shown = || lines(cell).filter(|line| !is_gap(line));
        let kind = if shown().next().is_some() && shown().all(is_heading) {
            CellKind::Header
        } else {
            CellKind::Data
        };
        let mut content = self.paragraphs(&cell.content);
        if content.is_empty() {
            content.push(self.empty());
        }
        Cell { kind, colspan: cell.columns, rowspan: cell.rows, content }
    }

    fn figures(&mut self, cell: &CellPart) -> Vec<warraq_core::article::Figure> {
        let mut figures = Vec::new();
        let mut rest = cell.content.as_slice();
        while let [part, after @ ..] = rest {
            let mut taken = 1;
            if let Part::Line(line) = part
                && !is_gap(line)
            {
                let (figure, parts) = self.figure(line, after);
                figures.push(figure);
                taken = parts;
            }
            rest = &rest[taken..];
        }
        figures
    }
}

fn lines(cell: &CellPart) -> impl Iterator<Item = &Line> {
    cell.content.iter().filter_map(|part| match part {
        Part::Line(line) => Some(line),
        _ => None,
    })
}

fn is_gap_part(part: &Part) -> bool {
    matches!(part, Part::Line(line) if is_gap(line))
}
