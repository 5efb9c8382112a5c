//! Tables.

use serde_json::json;
use warraq_core::article::{Cell, CellKind, Row, Table};

use super::Post;
use super::blocks::attributes;

/// The most columns a cell may cover.
///
/// Source: HTML Living Standard, 4.9.11.
const MAX_COLSPAN: u32 = 1000;

impl Post<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let is_heading = |row: &Row| {
            row.cells.iter().all(|cell| cell.kind == CellKind::Header && cell.rowspan == 1)
        };
        let (head, body) = match table.rows.split_first() {
            Some((first, rest)) if is_heading(first) && !rest.is_empty() => (Some(first), rest),
            _ => (None, table.rows.as_slice()),
        };
        let lang = table.attrs.lang.as_deref();
        self.block("table", attributes("hasFixedLayout", json!(false)), |post| {
            post.writer.raw("<figure class=\"wp-block-table\"><table>");
            if let Some(head) = head {
                post.writer.raw("<thead>");
                post.row(head, "col", 1, lang);
                post.writer.raw("</thead>");
            }
            post.writer.raw("<tbody>");
            for (index, row) in body.iter().enumerate() {
                post.row(row, "row", body.len() - index, lang);
            }
            post.writer.raw("</tbody></table></figure>");
        });
    }

    /// A row with `rows_left` rows from it to the end of its part: no cell may reach further.
    fn row(&mut self, row: &Row, scope: &str, rows_left: usize, lang: Option<&str>) {
        self.writer.raw("<tr>");
        for cell in &row.cells {
            let (tag, scope) = match cell.kind {
                CellKind::Data => ("td", String::new()),
                CellKind::Header => ("th", format!(" scope=\"{scope}\"")),
            };
            self.writer.raw(&format!("<{tag}{scope}"));
            self.spans(cell, rows_left);
            self.writer.raw(">");
            let filled = cell.content.iter().filter(|paragraph| !paragraph.content.is_empty());
            self.broken(lang, filled);
            self.writer.raw(&format!("</{tag}>"));
        }
        self.writer.raw("</tr>");
    }

    fn spans(&mut self, cell: &Cell, rows_left: usize) {
        let rows = u32::try_from(rows_left).map_or(cell.rowspan, |left| cell.rowspan.min(left));
        for (name, covers) in [("colspan", cell.colspan.min(MAX_COLSPAN)), ("rowspan", rows)] {
            if covers > 1 {
                self.writer.raw(&format!(" {name}=\"{covers}\""));
            }
        }
    }
}
