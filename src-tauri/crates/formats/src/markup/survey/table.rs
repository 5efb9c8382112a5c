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
    /// Headings inside its cells.
    titles: usize,
    pictures: usize,
    letters: usize,
    /// The cells of the row that is read.
    in_row: usize,
    /// The cells of its longest row.
    columns: usize,
    cell: CellFacts,
    content: Content,
    look: Look,
}

/// What some cell has.
#[derive(Debug, Clone, Copy, Default)]
struct Content {
    several_lines: bool,
    long_text: bool,
    /// Several lines with long text.
    running_text: bool,
}

/// What a table's own tags say of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Look {
    /// Nothing.
    #[default]
    Plain,
    /// It has lines between its cells.
    Bordered,
    /// It only lays out.
    Layout,
}

/// What is known of the cell that is read.
#[derive(Debug, Clone, Copy, Default)]
struct CellFacts {
    letters: usize,
    lines: usize,
}

/// Letters of a cell that is no datum.
const RUNNING_LETTERS: usize = 160;

/// Letters of a cell, on average, that are more than a table of data has.
const MUCH_TEXT: usize = 400;

impl TableFacts {
    /// Whether it only lays out: it says so, or it has other tables, a single column, or text as in columns; as a table
    /// of a document, without lines also where a cell has a heading or running text.
    pub(in crate::markup) fn is_layout(&self) -> bool {
        if self.look == Look::Layout {
            return true;
        }
        if self.headings > 0 {
            return false;
        }
        let has_much_text = self.letters / self.cells.max(1) > MUCH_TEXT;
        let is_one_row = self.rows <= 1;
        let is_one_line = is_one_row && self.blocks > 0;
        let is_piece_of_a_page = self.titles > 0
            || self.content.running_text
            || is_one_row && self.has_more_than_words();
        self.tables > 0
            || self.columns <= 1
            || has_much_text
            || is_one_line
            || self.blocks > self.rows
            || self.look == Look::Plain && is_piece_of_a_page
    }

    fn has_more_than_words(&self) -> bool {
        self.content.long_text || self.content.several_lines || self.pictures > 0
    }

    /// Notes letters of the cell that is read.
    pub(super) fn add_letters(&mut self, count: usize) {
        self.letters += count;
        self.cell.letters += count;
        self.weigh();
    }

    fn add_line(&mut self) {
        self.cell.lines += 1;
        self.weigh();
    }

    fn weigh(&mut self) {
        let is_long = self.cell.letters >= RUNNING_LETTERS;
        let has_several = self.cell.lines > 1;
        self.content.long_text |= is_long;
        self.content.several_lines |= has_several;
        self.content.running_text |= is_long && has_several;
    }

    fn add_cell(&mut self) {
        self.cells += 1;
        self.in_row += 1;
        self.columns = self.columns.max(self.in_row);
        self.cell = CellFacts::default();
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
        let look = match role.as_str() {
            "presentation" | "none" => Look::Layout,
            _ if has_borders(node) => Look::Bordered,
            _ => Look::Plain,
        };
        let facts = TableFacts { look, ..TableFacts::default() };
        survey.tables.insert(node.id, facts);
        *around = Some(node.id);
        return;
    }
    let Some(facts) = around.and_then(|table| survey.tables.get_mut(&table)) else { return };
    match name {
        "tr" => {
            facts.rows += 1;
            facts.in_row = 0;
        }
        "td" => {
            facts.add_cell();
            facts.headings += usize::from(node.has_attr("scope"));
        }
        "th" => {
            facts.add_cell();
            facts.headings += 1;
        }
        "caption" | "thead" => facts.headings += 1,
        "h1" | "h2" | "h3" | "h4" | "ul" | "ol" | "blockquote" | "figure" => facts.blocks += 1,
        _ => {}
    }
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => facts.titles += 1,
        "p" => facts.add_line(),
        "img" => facts.pictures += 1,
        _ => {}
    }
}

/// Whether a table says that lines stand around its cells.
fn has_borders(node: &NodeRef<'_>) -> bool {
    let border = attribute(node, "border");
    let style = attribute(node, "style").replace(' ', "").to_ascii_lowercase();
    let has_none = ["border:none", "border:0", "border-width:0"].iter();
    let has_style = style.contains("border:") || style.contains("border-width:");
    !matches!(border.trim(), "" | "0") && border.trim() != "0px"
        || has_style && !has_none.into_iter().any(|none| style.contains(none))
}
