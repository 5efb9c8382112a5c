//! The lines beside the title that say who wrote the article and when.

use crate::reading::{Hints, day_in, day_of, place_in};
use crate::report::RemovedKind;

use super::Page;
use super::apart::Apart;
use super::credited;
use super::labels::line_apart;
use super::line::{Grade, Line, plain_words};
use super::metadata::{after_by, known_authors};
use super::outline::Piece;

/// Lines that stand before the first sentence of an article, at most.
const MAX_LINES: usize = 40;

/// Sets apart the byline and what else stands around the title, and takes from it what the page's head leaves out.
pub(super) fn read(page: &Page<'_>, apart: &mut Apart, kept: &[usize], hints: &mut Hints) {
    take_hints(page, apart, kept, hints);
    let (start, end) = around(page, kept);
    credited::settle(page, apart, &(start..end), hints);
    let authors: Vec<String> = hints.authors.iter().map(|name| plain_words(name)).collect();
    let is_kept = |line: &Line| kept.iter().any(|at| page.outline.holds(*at, line.first()));
    let title = page.title;
    let open = |line: &Line| !title.is_some_and(|title| page.outline.holds(title, line.first()));
    let indexes = (0..page.lines.len()).filter(|index| is_kept(&page.lines[*index]));
    let (mut seen, mut prose, mut last) = (0, 0, None);
    for index in indexes {
        let line = &page.lines[index];
        if apart.inside[line.first()] || !open(line) {
            continue;
        }
        seen += 1;
        prose += usize::from(line.grade() == Grade::Prose);
        if seen > MAX_LINES || prose > 1 {
            break;
        }
        // Below a standfirst a byline says that it is one, and a day stands below it.
        let is_below = after_by(&line.text).is_some() || last == index.checked_sub(1);
        if is_byline(line, &authors) && (prose == 0 || is_below) {
            line_apart(page, apart, index, RemovedKind::BylineLine);
            last = Some(index);
        }
    }
    for line in bylines(page, apart, start, end) {
        take_from(line, hints);
    }
}

/// Takes from a byline what nothing else has said: the day, the place, and more authors beside one that is known.
fn take_from(line: &Line, hints: &mut Hints) {
    // What the head says is no day where none can be read in it.
    if day_of(&hints.date).is_none()
        && let Some(day) = day_in(&line.text)
    {
        day.clone_into(&mut hints.date);
    }
    if hints.place.is_empty() {
        hints.place = place_in(&line.text).unwrap_or_default();
    }
    let names = credited::names(&line.text, &hints.site);
    let is_known = |name: &String| hints.authors.contains(name);
    if line.words <= MAX_WORDS && after_by(&line.text).is_some() && names.iter().any(is_known) {
        let all = [std::mem::take(&mut hints.authors), names].concat();
        hints.authors = known_authors(&all, &hints.site);
    }
}

/// The pieces in which the byline of what is kept may stand: from the first to one behind the last.
fn around(page: &Page<'_>, kept: &[usize]) -> (usize, usize) {
    let start = kept.iter().copied().min().unwrap_or(0);
    let start = page.title.map_or(start, |title| start.min(title)).saturating_sub(NEAR);
    let end = kept.iter().map(|at| page.outline.pieces[*at].end).max().unwrap_or(0) + NEAR;
    (start, end.min(page.outline.pieces.len()))
}

/// Whether a short line is an author's name or a date and little else.
fn is_byline(line: &Line, authors: &[String]) -> bool {
    let names =
        authors.iter().filter(|name| !name.is_empty() && line.folded.contains(name.as_str()));
    let names: usize = names.map(|name| name.split(' ').count()).sum();
    let is_name = names > 0 && line.words <= names + 8;
    is_name || (line.words <= 14 && has_date(&line.folded) && !line.is_sentence())
}

/// Whether a day and a year stand in folded words.
fn has_date(folded: &str) -> bool {
    let numbers =
        folded.split(' ').filter_map(|word| Some((word.len(), word.parse::<u32>().ok()?)));
    let numbers: Vec<(usize, u32)> = numbers.collect();
    let year = numbers.iter().any(|(len, number)| *len == 4 && (1900..2100).contains(number));
    year && numbers.iter().any(|(len, number)| *len <= 2 && (1..=31).contains(number))
}

