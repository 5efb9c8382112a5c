//! Posts of a channel: `**strong**`, `__stressed__` and `~~struck~~` as Telegram's own apps read them when a message
//! is sent. Markup of its interface for bots would stand in the message as it is.
//!
//! Source: Telegram, “Bot API”: 4096 units of a message and 1024 of a caption, “after entities parsing”.

use warraq_core::fields::FieldName;

use super::{Export, ExportInput};
use crate::error::FormatError;
use crate::feature::Feature;
use crate::format::Format;
use crate::message::{self, Medium};

/// Messages of Telegram.
pub(super) struct Telegram;

pub(super) const MEDIUM: Medium = Medium {
    limit: 4096,
    caption_limit: 1024,
    measure: message::utf16,
    signs: &["**", "__", "~~"],
    signs_count: false,
    bullet: "• ",
    quote: "",
    link_first: false,
    numbered: false,
};

impl Export for Telegram {
    fn format(&self) -> Format {
        Format::Telegram
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
