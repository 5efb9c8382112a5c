//! Builds documents.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::super::Imported;
use super::read_bytes;

/// Every namespace that Word declares and the tests use.
pub(super) const SPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" "#,
    r#"xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml""#,
);

/// The smallest PNG.
pub(super) const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde,
];

/// A document while it is built.
pub(super) struct Docx {
    parts: Vec<(String, Vec<u8>)>,
    links: String,
}

impl Docx {
    /// A document with this body.
    pub(super) fn new(body: &str) -> Self {
        let document = format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>");
        let parts = vec![("word/document.xml".to_owned(), document.into_bytes())];
        Self { parts, links: String::new() }
    }

    /// With a part of this kind, whose outermost element holds `inner`.
    pub(super) fn part(self, kind: &str, inner: &str) -> Self {
        let xml = format!("<w:{kind} {SPACES}>{inner}</w:{kind}>");
        let name = format!("word/{kind}.xml");
        self.link(kind, kind, &format!("{kind}.xml"), "").bytes(&name, xml.as_bytes())
    }

    /// With a part of these bytes.
    pub(super) fn bytes(mut self, name: &str, bytes: &[u8]) -> Self {
        self.parts.push((name.to_owned(), bytes.to_vec()));
        self
    }

    /// With something that the text points at; `mode` is `External` for addresses.
    pub(super) fn link(mut self, id: &str, kind: &str, target: &str, mode: &str) -> Self {
        let link = format!(
            r#"<Relationship Id="{id}" Type="http://x/{kind}" Target="{target}" TargetMode="{mode}"/>"#
        );
        self.links.push_str(&link);
        self
    }

    /// The file.
    pub(super) fn zipped(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let links = format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>"#,
            self.links
        );
        let links = ("word/_rels/document.xml.rels".to_owned(), links.into_bytes());
        for (name, bytes) in self.parts.iter().chain([&links]) {
            zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// The article it comes to, which is a sound document.
    pub(super) fn article(&self) -> Imported {
        let imported = read_bytes(&self.zipped()).unwrap();
        let json = imported.body.to_json();
        assert_eq!(warraq_core::article::Document::from_json(&json).as_ref(), Ok(&imported.body));
        imported
    }
}
