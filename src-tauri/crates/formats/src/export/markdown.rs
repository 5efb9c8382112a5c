//! Markdown with front matter: what Warraq reads back equal, and every `CommonMark` reader shows right.
//!
//! The headline is `title` in the front matter and no heading, as site generators expect. Emphasis beside
//! Arabic quotes and clitics gets a directional mark inside its delimiters (see [`crate::flanking`]). Underline,
//! superscript, subscript and runs in another language are HTML, which `CommonMark` allows in a line.

mod blocks;
mod escape;
mod front_matter;
mod line;
mod pieces;

use warraq_core::fields::FieldName;

use self::blocks::Writer;
use super::{Export, ExportInput};
use crate::error::FormatError;
use crate::feature::Feature;
use crate::format::Format;
use crate::notes::Notes;
use crate::original;

/// Markdown in UTF-8 with line feeds.
pub(super) struct Markdown;

impl Export for Markdown {
    fn format(&self) -> Format {
        Format::Markdown
    }

    fn cannot_hold(&self) -> &'static [Feature] {
        const LOST: &[Feature] = &[
            Feature::PullQuote,
            Feature::Figure,
            Feature::Media,
            Feature::Gallery,
            Feature::TableHeader,
            Feature::CellSpan,
            Feature::CellParagraphs,
            Feature::Embed,
            Feature::FootnoteLabel,
            Feature::LinkedFootnoteRef,
            Feature::EmptyParagraph,
            Feature::ListNumber,
            Feature::BlockDir,
            Feature::BlockLang,
            Feature::Insertion,
            Feature::Deletion,
            Feature::Comment,
            Feature::Status,
            // For the editors, not for whoever gets the file.
            Feature::Field(FieldName::Due),
            Feature::Field(FieldName::Note),
        ];
        LOST
    }

    fn write(&self, input: &ExportInput<'_>, out: &mut Vec<u8>) -> Result<(), FormatError> {
        let article = input.article();
        let blocks = original::blocks(&article.body);
        let notes = Notes::of(&blocks);
        let writer = Writer { notes: &notes, article_dir: article.fields.direction() };
        let body = writer.blocks(&blocks);
        out.extend_from_slice(front_matter::of(&article.fields, &article.tags).as_bytes());
        for (line, index) in body.iter().zip(0..) {
            out.extend_from_slice(if index == 0 { b"\n" } else { b"" });
            out.extend_from_slice(line.as_bytes());
            out.push(b'\n');
        }
        Ok(())
    }
}
