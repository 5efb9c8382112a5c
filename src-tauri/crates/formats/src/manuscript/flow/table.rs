//! Tables, and pictures side by side.

use warraq_core::article::{Block, CellKind, Dir, Gallery, Table as Source};
use warraq_core::text::direction;

use super::super::grid::{Place, head_rows, laid_out};
use super::super::style::Style;
use super::super::{Cell, Paragraph, Table};
use super::Flow;

/// Pictures side by side.
const IN_A_ROW: usize = 2;

impl Flow<'_> {
    pub(super) fn laid_out(&mut self, block: &Block, table: &Source) -> Table {
        let dir = direction::of_block(block, self.article_dir);
        let (places, columns) = laid_out(table);
        let lang = table.attrs.lang.as_deref();
        let mut rows = Vec::new();
        for row in places {
            let mut cells = Vec::new();
            for place in row {
                cells.push(match place {
                    Place::Cell { at: (row, at), columns, rows } => {
                        let cell = &table.rows[row].cells[at];
                        let content = self.cell_lines(cell.kind, &cell.content, lang);
                        let is_header = cell.kind == CellKind::Header;
                        Cell { columns, rows, is_header, content }
                    }
                    Place::Covered(columns) => empty(columns, 0, dir),
                    Place::Gap(columns) => empty(columns, 1, dir),
                });
            }
            rows.push(cells);
        }
        Table { dir, has_lines: true, columns, rows, head: head_rows(table) }
    }

    pub(super) fn gallery(&mut self, block: &Block, gallery: &Gallery) -> Table {
        let dir = direction::of_block(block, self.article_dir);
        let mut rows = Vec::new();
        for pair in gallery.figures.chunks(IN_A_ROW) {
            let mut cells: Vec<Cell> = Vec::new();
            for figure in pair {
                let own = Block::Figure(figure.clone());
                let own = direction::of_block(&own, self.article_dir);
                let lang = figure.attrs.lang.as_deref().or(gallery.attrs.lang.as_deref());
                let content = self.figure_lines(Style::GalleryPicture, figure, own, lang);
                cells.push(Cell { columns: 1, rows: 1, is_header: false, content });
            }
            cells.resize_with(IN_A_ROW, || empty(1, 1, dir));
            rows.push(cells);
        }
        Table { dir, has_lines: false, columns: 2, rows, head: 0 }
    }
}

/// A place that holds nothing.
fn empty(columns: u32, rows: u32, dir: Dir) -> Cell {
    let style = Style::Gap;
    let content = vec![Paragraph { style, dir, lang: None, item: None, runs: Vec::new() }];
    Cell { columns, rows, is_header: false, content }
}
