//! DOCX: the documents of Word, as Word itself, `LibreOffice`, pandoc and python-docx write them.
//!
//! The parts become a tree of what the file holds (`reader`), which becomes an article as with every word processor (`office`). Nothing
//! the file points at outside of itself is touched; macros and embedded objects are never opened.

mod field;
mod numbering;
mod package;
mod plain;
mod properties;
mod reader;
mod refusal;
mod stories;
mod style;
mod suggestion;
mod symbol;
mod table;

use warraq_core::article::IdSource;

use self::package::Package;
use self::stories::{Written, stories};
use super::{ImportDefaults, Imported};
use crate::error::FormatError;
use crate::office;
use crate::reading::Hints;
use crate::report::Report;

/// The article in `bytes`.
///
/// # Errors
/// [`FormatError::Damaged`] where it is no document of Word or its text cannot be read, [`FormatError::Locked`]
/// where it is encrypted, [`FormatError::TooLarge`].
pub(super) fn read(
    bytes: &[u8],
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
) -> Result<Imported, FormatError> {
    let mut report = Report::default();
    let mut package = Package::open(bytes)?;
    if let Some(about) = properties::about(&mut package, &mut report)? {
        let stories = stories(&mut package, Written::ByWarraq, defaults, ids, &mut report)?;
        return Ok(office::own::article(stories, &about, defaults, ids, report));
    }
    let hints = hints(&mut package, &mut report)?;
    let stories = stories(&mut package, Written::Elsewhere, defaults, ids, &mut report)?;
    Ok(office::article(stories, hints, defaults, ids, report))
}

fn hints(package: &mut Package<'_>, report: &mut Report) -> Result<Hints, FormatError> {
    let links = package.links_of("", report)?;
    let name = links.first("core-properties").unwrap_or("docProps/core.xml");
    let xml = package.xml(name, report)?;
    let Some(xml) = xml else { return Ok(Hints::default()) };
    office::properties::warn_of_others(xml.root(), report);
    Ok(properties::hints(&xml, report))
}

#[cfg(test)]
mod tests;
