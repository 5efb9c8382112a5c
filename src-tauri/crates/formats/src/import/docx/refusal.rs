//! What a file is that is called .docx and is none.

use crate::archive::Archive;
use crate::error::FormatError;

/// The first bytes of Office's compound files: old documents and encrypted ones.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Refuses bytes that are no zip archive, saying what they are instead.
///
/// # Errors
/// [`FormatError::Locked`] for an encrypted document, [`FormatError::Damaged`] for anything else.
pub(super) fn check_bytes(bytes: &[u8]) -> Result<(), FormatError> {
    let start = bytes.get(..512).unwrap_or(bytes);
    let words = String::from_utf8_lossy(start).trim_start_matches('\u{feff}').trim().to_lowercase();
    let is = if bytes.starts_with(COMPOUND) {
        return Err(compound(bytes));
    } else if words.starts_with("{\\rtf") {
        "it is RTF, not DOCX"
    } else if words.starts_with("<?xml") && words.contains("wordml") {
        "it is a Word 2003 XML document, not DOCX: save it as .docx"
    } else if words.starts_with('<') {
        "it is HTML or XML, not DOCX"
    } else if words.starts_with("%pdf") {
        "it is PDF, not DOCX"
    } else {
        return Ok(());
    };
    Err(damaged(is))
}

/// Refuses archives that are something else.
///
/// # Errors
/// [`FormatError::Locked`] and [`FormatError::Damaged`].
pub(super) fn check_archive(archive: &mut Archive<'_>) -> Result<(), FormatError> {
    let media_type = archive.part("mimetype")?.unwrap_or_default();
    let media_type = String::from_utf8_lossy(&media_type).into_owned();
    let has = |name: &str| archive.names().any(|part| part == name);
    let is = if has("EncryptedPackage") {
        return Err(FormatError::Locked);
    } else if media_type.contains("opendocument") || has("content.xml") {
        "it is an OpenDocument file, not DOCX"
    } else if media_type.contains("epub") {
        "it is EPUB, not DOCX"
    } else if has("xl/workbook.xml") || has("ppt/presentation.xml") {
        "it is a workbook or presentation, not a text"
    } else {
        return Ok(());
    };
    Err(damaged(is))
}

/// Which kind of compound file: their directories spell names in UTF-16.
fn compound(bytes: &[u8]) -> FormatError {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has("EncryptedPackage") {
        FormatError::Locked
    } else if has("WordDocument") {
        damaged("it is an old .doc document: save it as .docx")
    } else {
        damaged("it is an old Office file, not DOCX")
    }
}

pub(super) fn damaged(detail: &str) -> FormatError {
    FormatError::Damaged { detail: detail.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compound_with(name: &str) -> Vec<u8> {
        let name = name.encode_utf16().flat_map(u16::to_le_bytes);
        COMPOUND.iter().copied().chain([0; 600]).chain(name).collect()
    }

    #[test]
    fn a_locked_document_is_told_from_an_old_one() {
        let locked = check_bytes(&compound_with("EncryptedPackage"));
        assert!(matches!(locked, Err(FormatError::Locked)));
        let old = check_bytes(&compound_with("WordDocument")).unwrap_err().to_string();
        assert!(old.contains("save it as .docx"), "{old}");
    }

    #[test]
    fn other_formats_are_named() {
        for (bytes, name) in [
            (&b"{\\rtf1\\ansi"[..], "RTF"),
            (b"\n<!DOCTYPE html><p>", "HTML"),
            (b"%PDF-1.7", "PDF"),
        ] {
            let error = check_bytes(bytes).unwrap_err().to_string();
            assert!(error.contains(name), "{error}");
        }
        assert!(check_bytes(b"PK\x03\x04").is_ok());
    }
}
