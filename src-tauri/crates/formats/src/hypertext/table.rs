//! Tables.

use warraq_core::article::{Cell, CellKind, Dir, Paragraph, Row, Table};
use warraq_core::text::direction;

use super::Writer;

/// The most columns a cell may cover.
///
/// Source: HTML Living Standard, 4.9.11.
const MAX_COLSPAN: u32 = 1000;

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table, dir: Dir) {
        let is_heading = |row: &Row| {
            row.cells.iter().all(|cell| cell.kind == CellKind::Header && cell.rowspan == 1)
        };
        let (head, body) = match table.rows.split_first() {
            Some((first, rest)) if is_heading(first) && !rest.is_empty() => (Some(first), rest),
            _ => (None, table.rows.as_slice()),
        };
        self.raw("<div class=\"table\">\n");
        self.open("table", &table.attrs, dir);
        self.raw("\n");
        self.inside(dir, |inside| inside.rows(head, body));
        self.raw("</table>\n</div>\n");
    }

    fn rows(&mut self, head: Option<&Row>, body: &[Row]) {
        if let Some(head) = head {
            self.raw("<thead>\n");
            self.row(head, "col", 1);
            self.raw("</thead>\n");
        }
        self.raw("<tbody>\n");
        for (index, row) in body.iter().enumerate() {
            self.row(row, "row", body.len() - index);
        }
        self.raw("</tbody>\n");
    }

    /// A row with `rows_left` rows from it to the end of its part: no cell may reach further.
    fn row(&mut self, row: &Row, scope: &str, rows_left: usize) {
        self.raw("<tr>");
        for cell in &row.cells {
            self.cell(cell, scope, rows_left);
        }
        self.raw("</tr>\n");
    }

    fn cell(&mut self, cell: &Cell, scope: &str, rows_left: usize) {
        let tag = match cell.kind {
            CellKind::Data => "td",
            CellKind::Header => "th",
        };
        self.raw(&format!("<{tag}"));
        if cell.kind == CellKind::Header {
            self.raw(&format!(" scope=\"{scope}\""));
        }
        let rows = u32::try_from(rows_left).map_or(cell.rowspan, |left| cell.rowspan.min(left));
        for (name, covers) in [("colspan", cell.colspan.min(MAX_COLSPAN)), ("rowspan", rows)] {
            if covers > 1 {
                self.raw(&format!(" {name}=\"{covers}\""));
            }
        }
        if let [only] = cell.content.as_slice() {
            let dir = self.dir_of(only);
            self.attributes(&only.attrs, dir);
            self.raw(">");
            self.line(&only.content, dir);
        } else {
            self.raw(">\n");
            for paragraph in &cell.content {
                let dir = self.dir_of(paragraph);
                self.open("p", &paragraph.attrs, dir);
                self.line(&paragraph.content, dir);
                self.raw("</p>\n");
            }
        }
        self.raw(&format!("</{tag}>"));
    }

    fn dir_of(&self, paragraph: &Paragraph) -> Dir {
        let text = paragraph.content.to_text();
        paragraph.attrs.dir.unwrap_or_else(|| direction::of_text(&text, self.article_dir))
    }
}
