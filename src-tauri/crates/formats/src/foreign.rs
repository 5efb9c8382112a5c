//! What a file is by its first bytes, whatever its name says: most of all what no importer reads, so that
//! people are told by name what they have and how it becomes something that is read.

mod compound;
mod package;

use serde::Serialize;

use crate::error::FormatError;
use crate::import::ImportFormat;

/// What a file is that no article is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Foreign {
    /// A document of Word before 2007, or in the XML of 2003.
    #[error("it is an old document of Word")]
    OldWord,
    /// PDF.
    #[error("it is a PDF")]
    Pdf,
    /// Rich text.
    #[error("it is an RTF document")]
    Rtf,
    /// A document of Apple's Pages.
    #[error("it is a document of Pages")]
    Pages,
    /// A workbook of Excel, `LibreOffice` and others.
    #[error("it is a spreadsheet")]
    Spreadsheet,
    /// Slides.
    #[error("it is a presentation")]
    Presentation,
    /// EPUB.
    #[error("it is an e-book")]
    Book,
    /// A photo or a drawing.
    #[error("it is a picture")]
    Picture,
    /// Sound or film.
    #[error("it is sound or film")]
    Recording,
    /// Several files packed as one.
    #[error("it is an archive of files")]
    Archive,
    /// XML that is neither a site's export nor a document.
    #[error("it is XML of another kind")]
    Xml,
    /// A program, a database, or whatever else only its own program reads.
    #[error("it is a file of another program")]
    Other,
}

impl Foreign {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::OldWord,
        Self::Pdf,
        Self::Rtf,
        Self::Pages,
        Self::Spreadsheet,
        Self::Presentation,
        Self::Book,
        Self::Picture,
        Self::Recording,
        Self::Archive,
        Self::Xml,
        Self::Other,
    ];
}

/// How far words that name a format are looked for, in bytes.
const SEARCHED_BYTES: usize = 1024;

/// First bytes that belong to one kind of file each.
///
/// Source: the file formats' own specifications.
const MAGIC: [(&[u8], Foreign); 24] = [
    (b"PK\x05\x06", Foreign::Archive),
    (b"\x89PNG\r\n\x1a\n", Foreign::Picture),
    (b"\xff\xd8\xff", Foreign::Picture),
    (b"GIF87a", Foreign::Picture),
    (b"GIF89a", Foreign::Picture),
    (b"II*\0", Foreign::Picture),
    (b"MM\0*", Foreign::Picture),
    (b"8BPS", Foreign::Picture),
    (b"\x1f\x8b", Foreign::Archive),
    (b"BZh9", Foreign::Archive),
    (b"\xfd7zXZ\0", Foreign::Archive),
    (b"7z\xbc\xaf\x27\x1c", Foreign::Archive),
    (b"Rar!\x1a\x07", Foreign::Archive),
    (b"ID3\x02", Foreign::Recording),
    (b"ID3\x03", Foreign::Recording),
    (b"ID3\x04", Foreign::Recording),
    (b"\xff\xfb\x90", Foreign::Recording),
    (b"OggS\0", Foreign::Recording),
    (b"fLaC\0", Foreign::Recording),
    (b"#!AMR", Foreign::Recording),
    (b"\x1a\x45\xdf\xa3", Foreign::Recording),
    (b"\x7fELF", Foreign::Other),
    (b"MZ\x90\0", Foreign::Other),
    (b"SQLite format 3\0", Foreign::Other),
];

/// The format that `bytes` are in beyond doubt; nothing for text of any kind, which its name tells apart.
///
/// # Errors
/// [`FormatError::Foreign`] for what no importer reads, [`FormatError::Locked`] for an encrypted document,
/// [`FormatError::CutOff`] for an archive without its end.
pub(crate) fn format_of(bytes: &[u8]) -> Result<Option<ImportFormat>, FormatError> {
    if bytes.starts_with(compound::MAGIC) {
        return Err(compound::refusal(bytes));
    }
    if bytes.starts_with(package::MAGIC) {
        return package::format_of(bytes);
    }
    match by_magic(bytes).or_else(|| by_words(bytes)) {
        Some(foreign) => Err(foreign.into()),
        None => Ok(None),
    }
}

/// Refuses bytes that are not of this format beyond doubt.
///
/// # Errors
/// As [`format_of`]; [`FormatError::Mistaken`] for another format that is read.
pub(crate) fn check(bytes: &[u8], format: ImportFormat) -> Result<(), FormatError> {
    match format_of(bytes)? {
        Some(is) if is != format => Err(FormatError::Mistaken { is }),
        _ => Ok(()),
    }
}

/// Whether the text begins as a page does.
pub(crate) fn is_html(bytes: &[u8]) -> bool {
    let start = start(bytes);
    ["<!doctype html", "<html"].iter().any(|tag| start.starts_with(tag))
}

fn by_magic(bytes: &[u8]) -> Option<Foreign> {
    let found = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind);
    found.or_else(|| match (bytes.get(..4)?, bytes.get(4..12)?) {
        (b"RIFF", [_, _, _, _, b'W', b'E', b'B', b'P']) => Some(Foreign::Picture),
        (b"RIFF", [_, _, _, _, b'W', b'A', b'V', b'E'] | [_, _, _, _, b'A', b'V', b'I', b' ']) => {
            Some(Foreign::Recording)
        }
        (_, [b'f', b't', b'y', b'p', brand @ ..]) => {
            let is_picture = [&b"heic"[..], b"heix", b"mif1", b"avif"].contains(&brand);
            Some(if is_picture { Foreign::Picture } else { Foreign::Recording })
        }
        _ => None,
    })
}

/// Formats that begin with letters, maybe behind a byte order mark or space.
fn by_words(bytes: &[u8]) -> Option<Foreign> {
    let start = start(bytes);
    if start.starts_with("%pdf-") {
        return Some(Foreign::Pdf);
    }
    if start.starts_with("{\\rtf") {
        return Some(Foreign::Rtf);
    }
    let is_xml = start.starts_with("<?xml");
    let says = |word: &str| is_xml && start.contains(word);
    if says("word/2003/wordml") || says("progid=\"word.document\"") {
        Some(Foreign::OldWord)
    } else if says("progid=\"excel.sheet\"") {
        Some(Foreign::Spreadsheet)
    } else if start.starts_with("<!doctype svg") || (is_xml && root(&start).starts_with("svg")) {
        Some(Foreign::Picture)
    } else {
        None
    }
}

/// The text from the name of the first element.
fn root(start: &str) -> &str {
    let is_name = |after: &&str| after.starts_with(char::is_alphabetic);
    if start.starts_with('<') { start.split('<').find(is_name).unwrap_or("") } else { "" }
}

/// The first letters, the Latin ones in small ones, without what may stand before them.
fn start(bytes: &[u8]) -> String {
    let start = String::from_utf8_lossy(bytes.get(..SEARCHED_BYTES).unwrap_or(bytes));
    start.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).to_ascii_lowercase()
}

#[cfg(test)]
mod tests;
