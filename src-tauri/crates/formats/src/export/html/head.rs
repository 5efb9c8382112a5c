//! What a browser, a search engine and a printer want to know before the text.

use warraq_core::article::Block;

use super::super::ExportInput;
use super::json_ld;
use crate::hypertext::{Writer, script};
use crate::title;

/// The style of the page: light and dark, screen and paper.
pub(super) const STYLE: &str = include_str!("page.css");

/// Writes the element `head`.
pub(super) fn write(writer: &mut Writer<'_>, input: &ExportInput<'_>, blocks: &[Block]) {
    let fields = &input.article().fields;
    writer.raw("<head>\n<meta charset=\"utf-8\">\n");
    writer.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    writer.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    writer.text(&title::of(input.article(), blocks, input.newsroom));
    writer.raw("</title>\n");
    meta(writer, "description", &fields.standfirst);
    for name in &fields.byline {
        meta(writer, "author", name);
    }
    let tags: Vec<&str> = input.article().tags.iter().map(warraq_core::tag::Tag::as_str).collect();
    meta(writer, "keywords", &tags.join(", "));
    writer.raw("<style>\n");
    writer.raw(STYLE);
    writer.raw("</style>\n<script type=\"application/ld+json\">\n");
    writer.raw(&script(&json_ld::of(input).to_string()));
    writer.raw("\n</script>\n</head>\n");
}

fn meta(writer: &mut Writer<'_>, name: &str, content: &str) {
    if !content.is_empty() {
        writer.raw(&format!("<meta name=\"{name}\" content=\""));
        writer.text(content);
        writer.raw("\">\n");
    }
}
