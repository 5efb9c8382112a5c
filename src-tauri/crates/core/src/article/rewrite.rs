//! A document written anew, line by line: its ids, kinds and attributes stay, and it stays one that the
//! model allows.

use super::block::{
    Block, Cell, Embed, Figure, Footnote, Gallery, Heading, List, ListItem, Paragraph, PullQuote,
    Quote, Row, Table,
};
use super::document::Document;
use super::inline::InlineContent;
use super::part::Part;

/// What is done with the text of a document. `lang` is the tag of the nearest block that has one.
pub(super) trait Rewrite {
    /// The new runs of a line; nothing where the line goes, and with it what would be left empty.
    fn line(&mut self, lang: Option<&str>, content: &InlineContent) -> Option<InlineContent>;

    /// The new runs of the line below a picture; nothing where it goes.
    fn caption(&mut self, lang: Option<&str>, content: &InlineContent) -> Option<InlineContent> {
        self.line(lang, content)
    }

    /// The new text of an attribute that people read.
    fn text(&mut self, part: Part, lang: Option<&str>, text: &str) -> String {
        let _ = (part, lang);
        text.to_owned()
    }
}

/// The document that `rewrite` makes of this one. Where every block goes, an empty paragraph with the
/// first one's attributes is left.
pub(super) fn document(document: &Document, rewrite: &mut dyn Rewrite) -> Document {
    let blocks = blocks(document.blocks(), None, rewrite);
    if blocks.is_empty() { emptied(document) } else { Document::from_checked(blocks) }
}

/// What is left of a document that loses all its blocks: an empty paragraph in the place of the first.
pub(super) fn emptied(document: &Document) -> Document {
    let attrs = document.blocks().iter().take(1).map(|block| block.attrs().clone());
    let empty = |attrs| Block::Paragraph(Paragraph { attrs, content: InlineContent::default() });
    Document::from_checked(attrs.map(empty).collect())
}

fn blocks(blocks: &[Block], lang: Option<&str>, rewrite: &mut dyn Rewrite) -> Vec<Block> {
    blocks.iter().filter_map(|child| block(child, lang, rewrite)).collect()
}

fn block(block: &Block, lang: Option<&str>, rewrite: &mut dyn Rewrite) -> Option<Block> {
    let lang = block.attrs().lang.as_deref().or(lang);
    Some(match block {
        Block::Paragraph(node) => Block::Paragraph(paragraph(node, lang, rewrite)?),
        Block::Heading(node) => Block::Heading(Heading {
            attrs: node.attrs.clone(),
            level: node.level,
            content: rewrite.line(lang, &node.content)?,
        }),
        Block::List(node) => Block::List(list(node, lang, rewrite)?),
        Block::Quote(node) => Block::Quote(quote(node, lang, rewrite)?),
        Block::PullQuote(node) => Block::PullQuote(pull_quote(node, lang, rewrite)?),
        Block::Figure(node) => Block::Figure(figure(node, lang, rewrite)),
        Block::Gallery(node) => Block::Gallery(gallery(node, lang, rewrite)),
        Block::Table(node) => Block::Table(table(node, lang, rewrite)),
        Block::Embed(node) => Block::Embed(Embed {
            attrs: node.attrs.clone(),
            url: node.url.clone(),
            title: rewrite.text(Part::EmbedTitle, lang, &node.title),
        }),
        Block::Divider(node) => Block::Divider(node.clone()),
        Block::Footnote(node) => Block::Footnote(Footnote {
            attrs: node.attrs.clone(),
            label: node.label.clone(),
            content: paragraphs(&node.content, lang, rewrite),
        }),
    })
}

fn paragraph(node: &Paragraph, lang: Option<&str>, rewrite: &mut dyn Rewrite) -> Option<Paragraph> {
    let lang = node.attrs.lang.as_deref().or(lang);
    Some(Paragraph { content: rewrite.line(lang, &node.content)?, attrs: node.attrs.clone() })
}

