//! Zip archives: documents of Word and OpenDocument, and all that other programs pack the same way.

use super::Foreign;
use crate::archive::Archive;
use crate::error::FormatError;
use crate::import::ImportFormat;

/// Their first bytes.
pub(super) const MAGIC: &[u8] = b"PK\x03\x04";

/// The parts and folders that tell kinds apart, the surest first. Pages, Numbers and Keynote begin alike:
/// only the last has slides.
const PARTS: [(&str, Foreign); 7] = [
    ("xl/", Foreign::Spreadsheet),
    ("ppt/", Foreign::Presentation),
    ("Index/Slide", Foreign::Presentation),
    ("index.apxl", Foreign::Presentation),
    ("Index/Document.iwa", Foreign::Pages),
    ("Index.zip", Foreign::Pages),
    ("index.xml", Foreign::Pages),
];

/// The format of the archive in `bytes`; nothing where only its parts' own words can tell.
///
/// # Errors
/// As [`super::format_of`].
pub(super) fn format_of(bytes: &[u8]) -> Result<Option<ImportFormat>, FormatError> {
    let mut archive = Archive::open(bytes)?;
    let kind = archive.part("mimetype").ok().flatten().unwrap_or_default();
    let kind = String::from_utf8_lossy(&kind).into_owned();
    if let Some((_, kind)) = kind.split_once("opendocument.") {
        return open_document(kind);
    }
    let has = |start: &str| archive.names().any(|name| name.starts_with(start));
    if has("EncryptedPackage") {
        return Err(FormatError::Locked);
    }
    if kind.contains("epub") {
        return Err(Foreign::Book.into());
    }
    if has("word/") {
        return Ok(Some(ImportFormat::Docx));
    }
    if let Some((_, foreign)) = PARTS.iter().find(|(start, _)| has(start)) {
        return Err((*foreign).into());
    }
    if has("content.xml") || has("[Content_Types].xml") {
        return Ok(None);
    }
    Err(Foreign::Archive.into())
}

/// The format of an `OpenDocument` file by the end of its media type.
fn open_document(kind: &str) -> Result<Option<ImportFormat>, FormatError> {
    let foreign = [
        ("spreadsheet", Foreign::Spreadsheet),
        ("presentation", Foreign::Presentation),
        ("graphics", Foreign::Picture),
        ("image", Foreign::Picture),
        ("chart", Foreign::Picture),
    ];
    if kind.starts_with("text") {
        return Ok(Some(ImportFormat::Odt));
    }
    let found = foreign.iter().find(|(start, _)| kind.starts_with(start)).map(|(_, kind)| *kind);
    Err(found.unwrap_or(Foreign::Other).into())
}
