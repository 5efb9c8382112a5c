//! Files that are broken, or made to break a reader.

use super::*;
use crate::{FormatError, WarningKind};

fn refusal(bytes: &[u8]) -> String {
    read_bytes(bytes).unwrap_err().to_string()
}

#[test]
fn what_is_no_document_is_refused() {
    assert!(matches!(read_bytes(b""), Err(FormatError::Damaged { .. })));
    let whole = Docx::new(&p(&r("", "نص"))).zipped();
    for length in 0..whole.len() {
        assert!(read_bytes(&whole[..length]).is_err(), "{length}");
    }
    let other = Docx::new("").bytes("mimetype", b"application/vnd.oasis.opendocument.text");
    assert!(refusal(&other.zipped()).contains("odt"));
}

#[test]
fn document_types_and_depth_are_refused() {
    let document = |xml: &str| {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, xml.as_bytes()).unwrap();
        zip.finish().unwrap().into_inner()
    };
    let bomb = r#"<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><w:document>&b;</w:document>"#;
    assert!(refusal(&document(bomb)).contains("document type"));
    assert!(refusal(&document(&"<w:p>".repeat(100_000))).contains("nested"));
    assert!(refusal(&document("<html/>")).contains("no document of Word"));
}

#[test]
fn a_broken_part_beside_the_text_is_told() {
    let document = Docx::new(&p(&r("", "نص")))
        .link("s", "styles", "styles.xml", "Internal")
        .bytes("word/styles.xml", b"<w:styles><w:style>");
    let found = document.article();
    assert_eq!(shown(&found), "نص");
    assert_eq!(warned(&found, WarningKind::PartUnreadable).len(), 1);
}

#[test]
fn tables_as_deep_as_a_file_may_be_are_read() {
    let mut body = p(&r("", "عميق"));
    for _ in 0..38 {
        body = format!("<w:tbl><w:tr><w:tc>{body}<w:p/></w:tc></w:tr></w:tbl>");
    }
    assert_eq!(shown(&article(&body)), "عميق");
}

#[test]
fn numbers_out_of_range_are_bounded() {
    let cell = |number: &str| {
        format!(
            r#"<w:tc><w:tcPr><w:gridSpan w:val="{number}"/></w:tcPr>{}</w:tc>"#,
            p(&r("", "قيمة"))
        )
    };
    let row = format!(
        r#"<w:tr><w:trPr><w:gridBefore w:val="4294967295"/></w:trPr>{}{}</w:tr>"#,
        cell("4294967295"),
        cell("-1")
    );
    let found = article(&format!("<w:tbl>{row}{row}</w:tbl>"));
    assert!(shown(&found).starts_with("table(c1000x1 قيمة | c1x1 قيمة"));
}

#[test]
fn text_in_unfinished_fields_and_ranges_is_not_lost() {
    let open = r#"<w:commentRangeStart w:id="9"/><w:r><w:fldChar w:fldCharType="separate"/></w:r>
        <w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
    assert_eq!(shown(&article(&p(&[open.to_owned(), r("", "نص")].concat()))), "نص");
}
