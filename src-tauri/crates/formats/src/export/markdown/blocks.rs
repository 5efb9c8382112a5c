//! Blocks as lines of Markdown, without line feeds.

use warraq_core::article::{
    Block, CellKind, Dir, Embed, Figure, Footnote, InlineContent, Link, List, ListItem, ListKind,
    Mark, Marks, PullQuote, Row, Table,
};
use warraq_core::text::direction;

use super::line::{self, Place};
use crate::notes::Notes;

/// An invisible comment, which keeps two lists apart.
pub(super) const NOTHING: &str = "<!---->";
/// Four digits and a point would be read as a year that ends a sentence.
const FIRST_YEAR: u64 = 1000;

/// Writes blocks.
#[derive(Clone, Copy)]
pub(super) struct Writer<'a> {
    pub(super) notes: &'a Notes<'a>,
    pub(super) article_dir: Dir,
}

impl Writer<'_> {
    /// The lines of `blocks` with an empty line between blocks; empty paragraphs leave nothing.
    pub(super) fn blocks(&self, blocks: &[Block]) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut before: Option<&Block> = None;
        for block in blocks {
            let written = self.block(block);
            if written.is_empty() {
                continue;
            }
            if let Some(before) = before {
                lines.push(String::new());
                if are_one_list(before, block) {
                    lines.extend([NOTHING.to_owned(), String::new()]);
                }
            }
            lines.extend(written);
            before = Some(block);
        }
        lines
    }

    fn block(&self, block: &Block) -> Vec<String> {
        let dir = direction::of_block(block, self.article_dir);
        match block {
            Block::Paragraph(paragraph) => self.paragraph(&paragraph.content, dir),
            Block::Heading(heading) => {
                let text = self.line(&heading.content, Place::Heading, dir);
                vec![
                    format!("{} {text}", "#".repeat(heading.level.number().into()))
                        .trim_end()
                        .to_owned(),
                ]
            }
            Block::List(list) => self.list(list),
            Block::Quote(quote) => quoted(&self.blocks(&quote.content)),
            Block::PullQuote(quote) => quoted(&self.pull_quote(quote, dir)),
            Block::Figure(figure) => self.figure(figure, dir),
            Block::Gallery(gallery) => self.gallery(&gallery.figures, dir),
            Block::Table(table) => self.table(table, dir),
            Block::Embed(embed) => self.paragraph(&link_to(embed), dir),
            Block::Divider(_) => vec!["---".to_owned()],
            Block::Footnote(note) => self.footnote(note),
        }
    }

    fn line(&self, content: &InlineContent, place: Place, dir: Dir) -> String {
        line::of(content, place, dir, self.notes)
    }

    fn paragraph(&self, content: &InlineContent, dir: Dir) -> Vec<String> {
        let text = self.line(content, Place::Paragraph, dir);
        match text.as_str() {
            "" => Vec::new(),
            // Alone in its line, the tag would begin a block of HTML.
            "<br>" => vec![format!("<br>{NOTHING}")],
            _ => text.split('\n').map(str::to_owned).collect(),
        }
    }

    fn list(&self, list: &List) -> Vec<String> {
        let end = u64::from(list.start) + list.items.len() as u64;
        let sign = if end > FIRST_YEAR { ')' } else { '.' };
        let items: Vec<Vec<String>> = list.items.iter().map(|item| self.item(item)).collect();
        let is_tight = items.iter().all(|lines| lines.iter().skip(1).all(|line| !line.is_empty()));
        let mut lines = Vec::new();
        for (number, item) in (u64::from(list.start)..).zip(items) {
            if !is_tight && !lines.is_empty() {
                lines.push(String::new());
            }
            let marker = match list.kind {
                ListKind::Bullet => "-".to_owned(),
                ListKind::Ordered => format!("{number}{sign}"),
            };
            lines.extend(hung(&marker, marker.len() + 1, item));
        }
        lines
    }

    /// The lines of an item. A list follows its paragraph without an empty line where it may interrupt one.
    fn item(&self, item: &ListItem) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut before: Option<&Block> = None;
        for block in &item.content {
            let written = self.block(block);
            let first = written.first();
            if let Some(before) = before {
                if first.is_none() {
                    continue;
                }
                let is_close = matches!(before, Block::Paragraph(_))
                    && first.is_some_and(|line| interrupts(line));
                if !is_close {
                    lines.push(String::new());
                }
                if are_one_list(before, block) {
                    lines.extend([NOTHING.to_owned(), String::new()]);
                }
            } else if first.is_none() {
                // An empty paragraph before a list: the list begins below the marker.
                let is_first_of_list = matches!(item.content.get(1), Some(Block::List(_)));
                if is_first_of_list {
                    lines.push(String::new());
                    before = None;
                }
                continue;
            }
            lines.extend(written);
            before = Some(block);
        }
        lines
    }

    fn pull_quote(&self, quote: &PullQuote, dir: Dir) -> Vec<String> {
        let mut lines = self.paragraph(&quote.content, dir);
        if let Some(who) = quote.attribution.as_ref().filter(|who| !who.is_empty()) {
            let who = InlineContent::plain(&format!("— {who}"));
            lines.push(String::new());
            lines.extend(self.paragraph(&who, dir));
        }
        lines
    }

    /// The caption and the credit. There is no picture to point at.
    fn figure(&self, figure: &Figure, dir: Dir) -> Vec<String> {
        let mut content = figure.caption.clone();
        if content.is_empty() {
            content = InlineContent::plain(&figure.alt);
        }
        if !figure.credit.is_empty() {
            let space = if content.is_empty() { "" } else { " " };
            content.push_text(&format!("{space}({})", figure.credit), Marks::none());
        }
        self.paragraph(&content, dir)
    }

    fn gallery(&self, figures: &[Figure], dir: Dir) -> Vec<String> {
        let parts: Vec<Vec<String>> =
            figures.iter().map(|figure| self.figure(figure, dir)).collect();
        let filled: Vec<Vec<String>> =
            parts.into_iter().filter(|lines| !lines.is_empty()).collect();
        filled.join(&String::new())
    }

    fn footnote(&self, note: &Footnote) -> Vec<String> {
        let Some(number) = self.notes.number(note.attrs.id) else { return Vec::new() };
        let content: Vec<Block> = note.content.iter().cloned().map(Block::Paragraph).collect();
        hung(&format!("[^{number}]:"), 4, self.blocks(&content))
    }

    fn table(&self, table: &Table, dir: Dir) -> Vec<String> {
        let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(1);
        let (head, body) = match table.rows.split_first() {
            Some((first, rest)) if is_heading(first) => (self.row(first, width, dir), rest),
            // An empty heading row stands for none.
            _ => (row_of(&vec![String::new(); width]), table.rows.as_slice()),
        };
        let rule = row_of(&vec!["---".to_owned(); width]);
        let rows = body.iter().map(|row| self.row(row, width, dir));
        [head, rule].into_iter().chain(rows).collect()
    }

    fn row(&self, row: &Row, width: usize, dir: Dir) -> String {
        let mut cells: Vec<String> = row
            .cells
            .iter()
            .map(|cell| {
                let paragraphs =
                    cell.content.iter().map(|p| self.line(&p.content, Place::Cell, dir));
                paragraphs.collect::<Vec<_>>().join("<br>")
            })
            .collect();
        let is_empty_heading = is_heading(row) && cells.iter().all(String::is_empty);
        if is_empty_heading {
            NOTHING.clone_into(&mut cells[0]);
        }
        cells.resize(width, String::new());
        row_of(&cells)
    }
}

