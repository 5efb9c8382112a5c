//! DOCX: a document of Word that is right to left in every paragraph, run, list and table that is.
//!
//! Written by hand, because what libraries write loses the direction of runs. Source: ECMA-376, part 1.

mod document;
mod numbering;
mod parts;
mod properties;
mod run;
mod story;
mod styles;
mod table;

use super::{Export, ExportInput};
use crate::error::FormatError;
use crate::feature::Feature;
use crate::format::Format;
use crate::manuscript;
use crate::manuscript::package::Package;

/// A document of Word.
pub(super) struct Docx;

impl Export for Docx {
    fn format(&self) -> Format {
        Format::Docx
    }

    fn cannot_hold(&self) -> &'static [Feature] {
        manuscript::CANNOT_HOLD
    }

    fn withholds(&self) -> &'static [Feature] {
        &[Feature::Insertion, Feature::Deletion, Feature::Comment]
    }

    fn write(&self, input: &ExportInput<'_>, out: &mut Vec<u8>) -> Result<(), FormatError> {
        let manuscript = manuscript::of(input);
        let document = document::written(&manuscript, input);
        let mut package = Package::new();
        parts::add(&document, &manuscript, input, &mut package)?;
        out.extend(package.finish()?);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
