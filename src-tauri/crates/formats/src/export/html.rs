//! One page of HTML: semantic, self-contained, nothing remote; it reads and prints without Warraq.

mod head;
mod json_ld;
mod page;

use warraq_core::article::Article;
use warraq_core::article::languages::Saying;
use warraq_core::fields::FieldName;

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
        let blocks = original::spoken(input.article(), Saying::Nested);
        let notes = Notes::of(&blocks);
        out.extend_from_slice(page::write(input, &blocks, &notes).as_bytes());
        Ok(())
    }
}

/// A page around `fragment`, a piece of one that was written for `article`: for looking at it.
#[must_use]
pub fn around(article: &Article, fragment: &str) -> String {
    let fields = &article.fields;
    page::around(&fields.language, fields.direction(), fragment)
}
