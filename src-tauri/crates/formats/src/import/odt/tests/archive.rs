//! Builds documents.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Every namespace that the tests use.
const SPACES: &str = concat!(
    r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" "#,
    r#"xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" "#,
    r#"xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" "#,
    r#"xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" "#,
    r#"xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" "#,
    r#"xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" "#,
    r#"xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" "#,
    r#"xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" "#,
    r#"xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0""#,
);

/// A flat document with these automatic styles and this text.
pub(super) fn flat(styles: &str, body: &str) -> String {
    flat_with_styles("", styles, body)
}

/// A flat document with these named and automatic styles and this text.
pub(super) fn flat_with_styles(named: &str, styles: &str, body: &str) -> String {
    let text = format!("<office:text>{body}</office:text>");
    let document = whole("office:document", styles, &text);
    document.replacen(
        "<office:automatic-styles>",
        &format!("<office:styles>{named}</office:styles><office:automatic-styles>"),
        1,
    )
}

/// The content part of a document whose body is `body`.
pub(super) fn content(body: &str) -> String {
    whole("office:document-content", "", body)
}

fn whole(root: &str, styles: &str, body: &str) -> String {
    format!(
        "<{root} {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body>{body}</office:body></{root}>"
    )
}

/// An archive with these parts.
pub(super) fn document(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
