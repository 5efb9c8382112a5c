//! Whole documents around the XML of a text, stored and not packed, so that a changed byte stays one.

use std::io::{Cursor, Write};

use warraq_formats::ImportFormat;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The smallest PNG.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde,
];

/// The parts of a document of Word that stand beside its text.
const DOCX: [(&str, &[u8]); 7] = [
    ("word/_rels/document.xml.rels", include_bytes!("../docx/document.xml.rels")),
    ("word/styles.xml", include_bytes!("../docx/styles.xml")),
    ("word/numbering.xml", include_bytes!("../docx/numbering.xml")),
    ("word/comments.xml", include_bytes!("../docx/comments.xml")),
    ("word/footnotes.xml", include_bytes!("../docx/footnotes.xml")),
    ("word/endnotes.xml", include_bytes!("../docx/endnotes.xml")),
    ("word/media/image1.png", PNG),
];

/// The parts of an OpenDocument text that stand beside its text.
const ODT: [(&str, &[u8]); 3] = [
    ("mimetype", b"application/vnd.oasis.opendocument.text"),
    ("styles.xml", include_bytes!("../odt/styles.xml")),
    ("Pictures/1.png", PNG),
];

/// The name of the part with the text, where the format has parts.
pub fn text_part(format: ImportFormat) -> Option<&'static str> {
    match format.id() {
        "docx" => Some("word/document.xml"),
        "odt" => Some("content.xml"),
        _ => None,
    }
}

/// A file of `format` with `text` as its text.
pub fn around(format: ImportFormat, text: &[u8]) -> Vec<u8> {
    let name = text_part(format).expect("the target is a format with parts");
    let beside: &[(&str, &[u8])] = if format == ImportFormat::Docx { &DOCX } else { &ODT };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in beside.iter().chain([&(name, text)]) {
        zip.start_file(*name, stored).expect("memory takes every part");
        zip.write_all(bytes).expect("memory takes every part");
    }
    zip.finish().expect("memory takes every part").into_inner()
}
