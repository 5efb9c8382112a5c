//! Whether the lines that are set apart as the byline say who wrote the article, or when: a line that does neither is
//! none.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::reading::{Hints, names_in};
use crate::report::RemovedKind;

use super::Page;
use super::apart::Apart;
use super::byline::is_named_author;
use super::line::{Line, plain_words};
use super::metadata::{after_by, known_authors};

static ROLES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = include_str!("words/roles.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).map(plain_words).collect()
});

/// Words of a byline, at most.
const MAX_WORDS: usize = 14;

/// Takes the author from a byline where nothing else says who it is, and gives another kind to what is set apart as
/// a byline and says neither an author of the article nor a day. Bylines outside of `near` are those of other
/// articles.
pub(super) fn settle(page: &Page<'_>, apart: &mut Apart, near: &Range<usize>, hints: &mut Hints) {
    for at in 0..apart.kinds.len() {
        if apart.kinds[at] != Some(RemovedKind::BylineLine) {
            continue;
        }
        let end = page.outline.pieces[at].end;
        let first = page.lines.partition_point(|line| line.first() < at);
        let lines = page.lines[first..].iter().take_while(|line| line.first() < end);
        let lines: Vec<&Line> = lines.collect();
        let is_near = at < near.end && end > near.start;
        if is_near && hints.authors.is_empty() {
            hints.authors = authors(page, at, &lines, &hints.site);
        }
        let authors: Vec<String> = hints.authors.iter().map(|name| plain_words(name)).collect();
        let names = |line: &&Line| authors.iter().any(|name| line.folded.contains(name.as_str()));
        let has_day = |line: &&Line| line.folded.contains(|c: char| c.is_ascii_digit());
        let is_byline = lines.iter().any(names) || (is_near && lines.iter().any(has_day));
        if !is_byline && !lines.is_empty() {
            apart.kinds[at] = Some(RemovedKind::Surroundings);
        }
    }
}

/// The people whose names stand in `lines`, which are of the part `at`: where the line itself says that they wrote the
/// article, or the part that it is in.
fn authors(page: &Page<'_>, at: usize, lines: &[&Line], site: &str) -> Vec<String> {
    let outline = &page.outline;
    let is_named = |line: &&&Line| {
        let parts = std::iter::once(line.first()).chain(outline.around(line.first()).take(8));
        let mut inside = parts.take_while(|part| *part >= at);
        inside.any(|part| is_named_author(&outline.pieces[part])) || after_by(&line.text).is_some()
    };
    let short = lines.iter().filter(|line| line.words <= MAX_WORDS).filter(is_named);
    let names = short.map(|line| known_authors(&names(&line.text), site));
    names.into_iter().find(|names| !names.is_empty()).unwrap_or_default()
}

/// The names in a line, without what its writers are and for whom they write.
pub(super) fn names(line: &str) -> Vec<String> {
    if let Some(name) = after_by(line) {
        return names_in(&name);
    }
    let is_end = |c: char| c.is_numeric() || matches!(c, '|' | '•' | '·' | '–' | '—' | ',' | '،');
    let part = line.split(is_end).next().unwrap_or(line).trim();
    let names = names_in(part);
    let has_role = |name: &String| plain_words(name).split(' ').any(|word| ROLES.contains(word));
    if names.iter().any(has_role) || part.starts_with("ال") { Vec::new() } else { names }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_offices() {
        assert_eq!(names("كاجين أحمد"), ["كاجين أحمد"]);
        assert_eq!(names("كاجين أحمد ورودي حسن | 12 تموز"), ["كاجين أحمد", "رودي حسن"]);
        assert_eq!(names("Jane Doe, Echo Correspondent"), ["Jane Doe"]);
        assert_eq!(names("ئاراس کەمال"), ["ئاراس کەمال"]);
        for line in [
            "المكتب الإعلامي في القامشلي",
            "فريق التحرير",
            "وكالة هاوار",
            "Newsroom Staff",
            "تحرير: سلوى محمد",
            "12 تموز 2024",
            "دقيقة",
        ] {
            assert_eq!(names(line), [""; 0], "{line}");
        }
    }
}
