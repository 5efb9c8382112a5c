//! Which language each block is in: said where a format says it, and not said where the text says it.
//!
//! A block is in the language that somebody said of it, else in the one of its text, else in that of what is around
//! it. [`settle`] undoes [`say`]: what is said of a block's text is no more than the text says.

use super::block::{Block, BlockAttrs, Figure, List, Paragraph, Visit};
use super::inline::InlineContent;
use crate::text::language::{self, Surroundings};

/// How a format says the language of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saying {
    /// Blocks have the language of what holds them: it is said where another begins.
    Nested,
    /// Each line, and each note, says its own where it is not the article's, and what holds lines says nothing.
    Each,
}

/// Sets the language of `blocks`, and of what is in them, where it is not what is taken for granted in an article of
/// language `article`. What somebody said of a block stays.
pub fn say(blocks: &mut [Block], article: &str, saying: Saying) {
    let pass = match saying {
        Saying::Nested => Pass::SayNested,
        Saying::Each => Pass::SayEach,
    };
    Languages { article, pass }.all(blocks);
}

/// Takes from `blocks`, and from what is in them, the languages that hold without being said in an article of language
/// `article`.
pub fn settle(blocks: &mut [Block], article: &str) {
    Languages { article, pass: Pass::Settle }.all(blocks);
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

/// What is around a block.
#[derive(Clone, Copy)]
struct Around<'a> {
    language: &'a str,
    /// Whether somebody said it of a block around, which gets lost where only lines say something.
    is_said: bool,
}

impl Languages<'_> {
    fn all(&self, blocks: &mut [Block]) {
        self.blocks(blocks, Around { language: self.article, is_said: false });
    }

    fn blocks(&self, blocks: &mut [Block], around: Around<'_>) {
        for block in blocks {
            self.block(block, around);
        }
    }

    /// The language that the block is in.
    fn block(&self, block: &mut Block, around: Around<'_>) -> String {
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
            | Block::Footnote(_) => self.holder(block, around),
        }
    }

    /// The language of a block that holds others, with those in it.
    fn holder(&self, block: &mut Block, around: Around<'_>) -> String {
        let found = self.of_lines(block, around);
        let is_said = around.is_said || block.attrs().lang.is_some();
        let own = match block {
            Block::List(node) => self.hold(&mut node.attrs, found, around),
            Block::Quote(node) => self.hold(&mut node.attrs, found, around),
            Block::Gallery(node) => self.hold(&mut node.attrs, found, around),
            Block::Table(node) => self.hold(&mut node.attrs, found, around),
            Block::Footnote(node) => self.set(&mut node.attrs, found, around),
            _ => around.language.to_owned(),
        };
        let inside = Around { language: &own, is_said };
        match block {
            Block::List(node) => self.items(node, inside),
            Block::Quote(node) => self.blocks(&mut node.content, inside),
            Block::Gallery(node) => {
                for figure in &mut node.figures {
                    self.figure(figure, inside);
                }
            }
            Block::Table(node) => {
                let cells = node.rows.iter_mut().flat_map(|row| &mut row.cells);
                self.paragraphs(cells.flat_map(|cell| &mut cell.content), inside);
            }
            Block::Footnote(node) => self.paragraphs(node.content.iter_mut(), inside),
            _ => {}
        }
        own
    }

    /// What stands behind the first line of an item has the language of that around it: pages have the item around it.
    fn items(&self, list: &mut List, around: Around<'_>) {
        for item in &mut list.items {
            if let Some((first, rest)) = item.content.split_first_mut() {
                let of_first = self.block(first, around);
                self.blocks(rest, Around { language: &of_first, ..around });
            }
        }
    }

    fn line(&self, attrs: &mut BlockAttrs, content: &InlineContent, around: Around<'_>) -> String {
        let found = self.of_text(&content.to_text(), around);
        self.set(attrs, found, around)
    }

    fn paragraphs<'p>(
        &self,
        paragraphs: impl Iterator<Item = &'p mut Paragraph>,
        around: Around<'_>,
    ) {
        for paragraph in paragraphs {
            self.line(&mut paragraph.attrs, &paragraph.content, around);
        }
    }

    fn figure(&self, figure: &mut Figure, around: Around<'_>) -> String {
        let found = self.of_text(&words_of(figure), around);
        self.set(&mut figure.attrs, found, around)
    }

    fn of_text(&self, text: &str, around: Around<'_>) -> Option<String> {
        let place = Surroundings { around: around.language, article: self.article };
        language::of_text(text, place).map(Into::into)
    }

    /// The language of all lines in a block.
    fn of_lines(&self, block: &Block, around: Around<'_>) -> Option<String> {
        let mut lines = Vec::new();
        match block {
            Block::Gallery(gallery) => lines.extend(gallery.figures.iter().map(words_of)),
            _ => block.walk(&mut |step| {
                if let Visit::Line(_, content) = step {
                    lines.push(content.to_text());
                }
            }),
        }
        let place = Surroundings { around: around.language, article: self.article };
        language::of_lines(&lines, place).map(Into::into)
    }

    /// The same as [`set`](Self::set) of a block whose lines are blocks themselves.
    fn hold(&self, attrs: &mut BlockAttrs, found: Option<String>, around: Around<'_>) -> String {
        let own = self.set(attrs, found, around);
        if matches!(self.pass, Pass::SayEach) {
            attrs.lang = None;
        }
        own
    }

    /// Leaves with a block what is to be said of it where its text gives `found`; the language that it is in.
    fn set(&self, attrs: &mut BlockAttrs, found: Option<String>, around: Around<'_>) -> String {
        let said = attrs.lang.take();
        let plain = found.unwrap_or_else(|| around.language.to_owned());
        let own = said.clone().unwrap_or_else(|| plain.clone());
        attrs.lang = match self.pass {
            Pass::Settle => said.filter(|said| *said != plain),
            Pass::SayNested => said.or_else(|| (plain != around.language).then_some(plain)),
            Pass::SayEach => {
                let is_plain =
                    plain == self.article && around.language == self.article && !around.is_said;
                said.or_else(|| (!is_plain).then_some(plain))
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
