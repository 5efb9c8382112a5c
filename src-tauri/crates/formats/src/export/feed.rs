//! A feed of one or more articles: RSS 2.0, or JSON Feed 1.1 by option. Each text stands in an element of its own
//! language and direction, because readers of feeds lay all in those of their own.

mod item;
mod json;
mod rss;

use warraq_core::fields::FieldName;

use super::{Export, ExportInput, Holds};
use crate::error::FormatError;
use crate::feature::Feature;
use crate::format::Format;
use crate::options::FeedKind;

/// A feed.
pub(super) struct Feed;

impl Export for Feed {
    fn format(&self) -> Format {
        Format::Feed
    }

    fn cannot_hold(&self) -> &'static [Feature] {
        const LOST: &[Feature] = &[
            Feature::Media,
            Feature::LinkedFootnoteRef,
            Feature::EmptyParagraph,
            Feature::Insertion,
            Feature::Deletion,
            Feature::Comment,
            Feature::Status,
            Feature::Field(FieldName::Kicker),
            Feature::Field(FieldName::Slug),
            Feature::Field(FieldName::Place),
            Feature::Field(FieldName::Profile),
            Feature::Field(FieldName::Embargo),
            Feature::Field(FieldName::Due),
            Feature::Field(FieldName::Note),
            Feature::Field(FieldName::Topics),
        ];
        LOST
    }

    fn holds(&self) -> Holds {
        Holds::Collection
    }

    fn write(&self, input: &ExportInput<'_>, out: &mut Vec<u8>) -> Result<(), FormatError> {
        match input.options.feed {
            FeedKind::Rss => rss::write(input, out),
            FeedKind::Json => json::write(input, out),
        }
        Ok(())
    }
}

pub(super) use self::item::published;

#[cfg(test)]
mod tests;