/// What is left of paragraphs of which one must stay: the first, emptied, where all of them go.
fn paragraphs(
    nodes: &[Paragraph],
    lang: Option<&str>,
    rewrite: &mut dyn Rewrite,
) -> Vec<Paragraph> {
    let kept: Vec<_> = nodes.iter().filter_map(|node| paragraph(node, lang, rewrite)).collect();
    if !kept.is_empty() {
        return kept;
    }
    let first = nodes.iter().take(1).map(|node| node.attrs.clone());
    first.map(|attrs| Paragraph { attrs, content: InlineContent::default() }).collect()
}

fn list(node: &List, lang: Option<&str>, rewrite: &mut dyn Rewrite) -> Option<List> {
    let items: Vec<_> = node.items.iter().filter_map(|one| item(one, lang, rewrite)).collect();
    let List { attrs, kind, start, .. } = node;
    (!items.is_empty()).then(|| List { attrs: attrs.clone(), kind: *kind, start: *start, items })
}

/// An item starts with a paragraph: the first stays, emptied, where what follows it cannot stand first.
fn item(item: &ListItem, lang: Option<&str>, rewrite: &mut dyn Rewrite) -> Option<ListItem> {
    let mut content = blocks(&item.content, lang, rewrite);
    let emptied = match (content.first()?, item.content.first()?) {
        (Block::Paragraph(_), _) => None,
        (_, first) => Some(first.attrs().clone()),
    };
    if let Some(attrs) = emptied {
        let first = Paragraph { attrs, content: InlineContent::default() };
        content.insert(0, Block::Paragraph(first));
    }
    Some(ListItem { content })
}

fn quote(node: &Quote, lang: Option<&str>, rewrite: &mut dyn Rewrite) -> Option<Quote> {
    let content = blocks(&node.content, lang, rewrite);
    (!content.is_empty()).then(|| Quote { attrs: node.attrs.clone(), content })
}

fn pull_quote(
    node: &PullQuote,
    lang: Option<&str>,
    rewrite: &mut dyn Rewrite,
) -> Option<PullQuote> {
    let content = rewrite.line(lang, &node.content)?;
    let attribution = node.attribution.as_deref();
    let attribution = attribution.map(|text| rewrite.text(Part::Attribution, lang, text));
    Some(PullQuote { attrs: node.attrs.clone(), attribution, content })
}

/// A picture stays when its caption goes.
fn figure(node: &Figure, lang: Option<&str>, rewrite: &mut dyn Rewrite) -> Figure {
    let lang = node.attrs.lang.as_deref().or(lang);
    Figure {
        attrs: node.attrs.clone(),
        media: node.media.clone(),
        alt: rewrite.text(Part::Alt, lang, &node.alt),
        credit: rewrite.text(Part::PictureCredit, lang, &node.credit),
        rights: rewrite.text(Part::PictureRights, lang, &node.rights),
        caption: rewrite.caption(lang, &node.caption).unwrap_or_default(),
    }
}

fn gallery(node: &Gallery, lang: Option<&str>, rewrite: &mut dyn Rewrite) -> Gallery {
    let figures = node.figures.iter().map(|one| figure(one, lang, rewrite)).collect();
    Gallery { attrs: node.attrs.clone(), figures }
}

/// A table keeps its cells, whatever becomes of their text.
fn table(node: &Table, lang: Option<&str>, rewrite: &mut dyn Rewrite) -> Table {
    let mut cell = |cell: &Cell| Cell {
        kind: cell.kind,
        colspan: cell.colspan,
        rowspan: cell.rowspan,
        content: paragraphs(&cell.content, lang, rewrite),
    };
    let mut row = |row: &Row| Row { cells: row.cells.iter().map(&mut cell).collect() };
    let rows = node.rows.iter().map(&mut row).collect();
    Table { attrs: node.attrs.clone(), rows }
}
