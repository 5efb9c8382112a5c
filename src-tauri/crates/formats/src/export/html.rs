//! One page of HTML: semantic, self-contained, nothing remote; it reads and prints without Warraq.

mod blocks;
mod date;
mod escape;
mod head;
mod inline;
mod json_ld;
mod notes;
mod page;
mod table;
mod words;

use warraq_core::article::{Block, Dir};
use warraq_core::fields::FieldName;

use self::escape::text;
use super::{Export, ExportInput};
use crate::error::FormatError;
use crate::feature::Feature;
use crate::format::Format;
use crate::notes::Notes;
use crate::original;

/// A whole page.
pub(super) struct Html;

impl Export for Html {
    fn format(&self) -> Format {
        Format::Html
    }

    fn cannot_hold(&self) -> &'static [Feature] {
        const LOST: &[Feature] = &[
            Feature::Media,
            Feature::LinkedFootnoteRef,
            Feature::EmptyParagraph,
            Feature::Insertion,
            Feature::Deletion,
            Feature::Comment,
            // For the newsroom, not for whoever reads the page.
            Feature::Status,
            Feature::Field(FieldName::Slug),
            Feature::Field(FieldName::Profile),
            Feature::Field(FieldName::Embargo),
            Feature::Field(FieldName::Due),
            Feature::Field(FieldName::Note),
        ];
        LOST
    }

    fn write(&self, input: &ExportInput<'_>, out: &mut Vec<u8>) -> Result<(), FormatError> {
        let blocks = original::blocks(&input.article.body);
        let notes = Notes::of(&blocks);
        out.extend_from_slice(page::write(input, &blocks, &notes).as_bytes());
        Ok(())
    }
}

/// Writes the tags of a page.
struct Writer<'a> {
    out: String,
    notes: &'a Notes<'a>,
    article_dir: Dir,
    /// The direction of the element around, which is not said again.
    dir_around: Dir,
    /// How often each footnote, by number from 1, was pointed at so far.
    references: Vec<usize>,
}

impl<'a> Writer<'a> {
    fn new(notes: &'a Notes<'a>, article_dir: Dir) -> Self {
        let references = vec![0; notes.in_order().len() + 1];
        Self { out: String::new(), notes, article_dir, dir_around: article_dir, references }
    }

    /// Markup that is right as it is.
    fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Text, escaped.
    fn text(&mut self, words: &str) {
        self.out.push_str(&text(words));
    }

    /// Writes what stands in an element that runs in `dir`.
    fn inside(&mut self, dir: Dir, write: impl FnOnce(&mut Self)) {
        let around = std::mem::replace(&mut self.dir_around, dir);
        write(self);
        self.dir_around = around;
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }
}
