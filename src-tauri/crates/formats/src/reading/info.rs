//! What pages say of a post beside its text: how long ago it came, how often it was seen, how long it takes to read.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::sections::entries;
use super::words::{Word, words};

/// The patterns, by their first part and their second: there are thousands, and every number of a text asks for them.
static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| patterns(include_str!("info.txt")));

/// Patterns by their first part, then by their second; nothing where they have one part.
type Patterns = HashMap<String, HashMap<String, Vec<Vec<String>>>>;

/// What stands for a number in a pattern.
const NUMBER: &str = "0";
/// Digits of the longest number.
const MOST_DIGITS: usize = 9;
/// Words behind a number that make it greater, folded.
const GREATER: [&str; 8] = ["k", "m", "الف", "الاف", "مليون", "ههزار", "hezar", "thousand"];

fn patterns(text: &str) -> Patterns {
    let mut sets: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut found = Patterns::new();
    for (section, line) in entries(text) {
        if section != "patterns" {
            sets.entry(section).or_default().push(line);
            continue;
        }
        for line in spelled_out(line, &sets) {
            let pattern: Vec<String> = words(&line).into_iter().map(|word| word.folded).collect();
            if let Some(first) = pattern.first() {
                let second = pattern.get(1).cloned().unwrap_or_default();
                found.entry(first.clone()).or_default().entry(second).or_default().push(pattern);
            }
        }
    }
    // The longest first: what stands behind a shorter one may be part of a longer.
    for patterns in found.values_mut().flat_map(HashMap::values_mut) {
        patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.len()));
    }
    found
}

/// `pattern` with each entry of each set in the place of its name.
fn spelled_out(pattern: &str, sets: &HashMap<&str, Vec<&str>>) -> Vec<String> {
    let Some((before, rest)) = pattern.split_once('{') else { return vec![pattern.to_owned()] };
    let Some((name, behind)) = rest.split_once('}') else { return vec![pattern.to_owned()] };
    let set = sets.get(name).map(Vec::as_slice).unwrap_or_default();
    let with = |entry: &&str| spelled_out(&format!("{before}{entry}{behind}"), sets);
    set.iter().flat_map(with).collect()
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
    let Some(patterns) = PATTERNS.get(name) else { return 0 };
    let second = words.get(number.max(1)).map_or("", |word| word.folded.as_str());
    let longest = [second, NUMBER, ""].into_iter().filter_map(|second| {
        let mut patterns = patterns.get(second)?.iter();
        patterns.find_map(|pattern| Some((pattern.len(), fits(line, words, pattern)?)))
    });
    longest.max_by_key(|(parts, _)| *parts).map_or(0, |(_, length)| length)
}

fn fits(line: &str, words: &[Word], pattern: &[String]) -> Option<usize> {
    let mut at = 0;
    for part in pattern {
        let length = match part.as_str() {
            NUMBER => number_at(line, &words[at..]),
            word => usize::from(words.get(at).is_some_and(|found| found.folded == word)),
        };
        (length > 0).then_some(())?;
        at += length;
    }
    Some(at)
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
