//! Messages of WhatsApp: `*strong*`, `_stressed_`, `~struck~`, lists and quotes as it reads them itself.
//!
//! Source: WhatsApp Help Center, “How to format your messages”; 65,536 characters a message.

use warraq_core::fields::FieldName;

use super::{Export, ExportInput};
use crate::error::FormatError;
use crate::feature::Feature;
use crate::format::Format;
use crate::message::{self, Medium};

/// Messages of WhatsApp.
pub(super) struct WhatsApp;

pub(super) const MEDIUM: Medium = Medium {
    limit: 65_536,
    caption_limit: 1024,
    measure: message::utf16,
    signs: &["*", "_", "~"],
    signs_count: true,
    bullet: "- ",
    quote: "> ",
    link_first: false,
    numbered: false,
};

impl Export for WhatsApp {
    fn format(&self) -> Format {
        Format::WhatsApp
    }

    fn cannot_hold(&self) -> &'static [Feature] {
        const LOST: &[Feature] = &[
            Feature::Heading,
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
