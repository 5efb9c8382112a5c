//! ODT: the twin of the document of Word, as `LibreOffice` and its kin read it.
//!
//! Source: `OpenDocument` 1.3, part 3.

mod automatic;
mod content;
mod parts;
mod run;
mod styles;
mod table;

use super::{Export, ExportInput};
use crate::error::FormatError;
use crate::feature::Feature;
use crate::format::Format;
use crate::manuscript;
use crate::manuscript::package::Package;

/// A text document.
pub(super) struct Odt;

impl Export for Odt {
    fn format(&self) -> Format {
        Format::Odt
    }

    fn cannot_hold(&self) -> &'static [Feature] {
        manuscript::CANNOT_HOLD
    }

    fn withholds(&self) -> &'static [Feature] {
        &[Feature::Insertion, Feature::Deletion, Feature::Comment]
    }

    fn write(&self, input: &ExportInput<'_>, out: &mut Vec<u8>) -> Result<(), FormatError> {
        let manuscript = manuscript::of(input);
        let mut package = Package::new();
        parts::add(&manuscript, input, &mut package)?;
        out.extend(package.finish()?);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
