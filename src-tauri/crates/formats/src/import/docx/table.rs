//! Tables as the file has them.

use std::collections::HashMap;

use warraq_core::article::Dir;

use super::plain::plain_text;
use super::reader::Reader;
use crate::alignment::{self, Side};
use crate::office::part::{CellPart, TablePart};
use crate::office::xml::Element;
use crate::report::{WarningDetail, WarningKind};

/// Columns of a table, at most: Word's own limit is 63.
const MAX_COLUMNS: u32 = 1000;

/// Whether some side of `borders` has a line.
pub(super) fn has_lines(borders: Element<'_>) -> bool {
    borders.children().any(|side| !matches!(side.attr("val"), None | Some("none" | "nil")))
}

/// The cells above that reach down, by their first column: their row and their place in it.
type Reaching = HashMap<u32, (usize, usize)>;

impl Reader<'_, '_> {
    /// The table `element`.
    pub(super) fn table(&mut self, element: Element<'_>) -> TablePart {
        let about = element.child("w:tblPr");
        let style = about
            .and_then(|about| about.value("w:tblStyle"))
            .map(|id| self.styles.get(id))
            .unwrap_or_default();
        let rows = inside(element, "w:tr");
        let sets_apart = style.sets_first_row_apart
            && rows.len() > 1
            && about.and_then(|about| about.child("w:tblLook")).is_some_and(looks_at_first_row);
        let own_borders = about.and_then(|about| about.child("w:tblBorders")).map(has_lines);
        let mut has_borders = own_borders.unwrap_or(style.has_borders);
        let is_rtl = about.map(|about| about.switch("w:bidiVisual") == Some(true));
        let mut found: Vec<Vec<CellPart>> = Vec::new();
        let mut reaching = Reaching::new();
        for (index, row) in rows.into_iter().enumerate() {
            let row_about = row.child("w:trPr");
            let is_header = row_about.and_then(|about| about.switch("w:tblHeader")) == Some(true)
                || index == 0 && sets_apart;
            has_borders |= row.descendants().any(|c| c.name() == "w:tcBorders" && has_lines(c));
            self.warn_of_row(row_about, row);
            self.row(row, is_header, &mut found, &mut reaching);
        }
        TablePart { rows: found, has_borders, is_rtl, aligned: aligned(element, is_rtl) }
    }

    fn row(
        &mut self,
        row: Element<'_>,
        is_header: bool,
        rows: &mut Vec<Vec<CellPart>>,
        reaching: &mut Reaching,
    ) {
        let about = row.child("w:trPr");
        let mut column = number(about, "w:gridBefore").unwrap_or(0).min(MAX_COLUMNS);
        let mut cells: Vec<CellPart> = Vec::new();
        for cell in inside(row, "w:tc") {
            let about = cell.child("w:tcPr");
            let columns = number(about, "w:gridSpan").unwrap_or(1).clamp(1, MAX_COLUMNS);
            let content = self.blocks(cell);
            let merge = about.and_then(|about| about.child("w:vMerge"));
            let goes_on = merge.is_some_and(|merge| merge.attr("val") != Some("restart"));
            match reaching.get(&column).copied() {
                Some((row, place)) if goes_on => {
                    let above = &mut rows[row][place];
                    above.rows = above.rows.saturating_add(1);
                    above.content.extend(content);
                }
                _ => {
                    reaching.remove(&column);
                    if merge.is_some() {
                        reaching.insert(column, (rows.len(), cells.len()));
                    }
                    cells.push(CellPart { is_header, columns, rows: 1, content });
                }
            }
            column = column.saturating_add(columns);
        }
        rows.push(cells);
    }

    fn warn_of_row(&mut self, about: Option<Element<'_>>, row: Element<'_>) {
        let of_row = about.into_iter().flat_map(Element::children);
        for change in of_row.chain(row.descendants()) {
            let kind = match change.name() {
                "w:ins" | "w:cellIns" | "w:cellMerge" => WarningKind::TrackedChange,
                "w:del" | "w:cellDel" => WarningKind::TrackedChangeRejected,
                _ => continue,
            };
            self.report.warn_of(kind, WarningDetail::Rows);
        }
    }
}

/// What is to be said of how the lines of a table are aligned by hand; what a style says is how the document looks.
fn aligned(table: Element<'_>, is_rtl: Option<bool>) -> Option<String> {
    let lines = table.descendants().filter(|child| child.name() == "w:p");
    let sides = lines.filter_map(|line| side(line.child("w:pPr")?));
    let fallback = if is_rtl == Some(true) { Dir::Rtl } else { Dir::Ltr };
    alignment::apart(sides, &plain_text(table), fallback)
}

/// The side that a paragraph says its lines stand at, where that is not the one it begins at anyway. In one that runs
/// from right to left, Word means the left side by `right`.
///
/// Source: ECMA-376 part 1, 17.3.1.13.
fn side(about: Element<'_>) -> Option<Side> {
    let is_rtl = about.switch("w:bidi") == Some(true);
    match about.value("w:jc")? {
        "right" | "end" => Some(Side::end(if is_rtl { Dir::Rtl } else { Dir::Ltr })),
        "center" => Some(Side::Centre),
        _ => None,
    }
}

/// Elements of this name in `parent`, also where controls or changes are around them.
fn inside<'x>(parent: Element<'x>, name: &str) -> Vec<Element<'x>> {
    let mut found = Vec::new();
    let mut wrapped: Vec<Element<'x>> = parent.children().collect();
    wrapped.reverse();
    while let Some(child) = wrapped.pop() {
        match child.name() {
            found_name if found_name == name => found.push(child),
            "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" | "w:del" => {
                let inner: Vec<Element<'x>> = child.children().collect();
                wrapped.extend(inner.into_iter().rev());
            }
            _ => {}
        }
    }
    found
}

fn looks_at_first_row(look: Element<'_>) -> bool {
    match (look.attr("firstRow"), look.attr("val")) {
        (Some(said), _) => matches!(said, "1" | "true"),
        (None, Some(bits)) => u32::from_str_radix(bits, 16).is_ok_and(|bits| bits & 0x20 != 0),
        (None, None) => false,
    }
}

fn number(about: Option<Element<'_>>, name: &str) -> Option<u32> {
    about?.value(name)?.parse().ok()
}
