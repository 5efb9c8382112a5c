//! Markdown: `CommonMark` with tables, footnotes and strikethrough, YAML front matter, and what `CommonMark` does
//! not know of Arabic mended before it is parsed.

mod definition;
mod emphasis;
mod front_matter;
mod html;
mod inline;
mod lines;
mod marks;
mod stop;
mod tag;
mod tree;
mod yaml;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};
use warraq_core::article::{Document, IdSource};

use self::marks::added_marks;
use self::stop::Stop;
use self::tree::{Grower, Grown, Source};
use super::{ImportDefaults, Imported};
use crate::charset::mere_text_of;
use crate::error::FormatError;
use crate::report::{RemovedKind, Report};
use crate::tree::Tree;

/// The article in `bytes`.
///
/// # Errors
/// As [`mere_text_of`].
pub(super) fn read(
    bytes: &[u8],
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
) -> Result<Imported, FormatError> {
    let mut report = Report::default();
    let text = mere_text_of(bytes, &mut report)?;
    Ok(article(&text, defaults, ids, report))
}

fn article(
    text: &str,
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
    mut report: Report,
) -> Imported {
    let (front_matter, markdown) = front_matter::split(text);
    let mut fields = defaults.fields();
    let mut tags = Vec::new();
    if let Some(yaml) = front_matter {
        front_matter::fill(yaml, &mut fields, &mut tags, &mut report);
    }
    let stop = Stop::absent_from(markdown);
    let prepared = lines::prepare(markdown, stop);
    let Parsed { events, unused } = parse(&prepared);
    let added = added_marks(&prepared, &events);
    let source = Source { text: &prepared, stop, added_marks: &added };
    let tree = Tree::new(&mut report, ids);
    let wants_headline = fields.headline.is_empty();
    let Grown { headline, blocks, pictures } =
        Grower::new(source, wants_headline, defaults.at, tree).grow(events);
    if let Some(headline) = headline {
        fields.headline = headline;
    }
    for definition in unused {
        report.remove(RemovedKind::Link, stop.strip(definition));
    }
    let body = Document::of(blocks, ids);
    Imported { pictures, ..Imported::of(fields, tags, body, report) }
}

/// What the parser finds.
struct Parsed<'a> {
    /// What there is to see, with the bytes of the source it stands for.
    events: Vec<(Event<'a>, Range<usize>)>,
    /// The definitions of links that no link uses.
    unused: Vec<&'a str>,
}

/// What the parser finds. Smart punctuation stays off: it takes the Arabic `أن" تنامي` for an opening quote.
fn parse(markdown: &str) -> Parsed<'_> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let parser = Parser::new_ext(markdown, options);
    let definitions = definition::all(&parser);
    let events: Vec<_> = parser.into_offset_iter().collect();
    let unused = definition::unused(markdown, &definitions, &events);
    Parsed { events, unused }
}

#[cfg(test)]
mod tests;
