//! The headline: once, and without the name of the site.

mod above;
mod line;

use warraq_core::article::{Block, BlockId, Inline};
use warraq_core::fields::{FieldName, Fields};

use super::Hints;
use super::draft::{Draft, Spot};
use super::lists::{self, Label};
use super::words::key;
use super::{runs, site};
use crate::report::{RemovedKind, Report, TakenFrom, WarningKind};

/// The longest line that is taken for a headline, in characters.
const MOST_CHARS: usize = 200;

/// Parts in which a heading that is the headline may stand.
const TOP_PARTS: usize = 16;

/// Finds the headline, takes it out of the text, and lists where it stood again. The name of the site that stood beside
/// it comes back.
pub(super) fn take(
    draft: &mut Draft,
    top_headings: &[BlockId],
    hints: &Hints,
    fields: &mut Fields,
    report: &mut Report,
) -> String {
    let again: Vec<String> = draft.head().into_iter().map(|spot| spot.text).collect();
    let title = without_site(&one_line(&hints.title), hints, &again).0;
    let found = from_top_heading(draft, top_headings, &title)
        .or_else(|| from_subject(hints))
        .or_else(|| from_metadata(draft, &title, hints))
        .or_else(|| from_first_block(draft))
        .or_else(|| from_labelled_line(draft))
        .or_else(|| from_below_a_menu(draft, hints))
        .or_else(|| line::take_first(draft, hints))
        .or_else(|| (!title.is_empty()).then_some((title, TakenFrom::Metadata, None)));
    let Some((line, from, part)) = found else {
        let has_words = |block: &Block| !runs::text_of_block(block).trim().is_empty();
        let is_other =
            |part| draft.content(part).is_none() && draft.block(part).is_some_and(has_words);
        if draft.parts().into_iter().any(|part| !draft.lines(part).is_empty() || is_other(part)) {
            report.warn(WarningKind::NoHeadline, "");
        }
        return String::new();
    };
    let (label, line) = line.split_at(subject_label(&line));
    if !label.is_empty() {
        draft.list(part.unwrap_or(0), RemovedKind::Surroundings, label.trim_end());
    }
    let (headline, site) = without_site(line, hints, &again);
    if !site.is_empty() {
        draft.list(part.unwrap_or(0), RemovedKind::SiteName, &site);
    }
    remove_repetitions(draft, &headline, hints);
    report.take(FieldName::Headline, &headline, from);
    fields.headline = headline;
    let is_sign = |c: char| !c.is_alphanumeric();
    site.trim_matches(is_sign).to_owned()
}

/// The bytes of a label at the start of a headline that says that it is one: `الموضوع: `.
fn subject_label(line: &str) -> usize {
    let found = lists::label(line).filter(|found| found.label == Label::Subject);
    found.filter(|found| found.end < line.len()).map_or(0, |found| found.end)
}

/// Whether a colon follows the label that a line begins with, and a headline that.
pub(super) fn has_label(line: &str) -> bool {
    subject_label(line) > 0 && lists::label(line).is_some_and(|found| found.has_colon)
}

/// A headline that was found: its line, where, and the part it was taken out of.
type Found = (String, TakenFrom, Option<usize>);

/// The heading of level 1 that the title of the file names, else the first of them where no running text stands above
/// it: what stands below that heads a part of it.
fn from_top_heading(draft: &mut Draft, top_headings: &[BlockId], title: &str) -> Option<Found> {
    let is_top = |part: &usize| {
        let is_named = |block: &Block| top_headings.contains(&block.id());
        !draft.is_going(*part) && draft.block(*part).is_some_and(is_named)
    };
    let tops: Vec<usize> = draft.parts().into_iter().filter(is_top).collect();
    let title = key(title);
    let is_named = |part: &&usize| {
        let line = whole_line(draft, **part);
        line.chars().count() <= 2 * MOST_CHARS && key(&line) == title
    };
    let named = tops.iter().find(is_named);
    let is_above_text = |part: &&usize| {
        let is_running = |spot: &Spot| runs::is_running(&spot.text);
        let above = draft.parts().into_iter().take_while(|above| above < *part);
        let mut above = above.filter(|above| !is_heading(draft, *above));
        !above.any(|above| draft.lines(above).iter().any(is_running))
    };
    let part = *named.or_else(|| tops.first().filter(is_above_text))?;
    Some((take_part(draft, part), TakenFrom::Heading, Some(part)))
}

/// What somebody wrote for a headline in a place of its own: the subject of a mail.
fn from_subject(hints: &Hints) -> Option<Found> {
    let subject = one_line(&hints.subject);
    (!subject.is_empty()).then_some((subject, TakenFrom::Metadata, None))
}

