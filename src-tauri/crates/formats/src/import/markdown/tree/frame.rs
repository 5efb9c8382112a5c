//! A block whose end has not come.

use warraq_core::article::{
    Block, BlockAttrs, BlockId, Cell, CellKind, Footnote, IdSource, InlineContent, ListItem,
    Paragraph, Quote, Row, Table,
};

/// Blocks inside one another, beyond which lists are told in paragraphs. Two for each list; far more than a
/// reader can follow, and less than a document may hold.
const MAX_DEPTH: usize = 20;

/// A block that holds others and is not finished.
pub(super) enum Frame {
    Quote(Vec<Block>),
    /// With the number it starts at, where it is numbered.
    List(Option<u64>, Vec<ListItem>),
    Item(Vec<Block>),
    Note(BlockId, Vec<Block>),
    Table(Vec<OpenRow>),
}

/// A row of a table that is not finished.
pub(super) struct OpenRow {
    kind: CellKind,
    cells: Vec<Cell>,
    /// Whether a row without a word is one all the same.
    pub(super) is_meant_empty: bool,
}

impl OpenRow {
    pub(super) fn new(kind: CellKind) -> Self {
        Self { kind, cells: Vec::new(), is_meant_empty: false }
    }

    pub(super) fn push(&mut self, paragraph: Paragraph) {
        let content = vec![paragraph];
        self.cells.push(Cell { kind: self.kind, colspan: 1, rowspan: 1, content });
    }

    /// Markdown has no table without a heading row: one that is empty stands for none.
    fn stands_for_none(&self) -> bool {
        let mut paragraphs = self.cells.iter().flat_map(|cell| &cell.content);
        let is_empty = paragraphs.all(|paragraph| paragraph.content.is_empty());
        self.kind == CellKind::Header && is_empty && !self.is_meant_empty
    }
}

/// What may stand in a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Paragraphs and lists.
    ParagraphsAndLists,
    /// Paragraphs alone.
    Paragraphs,
}

impl Frame {
    /// What may stand in it where it is the last of `depth` frames.
    pub(super) fn holds(&self, depth: usize) -> Holds {
        match self {
            Self::Note(..) => Holds::Paragraphs,
            _ if depth >= MAX_DEPTH => Holds::Paragraphs,
            _ => Holds::ParagraphsAndLists,
        }
    }

    /// The blocks in it so far; a list and a table hold none of their own.
    pub(super) fn content(&mut self) -> Option<&mut Vec<Block>> {
        match self {
            Self::Quote(content) | Self::Item(content) | Self::Note(_, content) => Some(content),
            Self::List(..) | Self::Table(_) => None,
        }
    }

    /// The finished quote, note or table; nothing for the others and for a table without rows.
    pub(super) fn into_block(self, ids: &mut dyn IdSource) -> Option<Block> {
        match self {
            Self::Quote(content) => {
                let attrs = BlockAttrs::new(ids);
                let content = if content.is_empty() {
                    vec![Block::Paragraph(empty_paragraph(ids))]
                } else {
                    content
                };
                Some(Block::Quote(Quote { attrs, content }))
            }
            Self::Note(id, content) => Some(note(id, content, ids)),
            Self::Table(rows) => table(rows, ids),
            Self::List(..) | Self::Item(_) => None,
        }
    }
}

fn empty_paragraph(ids: &mut dyn IdSource) -> Paragraph {
    Paragraph { attrs: BlockAttrs::new(ids), content: InlineContent::default() }
}

fn note(id: BlockId, content: Vec<Block>, ids: &mut dyn IdSource) -> Block {
    let mut paragraphs: Vec<Paragraph> = content
        .into_iter()
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        })
        .collect();
    if paragraphs.is_empty() {
        paragraphs.push(empty_paragraph(ids));
    }
    let attrs = BlockAttrs { id, dir: None, lang: None };
    Block::Footnote(Footnote { attrs, label: String::new(), content: paragraphs })
}

/// The table of `rows`; nothing where no row has a cell.
fn table(rows: Vec<OpenRow>, ids: &mut dyn IdSource) -> Option<Block> {
    let several = rows.len() > 1;
    let rows: Vec<Row> = rows
        .into_iter()
        .filter(|row| !(row.cells.is_empty() || several && row.stands_for_none()))
        .map(|row| Row { cells: row.cells })
        .collect();
    (!rows.is_empty()).then(|| Block::Table(Table { attrs: BlockAttrs::new(ids), rows }))
}
