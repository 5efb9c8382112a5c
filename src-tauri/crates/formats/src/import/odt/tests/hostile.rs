//! Files that are something else, or mean harm.

use super::archive::content;
use super::*;

const TEXT: &[u8] = b"application/vnd.oasis.opendocument.text";

fn refusal(bytes: &[u8]) -> String {
    read_bytes(bytes).unwrap_err().to_string()
}

#[test]
fn a_zipped_document_is_read() {
    let xml = content("<office:text><text:p>نص الخبر</text:p></office:text>");
    let bytes = document(&[("mimetype", TEXT), ("content.xml", xml.as_bytes())]);
    assert!(read_bytes(&bytes).is_ok());
}

#[test]
fn other_files_are_named() {
    let sheet = content("<office:spreadsheet/>");
    let media_type = b"application/vnd.oasis.opendocument.spreadsheet";
    let cases = [
        (document(&[("mimetype", media_type), ("content.xml", sheet.as_bytes())]), "spreadsheet"),
        (document(&[("content.xml", sheet.as_bytes())]), "spreadsheet"),
        (document(&[("word/document.xml", b"<a/>")]), "docx"),
        (document(&[("a.txt", b"a")]), "archive"),
        (b"{\\rtf1".to_vec(), "RTF"),
        (b"<!DOCTYPE html><p>".to_vec(), "HTML"),
        (b"<a/>".to_vec(), "XML"),
    ];
    for (bytes, name) in cases {
        let error = refusal(&bytes);
        assert!(error.contains(name), "{error}");
    }
}

#[test]
fn an_encrypted_document_is_locked() {
    let manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    let parts: &[(&str, &[u8])] =
        &[("mimetype", TEXT), ("META-INF/manifest.xml", manifest), ("content.xml", b"\x12\x34")];
    assert!(matches!(read_bytes(&document(parts)), Err(FormatError::Locked)));
}

#[test]
fn document_types_and_depth_are_refused() {
    let bomb = format!("<!DOCTYPE a [<!ENTITY b 'bb'>]>{}", flat("", "<text:p>&b;</text:p>"));
    assert!(matches!(read_bytes(bomb.as_bytes()), Err(FormatError::Damaged { .. })));
    let deep = flat("", &"<text:list><text:list-item>".repeat(50_000));
    assert!(matches!(read_bytes(deep.as_bytes()), Err(FormatError::Damaged { .. })));
}

#[test]
fn what_repeats_a_million_times_is_bounded() {
    let cell = |text: &str| {
        format!(
            "<table:table-cell table:number-columns-repeated='1000000'><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let row = format!(
        "<table:table-row table:number-rows-repeated='1000000'>{}{}</table:table-row>",
        cell("قسد"),
        cell("")
    );
    let found = article("", &format!("<table:table>{}</table:table>", row.repeat(50)));
    let cells = match found.body.blocks().first() {
        Some(Block::Table(table)) => table.rows.iter().map(|row| row.cells.len()).sum(),
        _ => 0,
    };
    assert!((100..100_000).contains(&cells), "{cells}");
}
