//! The parts of a document, and what a file is that is called .odt and is none.

use crate::archive::Archive;
use crate::error::FormatError;
use crate::foreign;
use crate::office::xml::Xml;
use crate::report::{Report, WarningKind};

/// The first bytes of zip archives.
const ZIP: &[u8] = b"PK";

/// A document's parts. A flat document has one, with all of them in it.
pub(super) struct Package<'a> {
    /// Its text.
    pub(super) content: Xml,
    /// The styles that have names.
    pub(super) styles: Option<Xml>,
    /// What it says of itself.
    pub(super) meta: Option<Xml>,
    /// The other parts.
    pub(super) files: Files<'a>,
}

/// The parts that the text points at.
pub(super) struct Files<'a> {
    archive: Option<Archive<'a>>,
}

impl<'a> Package<'a> {
    /// The parts of the document in `bytes`.
    ///
    /// # Errors
    /// [`FormatError`] where it is no text document.
    pub(super) fn open(bytes: &'a [u8], report: &mut Report) -> Result<Self, FormatError> {
        if !bytes.starts_with(ZIP) {
            return flat(bytes);
        }
        let mut archive = Archive::open(bytes)?;
        check(&mut archive)?;
        let content = archive.part("content.xml")?;
        let content = content.ok_or_else(|| damaged("it has no content part"))?;
        let content = Xml::parse(&content).map_err(|error| damaged(&error))?;
        let mut files = Files { archive: Some(archive) };
        let styles = files.xml("styles.xml", report)?;
        let meta = files.xml("meta.xml", report)?;
        Ok(Self { content, styles, meta, files })
    }
}

impl Files<'_> {
    /// The bytes of a part; nothing where there is none or it cannot be unpacked.
    pub(super) fn bytes(&mut self, name: &str) -> Option<Vec<u8>> {
        self.archive.as_mut()?.part(name).ok().flatten()
    }

    /// A part beside the text; nothing where there is none, or where it cannot be read, which is said.
    ///
    /// # Errors
    /// [`FormatError::TooLarge`].
    pub(super) fn xml(
        &mut self,
        name: &str,
        report: &mut Report,
    ) -> Result<Option<Xml>, FormatError> {
        let Some(archive) = self.archive.as_mut() else { return Ok(None) };
        let read = match archive.part(name) {
            Ok(None) => return Ok(None),
            Ok(Some(bytes)) => Xml::parse(&bytes),
            Err(FormatError::Damaged { detail }) => Err(detail),
            Err(error) => return Err(error),
        };
        let Ok(xml) = read else {
            report.warn(WarningKind::PartUnreadable, name);
            return Ok(None);
        };
        Ok(Some(xml))
    }
}

/// The document that is one XML file.
fn flat<'a>(bytes: &[u8]) -> Result<Package<'a>, FormatError> {
    if foreign::is_html(bytes) {
        return Err(damaged("it is HTML, not ODT"));
    }
    let content = Xml::parse(bytes).map_err(|error| damaged(&error))?;
    if content.root().name() != "office:document" {
        return Err(damaged("it is XML, and no OpenDocument file"));
    }
    Ok(Package { content, styles: None, meta: None, files: Files { archive: None } })
}

/// Refuses archives whose parts are encrypted.
fn check(archive: &mut Archive<'_>) -> Result<(), FormatError> {
    let manifest = archive.part("META-INF/manifest.xml")?.unwrap_or_default();
    if String::from_utf8_lossy(&manifest).contains("encryption-data") {
        return Err(FormatError::Locked);
    }
    Ok(())
}

/// That it is an `OpenDocument` file of another kind, such as `spreadsheet`.
pub(super) fn other(kind: &str) -> FormatError {
    let kind: String = kind.chars().take_while(char::is_ascii_alphabetic).collect();
    damaged(&format!("it is an OpenDocument {kind}, not a text"))
}

pub(super) fn damaged(detail: &str) -> FormatError {
    FormatError::Damaged { detail: detail.to_owned() }
}
