//! The words of a line, folded, with where they stand.

use std::ops::Range;

use warraq_core::text::fold::{fold, fold_each, fold_into};

/// A word or a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Bytes of the line.
    pub(super) bytes: Range<usize>,
    /// It, folded: what it is compared by.
    pub(super) folded: String,
}

impl Word {
    /// The number it is, where it has at most four digits and nothing else.
    pub(super) fn number(&self) -> Option<u32> {
        let is_short = (1..=4).contains(&self.folded.len());
        let is_number = self.folded.bytes().all(|b| b.is_ascii_digit());
        (is_short && is_number).then(|| self.folded.parse().ok()).flatten()
    }
}

/// The words of `line`: runs of letters and marks, and runs of digits, each apart (`١٢ی` is two).
pub(super) fn words(line: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each_run(line, |bytes| {
        let folded = fold(&line[bytes.clone()]);
        if !folded.is_empty() {
            words.push(Word { bytes, folded });
        }
    });
    words
}

/// Gives the bytes of each run of letters or digits in `line`.
fn each_run(line: &str, mut give: impl FnMut(Range<usize>)) {
    let mut open: Option<(usize, Kind)> = None;
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        let kind = kind(c);
        if let Some((start, before)) = open {
            if kind == Kind::Joined || kind == before {
                continue;
            }
            give(start..at);
        }
        open = matches!(kind, Kind::Letter | Kind::Digit).then_some((at, kind));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    /// Marks above and below and invisible joiners: part of what they stand in.
    Joined,
    Other,
}

/// A tatweel alone is a dash; inside a word it goes with the letters, and folding drops it.
fn kind(c: char) -> Kind {
    match c {
        // Most of any text, without the tables of Unicode.
        'ء'..='غ' | '\u{640}' | 'ف'..='ي' | '\u{671}'..='\u{6D3}' | 'ە' | 'a'..='z' | 'A'..='Z' => {
            Kind::Letter
        }
        '0'..='9' => Kind::Digit,
        '\0'..='\x7F' => Kind::Other,
        '\u{200C}' | '\u{200D}' => Kind::Joined,
        c if c.is_numeric() => Kind::Digit,
        c if c.is_alphabetic() => Kind::Letter,
        c if is_folded_away(c) => Kind::Joined,
        _ => Kind::Other,
    }
}

fn is_folded_away(c: char) -> bool {
    let mut is_gone = true;
    fold_each(c, |_| is_gone = false);
    is_gone
}

/// `line` as its folded words with a space between: what two spellings of one line have in common.
pub(super) fn key(line: &str) -> String {
    let mut key = String::with_capacity(line.len());
    each_run(line, |bytes| {
        let before = key.len();
        if before > 0 {
            key.push(' ');
        }
        let start = key.len();
        fold_into(&line[bytes], &mut key);
        if key.len() == start {
            key.truncate(before);
        }
    });
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_or_digits() {
        let folded = |line| words(line).into_iter().map(|word| word.folded).collect::<Vec<_>>();
        assert_eq!(
            folded("هەولێر، ١٢ی کانوون"),
            ["هەولێر", "١٢ی", "کانوون"].map(fold_apart).concat()
        );
        assert_eq!(folded("كاجين أحمد ـ xeber24.net"), ["كاجين", "احمد", "xeber", "24", "net"]);
        assert_eq!(folded("مُحَمَّد «قـسد»"), ["محمد", "قسد"]);
        let at = &words("في 12/1")[1];
        assert_eq!((at.bytes.clone(), at.number()), (5..7, Some(12)));
    }

    #[test]
    fn letters_and_digits_are_those_of_unicode() {
        for c in ('\0'..=char::MAX).filter(|c| !matches!(c, '\u{640}' | '\u{200C}' | '\u{200D}')) {
            let kind = kind(c);
            assert_eq!(kind == Kind::Digit, c.is_numeric(), "{c:?}");
            assert_eq!(kind == Kind::Letter, c.is_alphabetic() && !c.is_numeric(), "{c:?}");
        }
    }

    fn fold_apart(word: &str) -> Vec<String> {
        let digits: String = word.chars().filter(|c| c.is_numeric()).collect();
        let letters: String = word.chars().filter(|c| !c.is_numeric()).collect();
        [digits, letters].iter().map(|part| fold(part)).filter(|part| !part.is_empty()).collect()
    }

    #[test]
    fn lines_that_read_the_same_have_one_key() {
        assert_eq!(key("إعلان: «الأميركيّة»"), key("اعلان  الأميركية"));
        assert_eq!(key("بقلم: ئازاد ئەمین"), key("بقلم آزاد أمين"));
        assert_ne!(key("لا انسحاب"), key("انسحاب"));
    }
}
