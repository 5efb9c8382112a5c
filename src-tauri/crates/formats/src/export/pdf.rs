//! PDF: pages that a newspaper would print, tagged for readers that speak and sealed for archives. What stands on
//! them is decided here; how it looks is the business of `warraq-typeset`.

mod around;
mod blocks;
mod digits;
mod line;
mod picture;
mod sheet;
mod table;

use warraq_core::article::{Article, Visit};
use warraq_core::fields::FieldName;
pub use warraq_typeset::Pages;
use warraq_typeset::TypesetError;

use super::{Export, ExportInput};
use crate::error::FormatError;
use crate::feature::Feature;
use crate::format::Format;

/// Pages in a PDF.
pub(super) struct Pdf;

impl Export for Pdf {
    fn format(&self) -> Format {
        Format::Pdf
    }

    fn cannot_hold(&self) -> &'static [Feature] {
        const LOST: &[Feature] = &[
            Feature::Embed,
            Feature::LinkedFootnoteRef,
            Feature::EmptyParagraph,
            Feature::MissingLetter,
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
            Feature::Field(FieldName::Topics),
        ];
        LOST
    }

    fn write(&self, input: &ExportInput<'_>, out: &mut Vec<u8>) -> Result<(), FormatError> {
        out.extend_from_slice(&warraq_typeset::pdf(&sheet::of(input)).map_err(refused)?);
        Ok(())
    }
}

/// The pages of the first article as they are printed.
///
/// # Errors
/// [`FormatError::NotPrinted`] where they cannot be set.
pub fn pages(input: &ExportInput<'_>) -> Result<Pages, FormatError> {
    warraq_typeset::pages(&sheet::of(input)).map_err(refused)
}

/// The letters of the article that no font of the pages has, each as often as it stands there.
pub(crate) fn missing_letters(article: &Article) -> Vec<char> {
    let fields = &article.fields;
    let words = [&fields.kicker, &fields.headline, &fields.standfirst, &fields.place];
    let lists = fields.byline.iter().chain(&fields.sources);
    let more = [&fields.section, &fields.credit, &fields.rights];
    let corrections = fields.corrections.iter().map(|correction| &correction.text);
    let mut missing: Vec<char> = words
        .into_iter()
        .chain(lists)
        .chain(more)
        .chain(corrections)
        .flat_map(|text| warraq_typeset::missing(text))
        .collect();
    for block in article.body.blocks() {
        block.walk(&mut |step| {
            if let Visit::Line(_, line) = step {
                missing.extend(warraq_typeset::missing(&line.to_text()));
            }
        });
    }
    missing
}

fn refused(error: TypesetError) -> FormatError {
    FormatError::NotPrinted { detail: error.reason }
}

#[cfg(test)]
mod tests;
