//! A place of a text with what stands around it, cut where words end.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::cleaning::OBJECT;

/// Characters that an excerpt has on either side of its place.
const AROUND: usize = 32;
/// Characters before a cut in which the beginning of the word there is looked for: no word is longer.
const LONGEST_WORD: usize = 64;
const CUT: char = '…';

/// What stands at `bytes` of `text` and around it, in one line, with … on each side where something was cut. It begins
/// and ends where words do: where there is a space, else (an address, a script without spaces) where Unicode has a
/// border of words. `bytes` themselves are shown whole.
///
/// # Panics
/// When `bytes` do not lie between letters of `text`.
#[must_use]
pub fn around(text: &str, bytes: Range<usize>) -> String {
    let start = begins(&text[..bytes.start]);
    let end = bytes.end + ends(&text[bytes.end..]);
    let mut out = String::new();
    if !text[..start].trim().is_empty() {
        out.push(CUT);
    }
    for (at, word) in text[start..end].split_whitespace().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
    if !text[end..].trim().is_empty() {
        out.push(CUT);
    }
    out
}

/// What stands before and what behind `bytes` of `text`, cut as in [`around`]: spaces between them and `bytes` stay.
/// Signs that stand for what is no text are left out, and a line feed is a space.
///
/// # Panics
/// When `bytes` do not lie between letters of `text`.
#[must_use]
pub fn sides(text: &str, bytes: Range<usize>) -> (String, String) {
    let start = begins(&text[..bytes.start]);
    let end = bytes.end + ends(&text[bytes.end..]);
    let plain = |text: &str| text.replace(OBJECT, "").replace('\n', " ");
    let mut before = plain(&text[start..bytes.start]);
    if !text[..start].trim().is_empty() {
        before.insert(0, CUT);
    }
    let mut after = plain(&text[bytes.end..end]);
    if !text[end..].trim().is_empty() {
        after.push(CUT);
    }
    (before, after)
}

/// The byte of `before` from which it is shown.
fn begins(before: &str) -> usize {
    let first = back(before, before.len(), AROUND);
    if first == 0 {
        return 0;
    }
    let looked_from = back(before, first, LONGEST_WORD);
    let borders = borders(&before[looked_from..]).map(|at| looked_from + at);
    let borders: Vec<usize> = borders.filter(|at| *at >= first).collect();
    let is_behind_space = |at: &&usize| before[..**at].ends_with(char::is_whitespace);
    let is_before_word = |at: &&usize| before[**at..].starts_with(char::is_alphanumeric);
    let found =
        borders.iter().find(is_behind_space).or_else(|| borders.iter().find(is_before_word));
    found.copied().unwrap_or(before.len())
}

/// How many bytes of `after` are shown.
fn ends(after: &str) -> usize {
    let last = forth(after, AROUND);
    if last == after.len() {
        return last;
    }
    let looked = &after[..last + forth(&after[last..], LONGEST_WORD)];
    let borders: Vec<usize> = borders(looked).filter(|at| *at <= last).collect();
    let is_before_space = |at: &&usize| after[**at..].starts_with(char::is_whitespace);
    let is_behind_word = |at: &&usize| after[..**at].ends_with(char::is_alphanumeric);
    let from_end = || borders.iter().rev();
    let found = from_end().find(is_before_space).or_else(|| from_end().find(is_behind_word));
    found.copied().unwrap_or(0)
}

/// The bytes at which words, and what stands between them, begin and end.
fn borders(text: &str) -> impl Iterator<Item = usize> {
    let ends = text.split_word_bound_indices().map(|(at, piece)| at + piece.len());
    std::iter::once(0).chain(ends)
}

/// The byte that lies so many characters before byte `at`; the first one where there are not so many.
fn back(text: &str, at: usize, chars: usize) -> usize {
    text[..at].char_indices().rev().take(chars).last().map_or(at, |(at, _)| at)
}

/// The bytes of so many first characters; of all where there are not so many.
fn forth(text: &str, chars: usize) -> usize {
    text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(text: &str, place: &str) -> String {
        let at = text.find(place).unwrap();
        around(text, at..at + place.len())
    }

    #[test]
    fn a_short_text_is_shown_whole_and_in_one_line() {
        assert_eq!(of("التقينا\nفي السوق", "في"), "التقينا في السوق");
        assert_eq!(of("  قسد ", "قسد"), "قسد");
    }

    #[test]
    fn it_begins_and_ends_with_whole_words() {
        let text = "نازحو عفرين يبدأون العودة وسط نقص في الخدمات، والتقينا في السوق أبو علي فقال إن \
                    الطحين يكفي شهرين وإن المخابز تعمل";
        assert_eq!(
            of(text, "أبو علي"),
            "…في الخدمات، والتقينا في السوق أبو علي فقال إن الطحين يكفي شهرين وإن…"
        );
    }

    #[test]
    fn letters_and_what_stands_on_them_are_not_parted() {
        // Written with every sign, one word is longer than the letters that a reader counts.
        let marked = "وَالْمُسْتَشْفَيَاتِ";
        let many = format!("{marked} ").repeat(6);
        let shown = of(&format!("{many}قسد {many}"), "قسد");
        let words: Vec<&str> = shown.trim_matches(CUT).split(' ').collect();
        assert!(words.len() > 1, "{shown}");
        assert!(words.iter().all(|word| *word == "قسد" || *word == marked), "{shown}");
        let joined = "می\u{200c}خواهند ".repeat(9);
        let shown = of(&format!("{joined}قسد"), "قسد");
        assert!(shown.starts_with("…می\u{200c}خواهند "), "{shown}");
    }

    #[test]
    fn what_has_no_spaces_is_cut_where_its_parts_end() {
        let text =
            "https://xeber24.example/archive/2026/november/reports-from-qamishlo-market-today";
        assert_eq!(of(text, "qamishlo"), "…2026/november/reports-from-qamishlo-market-today");
        // Nothing in it is a border: what was found stands alone.
        let text = format!("{}قسد", "ه".repeat(200));
        assert_eq!(of(&text, "قسد"), "…قسد");
    }

    proptest! {
        #[test]
        fn nothing_is_cut_within_a_word(
            words in prop::collection::vec("[أ-ي]{1,12}[،.»]?|[a-z]{1,9}|[٠-٩]{1,4}", 1..60),
            at in any::<prop::sample::Index>(),
        ) {
            let at = at.index(words.len());
            let start: usize = words[..at].iter().map(|word| word.len() + 1).sum();
            let text = words.join(" ");
            let shown = around(&text, start..start + words[at].len());
            let begins = shown.strip_prefix(CUT).unwrap_or(&shown);
            let inner = begins.strip_suffix(CUT).unwrap_or(begins);
            let kept: Vec<&str> = inner.split(' ').collect();
            prop_assert!(words.windows(kept.len()).any(|part| part == kept), "{shown}");
            prop_assert!(shown.starts_with(CUT) || text.starts_with(inner), "{shown}");
            prop_assert!(shown.ends_with(CUT) || text.ends_with(inner), "{shown}");
        }
    }
}
