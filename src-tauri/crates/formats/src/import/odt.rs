//! ODT: text documents of `LibreOffice`, pandoc and others, zipped or as one flat XML file.
//!
//! The parts become a tree of what the file holds (`reader`), which becomes an article as with every word processor
//! (`office`). Nothing the file points at outside of itself is touched; macros and objects never run.

mod change;
mod comment;
mod list;
mod look;
mod package;
mod plain;
mod reader;
mod stories;
mod style;

use warraq_core::article::IdSource;

use self::package::Package;
use self::stories::{Written, stories};
use super::{ImportDefaults, Imported};
use crate::error::FormatError;
use crate::manuscript::own::{self, About};
use crate::office::{self, properties};
use crate::reading::Hints;
use crate::report::Report;

/// The article in `bytes`.
///
/// # Errors
/// [`FormatError::Damaged`] where it is no text document or its text cannot be read, [`FormatError::Locked`] where
/// it is encrypted, [`FormatError::TooLarge`].
pub(super) fn read(
    bytes: &[u8],
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
) -> Result<Imported, FormatError> {
    let mut report = Report::default();
    let mut package = Package::open(bytes, &mut report)?;
    if let Some(about) = about(&package) {
        let stories = stories(&mut package, Written::ByWarraq, defaults, ids, &mut report)?;
        return Ok(office::own::article(stories, &about, defaults, ids, report));
    }
    let hints = hints(&package, &mut report);
    let stories = stories(&mut package, Written::Elsewhere, defaults, ids, &mut report)?;
    Ok(office::article(stories, hints, defaults, ids, report))
}

/// What a document of Warraq says of itself; nothing where it is from elsewhere.
fn about(package: &Package<'_>) -> Option<About> {
    let root = package.meta.as_ref().map_or(package.content.root(), |meta| meta.root());
    let about = root.child("office:meta")?;
    let property = |name: &str| {
        let mut own = about.children().filter(|it| it.name() == "meta:user-defined");
        let found = own.find(|it| it.attr("meta:name") == Some(name))?;
        Some(found.text().to_owned())
    };
    let own = About::of(&property)?;
    let language = about.child("dc:language").map(|it| it.text().to_owned()).unwrap_or_default();
    Some(About { language, section: property(own::SECTION).unwrap_or_default(), ..own })
}

/// What the document says of itself beside its text. `dc:creator` is who saved it last.
fn hints(package: &Package<'_>, report: &mut Report) -> Hints {
    let root = package.meta.as_ref().map_or(package.content.root(), |meta| meta.root());
    let about = root.child("office:meta");
    if let Some(about) = about {
        properties::warn_of_others(about, report);
    }
    let value = |name: &str| {
        let found = about.and_then(|about| about.child(name));
        found.map(|element| element.text().trim()).filter(|text| !text.is_empty())
    };
    let creator = value("meta:initial-creator").or_else(|| value("dc:creator"));
    let date = value("meta:creation-date").or_else(|| value("dc:date"));
    let said =
        [value("dc:title"), creator, date, value("dc:language")].map(Option::unwrap_or_default);
    properties::hints(said, report)
}

#[cfg(test)]
mod tests;
