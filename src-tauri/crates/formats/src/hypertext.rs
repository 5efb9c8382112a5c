//! Articles as hypertext: what pages, fragments, posts, books and feeds have in common.
//!
//! The same blocks are written as HTML or as XML; what a format does differently is its [`Manner`].

mod around;
mod blocks;
mod escape;
mod inline;
mod notes;
mod table;

use warraq_core::article::{Block, Dir};

pub(crate) use self::escape::{script, text};
pub(crate) use self::inline::isolated;
use crate::notes::Notes;

/// The grammar of tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// HTML: empty elements have no end.
    Html,
    /// XML: empty elements say that they are, and a language is said as XML and as HTML does.
    Xml,
    /// XML in a book: notes also say what they are in the words of EPUB.
    Epub,
}

impl Syntax {
    /// `lang` as an attribute of an element.
    pub(crate) fn language(self, lang: &str) -> String {
        let lang = text(lang);
        match self {
            Self::Html => format!(" lang=\"{lang}\""),
            Self::Xml | Self::Epub => format!(" lang=\"{lang}\" xml:lang=\"{lang}\""),
        }
    }

    /// What a part of a book is, as an attribute of its element; nothing where the text is no book.
    ///
    /// Source: EPUB 3 Structural Semantics Vocabulary 1.1.
    pub(crate) fn part(self, name: &str) -> String {
        match self {
            Self::Html | Self::Xml => String::new(),
            Self::Epub => format!(" epub:type=\"{name}\""),
        }
    }
}

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
    /// The direction of the element around, which is not said again.
    dir_around: Dir,
    /// How often each footnote, by number from 1, was pointed at so far.
    references: Vec<usize>,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(notes: &'a Notes<'a>, article_dir: Dir, manner: Manner<'a>) -> Self {
        let references = vec![0; notes.in_order().len() + 1];
        Self { out: String::new(), manner, notes, article_dir, dir_around: article_dir, references }
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
    pub(crate) fn text(&mut self, words: &str) {
        self.out.push_str(&text(words));
    }

    /// An element that can hold nothing, with its attributes, such as `hr` or `img src="…"`.
    fn empty(&mut self, tag: &str) {
        self.raw(&match self.manner.syntax {
            Syntax::Html => format!("<{tag}>"),
            Syntax::Xml | Syntax::Epub => format!("<{tag}/>"),
        });
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