/// The title that a web page or a document has, where the page shows it too or has an address: the title of a
/// document that its text does not have is often that of the document it was made from.
fn from_metadata(draft: &Draft, title: &str, hints: &Hints) -> Option<Found> {
    let is_shown = || top(draft).iter().any(|spot| is_repetition(&spot.text, title, hints));
    let is_page = !hints.address.is_empty() || !hints.site.is_empty();
    let fits = !title.is_empty() && title.chars().count() <= MOST_CHARS;
    (fits && (is_page || is_shown())).then(|| (title.to_owned(), TakenFrom::Metadata, None))
}

/// A heading that nothing stands before.
fn from_first_block(draft: &mut Draft) -> Option<Found> {
    let parts = draft.parts();
    let first = *parts.iter().find(|part| !draft.is_going(**part))?;
    (is_heading(draft, first) && parts.len() > 1)
        .then(|| (take_part(draft, first), TakenFrom::Heading, Some(first)))
}

/// A line that a menu or the name of the site stands above, which go.
fn from_below_a_menu(draft: &mut Draft, hints: &Hints) -> Option<Found> {
    let above::Below { line, above } = above::find(draft, hints)?;
    let part = line.part();
    let is_whole_menu = |spot: &Spot| !holds_more(draft, spot.part());
    let mut gone: Vec<Spot> = above.into_iter().filter(is_whole_menu).collect();
    gone.push(line.clone());
    draft.take_lines(&gone);
    for spot in &gone[..gone.len() - 1] {
        draft.list(spot.part(), RemovedKind::Surroundings, &spot.text);
    }
    Some((line.text, TakenFrom::FirstLine, Some(part)))
}

/// The line above the text that says it is the headline: a letterhead may stand above it.
fn from_labelled_line(draft: &mut Draft) -> Option<Found> {
    let found = draft.head().into_iter().find(|spot| has_label(&spot.text))?;
    draft.take_lines(std::slice::from_ref(&found));
    let part = found.part();
    Some((found.text, TakenFrom::Heading, Some(part)))
}

fn is_heading(draft: &Draft, part: usize) -> bool {
    matches!(draft.block(part), Some(Block::Heading(_)))
}

fn reads_as_headline(line: &str) -> bool {
    !line.ends_with(['.', '۔', '،', ',', ':', '؛', ';'])
        && line.chars().count() <= MOST_CHARS
        && line.chars().any(char::is_alphabetic)
        && !site::is_address(line)
}

/// The text of a part as one line.
fn whole_line(draft: &Draft, part: usize) -> String {
    let lines: Vec<String> = draft.lines(part).into_iter().map(|spot| spot.text).collect();
    one_line(&lines.join(" "))
}

/// The text of a part as one line, taken out of the draft.
fn take_part(draft: &mut Draft, part: usize) -> String {
    let line = whole_line(draft, part);
    draft.take_lines(&draft.lines(part));
    line
}

/// Whether a line has footnotes, whose signs a headline would lose.
fn holds_more(draft: &Draft, part: usize) -> bool {
    let is_sign = |run: &Inline| matches!(run, Inline::FootnoteRef { .. });
    draft.content(part).is_some_and(|content| content.as_slice().iter().any(is_sign))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A title, and the name of the site that stood beside it; none of it where nothing is cut off.
fn without_site(title: &str, hints: &Hints, again: &[String]) -> (String, String) {
    if title.chars().count() > 2 * MOST_CHARS {
        return (title.to_owned(), String::new());
    }
    match site::part(title, &hints.site, again) {
        Some(parted) => (parted.title.to_owned(), parted.site.to_owned()),
        None => (title.to_owned(), String::new()),
    }
}

/// The lines above the running text, and the headings a little below its start, in order: a standfirst, a list or
/// a table may stand above a page's headline.
fn top(draft: &Draft) -> Vec<Spot> {
    let head = draft.head();
    let last = head.last().map(Spot::part);
    let below = draft.parts().into_iter().take(TOP_PARTS);
    let below =
        below.filter(|part| is_heading(draft, *part) && last.is_none_or(|last| *part > last));
    let below: Vec<Spot> = below.flat_map(|part| draft.lines(part)).collect();
    head.into_iter().chain(below).collect()
}

/// Takes the lines at the top out that say the headline again, with or without the site's name.
pub(super) fn remove_repetitions(draft: &mut Draft, headline: &str, hints: &Hints) {
    let mut again = top(draft);
    again.retain(|spot| is_repetition(&spot.text, headline, hints));
    draft.remove_lines(&again, RemovedKind::DuplicateTitle);
}

fn is_repetition(line: &str, headline: &str, hints: &Hints) -> bool {
    let title = key(headline);
    if title.is_empty() || line.chars().count() > 2 * MOST_CHARS {
        return false;
    }
    key(line) == title || key(&without_site(line, hints, &[headline.to_owned()]).0) == title
}
