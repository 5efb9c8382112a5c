//! What the document says of itself: nothing of people and machines, unless somebody asked for it.

use super::super::ExportInput;
use crate::manuscript::own;
use crate::manuscript::xml::{DECLARATION, Markup, escaped};
use crate::options::Disclosure;

/// The title, the language, the part of the paper, the tags; people where they are told.
pub(super) fn core(input: &ExportInput<'_>) -> String {
    let (article, fields) = (input.article(), &input.article().fields);
    let tags: Vec<&str> = article.tags.iter().map(warraq_core::tag::Tag::as_str).collect();
    let mut values = vec![
        ("dc:title", fields.headline.clone()),
        ("dc:language", fields.language.clone()),
        ("cp:category", fields.section.clone()),
        ("cp:keywords", tags.join(", ")),
    ];
    if input.options.people == Disclosure::Told {
        values.push(("dc:creator", fields.byline.join("; ")));
        values.push(("cp:lastModifiedBy", article.updated_by.clone()));
    }
    let mut xml = Markup::new(format!(
        "{DECLARATION}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
    ));
    for (name, value) in values.iter().filter(|(_, value)| !value.is_empty()) {
        xml.add(&format!("<{name}>{}</{name}>", escaped(value)));
    }
    xml.add("</cp:coreProperties>");
    xml.finish()
}

/// The program.
pub(super) fn application() -> String {
    format!(
        "{DECLARATION}<Properties \
         xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Warraq</Application></Properties>"
    )
}

/// What Warraq knows its own documents by, and what of an article no page shows.
pub(super) fn custom(input: &ExportInput<'_>) -> String {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006";
    let mut xml = Markup::new(format!(
        "{DECLARATION}<Properties xmlns=\"{office}/custom-properties\" \
         xmlns:vt=\"{office}/docPropsVTypes\">"
    ));
    for ((name, value), id) in own::properties(input.article()).iter().zip(2..) {
        xml.add(&format!(
            "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{id}\" \
             name=\"{name}\"><vt:lpwstr>{}</vt:lpwstr></property>",
            escaped(value)
        ));
    }
    xml.add("</Properties>");
    xml.finish()
}
