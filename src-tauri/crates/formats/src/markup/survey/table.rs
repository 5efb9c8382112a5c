//! Which tables hold data and which only lay out a page.

use dom_query::{NodeId, NodeRef};

use super::Survey;
use crate::markup::tag::attribute;

/// What is known of a table.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::markup) struct TableFacts {
    rows: usize,
    cells: usize,
    /// Cells and attributes that name columns, rows or the whole.
    headings: usize,
    /// Tables inside it.
    tables: usize,
    /// Headings and lists inside its cells.
    blocks: usize,
    pub(super) letters: usize,
    says_layout: bool,
}

/// Letters of a cell, on average, that are more than a table of data has.
const MUCH_TEXT: usize = 400;

impl TableFacts {
    /// Whether it only lays out: it says so, or it has other tables, a single cell, or text as in columns.
    pub(in crate::markup) fn is_layout(&self) -> bool {
        if self.says_layout {
            return true;
        }
        if self.headings > 0 {
            return false;
        }
        let has_much_text = self.letters / self.cells.max(1) > MUCH_TEXT;
        let is_one_line = self.rows <= 1 && self.blocks > 0;
        self.tables > 0
            || self.cells <= 1
            || has_much_text
            || is_one_line
            || self.blocks > self.rows
    }
}

/// Notes what an element says of the table around it.
pub(super) fn note(
    survey: &mut Survey,
    name: &str,
    node: &NodeRef<'_>,
    around: &mut Option<NodeId>,
) {
    if name == "table" {
        if let Some(facts) = around.and_then(|outer| survey.tables.get_mut(&outer)) {
            facts.tables += 1;
        }
        let role = attribute(node, "role");
        let says_layout = matches!(role.as_str(), "presentation" | "none");
        survey.tables.insert(node.id, TableFacts { says_layout, ..TableFacts::default() });
        *around = Some(node.id);
        return;
    }
    let Some(facts) = around.and_then(|table| survey.tables.get_mut(&table)) else { return };
    match name {
        "tr" => facts.rows += 1,
        "td" => {
            facts.cells += 1;
            facts.headings += usize::from(node.has_attr("scope"));
        }
        "th" => {
            facts.cells += 1;
            facts.headings += 1;
        }
        "caption" | "thead" => facts.headings += 1,
        "h1" | "h2" | "h3" | "h4" | "ul" | "ol" | "blockquote" | "figure" => facts.blocks += 1,
        _ => {}
    }
}
