//! The parts of the archive and how they point at one another.

use warraq_core::article::{Dir, Marks};

use super::super::ExportInput;
use super::document::{Document, Written, opening};
use super::{numbering, properties, styles};
use crate::error::FormatError;
use crate::manuscript::package::Package;
use crate::manuscript::picture::shown;
use crate::manuscript::run::{Content, Run, cut};
use crate::manuscript::xml::{DECLARATION, Markup, escaped};
use crate::manuscript::{FONT, Manuscript};

/// Where relationships are named.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const XML: &str = "application/vnd.openxmlformats-officedocument";

/// A part: its name, its media type, its XML.
type Part = (&'static str, String, String);

/// Adds all parts to `package`.
///
/// # Errors
/// As [`Package::text`].
pub(super) fn add(
    document: &Document,
    manuscript: &Manuscript,
    input: &ExportInput<'_>,
    package: &mut Package,
) -> Result<(), FormatError> {
    let parts = parts(document, manuscript, input);
    package.text("[Content_Types].xml", &content_types(&parts))?;
    package.text(
        "_rels/.rels",
        &relationships(
            &[
                (
                    "rIdDocument".to_owned(),
                    format!("{OFFICE}/officeDocument"),
                    "word/document.xml".to_owned(),
                ),
                (
                    "rIdCore".to_owned(),
                    format!("{PACKAGE}/relationships/metadata/core-properties"),
                    "docProps/core.xml".to_owned(),
                ),
                (
                    "rIdApp".to_owned(),
                    format!("{OFFICE}/extended-properties"),
                    "docProps/app.xml".to_owned(),
                ),
                (
                    "rIdCustom".to_owned(),
                    format!("{OFFICE}/custom-properties"),
                    "docProps/custom.xml".to_owned(),
                ),
            ],
            &[],
        ),
    )?;
    for (name, _, xml) in &parts {
        package.text(name, xml)?;
    }
    let mut links = links_of_document(&parts);
    for (id, number) in document.pictures.iter().zip(1..) {
        let Some(picture) = input.pictures.find(id) else { continue };
        let picture = shown(picture);
        let name = format!("media/picture{number}.{}", picture.extension);
        package.stored(&format!("word/{name}"), &picture.bytes)?;
        links.push((format!("rIdPicture{number}"), format!("{OFFICE}/image"), name));
    }
    package.text("word/_rels/document.xml.rels", &relationships(&links, &document.body.links))?;
    if let Some(Written { links, .. }) = document.notes.as_ref().filter(|it| !it.links.is_empty()) {
        package.text("word/_rels/footnotes.xml.rels", &relationships(&[], links))?;
    }
    Ok(())
}

fn parts(document: &Document, manuscript: &Manuscript, input: &ExportInput<'_>) -> Vec<Part> {
    let word = |name: &str| format!("{WORD}.{name}+xml");
    let mut parts = vec![
        ("word/document.xml", word("document.main"), document.body.xml.clone()),
        ("word/styles.xml", word("styles"), styles::part(input, manuscript.dir)),
        ("word/settings.xml", word("settings"), settings(document)),
        ("word/fontTable.xml", word("fontTable"), fonts()),
        ("word/footer1.xml", word("footer"), footer(manuscript.dir)),
        (
            "docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
            properties::core(input),
        ),
        ("docProps/app.xml", format!("{XML}.extended-properties+xml"), properties::application()),
        ("docProps/custom.xml", format!("{XML}.custom-properties+xml"), properties::custom(input)),
    ];
    if let Some(xml) = numbering::part(manuscript) {
        parts.push(("word/numbering.xml", word("numbering"), xml));
    }
    if let Some(notes) = &document.notes {
        parts.push(("word/footnotes.xml", word("footnotes"), notes.xml.clone()));
    }
    if let Some(comments) = &document.comments {
        parts.push(("word/comments.xml", word("comments"), comments.clone()));
    }
    if !input.newsroom.is_empty() {
        parts.push(("word/header1.xml", word("header"), header(input.newsroom, manuscript.dir)));
    }
    parts
}

fn content_types(parts: &[Part]) -> String {
    let mut xml = Markup::new(format!("{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\">"));
    xml.add(concat!(
        "<Default Extension=\"rels\" ",
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>",
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>",
    ));
    for (extension, media_type) in [
        ("jpeg", "image/jpeg"),
        ("png", "image/png"),
        ("gif", "image/gif"),
        ("bmp", "image/bmp"),
        ("tiff", "image/tiff"),
        ("webp", "image/webp"),
    ] {
        xml.add(&format!("<Default Extension=\"{extension}\" ContentType=\"{media_type}\"/>"));
    }
    for (name, media_type, _) in parts {
        xml.add(&format!("<Override PartName=\"/{name}\" ContentType=\"{media_type}\"/>"));
    }
    xml.add("</Types>");
    xml.finish()
}

/// A name, a kind and a target.
type Relationship = (String, String, String);

/// What the text points at beside pictures and addresses.
fn links_of_document(parts: &[Part]) -> Vec<Relationship> {
    let kinds = [
        ("rIdStyles", "styles", "styles.xml"),
        ("rIdSettings", "settings", "settings.xml"),
        ("rIdFonts", "fontTable", "fontTable.xml"),
        ("rIdFooter", "footer", "footer1.xml"),
        ("rIdHeader", "header", "header1.xml"),
        ("rIdNumbering", "numbering", "numbering.xml"),
        ("rIdFootnotes", "footnotes", "footnotes.xml"),
        ("rIdComments", "comments", "comments.xml"),
    ];
    let is_there = |file: &str| parts.iter().any(|(name, ..)| name.ends_with(&format!("/{file}")));
    let there = kinds.into_iter().filter(|(.., file)| is_there(file));
    there
        .map(|(id, kind, file)| (id.to_owned(), format!("{OFFICE}/{kind}"), file.to_owned()))
        .collect()
}

fn relationships(parts: &[Relationship], addresses: &[String]) -> String {
    let mut xml =
        Markup::new(format!("{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">"));
    for (id, kind, target) in parts {
        xml.add(&format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>"));
    }
    for (address, number) in addresses.iter().zip(1..) {
        let address = escaped(address);
        xml.add(&format!(
            "<Relationship Id=\"rIdLink{number}\" Type=\"{OFFICE}/hyperlink\" \
             Target=\"{address}\" TargetMode=\"External\"/>"
        ));
    }
    xml.add("</Relationships>");
    xml.finish()
}

fn settings(document: &Document) -> String {
    let notes = if document.notes.is_some() {
        "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>"
    } else {
        ""
    };
    format!(
        "{}<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"708\"/>{notes}<w:compat>\
         <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" \
         w:val=\"15\"/></w:compat></w:settings>",
        opening("settings")
    )
}

/// The family of the letters, and what may stand in for it.
fn fonts() -> String {
    format!(
        "{}<w:font w:name=\"{FONT}\"><w:altName w:val=\"Amiri\"/><w:family w:val=\"roman\"/>\
         <w:pitch w:val=\"variable\"/></w:font></w:fonts>",
        opening("fonts")
    )
}

/// The number of the page, in the middle.
fn footer(dir: Dir) -> String {
    let bidi = if dir == Dir::Rtl { "<w:bidi/>" } else { "<w:bidi w:val=\"0\"/>" };
    format!(
        "{}<w:p><w:pPr><w:pStyle w:val=\"Footer\"/>{bidi}</w:pPr><w:fldSimple w:instr=\" PAGE \">\
         <w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>",
        opening("ftr")
    )
}

/// The name of the newsroom, at the side that the page begins at.
fn header(newsroom: &str, dir: Dir) -> String {
    let bidi = if dir == Dir::Rtl { "<w:bidi/>" } else { "<w:bidi w:val=\"0\"/>" };
    let mut xml = Markup::new(format!(
        "{}<w:p><w:pPr><w:pStyle w:val=\"Header\"/>{bidi}</w:pPr>",
        opening("hdr")
    ));
    for run in cut(vec![Run::text(newsroom, Marks::none())], dir, dir) {
        let Content::Text(text) = &run.content else { continue };
        let rtl = if run.is_rtl { "<w:rPr><w:rtl/></w:rPr>" } else { "" };
        xml.add(&format!("<w:r>{rtl}{}</w:r>", super::run::letters(text, "w:t")));
    }
    xml.add("</w:p></w:hdr>");
    xml.finish()
}
