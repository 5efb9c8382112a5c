//! Tables as the file has them.

use warraq_core::article::Dir;

use super::super::plain::plain_text;
use super::Reader;
use crate::alignment::{self, Side};
use crate::office::part::{CellPart, Part, TablePart};
use crate::office::xml::Element;
use crate::report::RemovedKind;

/// Columns or rows that a cell covers, at most.
const MAX_SPAN: u32 = 1000;
/// Times that an empty cell or row stands, at most.
const MAX_EMPTY: usize = 64;
/// What a cell counts beside its text, in bytes.
const CELL_BYTES: usize = 64;

impl<'x> Reader<'_, '_, 'x> {
    /// Adds the table `element`.
    pub(super) fn add_table(&mut self, element: Element<'x>, parts: &mut Vec<Part>) {
        let style = self.styles.get("table", element.attr("table:style-name"));
        let (is_rtl, aligned) = (style.is_rtl, self.aligned(element, style.is_rtl));
        let mut table = TablePart { rows: Vec::new(), has_borders: false, is_rtl, aligned };
        let mut hidden = Vec::new();
        for (row, is_header) in rows_of(element) {
            if matches!(row.attr("table:visibility"), Some("collapse" | "filter")) {
                hidden.push(plain_text(row));
                continue;
            }
            // Text under a cell that covers others is not seen either.
            let is_covered = |cell: &Element<'_>| cell.name() == "table:covered-table-cell";
            hidden.extend(row.children().filter(is_covered).map(plain_text));
            for _ in 0..self.times(row, "table:number-rows-repeated") {
                let cells = self.row(row, is_header, &mut table.has_borders);
                table.rows.push(cells);
            }
        }
        parts.push(Part::Table(table));
        hidden.retain(|text| !text.is_empty());
        if !hidden.is_empty() {
            parts.push(Part::Removed(RemovedKind::Hidden, hidden.join("\n")));
        }
    }

    /// What is to be said of how the lines of a table are aligned.
    fn aligned(&self, table: Element<'x>, is_rtl: Option<bool>) -> Option<String> {
        let lines = table.descendants().filter(|child| matches!(child.name(), "text:p" | "text:h"));
        let sides = lines.filter_map(|line| {
            let style = self.styles.get("paragraph", line.attr("text:style-name"));
            let start = Side::start(if style.is_rtl == Some(true) { Dir::Rtl } else { Dir::Ltr });
            style.side.filter(|side| *side != start)
        });
        let fallback = if is_rtl == Some(true) { Dir::Rtl } else { Dir::Ltr };
        alignment::apart(sides, &plain_text(table), fallback)
    }

    fn row(&mut self, row: Element<'x>, is_header: bool, has_borders: &mut bool) -> Vec<CellPart> {
        let mut cells = Vec::new();
        for cell in row.children() {
            if cell.name() != "table:table-cell" {
                continue;
            }
            let style = self.styles.get("table-cell", cell.attr("table:style-name"));
            *has_borders |= style.has_border == Some(true);
            let span = |name| cell.attr(name).and_then(|it| it.parse::<u32>().ok()).unwrap_or(1);
            let columns = span("table:number-columns-spanned").clamp(1, MAX_SPAN);
            let rows = span("table:number-rows-spanned").clamp(1, MAX_SPAN);
            for _ in 0..self.times(cell, "table:number-columns-repeated") {
                let content = self.story(cell);
                cells.push(CellPart { is_header, columns, rows, content });
            }
        }
        cells
    }

    /// How often a row or cell stands. Files can say a million times what they have once.
    fn times(&mut self, element: Element<'x>, name: &str) -> usize {
        let said: usize = element.attr(name).and_then(|it| it.parse().ok()).unwrap_or(1).max(1);
        if said == 1 {
            return 1;
        }
        let text = element.descendants().map(|child| child.text().len() + child.tail().len());
        let size = CELL_BYTES + text.sum::<usize>();
        let wanted = if plain_text(element).is_empty() { said.min(MAX_EMPTY) } else { said };
        let times = wanted.min(1 + self.repeats_left / size);
        self.repeats_left -= (times - 1) * size;
        times
    }
}

/// The rows of a table in their order, and whether they head it; tables in its cells have their own.
fn rows_of(table: Element<'_>) -> Vec<(Element<'_>, bool)> {
    let mut rows = Vec::new();
    let mut inner: Option<Element<'_>> = None;
    let mut header: Option<Element<'_>> = None;
    for child in table.descendants() {
        if inner.is_some_and(|inner| inner.holds(child)) {
            continue;
        }
        match child.name() {
            "table:table-header-rows" => header = Some(child),
            "table:table-row" => {
                rows.push((child, header.is_some_and(|header| header.holds(child))));
                inner = Some(child);
            }
            _ => {}
        }
    }
    rows
}
