//! The body alone, for the box of a content system that takes HTML: headline, byline and date have boxes of their
//! own there. No style, no script, nothing remote; the `div` around it says language and direction, so that it
//! reads right whatever the page around it does (the page has the `article` itself, and the headline in it), and the ids of its notes are its own, so that several can stand on
//! a page.

use warraq_core::article::languages::Saying;
use warraq_core::fields::{FieldName, Fields};

use super::{Export, ExportInput};
use crate::error::FormatError;
use crate::feature::Feature;
use crate::format::Format;
use crate::hypertext::{Manner, Syntax, Writer};
use crate::notes::Notes;
use crate::{original, shortcode, wording};

/// A piece of a page.
pub(super) struct HtmlFragment;

impl Export for HtmlFragment {
    fn format(&self) -> Format {
        Format::HtmlFragment
    }

    fn cannot_hold(&self) -> &'static [Feature] {
        const LOST: &[Feature] = &[
            // A content system takes pictures one by one; their words stay.
            Feature::Media,
            Feature::LinkedFootnoteRef,
            Feature::EmptyParagraph,
            Feature::Insertion,
            Feature::Deletion,
            Feature::Comment,
            Feature::Tags,
            Feature::Status,
            Feature::Field(FieldName::Headline),
            Feature::Field(FieldName::Kicker),
            Feature::Field(FieldName::Standfirst),
            Feature::Field(FieldName::Slug),
            Feature::Field(FieldName::Byline),
            Feature::Field(FieldName::Place),
            Feature::Field(FieldName::Date),
            Feature::Field(FieldName::Section),
            Feature::Field(FieldName::Profile),
            Feature::Field(FieldName::Embargo),
            Feature::Field(FieldName::Due),
            Feature::Field(FieldName::Note),
            Feature::Field(FieldName::Topics),
        ];
        LOST
    }

    fn write(&self, input: &ExportInput<'_>, out: &mut Vec<u8>) -> Result<(), FormatError> {
        let fields = &input.article().fields;
        let blocks = original::spoken(input.article(), Saying::Nested);
        let notes = Notes::of(&blocks);
        let prefix = format!("{}-", input.article().id.to_string().to_lowercase());
        let source = |id: &str| input.remote.source(id);
        let manner = Manner { syntax: Syntax::Html, source: &source, prefix: &prefix };
        let mut writer = Writer::new(&notes, fields, manner);
        let words = wording::of(&fields.language);
        open(&mut writer, fields);
        writer.blocks(&blocks);
        writer.endnotes(words);
        // The site says itself whose it is.
        writer.footer(fields, "", words);
        writer.raw("</div>\n");
        out.extend_from_slice(shortcode::as_words(&writer.finish()).as_bytes());
        Ok(())
    }
}

/// The start of the element that carries language and direction.
fn open(writer: &mut Writer<'_>, fields: &Fields) {
    writer.raw("<div lang=\"");
    writer.text(&fields.language);
    writer.raw(&format!("\" dir=\"{}\">\n", fields.direction().as_str()));
}
