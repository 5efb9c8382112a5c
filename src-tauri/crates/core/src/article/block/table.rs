//! Tables, their rows and cells.

use serde::{Serialize, Serializer};

use super::super::decode::{Node, Reader};
use super::super::encode::{Attr, NodeOut};
use super::super::error::DocumentError;
use super::{BlockAttrs, BlockNode, Paragraph, Visit};

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What every block carries.
    pub attrs: BlockAttrs,
    /// At least one.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// At least one.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Heading or plain.
    pub kind: CellKind,
    /// Columns it covers, at least 1.
    pub colspan: u32,
    /// Rows it covers, at least 1.
    pub rowspan: u32,
    /// At least one paragraph.
    pub content: Vec<Paragraph>,
}

/// What a cell is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// `table_cell`: data.
    Data,
    /// `table_header`: names a row or a column.
    Header,
}

impl CellKind {
    /// `"table_cell"` or `"table_header"`, as the document spells it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Data => "table_cell",
            Self::Header => "table_header",
        }
    }
}

/// The rows' type in a document.
const ROW: &str = "table_row";

impl BlockNode for Table {
    const NAME: &'static str = "table";

    fn decode(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let (attrs, _) = node.block_attrs(&[], reader)?;
        let rows = node.some_children(Self::NAME, |child| row(&child, reader))?;
        Ok(Self { attrs, rows })
    }

    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        visit(Visit::Open(Self::NAME, Some(&self.attrs)));
        for row in &self.rows {
            visit(Visit::Open(ROW, None));
            row.cells.iter().for_each(|cell| walk_cell(cell, visit));
            visit(Visit::Close(ROW));
        }
        visit(Visit::Close(Self::NAME));
    }
}

fn walk_cell<'a>(cell: &'a Cell, visit: &mut dyn FnMut(Visit<'a>)) {
    visit(Visit::Open(cell.kind.as_str(), None));
    cell.content.iter().for_each(|paragraph| paragraph.walk(visit));
    visit(Visit::Close(cell.kind.as_str()));
}

fn row(node: &Node<'_>, reader: &mut Reader) -> Result<Row, DocumentError> {
    if node.name() != ROW {
        return Err(node.misplaced(Table::NAME));
    }
    node.allow_keys(&["type", "attrs", "content"])?;
    node.attrs(&[])?;
    Ok(Row { cells: node.some_children(ROW, |child| cell(&child, reader))? })
}

fn cell(node: &Node<'_>, reader: &mut Reader) -> Result<Cell, DocumentError> {
    let kinds = [CellKind::Data, CellKind::Header];
    let Some(kind) = kinds.into_iter().find(|kind| kind.as_str() == node.name()) else {
        return Err(node.misplaced(ROW));
    };
    node.allow_keys(&["type", "attrs", "content"])?;
    let attrs = node.attrs(&["colspan", "rowspan"])?;
    let colspan = attrs.number_or("colspan", 1, 1)?;
    let rowspan = attrs.number_or("rowspan", 1, 1)?;
    let content = node.some_children(kind.as_str(), |child| match child.name() {
        Paragraph::NAME => Paragraph::decode(&child, reader),
        _ => Err(child.misplaced(kind.as_str())),
    })?;
    Ok(Cell { kind, colspan, rowspan, content })
}

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let node =
            NodeOut { name: Self::NAME, block: Some(&self.attrs), own: &[], content: &self.rows };
        node.serialize(serializer)
    }
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        NodeOut { name: ROW, block: None, own: &[], content: &self.cells }.serialize(serializer)
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let own =
            [("colspan", Attr::Number(self.colspan)), ("rowspan", Attr::Number(self.rowspan))];
        let name = self.kind.as_str();
        NodeOut { name, block: None, own: &own, content: &self.content }.serialize(serializer)
    }
}
