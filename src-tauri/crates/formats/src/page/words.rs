//! The words a page is known by: lists in files, so that a newsroom's own can be added without code.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::report::RemovedKind;

use super::line::plain_words;

static STOPS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = include_str!("words/stops.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).map(plain_words).collect()
});

static LABELS: LazyLock<HashMap<String, RemovedKind>> = LazyLock::new(|| {
    let sections = sections(include_str!("words/labels.txt"));
    let entries = sections.flat_map(|(name, line)| {
        let kind = kind(name).expect("every section of the list is a kind, which a test proves");
        line.split('|').map(move |label| (plain_words(label), kind))
    });
    entries.filter(|(label, _)| !label.is_empty()).collect()
});

static NOTICES: LazyLock<Vec<(RemovedKind, String)>> = LazyLock::new(|| {
    let entries = sections(include_str!("words/notices.txt")).flat_map(|(name, line)| {
        let kind = kind(name).expect("every section of the list is a kind, which a test proves");
        line.split('|').map(move |words| (kind, format!(" {} ", plain_words(words))))
    });
    entries.collect()
});

static NAMES: LazyLock<HashMap<&'static str, Named>> = LazyLock::new(|| {
    let entries = sections(include_str!("words/names.txt")).flat_map(|(name, line)| {
        let (name, sure) = name.strip_suffix('?').map_or((name, true), |name| (name, false));
        let named = kind(name).map_or(Named::Body, |kind| Named::Removed { kind, sure });
        line.split_whitespace().map(move |word| (word, named))
    });
    entries.collect()
});

/// What a class or an id says of its element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// It holds the article's text.
    Body,
    /// It does not belong to the article; `sure` where the name is used for little else.
    Removed {
        /// What it is.
        kind: RemovedKind,
        /// Whether little else has this name.
        sure: bool,
    },
}

/// Whether a folded word is one of those that only running text has many of.
pub(super) fn is_stop(word: &str) -> bool {
    STOPS.contains(word)
}

/// What a whole line of plain words announces, where it is a label or several in a row. Numbers in it count for
/// nothing.
pub(super) fn label(folded: &str) -> Option<RemovedKind> {
    if folded.len() > MAX_LABEL {
        return None;
    }
    let words = folded.split(' ').filter(|word| !word.chars().all(|c| c.is_ascii_digit()));
    let words: Vec<&str> = words.collect();
    if let Some(kind) = LABELS.get(&words.join(" ")) {
        return Some(*kind);
    }
    let mut kind = None;
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        let found = (1..=rest.len().min(6)).rev();
        let mut found =
            found.filter_map(|count| Some((*LABELS.get(&rest[..count].join(" "))?, count)));
        let (next, count) = found.next()?;
        kind = kind.or(Some(next));
        rest = &rest[count..];
    }
    kind
}

/// The label that a line of plain words begins with, and the words it has.
pub(super) fn leading_label(folded: &str) -> Option<(RemovedKind, usize)> {
    let ends = folded.match_indices(' ').map(|(end, _)| end).take(6).collect::<Vec<_>>();
    let found =
        ends.iter().rev().find_map(|end| LABELS.get(&folded[..*end]).map(|kind| (kind, end)));
    found.map(|(kind, end)| (*kind, folded[..*end].split(' ').count()))
}

/// Whether folded words have a notice of this kind among them.
pub(super) fn has_notice(kind: RemovedKind, folded: &str) -> bool {
    let line = format!(" {folded} ");
    notices(kind).any(|words| line.contains(words))
}

/// Whether folded words begin with a notice of this kind.
pub(super) fn starts_notice(kind: RemovedKind, folded: &str) -> bool {
    let line = format!(" {folded} ");
    notices(kind).any(|words| line.starts_with(words))
}

fn notices(kind: RemovedKind) -> impl Iterator<Item = &'static str> {
    NOTICES.iter().filter(move |(of, _)| *of == kind).map(|(_, words)| words.as_str())
}

