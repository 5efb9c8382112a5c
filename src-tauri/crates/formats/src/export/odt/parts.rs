//! The parts of the archive.

use super::super::ExportInput;
use super::{content, styles};
use crate::error::FormatError;
use crate::format::Format;
use crate::manuscript::package::Package;
use crate::manuscript::picture::shown;
use crate::manuscript::xml::{DECLARATION, Markup, escaped};
use crate::manuscript::{Manuscript, own};
use crate::options::Disclosure;

/// Adds all parts to `package`. The kind of file comes first and is not packed: programs look for it there.
///
/// # Errors
/// As [`Package::text`].
pub(super) fn add(
    manuscript: &Manuscript,
    input: &ExportInput<'_>,
    package: &mut Package,
) -> Result<(), FormatError> {
    package.stored("mimetype", Format::Odt.media_type().as_bytes())?;
    let (text, pictures) = content::written(manuscript, input);
    let mut entries = vec![
        ("/".to_owned(), Format::Odt.media_type()),
        ("content.xml".to_owned(), "text/xml"),
        ("styles.xml".to_owned(), "text/xml"),
        ("meta.xml".to_owned(), "text/xml"),
    ];
    package.text("content.xml", &text)?;
    package.text("styles.xml", &styles::part(input, manuscript.dir))?;
    package.text("meta.xml", &meta(input))?;
    for (id, number) in pictures.iter().zip(1..) {
        let Some(picture) = input.pictures.find(id) else { continue };
        let picture = shown(picture);
        let name = format!("Pictures/picture{number}.{}", picture.extension);
        package.stored(&name, &picture.bytes)?;
        entries.push((name, ""));
    }
    package.text("META-INF/manifest.xml", &manifest(&entries))
}

fn manifest(entries: &[(String, &str)]) -> String {
    let space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    let mut xml = Markup::new(format!(
        "{DECLARATION}<manifest:manifest xmlns:manifest=\"{space}\" manifest:version=\"1.3\">"
    ));
    for (name, media_type) in entries {
        xml.add(&format!(
            "<manifest:file-entry manifest:full-path=\"{name}\" manifest:media-type=\"{media_type}\"/>"
        ));
    }
    xml.add("</manifest:manifest>");
    xml.finish()
}

/// What the document says of itself: nothing of people and machines, unless somebody asked for it.
fn meta(input: &ExportInput<'_>) -> String {
    let (article, fields) = (input.article(), &input.article().fields);
    let mut xml = Markup::new(styles::opening("document-meta"));
    xml.add("<office:meta><meta:generator>Warraq</meta:generator>");
    let mut values = vec![("dc:title", fields.headline.clone())];
    if input.options.people == Disclosure::Told {
        values.push(("meta:initial-creator", fields.byline.join("; ")));
        values.push(("dc:creator", article.updated_by.clone()));
    }
    values.push(("dc:language", fields.language.clone()));
    values.extend(article.tags.iter().map(|tag| ("meta:keyword", tag.as_str().to_owned())));
    for (name, value) in values.iter().filter(|(_, value)| !value.is_empty()) {
        xml.add(&format!("<{name}>{}</{name}>", escaped(value)));
    }
    let section = (own::SECTION, fields.section.clone());
    let own = own::properties(article).into_iter().chain([section]);
    for (name, value) in own.filter(|(_, value)| !value.is_empty()) {
        xml.add(&format!(
            "<meta:user-defined meta:name=\"{name}\">{}</meta:user-defined>",
            escaped(&value)
        ));
    }
    xml.add("</office:meta></office:document-meta>");
    xml.finish()
}
