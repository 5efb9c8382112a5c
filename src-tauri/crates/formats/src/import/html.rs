//! HTML: a page of a site, a word processor's export, or a piece that was pasted.

mod encoding;
mod lead;
mod origin;
mod own;

use dom_query::Document;
use warraq_core::article::IdSource;

use self::origin::Origin;
use super::{ImportDefaults, Imported, typed};
use crate::error::FormatError;
use crate::reading::{Hints, Rough};
use crate::report::Report;
use crate::tree::{self, Tree};
use crate::{markup, page, reading};

/// The article in `bytes`.
///
/// # Errors
/// As [`crate::charset::text_of`], and [`FormatError::Tangled`] where the tags are nested as nobody nests them.
pub(super) fn read(
    bytes: &[u8],
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
) -> Result<Imported, FormatError> {
    let mut report = Report::default();
    let text = encoding::text_of(bytes, &mut report)?;
    let document = markup::parse::document(&text)?;
    if let Some(own) = own::read(&text, &document, defaults, ids) {
        return Ok(own);
    }
    let hints = hints(&document, &mut report);
    let mut pictures = Vec::new();
    let mut tree = Tree::new(&mut report, ids);
    markup::grow(&document.root(), defaults.at, &mut tree, &mut pictures);
    let mut grown = tree.finish();
    typed::make_lists(&mut grown.blocks, ids, &mut report);
    lead::put_first(&hints.picture, &mut grown.blocks, ids, &mut report);
    let title = hints.title.clone();
    let tree::Grown { blocks, top_headings, table_names } = grown;
    let rough = Rough { blocks, top_headings, table_names, hints, ..Rough::default() };
    let (fields, body) = reading::read(rough, defaults, ids, &mut report);
    for title in [title].into_iter().chain(titles(&document)) {
        report.list_title(&title, &fields.headline);
    }
    Ok(Imported { pictures, ..Imported::of(fields, Vec::new(), body, report) })
}

/// The titles in the head of a page: what it says of itself has several, and one of them is the hint.
fn titles(document: &Document) -> Vec<String> {
    let metas = document.select("meta[property='og:title'], meta[name='twitter:title']");
    let metas = metas.nodes().iter().filter_map(|meta| meta.attr("content"));
    let title = document.select_single("head > title").text();
    let titles = std::iter::once(title).chain(metas);
    titles.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// What the file says of itself; of a page of a site, what is not its article is marked too.
fn hints(document: &Document, report: &mut Report) -> Hints {
    let mut hints = match origin::of(document) {
        Origin::Site => page::mark(document, report),
        Origin::Program => origin::hints(document),
    };
    if hints.language.is_empty() {
        hints.language = markup::language(&document.root());
    }
    hints
}

#[cfg(test)]
mod tests;
