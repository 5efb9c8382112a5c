//! Each kind of wrong file, as short as it can be.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A compound file with a part of this name, spelled where its directory spells names.
fn compound_with(name: &str) -> Vec<u8> {
    let mut bytes = compound::MAGIC.to_vec();
    bytes.resize(1024, 0);
    bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(1536, 0);
    bytes
}

fn foreign(bytes: &[u8]) -> Option<Foreign> {
    match format_of(bytes) {
        Err(FormatError::Foreign(foreign)) => Some(foreign),
        _ => None,
    }
}

#[test]
fn wrong_files_are_known_by_their_first_bytes() {
    for (bytes, kind) in [
        (&b"%PDF-1.7\n"[..], Foreign::Pdf),
        (b"\xef\xbb\xbf\n%PDF-1.4", Foreign::Pdf),
        (b"{\\rtf1\\ansi", Foreign::Rtf),
        (b"\x89PNG\r\n\x1a\n\0", Foreign::Picture),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", Foreign::Picture),
        (b"\0\0\0\x1cftypheic\0\0", Foreign::Picture),
        (b"RIFF\0\0\0\0WEBPVP8 ", Foreign::Picture),
        (b"<?xml version=\"1.0\"?>\n<svg xmlns=\"\">", Foreign::Picture),
        (b"\0\0\0\x1cftypmp42\0\0", Foreign::Recording),
        (b"RIFF\0\0\0\0WAVEfmt ", Foreign::Recording),
        (b"OggS\0\x02", Foreign::Recording),
        (b"\x1f\x8b\x08", Foreign::Archive),
        (b"PK\x05\x06\0\0", Foreign::Archive),
        (b"\x7fELF\x02", Foreign::Other),
        (b"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>", Foreign::OldWord),
        (
            b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>",
            Foreign::Spreadsheet,
        ),
    ] {
        assert_eq!(foreign(bytes), Some(kind), "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn archives_are_known_by_their_parts() {
    let text = ("a", "a");
    for (parts, kind) in [
        (&[("xl/workbook.xml", ""), text][..], Foreign::Spreadsheet),
        (&[("ppt/presentation.xml", "")], Foreign::Presentation),
        (&[("Index/Document.iwa", ""), text], Foreign::Pages),
        (&[("Index/Document.iwa", ""), ("Index/Slide-1.iwa", "")], Foreign::Presentation),
        (&[("mimetype", "application/epub+zip")], Foreign::Book),
        (&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")], Foreign::Spreadsheet),
        (&[("mimetype", "application/vnd.oasis.opendocument.presentation")], Foreign::Presentation),
        (&[("mimetype", "application/vnd.oasis.opendocument.graphics")], Foreign::Picture),
        (&[("صورة.png", ""), ("خبر.txt", "")], Foreign::Archive),
    ] {
        assert_eq!(foreign(&zipped(parts)), Some(kind), "{parts:?}");
    }
}

#[test]
fn documents_are_known_whatever_their_names_say() {
    let word = zipped(&[("[Content_Types].xml", ""), ("word/document.xml", "")]);
    assert!(matches!(format_of(&word), Ok(Some(ImportFormat::Docx))));
    let open = zipped(&[("mimetype", "application/vnd.oasis.opendocument.text")]);
    assert!(matches!(format_of(&open), Ok(Some(ImportFormat::Odt))));
    let mistaken = check(&word, ImportFormat::Text);
    assert!(matches!(mistaken, Err(FormatError::Mistaken { is: ImportFormat::Docx })));
    assert!(check(&word, ImportFormat::Docx).is_ok());
}

#[test]
fn compound_files_are_old_or_locked() {
    for (name, kind) in [
        ("WordDocument", Foreign::OldWord),
        ("Workbook", Foreign::Spreadsheet),
        ("PowerPoint Document", Foreign::Presentation),
        ("__nameid_version1.0", Foreign::Other),
    ] {
        assert_eq!(foreign(&compound_with(name)), Some(kind), "{name}");
    }
    let locked = format_of(&compound_with("EncryptedPackage"));
    assert!(matches!(locked, Err(FormatError::Locked)));
}

#[test]
fn an_archive_without_its_end_is_cut_off() {
    let whole = zipped(&[("word/document.xml", "<w:document/>")]);
    for length in [4, 40, whole.len() - 1] {
        let refused = format_of(&whole[..length]);
        assert!(matches!(refused, Err(FormatError::CutOff)), "{length}");
    }
}

#[test]
fn text_is_left_to_its_name() {
    for text in ["", "قسد", "# PK", "<html>", "<?xml version=\"1.0\"?><rss>", "<svg></svg><p>نص"]
    {
        assert!(matches!(format_of(text.as_bytes()), Ok(None)), "{text}");
    }
    assert!(is_html(b"\n<!DOCTYPE html><p>") && is_html(b"\xef\xbb\xbf<HTML>") && !is_html(b"<p>"));
}
