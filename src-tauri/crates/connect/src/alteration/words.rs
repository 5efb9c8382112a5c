//! Two texts compared by their words, as readers see them: what of the one is not in the other.

use std::ops::Range;

use warraq_core::diff::replaced;

/// The most words that may have become others where they were written together or apart.
const MOST_TOGETHER: usize = 8;

/// How many words of the other text are looked at for those that are written so.
const MOST_APART: usize = 64;

/// The fewest words that are known again where they stand at another place: one alone may be anybody's.
const FEWEST_MOVED: usize = 2;

/// Words that differ: those that are gone, and those in their place. Either may be none.
#[derive(Debug, PartialEq, Eq)]
pub struct Differing<'a> {
    /// Words that are gone.
    pub gone: Vec<&'a str>,
    /// Words that came.
    pub come: Vec<&'a str>,
}

/// Where two texts differ, in their order. Words that only moved, or that are written together or apart, stand: they are
/// told neither as gone nor as come.
pub fn differing<'a>(before: &'a [String], after: &'a [String]) -> Vec<Differing<'a>> {
    let [before, after] =
        [before, after].map(|words| -> Vec<&str> { words.iter().map(String::as_str).collect() });
    let places = replaced(&before, &after);
    let (mut gone, mut come) = (vec![false; before.len()], vec![false; after.len()]);
    for (old, new) in &places {
        gone[old.clone()].fill(true);
        come[new.clone()].fill(true);
    }
    for (old, new) in &places {
        stand_as_letters((&before, old), (&after, new), (&mut gone, &mut come));
    }
    for (old, _) in &places {
        for (_, new) in &places {
            stand_as_words((&before, old), (&after, new), (&mut gone, &mut come));
        }
    }
    let left = |words: &[&'a str], is_left: &[bool], place: &Range<usize>| {
        place.clone().filter(|at| is_left[*at]).map(|at| words[at]).collect::<Vec<_>>()
    };
    let found = places.iter().map(|(old, new)| Differing {
        gone: left(&before, &gone, old),
        come: left(&after, &come, new),
    });
    found.filter(|found| !(found.gone.is_empty() && found.come.is_empty())).collect()
}

/// So many letters of a text, with a sign where it goes on.
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Some of the words of a text.
type Part<'a, 'w> = (&'a [&'w str], &'a Range<usize>);

/// What is told of each word, before and after.
type Told<'a> = (&'a mut [bool], &'a mut [bool]);

/// Has those words stand that have the same letters in the same place: written together, or apart.
fn stand_as_letters((before, old): Part<'_, '_>, (after, new): Part<'_, '_>, told: Told<'_>) {
    let (gone, come) = told;
    let (mut at, mut from) = (old.start, new.start);
    while at < old.end {
        let mut near = from..new.end.min(from + MOST_APART);
        let found = near.find_map(|start| {
            let same = same_letters(&before[at..old.end], &after[start..new.end]);
            same.map(|(one, other)| (start, one, other))
        });
        let Some((start, one, other)) = found else {
            at += 1;
            continue;
        };
        gone[at..at + one].fill(false);
        come[start..start + other].fill(false);
        (at, from) = (at + one, start + other);
    }
}

/// How many words of each have the same letters from the first on; nothing where none have.
fn same_letters(one: &[&str], other: &[&str]) -> Option<(usize, usize)> {
    let (mut left, mut right) = (String::new(), String::new());
    let (mut of_one, mut of_other) = (0, 0);
    while of_one <= MOST_TOGETHER && of_other <= MOST_TOGETHER {
        if of_one > 0 && left == right {
            return Some((of_one, of_other));
        }
        if left.len() <= right.len() {
            if !right.starts_with(&left) {
                return None;
            }
            left.push_str(one.get(of_one)?);
            of_one += 1;
        } else {
            if !left.starts_with(&right) {
                return None;
            }
            right.push_str(other.get(of_other)?);
            of_other += 1;
        }
    }
    None
}

/// Has those words stand that came elsewhere as they were here.
fn stand_as_words((before, old): Part<'_, '_>, (after, new): Part<'_, '_>, told: Told<'_>) {
    let (gone, come) = told;
    let mut at = old.start;
    while at < old.end {
        let is_same = |(one, other): &(usize, usize)| {
            gone[*one] && come[*other] && before[*one] == after[*other]
        };
        let same = |start| (at..old.end).zip(start..new.end).take_while(is_same).count();
        let longest = new.clone().map(|start| (same(start), start)).max().unwrap_or_default();
        let (length, start) = longest;
        if length >= FEWEST_MOVED {
            gone[at..at + length].fill(false);
            come[start..start + length].fill(false);
        }
        at += length.max(1);
    }
}
