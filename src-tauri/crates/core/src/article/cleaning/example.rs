//! Places that cleaning would change, shown with what stands around them.

use std::ops::Range;

use super::{Example, MOST_EXAMPLES};
use crate::text::cleaning::{self, Edit, OBJECT};

/// The most characters that are shown on each side of a change.
const MOST_CHARS: usize = 30;

/// Adds examples of `edits` until there are enough; a word that is there already is not added again.
pub(super) fn add(text: &str, edits: &[Edit], examples: &mut Vec<Example>) {
    let mut rest = edits;
    while let Some(first) = rest.first()
        && examples.len() < MOST_EXAMPLES
    {
        let shown = around(text, first);
        let before = |at: usize| edits.partition_point(|edit| edit.at < at);
        let within = before(shown.start)..before(shown.end);
        rest = &edits[within.end..];
        let example = example(text, shown, &edits[within]);
        if !examples.contains(&example) {
            examples.push(example);
        }
    }
}

fn example(text: &str, shown: Range<usize>, edits: &[Edit]) -> Example {
    let edits: Vec<Edit> =
        edits.iter().map(|edit| Edit { at: edit.at - shown.start, ..edit.clone() }).collect();
    let before = &text[shown];
    let without_objects = |text: &str| text.replace(OBJECT, "");
    Example {
        before: without_objects(before),
        after: without_objects(&cleaning::apply(before, &edits)),
    }
}

/// The word that a change stands in; with the words beside it where it is no part of one.
fn around(text: &str, edit: &Edit) -> Range<usize> {
    let word = word_around(text, edit.at..edit.at + edit.old.len_utf8());
    if text[word.clone()].contains(char::is_alphanumeric) {
        return word;
    }
    let before = text[..word.start].trim_end_matches([' ', '\t']).len();
    let after = text[word.end..].len() - text[word.end..].trim_start_matches([' ', '\t']).len();
    word_around(text, before..word.end + after)
}

/// `range` with the letters before and after it as far as a plain space, and no farther than is shown.
fn word_around(text: &str, range: Range<usize>) -> Range<usize> {
    let goes_on = |c: &char| !matches!(c, ' ' | '\n' | '\t');
    let before = text[..range.start].chars().rev().take(MOST_CHARS).take_while(goes_on);
    let after = text[range.end..].chars().take(MOST_CHARS).take_while(goes_on);
    let length = |c: char| c.len_utf8();
    let start = range.start - before.map(length).sum::<usize>();
    start..range.end + after.map(length).sum::<usize>()
}
