//! Blocks of a page that Warraq wrote.

use dom_query::NodeRef;
use warraq_core::article::{
    Block, BlockAttrs, BlockId, Cell, CellKind, Dir, Divider, Embed, Figure, Footnote, Gallery,
    Heading, HeadingLevel, IdSource, Inline, InlineContent, List, ListItem, ListKind, Paragraph,
    PullQuote, Quote, Row, Table,
};

use super::line::{Lines, NoteIds, is};
use super::{Album, direction, elements, picture};
use crate::markup::base64;
use crate::markup::tag::{attribute, letters, name};
use crate::picture::Pictures;
use crate::shortcode;

/// More blocks do not stand in one another.
const DEPTH: usize = 24;

/// Makes blocks of elements. Nothing comes of what Warraq does not write.
pub(super) struct Builder<'a> {
    ids: &'a mut dyn IdSource,
    notes: NoteIds,
    album: Album,
}

impl<'a> Builder<'a> {
    pub(super) fn new(ids: &'a mut dyn IdSource) -> Self {
        Self { ids, notes: NoteIds::new(), album: (Vec::new(), Pictures::default()) }
    }

    pub(super) fn pictures(self) -> Album {
        self.album
    }

    /// The blocks of an article, its notes last; its fields stand in the data of the page.
    pub(super) fn article(&mut self, article: &NodeRef<'_>, dir: Dir) -> Option<Vec<Block>> {
        let mut blocks = Vec::new();
        for node in elements(article)? {
            if matches!(name(&node).as_str(), "header" | "footer") {
                continue;
            }
            if is(&node, "section", "notes") {
                self.add_notes(&node, dir, &mut blocks)?;
            } else {
                blocks.push(self.block(&node, dir, DEPTH)?);
            }
        }
        Some(blocks)
    }

