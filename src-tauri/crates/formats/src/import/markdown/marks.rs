//! Directional marks that stand inside a delimiter only so that it opens or closes.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::flanking::{first_visible, needs_mark};
use crate::invisible::is_mark;

/// The bytes of `source` where such marks begin: one at most on each side of an emphasis, and only where the
/// delimiter would stay literal without it. All others belong to the text.
pub(super) fn added_marks(source: &str, events: &[(Event<'_>, Range<usize>)]) -> HashSet<usize> {
    let mut added = HashSet::new();
    for (event, range) in events {
        let Event::Start(tag) = event else { continue };
        let length = match tag {
            Tag::Strong => 2,
            Tag::Emphasis => 1,
            Tag::Strikethrough if source[range.start..].starts_with("~~") => 2,
            _ => continue,
        };
        added.extend(after_opening(source, range.start + length));
        added.extend(before_closing(source, range.end - length));
    }
    added
}

fn after_opening(source: &str, inner: usize) -> Option<usize> {
    let (before, after) = source.split_at_checked(inner)?;
    after.chars().next().filter(|letter| is_mark(*letter))?;
    let delimiter = before.chars().next_back()?;
    let outside = before.trim_end_matches(delimiter).chars().next_back();
    needs_mark(outside, first_visible(after.chars())).then_some(inner)
}

fn before_closing(source: &str, inner: usize) -> Option<usize> {
    let (before, after) = source.split_at_checked(inner)?;
    let mark = before.chars().next_back().filter(|letter| is_mark(*letter))?;
    let delimiter = after.chars().next()?;
    let outside = after.trim_start_matches(delimiter).chars().next();
    needs_mark(outside, first_visible(before.chars().rev())).then_some(inner - mark.len_utf8())
}