/// What a word of a class or an id says.
pub(super) fn name(word: &str) -> Option<Named> {
    NAMES.get(word).copied()
}

/// Bytes in a label, at most.
const MAX_LABEL: usize = 90;

/// The lines of a list, each with the name of its section.
fn sections(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).filter_map(move |line| {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            section = name;
            return None;
        }
        Some((section, line))
    })
}

/// The kind that a report calls `name`.
fn kind(name: &str) -> Option<RemovedKind> {
    serde_json::from_value(name.into()).ok()
}

/// What a report calls `kind`.
pub(super) fn name_of(kind: RemovedKind) -> String {
    let name = serde_json::to_value(kind).ok();
    name.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_is_a_kind() {
        for (name, line) in sections(include_str!("words/labels.txt")) {
            assert!(kind(name).is_some(), "[{name}] of {line}");
        }
        for (name, line) in sections(include_str!("words/notices.txt")) {
            assert!(kind(name).is_some(), "[{name}] of {line}");
        }
        for (name, line) in sections(include_str!("words/names.txt")) {
            let name = name.trim_end_matches('?');
            assert!(name == "body" || kind(name).is_some(), "[{name}] of {line}");
        }
    }

    #[test]
    fn no_word_says_two_things() {
        let mut seen = HashMap::new();
        for (section, line) in sections(include_str!("words/names.txt")) {
            for word in line.split_whitespace() {
                let before = seen.insert(word, section);
                assert!(before.is_none(), "{word} in [{section}] and {before:?}");
                assert!(
                    word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()),
                    "{word}"
                );
            }
        }
        let mut seen = HashMap::new();
        for (section, line) in sections(include_str!("words/labels.txt")) {
            for label in line.split('|') {
                let before = seen.insert(plain_words(label), section);
                assert!(before.is_none(), "{label} in [{section}] and {before:?}");
            }
        }
    }

    #[test]
    fn labels_are_found_in_every_spelling() {
        let of = |line: &str| label(&plain_words(line));
        assert_eq!(of("اقرأ أيضًا:"), Some(RemovedKind::Related));
        assert_eq!(of("إقرأ ايضاً"), Some(RemovedKind::Related));
        assert_eq!(of("بابەتی پەیوەندیدار"), Some(RemovedKind::Related));
        assert_eq!(of("Nûçeyên din"), Some(RemovedKind::Related));
        assert_eq!(of("12 تعليقات"), Some(RemovedKind::ReaderComments));
        assert_eq!(of("المصدر: وكالات"), None);
        assert_eq!(of("شارك آلاف الأشخاص في التظاهرة"), None);
    }

    #[test]
    fn a_label_may_begin_a_line() {
        let of = |line: &str| leading_label(&plain_words(line));
        assert_eq!(of("اقرأ أيضاً: الأمطار تغلق الطرق"), Some((RemovedKind::Related, 2)));
        assert_eq!(of("Read more: Rain closes roads"), Some((RemovedKind::Related, 2)));
        assert_eq!(of("أعلنت الوزارة يوم الأحد"), None);
    }

    #[test]
    fn running_text_has_stop_words_in_every_language() {
        for text in [
            "وأضاف البيان أن القوات التي وصلت إلى المدينة لم تدخل من الجهة الغربية",
            "ڕایگەیاند کە ئەو هێزانەی لە شارەکە بوون بۆ ماوەی دوو ڕۆژ لەگەڵ خەڵک بوون",
            "Di daxuyaniyê de hat gotin ku hêzên ku li bajêr in ji bo gel kar dikin",
            "The ministry said that the forces which had come to the city would not stay in it",
        ] {
            let folded = plain_words(text);
            let stops = folded.split(' ').filter(|word| is_stop(word)).count();
            assert!(stops * 100 >= folded.split(' ').count() * 12, "{text}: {stops}");
        }
    }
}
