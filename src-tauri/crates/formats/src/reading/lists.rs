//! The words that stand before names, sources and dates, and the places that datelines name.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::words::{Word, key, words};

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists::read(include_str!("credits.txt")));
static PLACES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = include_str!("places.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split('|')).map(key).filter(|name| !name.is_empty()).collect()
});

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// A name.
    By,
    /// Where the facts come from.
    Source,
    /// A date.
    Date,
}

#[derive(Default)]
struct Lists {
    /// Labels, those of more words first.
    labels: Vec<Listed>,
    waw: HashSet<String>,
}

/// A label of the list.
struct Listed {
    /// Its words, as they are written and folded.
    words: Vec<(String, String)>,
    label: Label,
    colon: Colon,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Colon {
    Needed,
    Free,
}

impl Lists {
    fn read(text: &str) -> Self {
        let mut lists = Self::default();
        let mut section = "";
        for line in
            text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            if line.starts_with('[') {
                section = line;
                continue;
            }
            let (label, colon) = match section {
                "[by]" => (Label::By, Colon::Free),
                "[by:]" => (Label::By, Colon::Needed),
                "[source:]" => (Label::Source, Colon::Needed),
                "[date]" => (Label::Date, Colon::Free),
                _ => {
                    lists.waw.insert(key(line));
                    continue;
                }
            };
            let written = |word: Word| (line[word.bytes].to_owned(), word.folded);
            let words = words(line).into_iter().map(written).collect();
            lists.labels.push(Listed { words, label, colon });
        }
        lists.labels.sort_by_key(|listed| std::cmp::Reverse(listed.words.len()));
        lists
    }
}

/// The label that `line` begins with, and the bytes it takes with the sign behind it.
pub(super) fn label(line: &str) -> Option<(Label, usize)> {
    let words: Vec<Word> = words(line.get(..line.floor_char_boundary(120))?);
    LISTS.labels.iter().find_map(|Listed { words: name, label, colon }| {
        let begins = name.len() <= words.len()
            && name.iter().zip(&words).all(|((written, folded), word)| {
                *folded == word.folded && !has_other_hamza(&line[word.bytes.clone()], written)
            });
        let end = words.get(name.len().checked_sub(1)?)?.bytes.end;
        let behind = line[end..].trim_start();
        let has_colon = behind.starts_with([':', '：', '/']);
        let parts = behind
            .trim_start_matches([':', '：', '/', '-', '–', '—', 'ـ', '\u{200F}'])
            .trim_start();
        let is_free =
            *colon == Colon::Free && (behind.is_empty() || behind.len() < line[end..].len());
        (begins && (has_colon || is_free)).then_some((*label, line.len() - parts.len()))
    })
}

/// Whether both begin with a hamza on alef, and not with the same: «أعداد» is not «إعداد», but «اعداد» may be.
fn has_other_hamza(text: &str, label: &str) -> bool {
    let hamza = |word: &str| word.chars().next().filter(|c| matches!(c, 'أ' | 'إ' | 'آ'));
    hamza(text).zip(hamza(label)).is_some_and(|(one, other)| one != other)
}

/// Whether `name` is a place that datelines name.
pub(super) fn is_place(name: &str) -> bool {
    PLACES.contains(&key(name))
}

/// Whether a word that begins with waw is a name and not «and» with what follows.
pub(super) fn is_waw_name(word: &str) -> bool {
    LISTS.waw.contains(&key(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_with_what_belongs_to_them() {
        for (line, found, rest) in [
            ("بقلم: كاجين أحمد", Label::By, "كاجين أحمد"),
            ("كتبت سلمى علي", Label::By, "سلمى علي"),
            ("إعداد وتحرير / سلمى علي", Label::By, "سلمى علي"),
            ("تقرير : سلمى", Label::By, "سلمى"),
            ("نووسینی: ئازاد", Label::By, "ئازاد"),
            ("Ji aliyê Azad Kurd", Label::By, "Azad Kurd"),
            ("المصدر: رويترز", Label::Source, "رويترز"),
            ("تاريخ النشر: 12/1/2024", Label::Date, "12/1/2024"),
        ] {
            let (label, end) = label(line).unwrap();
            assert_eq!((label, &line[end..]), (found, rest), "{line}");
        }
    }

    #[test]
    fn the_beginning_of_a_headline_is_no_label() {
        for line in [
            "أعداد تقريبية",
            "تقرير أمريكي يكشف",
            "كتبوا رسالة",
            "Bypass opens",
            "خاص",
            "حوار وطني",
        ] {
            assert_eq!(label(line), None, "{line}");
        }
    }

    #[test]
    fn places_are_known_in_each_language() {
        for place in ["القامشلي", "قامیشلۆ", "Qamişlo", "BAGHDAD", "دير  الزور"]
        {
            assert!(is_place(place), "{place}");
        }
        assert!(!is_place("أحمد"));
    }
}
