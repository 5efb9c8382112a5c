//! What a document of Word says of itself beside its text.

use super::package::Package;
use crate::error::FormatError;
use crate::manuscript::own::About;
use crate::office::properties;
use crate::office::xml::Xml;
use crate::reading::Hints;
use crate::report::Report;

/// What `docProps/core.xml` says.
pub(super) fn hints(xml: &Xml, report: &mut Report) -> Hints {
    let value = |name: &str| {
        let found = xml.root().child(name).map(|element| element.text().trim());
        found.unwrap_or_default()
    };
    let said = ["dc:title", "dc:creator", "dcterms:created", "dc:language"].map(value);
    properties::hints(said, report)
}

/// What a document of Warraq says of itself; nothing where it is from elsewhere.
///
/// # Errors
/// [`FormatError::TooLarge`].
pub(super) fn about(
    package: &mut Package<'_>,
    report: &mut Report,
) -> Result<Option<About>, FormatError> {
    let links = package.links_of("", report)?;
    let part = |kind: &str| links.first(kind).map(str::to_owned);
    let Some(name) = part("custom-properties") else { return Ok(None) };
    let Some(custom) = package.xml(&name, report)? else { return Ok(None) };
    let property = |name: &str| {
        let found = custom.root().children().find(|property| property.attr("name") == Some(name));
        Some(found?.children().next()?.text().to_owned())
    };
    let Some(mut about) = About::of(&property) else { return Ok(None) };
    let core = part("core-properties").unwrap_or_else(|| "docProps/core.xml".to_owned());
    if let Some(core) = package.xml(&core, report)? {
        for property in core.root().children() {
            match property.name().rsplit(':').next() {
                Some("language") => property.text().clone_into(&mut about.language),
                Some("category") => property.text().clone_into(&mut about.section),
                _ => {}
            }
        }
    }
    Ok(Some(about))
}