/// The author and the date that stand in the page, where its head has none.
fn take_hints(page: &Page<'_>, apart: &Apart, kept: &[usize], hints: &mut Hints) {
    let outline = &page.outline;
    let (start, end) = around(page, kept);
    let mut last = None;
    for at in start..end {
        let piece = &outline.pieces[at];
        if piece.is_text() || (apart.inside[at] && !is_byline_part(page, apart, at)) {
            continue;
        }
        if day_of(&hints.date).is_none() && piece.is(&["time"]) {
            let stated = piece.attr("datetime").filter(|date| date.len() >= 8);
            hints.date = stated.unwrap_or_else(|| std::mem::take(&mut hints.date));
        }
        let lines = credited::lines_of(page, at);
        let goes_on = last.is_some_and(|last| lines.start == last);
        if (hints.authors.is_empty() || goes_on) && says_author(page, at) {
            let name = piece.node.text().split_whitespace().collect::<Vec<_>>().join(" ");
            let names = credited::names(&name, &hints.site);
            let all = [std::mem::take(&mut hints.authors), names].concat();
            hints.authors = known_authors(&all, &hints.site);
            last = Some(lines.end).filter(|_| !hints.authors.is_empty());
        }
    }
    if hints.authors.is_empty() {
        let from = page.lines.partition_point(|line| line.first() < start);
        let lines = page.lines[from..].iter().take(MAX_LINES).filter(|line| line.words <= 14);
        let names: Vec<String> = lines.filter_map(|line| after_by(&line.text)).take(1).collect();
        hints.authors = known_authors(&names, &hints.site);
    }
}

/// The lines between `start` and `end` of which a piece is marked as the byline. A clock that shows today is not.
fn bylines<'p>(
    page: &'p Page<'_>,
    apart: &Apart,
    start: usize,
    end: usize,
) -> impl Iterator<Item = &'p Line> {
    let from = page.lines.partition_point(|line| line.first() < start);
    let lines = page.lines[from..].iter().take_while(move |line| line.first() < end);
    let is_marked = |at: &usize| {
        let mut parts = std::iter::once(*at).chain(page.outline.around(*at).take(MAX_AROUND));
        parts.find_map(|at| apart.kinds[at]) == Some(RemovedKind::BylineLine)
    };
    lines.filter(move |line| line.texts.iter().any(is_marked))
}

/// Words of a line that names authors, at most.
const MAX_WORDS: usize = 20;

/// Parts around a line that are asked what they are.
const MAX_AROUND: usize = 12;

/// Pieces around the article in which its byline may stand.
const NEAR: usize = 60;

fn is_byline_part(page: &Page<'_>, apart: &Apart, at: usize) -> bool {
    let mut parts = std::iter::once(at).chain(page.outline.around(at).take(MAX_AROUND));
    let kind = parts.find_map(|at| apart.kinds[at]);
    kind.is_some_and(|kind| matches!(kind, RemovedKind::BylineLine | RemovedKind::Surroundings))
}

/// Whether an element holds nothing but the author's name.
fn says_author(page: &Page<'_>, at: usize) -> bool {
    let piece = &page.outline.pieces[at];
    if piece.end - at > 12 {
        return false;
    }
    is_named_author(piece)
}

/// Whether its names say that an element is about who wrote the article.
pub(super) fn is_named_author(piece: &Piece<'_>) -> bool {
    let names = ["class", "rel", "itemprop"].into_iter().filter_map(|name| piece.attr(name));
    let is_author = |word: &str| {
        let word = word.to_lowercase();
        let is_other =
            ["bio", "desc", "box", "avatar", "img", "image"].iter().any(|part| word.contains(part));
        let is_about = ["author", "byline"].iter().any(|part| word.contains(part));
        (is_about && !is_other) || ["fn", "writer", "katib"].contains(&word.as_str())
    };
    names.collect::<Vec<_>>().iter().any(|names| names.split_whitespace().any(is_author))
}
