//! Which language each block is in: said where a format says it, and not said where the text says it.
//!
//! A block is in the language that somebody said of it, else in the one of its text, else in that of what is around
//! it. [`say`] and [`settle`] undo each other: what is said of a block's text is no more than the text says.

use super::block::{
    Block, BlockAttrs, Figure, Footnote, Gallery, List, Paragraph, Quote, Table, Visit,
};
use super::inline::InlineContent;
use crate::text::language::{self, Surroundings};

/// How a format says the language of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saying {
    /// Blocks have the language of what holds them: it is said where another begins.
    Nested,
    /// Each block says its own where it is not the article's.
    Each,
}

/// Sets the language of `blocks`, and of what is in them, where it is not what is taken for granted in an article of
/// language `article`. What somebody said of a block stays.
pub fn say(blocks: &mut [Block], article: &str, saying: Saying) {
    let pass = match saying {
        Saying::Nested => Pass::SayNested,
        Saying::Each => Pass::SayEach,
    };
    Languages { article, pass }.blocks(blocks, article);
}

/// Takes from `blocks`, and from what is in them, the languages that hold without being said in an article of language
/// `article`.
pub fn settle(blocks: &mut [Block], article: &str) {
    Languages { article, pass: Pass::Settle }.blocks(blocks, article);
}

#[derive(Clone, Copy)]
enum Pass {
    SayNested,
    SayEach,
    Settle,
}

struct Languages<'a> {
    article: &'a str,
    pass: Pass,
}

impl Languages<'_> {
    fn blocks(&self, blocks: &mut [Block], around: &str) {
        for block in blocks {
            self.block(block, around);
        }
    }

    /// The language that the block is in.
    fn block(&self, block: &mut Block, around: &str) -> String {
        match block {
            Block::Paragraph(node) => self.line(&mut node.attrs, &node.content, around),
            Block::Heading(node) => self.line(&mut node.attrs, &node.content, around),
            Block::PullQuote(node) => self.line(&mut node.attrs, &node.content, around),
            Block::Figure(node) => self.figure(node, around),
            Block::Embed(node) => {
                let found = self.of_text(&node.title, around);
                self.set(&mut node.attrs, found, around)
            }
            Block::Divider(node) => self.set(&mut node.attrs, None, around),
            Block::List(_)
            | Block::Quote(_)
            | Block::Gallery(_)
            | Block::Table(_)
            | Block::Footnote(_) => {
                let found = self.of_lines(block, around);
                match block {
                    Block::List(node) => self.list(node, found, around),
                    Block::Quote(node) => self.quote(node, found, around),
                    Block::Gallery(node) => self.gallery(node, found, around),
                    Block::Table(node) => self.table(node, found, around),
                    Block::Footnote(node) => self.footnote(node, found, around),
                    _ => around.to_owned(),
                }
            }
        }
    }

    fn line(&self, attrs: &mut BlockAttrs, content: &InlineContent, around: &str) -> String {
        let found = self.of_text(&content.to_text(), around);
        self.set(attrs, found, around)
    }

    fn paragraphs<'p>(&self, paragraphs: impl Iterator<Item = &'p mut Paragraph>, around: &str) {
        for paragraph in paragraphs {
            self.line(&mut paragraph.attrs, &paragraph.content, around);
        }
    }

    fn figure(&self, figure: &mut Figure, around: &str) -> String {
        let found = self.of_text(&words_of(figure), around);
        self.set(&mut figure.attrs, found, around)
    }

    /// What stands behind the first line of an item is around nothing else: pages have the item around it.
    fn list(&self, list: &mut List, found: Option<String>, around: &str) -> String {
        let own = self.set(&mut list.attrs, found, around);
        for item in &mut list.items {
            if let Some((first, rest)) = item.content.split_first_mut() {
                let of_first = self.block(first, &own);
                self.blocks(rest, &of_first);
            }
        }
        own
    }

    fn quote(&self, quote: &mut Quote, found: Option<String>, around: &str) -> String {
        let own = self.set(&mut quote.attrs, found, around);
        self.blocks(&mut quote.content, &own);
        own
    }

    fn gallery(&self, gallery: &mut Gallery, found: Option<String>, around: &str) -> String {
        let own = self.set(&mut gallery.attrs, found, around);
        for figure in &mut gallery.figures {
            self.figure(figure, &own);
        }
        own
    }

    fn table(&self, table: &mut Table, found: Option<String>, around: &str) -> String {
        let own = self.set(&mut table.attrs, found, around);
        let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
        self.paragraphs(cells.flat_map(|cell| &mut cell.content), &own);
        own
    }

    fn footnote(&self, note: &mut Footnote, found: Option<String>, around: &str) -> String {
        let own = self.set(&mut note.attrs, found, around);
        self.paragraphs(note.content.iter_mut(), &own);
        own
    }

    fn of_text(&self, text: &str, around: &str) -> Option<String> {
        let place = Surroundings { around, article: self.article };
        language::of_text(text, place).map(Into::into)
    }

    /// The language of all lines in a block.
    fn of_lines(&self, block: &Block, around: &str) -> Option<String> {
        let mut lines = Vec::new();
        match block {
            Block::Gallery(gallery) => lines.extend(gallery.figures.iter().map(words_of)),
            _ => block.walk(&mut |step| {
                if let Visit::Line(_, content) = step {
                    lines.push(content.to_text());
                }
            }),
        }
        let place = Surroundings { around, article: self.article };
        language::of_lines(&lines, place).map(Into::into)
    }

    /// Leaves with a block what is to be said of it where its text gives `found`; the language that it is in.
    fn set(&self, attrs: &mut BlockAttrs, found: Option<String>, around: &str) -> String {
        let said = attrs.lang.take();
        let plain = found.unwrap_or_else(|| around.to_owned());
        let own = said.clone().unwrap_or_else(|| plain.clone());
        attrs.lang = match self.pass {
            Pass::Settle => said.filter(|said| *said != plain),
            Pass::SayNested => said.or_else(|| (plain != around).then_some(plain)),
            Pass::SayEach => {
                let is_other = plain != self.article || around != self.article;
                said.or_else(|| is_other.then_some(plain))
            }
        };
        own
    }
}

/// What people read of a picture: what stands below it, else what stands for it.
fn words_of(figure: &Figure) -> String {
    if figure.caption.is_empty() { figure.alt.clone() } else { figure.caption.to_text() }
}

#[cfg(test)]
mod tests;
