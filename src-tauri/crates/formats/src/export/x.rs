//! A thread of posts on X, each with its number: link and tags in the first, because many see no other.
//!
//! Source: twitter-text 3.1, `config/v3.json`: 280 weighted characters.

use warraq_core::fields::FieldName;

use super::{Export, ExportInput};
use crate::error::FormatError;
use crate::feature::Feature;
use crate::format::Format;
use crate::message::{self, Medium};

/// Posts of X.
pub(super) struct X;

pub(super) const MEDIUM: Medium = Medium {
    limit: 280,
    caption_limit: 280,
    measure: message::weighted,
    signs: &["", "", ""],
    signs_count: false,
    bullet: "• ",
    quote: "",
    link_first: true,
    numbered: true,
};

impl Export for X {
    fn format(&self) -> Format {
        Format::X
    }

    fn cannot_hold(&self) -> &'static [Feature] {
        const LOST: &[Feature] = &[
            Feature::Heading,
            Feature::Quote,
            Feature::PullQuote,
            Feature::Figure,
            Feature::Media,
            Feature::Gallery,
            Feature::Table,
            Feature::TableHeader,
            Feature::CellSpan,
            Feature::CellParagraphs,
            Feature::Embed,
            Feature::LinkedFootnoteRef,
            Feature::EmptyParagraph,
            Feature::BlockDir,
            Feature::BlockLang,
            Feature::Lang,
            Feature::Strong,
            Feature::Emphasis,
            Feature::Strike,
            Feature::Underline,
            Feature::Superscript,
            Feature::Subscript,
            Feature::Insertion,
            Feature::Deletion,
            Feature::Comment,
            Feature::Status,
            Feature::Field(FieldName::Kicker),
            Feature::Field(FieldName::Slug),
            Feature::Field(FieldName::Byline),
            Feature::Field(FieldName::Place),
            Feature::Field(FieldName::Date),
            Feature::Field(FieldName::Language),
            Feature::Field(FieldName::Section),
            Feature::Field(FieldName::Profile),
            Feature::Field(FieldName::Embargo),
            Feature::Field(FieldName::Due),
            Feature::Field(FieldName::Note),
            Feature::Field(FieldName::Credit),
            Feature::Field(FieldName::Rights),
            Feature::Field(FieldName::Topics),
            Feature::Field(FieldName::Sources),
            Feature::Field(FieldName::Corrections),
        ];
        LOST
    }

    fn write(&self, input: &ExportInput<'_>, out: &mut Vec<u8>) -> Result<(), FormatError> {
        out.extend_from_slice(&message::file(input, &MEDIUM));
        Ok(())
    }
}
