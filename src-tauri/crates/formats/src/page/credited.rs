//! Whether the lines that are set apart as the byline say who wrote the article, or when: a line that does neither is
//! none.

use std::ops::Range;

use crate::reading::{Hints, authors_in, has_word_of_none, names_in};
use crate::report::RemovedKind;

use super::Page;
use super::apart::Apart;
use super::byline::is_named_author;
use super::line::{Line, plain_words};
use super::metadata::{after_by, known_authors};

/// Words of a byline, at most.
const MAX_WORDS: usize = 14;

/// Takes the authors from the bylines in `near`, which readers see, where nothing else says who they are or the head
/// of the page names others, and gives another kind to what is set apart as a byline and says neither an author of the
/// article nor a day. Bylines outside of `near` are those of other articles.
pub(super) fn settle(page: &Page<'_>, apart: &mut Apart, near: &Range<usize>, hints: &mut Hints) {
    let count = apart.kinds.len();
    let bylines = (0..count).filter(|at| apart.kinds[*at] == Some(RemovedKind::BylineLine));
    let bylines: Vec<usize> = bylines.collect();
    let is_near = |at: usize| at < near.end && page.outline.pieces[at].end > near.start;
    let beside: Vec<usize> = bylines.iter().copied().filter(|at| is_near(*at)).collect();
    let is_seen = beside.iter().any(|at| names_any(page, *at, &hints.authors));
    if !is_seen {
        let seen = seen(page, &beside, &hints.site);
        if !seen.is_empty() {
            hints.authors = seen;
        }
    }
    for at in bylines {
        let lines = &page.lines[lines_of(page, at)];
        let has_day = |line: &Line| line.folded.contains(|c: char| c.is_ascii_digit());
        let is_byline =
            names_any(page, at, &hints.authors) || (is_near(at) && lines.iter().any(has_day));
        if !is_byline && !lines.is_empty() {
            apart.kinds[at] = Some(RemovedKind::Surroundings);
        }
    }
}

/// The lines that begin in a part.
pub(super) fn lines_of(page: &Page<'_>, at: usize) -> Range<usize> {
    let end = page.outline.pieces[at].end;
    let first = page.lines.partition_point(|line| line.first() < at);
    first..page.lines.partition_point(|line| line.first() < end)
}

/// Whether a part names one of `authors`.
fn names_any(page: &Page<'_>, at: usize, authors: &[String]) -> bool {
    let authors: Vec<String> = authors.iter().map(|name| plain_words(name)).collect();
    let names = |line: &Line| authors.iter().any(|name| line.folded.contains(name.as_str()));
    page.lines[lines_of(page, at)].iter().any(names)
}

/// The authors in the first of these parts that has one, and in those right below it.
fn seen(page: &Page<'_>, parts: &[usize], site: &str) -> Vec<String> {
    let mut seen = Vec::new();
    let mut last = None;
    for at in parts {
        let lines = lines_of(page, *at);
        if last.is_some_and(|last| lines.start != last) {
            break;
        }
        let names = authors(page, *at, &page.lines[lines.clone()], site);
        if seen.is_empty() && names.is_empty() {
            continue;
        }
        seen.extend(names);
        last = Some(lines.end);
    }
    known_authors(&seen, site)
}

/// The people whose names stand in `lines`, which are of the part `at`: where the line itself says that they wrote the
/// article, or the part that it is in.
fn authors(page: &Page<'_>, at: usize, lines: &[Line], site: &str) -> Vec<String> {
    let outline = &page.outline;
    let is_named = |line: &&Line| {
        let parts = std::iter::once(line.first()).chain(outline.around(line.first()).take(8));
        let mut inside = parts.take_while(|part| *part >= at);
        inside.any(|part| is_named_author(&outline.pieces[part])) || after_by(&line.text).is_some()
    };
    let short = lines.iter().filter(|line| line.words <= MAX_WORDS).filter(is_named);
    let names = short.map(|line| known_authors(&names(&line.text, site), site));
    names.into_iter().find(|names| !names.is_empty()).unwrap_or_default()
}

/// The names in a line of a page of `site`, without what its writers are and for whom they write.
pub(super) fn names(line: &str, site: &str) -> Vec<String> {
    if let Some(names) = authors_in(line, site) {
        return names;
    }
    if let Some(name) = after_by(line) {
        return names_in(&name);
    }
    let is_end = |c: char| c.is_numeric() || matches!(c, '|' | '•' | '·' | '–' | '—' | ',' | '،');
    let part = line.split(is_end).next().unwrap_or(line).trim();
    let names = names_in(part);
    let has_role = |name: &String| has_word_of_none(name);
    if names.iter().any(has_role) || part.starts_with("ال") { Vec::new() } else { names }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_offices() {
        assert_eq!(names("كاجين أحمد", ""), ["كاجين أحمد"]);
        assert_eq!(names("كاجين أحمد ورودي حسن | 12 تموز", ""), ["كاجين أحمد", "رودي حسن"]);
        assert_eq!(names("Jane Doe, Echo Correspondent", ""), ["Jane Doe"]);
        assert_eq!(names("ئاراس کەمال", ""), ["ئاراس کەمال"]);
        for line in [
            "المكتب الإعلامي في القامشلي",
            "فريق التحرير",
            "وكالة هاوار",
            "Newsroom Staff",
            "تحرير: سلوى محمد",
            "12 تموز 2024",
            "دقيقة",
        ] {
            assert_eq!(names(line, ""), [""; 0], "{line}");
        }
    }
}
