//! Lines of the site's own that stand among those of the article: what it says of cookies, of its newsletter and its
//! channels, and when it put the article up.

use std::collections::BTreeMap;

use crate::report::RemovedKind;

use super::Page;
use super::apart::Apart;
use super::labels::line_apart;
use super::line::Line;
use super::measure::Measure;
use super::words;

/// Words of a line that asks readers to follow or to subscribe, at most.
const MAX_REQUEST: usize = 45;

/// Words of a line that says when the article was put up, at most.
const MAX_DATE: usize = 18;

/// Words with numbers of such a line, at least: a day or a time, and more than half a word for each of the others.
const LEAST_NUMBERS: usize = 2;

/// Running text between a title and what is not the start of its article, at least.
const LEAST_BEFORE: f64 = 20.0;

/// Lines at the end of the text that may be the site's though they lead nowhere.
const LAST: usize = 4;

/// Sets apart the notices of a page: those about cookies everywhere, the others in `body`.
pub(super) fn set_apart(page: &Page<'_>, apart: &mut Apart, body: usize) {
    let inside = |index: &usize| {
        let first = page.lines[*index].first();
        !apart.inside[first] && page.outline.holds(body, first)
    };
    let lines: Vec<usize> = (0..page.lines.len()).filter(inside).collect();
    let last = lines.len().saturating_sub(LAST);
    for (place, index) in lines.into_iter().enumerate() {
        let line = &page.lines[index];
        let may_go = !page.vouched[index] && !is_title(page, line);
        if may_go && let Some(kind) = notice(line, place >= last) {
            line_apart(page, apart, index, kind);
        }
    }
}

/// Sets apart what a page says of its cookies, before its article is looked for: parts that are mostly about them
/// and are not where the article begins.
pub(super) fn set_cookies_apart(page: &Page<'_>, apart: &mut Apart) {
    let outline = &page.outline;
    let measure = apart.measure(page);
    let says = |line: &Line| words::has_notice(RemovedKind::Cookies, &line.folded);
    let mut about: BTreeMap<usize, f64> = BTreeMap::new();
    for (index, line) in page.lines.iter().enumerate() {
        if !apart.inside[line.first()] && !page.vouched[index] && says(line) {
            let part = outline.pieces[line.block].parent;
            *about.entry(part).or_default() += measure.words(outline, line.block);
        }
    }
    for (part, words) in about {
        let is_most = words >= measure.words(outline, part) * 0.4;
        let may_go = part != 0 && !page.title.is_some_and(|title| outline.holds(part, title));
        if is_most && may_go && !is_start(page, &measure, part) {
            apart.set(page, part, RemovedKind::Cookies);
        }
    }
}

/// Whether the first running text behind the title is in `part`, or the page has no title to tell by.
fn is_start(page: &Page<'_>, measure: &Measure, part: usize) -> bool {
    let Some(title) = page.title else { return true };
    let before = measure.good_from(title) - measure.good_from(part);
    part > title && before < LEAST_BEFORE
}

fn is_title(page: &Page<'_>, line: &Line) -> bool {
    page.title.is_some_and(|title| page.outline.holds(title, line.first()))
}

/// What a line in the article's part is, where it is a notice.
fn notice(line: &Line, is_last: bool) -> Option<RemovedKind> {
    if is_date(line) {
        return Some(RemovedKind::BylineLine);
    }
    let is_request = line.words <= MAX_REQUEST
        && (line.linked > 0 || is_last)
        && words::has_notice(RemovedKind::Share, &line.folded);
    is_request.then_some(RemovedKind::Share)
}

/// Whether a line begins as one that says when the article was put up, and has hardly more than that.
fn is_date(line: &Line) -> bool {
    let has_number = |word: &&str| word.chars().any(|c| c.is_ascii_digit());
    let numbers = line.folded.split(' ').filter(has_number).count();
    line.words <= MAX_DATE
        && numbers >= LEAST_NUMBERS
        && numbers * 4 >= line.words
        && words::starts_notice(RemovedKind::BylineLine, &line.folded)
}