fn is_heading(row: &Row) -> bool {
    row.cells.iter().all(|cell| cell.kind == CellKind::Header)
}

fn row_of(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

fn quoted(lines: &[String]) -> Vec<String> {
    if lines.is_empty() {
        return vec![">".to_owned()];
    }
    lines.iter().map(|line| format!("> {line}").trim_end().to_owned()).collect()
}

/// `lines` with `marker` before the first and `indent` spaces before the others.
fn hung(marker: &str, indent: usize, lines: Vec<String>) -> Vec<String> {
    let mut lines = lines.into_iter();
    let first = format!("{marker} {}", lines.next().unwrap_or_default());
    let rest = lines
        .map(|line| if line.is_empty() { line } else { format!("{}{line}", " ".repeat(indent)) });
    std::iter::once(first.trim_end().to_owned()).chain(rest).collect()
}

/// Whether Markdown would read the two as one list.
fn are_one_list(one: &Block, other: &Block) -> bool {
    matches!((one, other), (Block::List(one), Block::List(other)) if one.kind == other.kind)
}

/// Whether a list that begins with `line` may follow a paragraph without an empty line: a bullet or 1, and
/// some text.
fn interrupts(line: &str) -> bool {
    line.strip_prefix("- ")
        .or_else(|| line.strip_prefix("1. "))
        .is_some_and(|text| !text.is_empty())
}

fn link_to(embed: &Embed) -> InlineContent {
    let title = if embed.title.trim().is_empty() { &embed.url } else { &embed.title };
    let mut content = InlineContent::default();
    let link = Mark::Link(Link { href: embed.url.clone(), title: None });
    content.push_text(title, Marks::none().with(link));
    content
}
