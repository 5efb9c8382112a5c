//! What pages say of a post beside its text: how long ago it came, how often it was seen, how long it takes to read.

use super::word_list::{Listed, WordList, word_list};
use super::words::{Word, words};

/// The entries of the sets by their first words, and under `patterns` the patterns by each word that they may begin
/// with.
const LIST: WordList = word_list!("info");

/// What stands for a number in a pattern.
const NUMBER: &str = "0";
/// Digits of the longest number.
const MOST_DIGITS: usize = 9;
/// Words behind a number that make it greater, folded.
const GREATER: [&str; 8] = ["k", "m", "الف", "الاف", "مليون", "ههزار", "hezar", "thousand"];

/// What may stand at one place of a pattern.
enum Part {
    Number,
    /// This word, folded.
    Word(&'static str),
    /// Any entry of this set.
    Of(&'static str),
}

/// How many words of this pattern stand at the start of `words`, and how many of `words` they take: a number may take
/// several. Of more ways the one with the most words of the pattern.
fn fit(line: &str, words: &[Word], pattern: &'static str) -> Option<Fit> {
    let Some((part, rest)) = first_part(pattern) else { return Some(Fit::default()) };
    let behind = |found: Fit| {
        let rest = fit(line, &words[found.taken..], rest)?;
        Some(Fit { parts: found.parts + rest.parts, taken: found.taken + rest.taken })
    };
    let first = words.first()?;
    match part {
        Part::Number => match number_at(line, words) {
            0 => None,
            taken => behind(Fit { parts: 1, taken }),
        },
        Part::Word(word) if first.folded == word => behind(Fit { parts: 1, taken: 1 }),
        Part::Word(_) => None,
        Part::Of(set) => {
            let entries = LIST.under(&first.folded).filter(|listed| listed.section == set);
            let lengths = entries.filter_map(|listed| listed.length_at(words));
            let fits = lengths.filter_map(|length| behind(Fit { parts: length, taken: length }));
            fits.max_by_key(|fit| fit.parts)
        }
    }
}

/// How much of a pattern stands in a line.
#[derive(Default, Clone, Copy)]
struct Fit {
    /// Words of the pattern.
    parts: usize,
    /// Words of the line.
    taken: usize,
}

/// The first part of a pattern, a word, a number or, in braces, the name of a set, and the rest.
fn first_part(pattern: &'static str) -> Option<(Part, &'static str)> {
    let pattern = pattern.trim_start();
    if let Some((set, rest)) = pattern.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        return Some((Part::Of(set), rest));
    }
    let (word, rest) = pattern.split_once(' ').unwrap_or((pattern, ""));
    let part = if word == NUMBER { Part::Number } else { Part::Word(word) };
    (!word.is_empty()).then_some((part, rest))
}

/// Whether `text` says nothing else.
pub(super) fn is_info(text: &str) -> bool {
    let words = words(text.get(..text.floor_char_boundary(200)).unwrap_or_default());
    let mut at = 0;
    while at < words.len() {
        match length_at(text, &words[at..]) {
            0 => return false,
            length => at += length,
        }
    }
    !words.is_empty() && words.last().is_some_and(|last| words_end(text, last))
}

/// Whether no word of `text` stands behind `last`.
fn words_end(text: &str, last: &Word) -> bool {
    !text[last.bytes.end..].chars().any(char::is_alphanumeric)
}

/// How many of the words at the start, which are of `line`, say such a thing; 0 where none do.
pub(super) fn length_at(line: &str, words: &[Word]) -> usize {
    let Some(first) = words.first() else { return 0 };
    let number = number_at(line, words);
    let name = if number > 0 { NUMBER } else { first.folded.as_str() };
    let patterns = LIST.under(name).filter(|listed| listed.section == "patterns");
    let fits = patterns.filter_map(|pattern: Listed| fit(line, words, pattern.words));
    fits.max_by_key(|fit| fit.parts).map_or(0, |fit| fit.taken)
}

/// The words that the number at the start takes: `1,250`, `1.2K`, `12 ألف`.
fn number_at(line: &str, words: &[Word]) -> usize {
    let is_digits = |word: &Word| {
        word.folded.len() <= MOST_DIGITS && word.folded.bytes().all(|b| b.is_ascii_digit())
    };
    if !words.first().is_some_and(is_digits) {
        return 0;
    }
    let is_parted = |pair: &[Word]| {
        let between = &line[pair[0].bytes.end..pair[1].bytes.start];
        is_digits(&pair[1]) && matches!(between, "," | "." | "٬" | "٫" | "،")
    };
    let length = 1 + words.windows(2).take_while(|pair| is_parted(pair)).count();
    let is_greater = words.get(length).is_some_and(|word| {
        let between = &line[words[length - 1].bytes.end..word.bytes.start];
        GREATER.contains(&word.folded.as_str()) && between.trim().is_empty()
    });
    length + usize::from(is_greater)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sections::entries;

    #[test]
    fn what_pages_say_of_a_post_is_known_in_every_language() {
        for line in [
            "قبل ساعتين",
            "منذ 3 أيام",
            "منذ ٥ دقائق",
            "قبل ساعة واحدة",
            "عدد المشاهدات: 1250",
            "1250 مشاهدة",
            "١٬٢٥٠ مشاهدة",
            "12 ألف مشاهدة",
            "شوهد 340 مرة",
            "3 دقائق للقراءة",
            "وقت القراءة: 3 دقائق",
            "دقيقتان للقراءة",
            "پێش ٢ کاتژمێر",
            "٣ ڕۆژ لەمەوپێش",
            "١٢٥٠ بینین",
            "٣ خولەک خوێندنەوە",
            "Berî 2 saetan",
            "3 roj berê",
            "1250 xwendin",
            "5 deqe xwendin",
            "Dema xwendinê: 4 deqe",
            "2 hours ago",
            "an hour ago",
            "1.2K views",
            "Views: 1,250",
            "5 min read",
            "Reading time: 5 minutes",
            "Viewed 300 times",
            "2 hours ago · 1.2K views",
        ] {
            assert!(is_info(line), "{line}");
        }
    }

    #[test]
    fn every_set_that_a_pattern_names_has_entries() {
        let list = include_str!("info.txt");
        let sets: Vec<&str> = entries(list).map(|(section, _)| section).collect();
        for (_, pattern) in entries(list).filter(|(section, _)| *section == "patterns") {
            let mut rest = pattern;
            while let Some((part, behind)) = first_part(rest) {
                assert!(!matches!(part, Part::Of(set) if !sets.contains(&set)), "{pattern}");
                rest = behind;
            }
        }
    }

    #[test]
    fn sentences_and_headlines_are_none() {
        for line in [
            "قبل ساعتين من الاجتماع",
            "منذ 3 أيام والقصف مستمر",
            "منذ عامين لم يعد أحد",
            "1250 مشاهداً حضروا العرض",
            "قراءة في نتائج الانتخابات",
            "3 دقائق تفصلنا عن الكارثة",
            "پێش ٢ کاتژمێر لە کۆبوونەوە",
            "Berî 2 salan şer dest pê kir",
            "2 hours later",
            "5 minutes to midnight",
            "1.2 million displaced",
            "Views differ",
            "2024",
            "12/3/2024",
            "",
        ] {
            assert!(!is_info(line), "{line}");
        }
    }
}
