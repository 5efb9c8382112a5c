//! Articles as hypertext: what pages, fragments, posts, books and feeds have in common.
//!
//! The same blocks are written as HTML or as XML; what a format does differently is its [`Manner`].

mod around;
mod blocks;
mod escape;
mod inline;
mod notes;
mod syntax;
mod table;

use warraq_core::article::{Block, Dir};
use warraq_core::fields::Fields;
use warraq_core::text::language::{self, Surroundings};

pub(crate) use self::escape::{script, text, words};
pub(crate) use self::inline::{address, isolated};
pub(crate) use self::syntax::Syntax;
use crate::notes::Notes;

/// Where the picture of a figure is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    /// Its address, or its bytes as one.
    pub(crate) address: String,
    /// Pixels.
    pub(crate) width: u32,
    /// Pixels.
    pub(crate) height: u32,
}

/// How a piece of hypertext is written.
#[derive(Clone, Copy)]
pub(crate) struct Manner<'a> {
    /// The grammar.
    pub(crate) syntax: Syntax,
    /// Where a picture is, by its id; nothing where the file does not hold it: then its words stand for it.
    pub(crate) source: &'a dyn Fn(&str) -> Option<Source>,
    /// What the ids of notes begin with, so that several articles can stand in one file.
    pub(crate) prefix: &'a str,
}

/// Writes the tags of an article.
pub(crate) struct Writer<'a> {
    out: String,
    manner: Manner<'a>,
    notes: &'a Notes<'a>,
    article_dir: Dir,
    /// The article's language.
    article_lang: &'a str,
    /// The direction of the element around, which is not said again.
    dir_around: Dir,
    /// How often each footnote, by number from 1, was pointed at so far.
    references: Vec<usize>,
    /// The level of the heading before: none may stand more than one below it.
    level: u8,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(notes: &'a Notes<'a>, fields: &'a Fields, manner: Manner<'a>) -> Self {
        let article_dir = fields.direction();
        Self {
            out: String::new(),
            manner,
            notes,
            article_dir,
            article_lang: &fields.language,
            dir_around: article_dir,
            references: vec![0; notes.in_order().len() + 1],
            level: 1,
        }
    }

    /// All that was written.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    /// Markup that is right as it is.
    pub(crate) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Text, escaped.
    pub(crate) fn text(&mut self, letters: &str) {
        self.out.push_str(&self.manner.syntax.text(letters));
    }

    /// The tag of a heading of `level`. It is never more than one below the heading before it: readers that are led
    /// by headings would look for what is between. The level that was meant stands beside it then.
    ///
    /// Source: HTML Living Standard, 4.3.11.2.
    fn heading(&mut self, level: u8) -> String {
        let shown = level.min(self.level + 1);
        self.level = shown;
        if shown == level {
            format!("h{level}")
        } else {
            format!("h{shown} data-level=\"{level}\"")
        }
    }

    /// An element that can hold nothing, with its attributes, such as `hr` or `img src="…"`.
    fn empty(&mut self, tag: &str) {
        self.raw(&match self.manner.syntax {
            Syntax::WordPress if tag == "br" => "<br>".to_owned(),
            Syntax::Html => format!("<{tag}>"),
            Syntax::Xml | Syntax::Epub | Syntax::WordPress => format!("<{tag}/>"),
        });
    }

    /// `lang` where the line `text`, which is no block, is not in the language `around` it.
    fn language_of(&mut self, text: &str, around: Option<&str>) {
        let around = around.unwrap_or(self.article_lang);
        let place = Surroundings { around, article: self.article_lang };
        let found = language::of_text(text, place);
        self.language(found.as_deref());
    }

    /// Writes what stands in an element that runs in `dir`.
    fn inside(&mut self, dir: Dir, write: impl FnOnce(&mut Self)) {
        let around = std::mem::replace(&mut self.dir_around, dir);
        write(self);
        self.dir_around = around;
    }

    /// The blocks, one after another; footnotes are left for [`Writer::endnotes`].
    pub(crate) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }
}

#[cfg(test)]
mod tests;
