//! Markdown: `CommonMark` with tables, footnotes and strikethrough, YAML front matter, and what `CommonMark` does
//! not know of Arabic mended before it is parsed.

mod definition;
mod emphasis;
mod front_matter;
mod html;
mod inline;
mod lines;
mod marks;
mod signs;
mod soft;
mod stop;
mod tag;
mod tree;
mod yaml;

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};
use warraq_core::article::{Block, BlockId, Document, IdSource};
use warraq_core::fields::FieldName;

use self::front_matter::FrontMatter;
use self::marks::added_marks;
use self::stop::Stop;
use self::tree::{Grower, Grown, Source};
use super::{ImportDefaults, Imported};
use crate::charset::mere_text_of;
use crate::error::FormatError;
use crate::implied;
use crate::markup::shortcode;
use crate::reading::{self, Rough};
use crate::report::{RemovedKind, Report, TakenFrom, WarningKind};
use crate::tree::Tree;

/// Headings of level 1 among which the headline is looked for, at most.
const CANDIDATES: usize = 100;

/// What the text of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Body {
    /// Somebody's finished body: all of it is the article's, to the letter.
    Final,
    /// An article as it may come from anywhere: its headline, byline, place and date are looked for in it.
    Rough,
}

/// The article in `bytes`: what Warraq itself exported comes back as it was, anything else is read as text from
/// anywhere is.
///
/// # Errors
/// As [`mere_text_of`].
pub(super) fn read(
    bytes: &[u8],
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
) -> Result<Imported, FormatError> {
    read_as(Body::Rough, bytes, defaults, ids)
}

/// The article in `bytes`, whose body is final whatever its front matter says.
///
/// # Errors
/// As [`mere_text_of`].
pub(super) fn read_written(
    bytes: &[u8],
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
) -> Result<Imported, FormatError> {
    read_as(Body::Final, bytes, defaults, ids)
}

fn read_as(
    body: Body,
    bytes: &[u8],
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
) -> Result<Imported, FormatError> {
    let mut report = Report::default();
    let text = mere_text_of(bytes, &mut report)?;
    Ok(article(&text, body, defaults, ids, report))
}

fn article(
    text: &str,
    body: Body,
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
    mut report: Report,
) -> Imported {
    let (yaml, markdown) = front_matter::split(text);
    let front_matter =
        yaml.map_or_else(FrontMatter::default, |yaml| front_matter::parse(yaml, &mut report));
    let body = if front_matter.is_own() { Body::Final } else { body };
    match body {
        Body::Final => final_article(&front_matter, markdown, defaults, ids, report),
        Body::Rough => rough_article(&front_matter, markdown, defaults, ids, report),
    }
}

fn final_article(
    front_matter: &FrontMatter,
    markdown: &str,
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
    mut report: Report,
) -> Imported {
    let mut fields = defaults.fields();
    let tags = front_matter.fill(&mut fields, &mut report);
    let wants_headline = fields.headline.is_empty();
    let grow = Growing { body: Body::Final, wants_headline };
    let Grown { headline, mut blocks, pictures, .. } =
        grow.grown(markdown, defaults, ids, &mut report);
    if let Some(headline) = headline {
        report.take(FieldName::Headline, &headline, TakenFrom::Heading);
        fields.headline = headline;
    }
    implied::settle(&mut blocks, &fields);
    let body = Document::of(blocks, ids);
    Imported { pictures, ..Imported::of(fields, tags, body, report) }
}

fn rough_article(
    front_matter: &FrontMatter,
    markdown: &str,
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
    mut report: Report,
) -> Imported {
    let mut fields = defaults.fields();
    let (tags, hints) = front_matter.fill_known(&mut fields, &mut report);
    let grow = Growing { body: Body::Rough, wants_headline: false };
    let Grown { blocks, top_headings, wrapped, pictures, .. } =
        grow.grown(markdown, defaults, ids, &mut report);
    // A title in the front matter is the headline, whatever the first heading says.
    let has_title = !hints.subject.is_empty();
    let candidates = top_headings.iter().copied().take(if has_title { 0 } else { CANDIDATES });
    let top = candidates.collect();
    let rough =
        Rough { blocks, top_headings: top, wrapped, hints: hints.clone(), ..Rough::default() };
    let (fields, body) = reading::read_known(rough, fields, ids, &mut report);
    say_moved_headings(&body, &top_headings.into_iter().collect(), &mut report);
    front_matter::say_unused(&hints, &fields, &mut report);
    Imported { pictures, ..Imported::of(fields, tags, body, report) }
}

/// Headings of level 1 that are still there stand one level deeper.
fn say_moved_headings(body: &Document, top_headings: &HashSet<BlockId>, report: &mut Report) {
    for block in body.blocks() {
        if let Block::Heading(heading) = block
            && top_headings.contains(&heading.attrs.id)
        {
            report.warn(WarningKind::HeadingLevel, heading.content.to_text());
        }
    }
}

/// How a tree is grown.
struct Growing {
    body: Body,
    wants_headline: bool,
}

impl Growing {
    fn grown(
        self,
        markdown: &str,
        defaults: &ImportDefaults,
        ids: &mut dyn IdSource,
        report: &mut Report,
    ) -> Grown {
        let stop = Stop::absent_from(markdown);
        let prepared = lines::prepare(markdown, stop);
        let Parsed { events, unused } = parse(&prepared, self.body);
        let added = added_marks(&prepared, &events);
        let ended: HashSet<String> = shortcode::ended(&prepared).map(str::to_owned).collect();
        let source = Source { text: &prepared, stop, added_marks: &added, ended: &ended };
        let tree = Tree::new(report, ids);
        let grown = Grower::new(source, self, defaults.at, tree).grow(events);
        for definition in unused {
            report.remove(RemovedKind::Link, stop.strip(definition));
        }
        grown
    }
}

/// What the parser finds.
struct Parsed<'a> {
    /// What there is to see, with the bytes of the source it stands for.
    events: Vec<(Event<'a>, Range<usize>)>,
    /// The definitions of links that no link uses.
    unused: Vec<&'a str>,
}

/// What the parser finds. Smart punctuation stays off: it takes the Arabic `أن" تنامي` for an opening quote.
fn parse(markdown: &str, body: Body) -> Parsed<'_> {
    let mut options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    options.set(Options::ENABLE_TASKLISTS, body == Body::Rough);
    let parser = Parser::new_ext(markdown, options);
    let definitions = definition::all(&parser);
    let events: Vec<_> = parser.into_offset_iter().collect();
    let unused = definition::unused(markdown, &definitions, &events);
    Parsed { events, unused }
}

#[cfg(test)]
mod tests;
