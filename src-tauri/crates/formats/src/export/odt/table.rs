//! Tables.

use super::content::Text;
use super::styles::writing_mode;
use crate::manuscript::{Cell, Table};

impl Text<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let mode = writing_mode(table.dir);
        let style = self.automatic.of_table(
            "table",
            &format!(
                "style:writing-mode=\"{mode}\" style:rel-width=\"100%\" table:align=\"margins\""
            ),
        );
        let number = self.next();
        let columns = table.columns;
        self.raw(&format!(
            "<table:table table:name=\"Table{number}\" table:style-name=\"{style}\">\
             <table:table-column table:number-columns-repeated=\"{columns}\"/>"
        ));
        self.is_in_gallery = !table.has_lines;
        if table.head > 0 {
            self.raw("<table:table-header-rows>");
        }
        for (index, row) in table.rows.iter().enumerate() {
            self.raw("<table:table-row>");
            for cell in row {
                self.cell(cell, table.has_lines);
            }
            self.raw("</table:table-row>");
            if index + 1 == table.head {
                self.raw("</table:table-header-rows>");
            }
        }
        self.is_in_gallery = false;
        self.raw("</table:table>");
    }

    fn cell(&mut self, cell: &Cell, has_lines: bool) {
        if cell.rows == 0 {
            self.covered(cell.columns);
            return;
        }
        let line = if has_lines { "0.5pt solid #999999" } else { "none" };
        let colour = if cell.is_header { " fo:background-color=\"#efefef\"" } else { "" };
        let style = self
            .automatic
            .of_table("table-cell", &format!("fo:border=\"{line}\" fo:padding=\"3pt\"{colour}"));
        self.raw(&format!("<table:table-cell table:style-name=\"{style}\""));
        for (name, covers) in [("columns", cell.columns), ("rows", cell.rows)] {
            if covers > 1 {
                self.raw(&format!(" table:number-{name}-spanned=\"{covers}\""));
            }
        }
        self.raw(">");
        for paragraph in &cell.content {
            self.paragraph(paragraph);
        }
        self.raw("</table:table-cell>");
        self.covered(cell.columns - 1);
    }

    fn covered(&mut self, columns: u32) {
        for _ in 0..columns {
            self.raw("<table:covered-table-cell/>");
        }
    }
}
