//! Blocks that are open: quotes, lists, notes, tables, pictures.

use warraq_core::article::{
    Block, BlockAttrs, BlockId, Cell, CellKind, Figure, Footnote, Gallery, IdSource, InlineContent,
    List, ListItem, ListKind, Paragraph, Quote, Row, Table,
};

use super::{Look, MAX_DEPTH};

/// A block that holds others and is not finished.
pub(super) enum Frame {
    Quote(Look, Vec<Block>),
    List {
        look: Look,
        /// The number it starts at, where it is numbered.
        start: Option<u32>,
        items: Vec<ListItem>,
    },
    Item(Vec<Block>),
    Note(BlockId, Vec<Block>),
    Table(Look, Vec<Vec<OpenCell>>),
    Row(Vec<OpenCell>),
    Cell(OpenCell),
    Figure(Figure),
    Gallery(Look, Vec<Figure>),
}

/// A cell that is not finished.
pub(super) struct OpenCell {
    pub(super) kind: CellKind,
    pub(super) colspan: u32,
    pub(super) rowspan: u32,
    pub(super) content: Vec<Block>,
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
            Self::Note(..) | Self::Cell(_) => Holds::Paragraphs,
            _ if depth >= MAX_DEPTH => Holds::Paragraphs,
            _ => Holds::ParagraphsAndLists,
        }
    }

    /// Takes blocks that stand in it. What stands between items, rows or pictures finds the nearest place
    /// that can hold it, or waits in `pending`.
    pub(super) fn take(&mut self, blocks: Vec<Block>, pending: &mut Vec<Block>) {
        match self {
            Self::Quote(_, content) | Self::Item(content) | Self::Note(_, content) => {
                content.extend(blocks);
            }
            Self::Cell(cell) => cell.content.extend(blocks),
            Self::List { items, .. } => take_into_list(items, blocks),
            Self::Table(..) | Self::Row(_) | Self::Figure(_) | Self::Gallery(..) => {
                pending.extend(blocks);
            }
        }
    }

    /// The finished quote, list, note, table or gallery; nothing for the others and for what is empty.
    pub(super) fn into_block(self, ids: &mut dyn IdSource) -> Option<Block> {
        match self {
            Self::Quote(look, content) if !content.is_empty() => {
                Some(Block::Quote(Quote { attrs: attrs(look, ids), content }))
            }
            Self::List { look, start, items } if !items.is_empty() => {
                let kind = if start.is_some() { ListKind::Ordered } else { ListKind::Bullet };
                let attrs = attrs(look, ids);
                Some(Block::List(List { attrs, kind, start: start.unwrap_or(1), items }))
            }
            Self::Note(id, content) => Some(note(id, content, ids)),
            Self::Table(look, rows) => table(look, rows, ids),
            Self::Gallery(look, figures) if !figures.is_empty() => {
                Some(Block::Gallery(Gallery { attrs: attrs(look, ids), figures }))
            }
            _ => None,
        }
    }
}

/// A paragraph between items is an item; a list between items, as word processors write them, belongs to the
/// item before it.
fn take_into_list(items: &mut Vec<ListItem>, blocks: Vec<Block>) {
    for block in blocks {
        match (items.last_mut(), block) {
            (Some(item), list @ Block::List(_)) => item.content.push(list),
            (None, Block::List(list)) => items.extend(list.items),
            (_, block) => items.push(ListItem { content: vec![block] }),
        }
    }
}

pub(super) fn empty_paragraph(ids: &mut dyn IdSource) -> Paragraph {
    Paragraph { attrs: BlockAttrs::new(ids), content: InlineContent::default() }
}

fn attrs(look: Look, ids: &mut dyn IdSource) -> BlockAttrs {
    BlockAttrs { dir: look.dir, lang: look.lang, ..BlockAttrs::new(ids) }
}

fn note(id: BlockId, content: Vec<Block>, ids: &mut dyn IdSource) -> Block {
    let attrs = BlockAttrs { id, dir: None, lang: None };
    let content = paragraphs(content, ids);
    Block::Footnote(Footnote { attrs, label: String::new(), content })
}

/// At least one paragraph.
fn paragraphs(content: Vec<Block>, ids: &mut dyn IdSource) -> Vec<Paragraph> {
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
    paragraphs
}

/// The table of `rows`; nothing where no row has a cell.
fn table(look: Look, rows: Vec<Vec<OpenCell>>, ids: &mut dyn IdSource) -> Option<Block> {
    let mut rows: Vec<Row> = rows
        .into_iter()
        .filter(|cells| !cells.is_empty())
        .map(|cells| Row { cells: cells.into_iter().map(|cell| finished(cell, ids)).collect() })
        .collect();
    if places(&rows) > MOST_PLACES {
        for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
            (cell.colspan, cell.rowspan) = (1, 1);
        }
    }
    (!rows.is_empty()).then(|| Block::Table(Table { attrs: attrs(look, ids), rows }))
}

/// Places for cells in a table whose cells span several, at most: a few cells can ask for more than a window can draw.
const MOST_PLACES: u64 = 100_000;

/// How many places for cells a table of `rows` has: its rows by the columns of its widest.
fn places(rows: &[Row]) -> u64 {
    // By how many columns each row is wider than the one before it.
    let mut wider = vec![0_i64; rows.len() + 1];
    for (at, row) in rows.iter().enumerate() {
        for cell in &row.cells {
            let end = rows.len().min(at.saturating_add(cell.rowspan as usize));
            wider[at] += i64::from(cell.colspan);
            wider[end] -= i64::from(cell.colspan);
        }
    }
    let mut width = 0;
    let widths = wider.iter().map(|more| {
        width += more;
        width
    });
    widths.max().unwrap_or(0).unsigned_abs().saturating_mul(rows.len() as u64)
}

fn finished(cell: OpenCell, ids: &mut dyn IdSource) -> Cell {
    let OpenCell { kind, colspan, rowspan, content } = cell;
    let content = paragraphs(content, ids);
    Cell { kind, colspan: colspan.max(1), rowspan: rowspan.max(1), content }
}
