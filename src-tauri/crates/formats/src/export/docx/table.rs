//! Tables.

use warraq_core::article::Dir;

use super::story::Story;
use crate::manuscript::{Cell, Table};

/// The width of the text on A4, in twentieths of a point.
const WIDTH: u32 = 9072;

impl Story<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let style = if table.has_lines { "WarraqTable" } else { "WarraqGallery" };
        self.raw(&format!("<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/>"));
        if table.dir == Dir::Rtl {
            self.raw("<w:bidiVisual/>");
        }
        self.raw("<w:tblW w:w=\"5000\" w:type=\"pct\"/>");
        self.raw("<w:tblLook w:val=\"0000\"/></w:tblPr><w:tblGrid>");
        let column = WIDTH / table.columns.max(1);
        for _ in 0..table.columns {
            self.raw(&format!("<w:gridCol w:w=\"{column}\"/>"));
        }
        self.raw("</w:tblGrid>");
        self.is_in_gallery = !table.has_lines;
        for (index, row) in table.rows.iter().enumerate() {
            self.raw("<w:tr><w:trPr><w:cantSplit/>");
            self.raw(if index < table.head { "<w:tblHeader/>" } else { "" });
            self.raw("</w:trPr>");
            for cell in row {
                self.cell(cell, column);
            }
            self.raw("</w:tr>");
        }
        self.is_in_gallery = false;
        self.raw("</w:tbl>");
    }

    fn cell(&mut self, cell: &Cell, column: u32) {
        self.raw(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>",
            column * cell.columns
        ));
        if cell.columns > 1 {
            self.raw(&format!("<w:gridSpan w:val=\"{}\"/>", cell.columns));
        }
        match cell.rows {
            0 => self.raw("<w:vMerge/>"),
            1 => {}
            _ => self.raw("<w:vMerge w:val=\"restart\"/>"),
        }
        if cell.is_header {
            self.raw("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EFEFEF\"/>");
        }
        self.raw("</w:tcPr>");
        for paragraph in &cell.content {
            self.paragraph(paragraph, "");
        }
        self.raw("</w:tc>");
    }
}
