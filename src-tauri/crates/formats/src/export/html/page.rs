//! The page around the blocks.

use warraq_core::article::{Block, Dir};

use super::super::ExportInput;
use super::head;
use crate::hypertext::{Manner, Syntax, Writer};
use crate::notes::Notes;
use crate::picture::embedded;
use crate::wording;

/// The whole page.
pub(super) fn write(input: &ExportInput<'_>, blocks: &[Block], notes: &Notes<'_>) -> String {
    let fields = &input.article().fields;
    let words = wording::of(&fields.language);
    let source = |id: &str| input.pictures.find(id).map(embedded::source);
    let manner = Manner { syntax: Syntax::Html, source: &source, prefix: "" };
    let mut writer = Writer::new(notes, fields, manner);
    writer.raw("<!doctype html>\n<html lang=\"");
    writer.text(&fields.language);
    writer.raw(&format!("\" dir=\"{}\">\n", fields.direction().as_str()));
    head::write(&mut writer, input, blocks);
    // An article must have a heading.
    let tag = if fields.headline.trim().is_empty() { "div" } else { "article" };
    writer.raw(&format!("<body>\n<main>\n<{tag}>\n"));
    writer.header(fields, words);
    writer.blocks(blocks);
    writer.endnotes(words);
    writer.footer(fields, input.newsroom, words);
    writer.raw(&format!("</{tag}>\n</main>\n</body>\n</html>\n"));
    writer.finish()
}

/// The page around something that was written elsewhere, in the style of all pages.
pub(super) fn around(language: &str, dir: Dir, fragment: &str) -> String {
    // A language is letters, digits and hyphens only.
    let tag: String = language.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect();
    let (dir, style) = (dir.as_str(), head::STYLE);
    format!(
        "<!doctype html>\n<html lang=\"{tag}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <style>\n{style}</style>\n</head>\n<body>\n<main>\n{fragment}\n</main>\n</body>\n</html>\n"
    )
}