    fn blocks(&mut self, nodes: &[NodeRef<'_>], around: Dir, depth: usize) -> Option<Vec<Block>> {
        nodes.iter().map(|node| self.block(node, around, depth)).collect()
    }

    fn block(&mut self, node: &NodeRef<'_>, around: Dir, depth: usize) -> Option<Block> {
        let depth = depth.checked_sub(1)?;
        let attrs = self.attrs(node, around);
        let dir = direction(node, around);
        let name = name(node);
        Some(match name.as_str() {
            "p" if is(node, "p", "embed") => Block::Embed(embed(node, attrs)?),
            "p" => Block::Paragraph(Paragraph { attrs, content: self.line(node)? }),
            "h1" | "h2" | "h3" | "h4" => {
                let meant = attribute(node, "data-level");
                let number = if meant.is_empty() { name[1..].parse() } else { meant.parse() };
                let level = HeadingLevel::from_number(number.ok()?)?;
                Block::Heading(Heading { attrs, level, content: self.line(node)? })
            }
            "ul" | "ol" => self.list(node, attrs, dir, depth)?,
            "blockquote" => {
                let content = self.blocks(&elements(node)?, dir, depth)?;
                Block::Quote(Quote { attrs, content })
            }
            "aside" => self.pull_quote(node, attrs)?,
            "figure" => Block::Figure(self.figure(node, attrs)?),
            "div" if is(node, "div", "gallery") => {
                let figures = elements(node)?;
                let figures = figures.iter().map(|figure| {
                    let attrs = self.attrs(figure, dir);
                    self.figure(figure, attrs)
                });
                Block::Gallery(Gallery { attrs, figures: figures.collect::<Option<Vec<_>>>()? })
            }
            "div" => self.table(elements(node)?.first()?, around)?,
            "hr" => Block::Divider(Divider { attrs: BlockAttrs { dir: None, ..attrs } }),
            _ => return None,
        })
    }

    /// What every block has, with the direction that it is shown in.
    fn attrs(&mut self, node: &NodeRef<'_>, around: Dir) -> BlockAttrs {
        let lang = Some(attribute(node, "lang")).filter(|lang| !lang.is_empty());
        BlockAttrs { id: BlockId::new(self.ids), dir: Some(direction(node, around)), lang }
    }

    fn line(&mut self, node: &NodeRef<'_>) -> Option<InlineContent> {
        let nodes: Vec<NodeRef<'_>> = node.children_it(false).collect();
        self.line_of(&nodes)
    }

    fn line_of(&mut self, nodes: &[NodeRef<'_>]) -> Option<InlineContent> {
        Lines { notes: &mut self.notes, ids: self.ids }.read(nodes)
    }

    fn list(
        &mut self,
        node: &NodeRef<'_>,
        attrs: BlockAttrs,
        dir: Dir,
        depth: usize,
    ) -> Option<Block> {
        let kind = if name(node) == "ol" { ListKind::Ordered } else { ListKind::Bullet };
        let start = attribute(node, "start");
        let start = if start.is_empty() { 1 } else { start.parse().ok()? };
        let mut items = Vec::new();
        for item in elements(node)? {
            let attrs = self.attrs(&item, dir);
            let (line, rest) = line_and_rest(&item);
            let content = self.first_line(&line, !rest.is_empty())?;
            let mut blocks = vec![Block::Paragraph(Paragraph { attrs, content })];
            blocks.extend(self.blocks(&rest, direction(&item, dir), depth)?);
            items.push(ListItem { content: blocks });
        }
        Some(Block::List(List { attrs, kind, start, items }))
    }

    /// A line that the end of the line follows where there is more behind it.
    fn first_line(&mut self, nodes: &[NodeRef<'_>], has_more: bool) -> Option<InlineContent> {
        let content = self.line_of(nodes)?;
        Some(if has_more { without_end(&content, '\n') } else { content })
    }

    fn pull_quote(&mut self, node: &NodeRef<'_>, attrs: BlockAttrs) -> Option<Block> {
        let lines = elements(node)?;
        let (first, rest) = lines.split_first()?;
        let attribution = rest.first().map(|who| who.text().to_string());
        Some(Block::PullQuote(PullQuote { attrs, attribution, content: self.line(first)? }))
    }

    fn figure(&mut self, node: &NodeRef<'_>, attrs: BlockAttrs) -> Option<Figure> {
        let mut figure = Figure {
            attrs,
            media: None,
            alt: String::new(),
            credit: String::new(),
            rights: String::new(),
            caption: InlineContent::default(),
        };
        for inner in elements(node)? {
            match name(&inner).as_str() {
                "img" => {
                    figure.alt = shortcode::without_joiners(&attribute(&inner, "alt")).into_owned();
                    let (_, bytes) = base64::data_address(&attribute(&inner, "src"))?;
                    figure.media = Some(self.picture(bytes)?);
                }
                "p" => figure.alt = inner.text().to_string(),
                "figcaption" => self.caption(&inner, &mut figure)?,
                _ => return None,
            }
        }
        Some(figure)
    }

    fn picture(&mut self, bytes: Vec<u8>) -> Option<String> {
        let (picture, clean) = picture(BlockId::new(self.ids), bytes)?;
        let id = picture.id.clone();
        self.album.1.insert(id.clone(), clean);
        self.album.0.push(picture);
        Some(id)
    }

    fn caption(&mut self, node: &NodeRef<'_>, figure: &mut Figure) -> Option<()> {
        let mut nodes: Vec<NodeRef<'_>> = node.children_it(false).collect();
        let credit = nodes.pop_if(|last| is(last, "span", "credit"));
        let caption = self.line_of(&nodes)?;
        figure.caption = if credit.is_some() { without_end(&caption, ' ') } else { caption };
        if let Some(credit) = credit {
            let text = credit.text();
            text.strip_prefix('(')?.strip_suffix(')')?.clone_into(&mut figure.credit);
        }
        Some(())
    }

    fn table(&mut self, node: &NodeRef<'_>, around: Dir) -> Option<Block> {
        let (attrs, dir) = (self.attrs(node, around), direction(node, around));
        let mut rows = Vec::new();
        for part in elements(node)? {
            for row in elements(&part)? {
                let cells = elements(&row)?;
                let cells = cells.iter().map(|cell| self.cell(cell, dir));
                rows.push(Row { cells: cells.collect::<Option<Vec<_>>>()? });
            }
        }
        Some(Block::Table(Table { attrs, rows }))
    }

    fn cell(&mut self, node: &NodeRef<'_>, around: Dir) -> Option<Cell> {
        let covers = |what: &str| match attribute(node, what).as_str() {
            "" => Some(1),
            number => number.parse().ok(),
        };
        let (line, rest) = line_and_rest(node);
        let content = if rest.is_empty() {
            let attrs = self.attrs(node, around);
            vec![Paragraph { attrs, content: self.line_of(&line)? }]
        } else {
            self.paragraphs(&rest, around)?
        };
        Some(Cell {
            kind: if name(node) == "th" { CellKind::Header } else { CellKind::Data },
            colspan: covers("colspan")?,
            rowspan: covers("rowspan")?,
            content,
        })
    }

    fn paragraphs(&mut self, nodes: &[NodeRef<'_>], around: Dir) -> Option<Vec<Paragraph>> {
        let mut paragraphs = Vec::new();
        for node in nodes {
            let attrs = self.attrs(node, around);
            paragraphs.push(Paragraph { attrs, content: self.line(node)? });
        }
        Some(paragraphs)
    }

    fn add_notes(
        &mut self,
        section: &NodeRef<'_>,
        dir: Dir,
        blocks: &mut Vec<Block>,
    ) -> Option<()> {
        let inside = elements(section)?;
        for (item, number) in elements(inside.last()?)?.iter().zip(1..) {
            let id = Lines { notes: &mut self.notes, ids: self.ids }.note(&attribute(item, "id"));
            let attrs = BlockAttrs { id, ..self.attrs(item, dir) };
            let around = direction(item, dir);
            let (line, rest) = line_and_rest(item);
            let (sign, line) = line.split_first()?;
            let sign = sign.text().to_string();
            let label = if sign == i32::to_string(&number) { String::new() } else { sign };
            let first = self.first_line(line, !rest.is_empty())?;
            let mut content = Vec::new();
            let first = without_start(&first, ' ');
            if !first.is_empty() || rest.is_empty() {
                let attrs = BlockAttrs { lang: None, ..self.attrs(item, dir) };
                content.push(Paragraph { attrs, content: first });
            }
            content.extend(self.paragraphs(&rest, around)?);
            blocks.push(Block::Footnote(Footnote { attrs, label, content }));
        }
        Some(())
    }
}

fn embed(node: &NodeRef<'_>, attrs: BlockAttrs) -> Option<Embed> {
    let inside = elements(node)?;
    let link = inside.first()?;
    let (url, title) = (attribute(link, "href"), link.text().to_string());
    let title = if title == url { String::new() } else { title };
    Some(Embed { attrs, url, title })
}

/// The nodes before the first block in an element, and the blocks.
fn line_and_rest<'a>(node: &NodeRef<'a>) -> (Vec<NodeRef<'a>>, Vec<NodeRef<'a>>) {
    let is_block = |node: &NodeRef<'a>| matches!(name(node).as_str(), "p" | "ul" | "ol");
    let nodes: Vec<NodeRef<'a>> = node.children_it(false).collect();
    let at = nodes.iter().position(is_block).unwrap_or(nodes.len());
    let (line, rest) = nodes.split_at(at);
    let rest = rest.iter().filter(|node| letters(node).is_none_or(|text| !text.trim().is_empty()));
    (line.to_vec(), rest.copied().collect())
}

/// `content` with what `strip` makes of the text of its run `at`.
fn trimmed(
    content: &InlineContent,
    at: usize,
    strip: impl Fn(&str) -> Option<&str>,
) -> InlineContent {
    let mut out = InlineContent::default();
    for (run, index) in content.as_slice().iter().zip(0..) {
        match run {
            Inline::Text { text, marks } if index == at => {
                out.push_text(strip(text).unwrap_or(text), marks.clone());
            }
            other => out.push(other.clone()),
        }
    }
    out
}

/// `content` without `letter` where its last run ends with it.
fn without_end(content: &InlineContent, letter: char) -> InlineContent {
    let last = content.as_slice().len().saturating_sub(1);
    trimmed(content, last, |text| text.strip_suffix(letter))
}

/// `content` without `letter` where its first run begins with it.
fn without_start(content: &InlineContent, letter: char) -> InlineContent {
    trimmed(content, 0, |text| text.strip_prefix(letter))
}
