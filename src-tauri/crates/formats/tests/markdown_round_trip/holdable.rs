//! What Markdown can hold of a document: everything but what the format declares.

use ulid::Ulid;
use warraq_core::article::{
    Block, BlockAttrs, CellKind, Document, Footnote, Inline, InlineContent, Link, List, ListItem,
    ListKind, Mark, Marks, Paragraph, Row, Table,
};

/// `document` without what Markdown declares as not held.
pub fn holdable(document: &Document) -> Document {
    let blocks = without_empty(document.blocks().iter().filter_map(block).collect());
    Document::of(blocks, &mut Ulid::nil)
}

fn block(block: &Block) -> Option<Block> {
    Some(match block.clone() {
        Block::Paragraph(p) => Block::Paragraph(paragraph(&p)),
        Block::Heading(mut heading) => {
            heading.attrs = attrs(&heading.attrs);
            heading.content = line(&heading.content);
            Block::Heading(heading)
        }
        Block::List(inner) => Block::List(list(&inner)),
        Block::Quote(mut quote) => {
            quote.attrs = attrs(&quote.attrs);
            quote.content = without_empty(quote.content.iter().filter_map(self::block).collect());
            Block::Quote(quote)
        }
        Block::Table(inner) => Block::Table(table(inner)),
        Block::Divider(mut divider) => {
            divider.attrs = attrs(&divider.attrs);
            Block::Divider(divider)
        }
        Block::Footnote(note) => Block::Footnote(Footnote {
            attrs: attrs(&note.attrs),
            label: String::new(),
            content: without_empty_paragraphs(note.content.iter().map(paragraph).collect()),
        }),
        Block::PullQuote(_) | Block::Figure(_) | Block::Gallery(_) | Block::Embed(_) => {
            return None;
        }
    })
}

fn attrs(attrs: &BlockAttrs) -> BlockAttrs {
    BlockAttrs { id: attrs.id, dir: None, lang: None }
}

fn paragraph(paragraph: &Paragraph) -> Paragraph {
    Paragraph { attrs: attrs(&paragraph.attrs), content: line(&paragraph.content) }
}

fn is_empty(block: &Block) -> bool {
    matches!(block, Block::Paragraph(paragraph) if paragraph.content.is_empty())
}

/// Without empty paragraphs, but never without any block.
fn without_empty(blocks: Vec<Block>) -> Vec<Block> {
    let first = blocks.first().cloned();
    let mut kept: Vec<Block> = blocks.into_iter().filter(|block| !is_empty(block)).collect();
    if kept.is_empty() {
        kept.extend(first);
    }
    kept
}

fn without_empty_paragraphs(paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    let blocks = without_empty(paragraphs.into_iter().map(Block::Paragraph).collect());
    let paragraphs = blocks.into_iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    });
    paragraphs.collect()
}

fn list(list: &List) -> List {
    let start = if list.kind == ListKind::Ordered { list.start } else { 1 };
    let items = list.items.iter().map(item).collect();
    List { attrs: attrs(&list.attrs), kind: list.kind, start, items }
}

/// The first paragraph of an item may be empty where nothing or a list follows.
fn item(item: &ListItem) -> ListItem {
    let mut content: Vec<Block> = item.content.iter().filter_map(block).collect();
    let rest: Vec<Block> = content.drain(1..).filter(|block| !is_empty(block)).collect();
    if is_empty(&content[0]) && matches!(rest.first(), Some(Block::Paragraph(_))) {
        content.clear();
    }
    content.extend(rest);
    ListItem { content }
}

/// One row of headings at most, the first; rows of one length; one paragraph in a cell.
fn table(table: Table) -> Table {
    let width = table.rows[0].cells.len();
    let has_heading = table.rows[0].cells.iter().all(|cell| cell.kind == CellKind::Header);
    let mut rows: Vec<Row> = table.rows;
    rows.retain(|row| row.cells.len() == width);
    for (index, row) in rows.iter_mut().enumerate() {
        for cell in &mut row.cells {
            cell.kind = if index == 0 && has_heading { CellKind::Header } else { CellKind::Data };
            (cell.colspan, cell.rowspan) = (1, 1);
            cell.content.truncate(1);
            cell.content = cell.content.iter().map(paragraph).collect();
        }
    }
    Table { attrs: attrs(&table.attrs), rows }
}

/// Without suggestions, comments, zero characters and empty titles of links.
fn line(content: &InlineContent) -> InlineContent {
    let runs = content.as_slice().iter().filter_map(|run| {
        let marks = run.marks().as_slice().iter().filter_map(mark).fold(Marks::none(), Marks::with);
        match run {
            Inline::Text { text, .. } => {
                let text = text.replace('\0', "");
                (!text.is_empty()).then_some(Inline::Text { text, marks })
            }
            Inline::HardBreak { .. } => Some(Inline::HardBreak { marks }),
            Inline::FootnoteRef { target, .. } => {
                let others = marks.as_slice().iter().filter(|mark| !matches!(mark, Mark::Link(_)));
                let marks = others.cloned().fold(Marks::none(), Marks::with);
                Some(Inline::FootnoteRef { target: *target, marks })
            }
        }
    });
    runs.collect()
}

fn mark(mark: &Mark) -> Option<Mark> {
    match mark {
        Mark::Insertion { .. } | Mark::Deletion { .. } | Mark::Comment { .. } => None,
        Mark::Link(link) => {
            let title =
                link.title.as_ref().map(|title| title.replace('\0', "")).filter(|t| !t.is_empty());
            Some(Mark::Link(Link { href: link.href.clone(), title }))
        }
        other => Some(other.clone()),
    }
}
