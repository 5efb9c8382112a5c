//! Letters that the fonts of the page have, and what stands for the others.

use unicode_normalization::char::is_combining_mark;

use crate::fonts::{FONTS, Families};

/// What stands for a letter that no font of the page has.
const STAND_IN: char = '◻';
/// What a mark stands on that its letter does not carry.
const CIRCLE: char = '◌';
/// Most letters a word has without a place to break it: more would stand over the edge of the page.
const LONGEST_WORD: usize = 36;
/// A place to break, which is not seen.
const ZERO_WIDTH_SPACE: char = '\u{200B}';
/// No place to break, which is not seen.
const WORD_JOINER: char = '\u{2060}';

/// The letters of `text` that no font of the page has: a sign stands for each.
pub fn missing(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| matches!(fate(*letter), Fate::Missing))
}

/// Whether there is anything in `text` that a reader sees on paper.
#[must_use]
pub fn is_seen(text: &str) -> bool {
    text.chars().any(|letter| match fate(letter) {
        Fate::Kept => !is_direction_or_join(letter) && !letter.is_whitespace(),
        Fate::Missing => true,
        Fate::Dropped | Fate::Space => false,
    })
}

/// `text` as it can be printed: without control characters, with a sign for each letter that no font has, and
/// with places to break in words that are longer than a line.
pub(crate) fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // A mark is of the same font as the letter that carries it, because both are shaped as one.
    let mut carrier = Families::NONE;
    let mut word = 0;
    for letter in text.chars() {
        for printed in printed(letter, &mut carrier) {
            word = if printed == ' ' || printed == ZERO_WIDTH_SPACE { 0 } else { word + 1 };
            if word > LONGEST_WORD && !is_mark(printed) {
                out.push(ZERO_WIDTH_SPACE);
                word = 1;
            }
            out.push(printed);
        }
    }
    out
}

enum Fate {
    Dropped,
    Space,
    Kept,
    Missing,
}

/// What becomes of a letter, whatever stands around it.
fn fate(letter: char) -> Fate {
    match letter {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => Fate::Space,
        // Signs for embedding would reach over the end of the run, isolates cannot; which region's flag a flag is,
        // the font does not know.
        '\u{202A}'..='\u{202E}'
        | '\u{E0020}'..='\u{E007F}'
        | '\u{FEFF}'
        | '\u{FE0E}'
        | '\u{AD}' => Fate::Dropped,
        _ if is_direction_or_join(letter) => Fate::Kept,
        _ if letter.is_control() || is_unassigned(letter) => Fate::Dropped,
        // Each font has what it likes there, which is no letter to anybody else; archives refuse it.
        _ if is_private(letter) => Fate::Missing,
        _ if FONTS.of(letter).any() => Fate::Kept,
        _ => Fate::Missing,
    }
}

/// Whether Unicode leaves `letter` to whoever wants to use it.
fn is_private(letter: char) -> bool {
    matches!(letter, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// A sign of direction, or one that joins or parts letters: nothing is drawn for it.
fn is_direction_or_join(letter: char) -> bool {
    matches!(letter, '\u{2066}'..='\u{2069}' | '\u{200B}'..='\u{200F}' | '\u{61C}' | '\u{2060}')
}

/// Not a letter and never one: what Unicode keeps for programs' own use.
fn is_unassigned(letter: char) -> bool {
    let code = u32::from(letter);
    code & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code)
}

fn printed(letter: char, carrier: &mut Families) -> impl Iterator<Item = char> + use<> {
    let (before, printed) = match fate(letter) {
        Fate::Dropped => (None, None),
        Fate::Space => {
            *carrier = Families::TEXT;
            (None, Some(' '))
        }
        Fate::Missing => stand_in(carrier),
        Fate::Kept => kept(letter, carrier),
    };
    before.into_iter().chain(printed)
}

fn stand_in(carrier: &mut Families) -> (Option<char>, Option<char>) {
    *carrier = FONTS.of(STAND_IN);
    (None, Some(STAND_IN))
}

/// What is printed for a letter, and what before it; `carrier` is the fonts that have the letter before with all its
/// marks.
fn kept(letter: char, carrier: &mut Families) -> (Option<char>, Option<char>) {
    let own = FONTS.of(letter);
    // Signs without a shape, which every font may carry.
    if is_direction_or_join(letter) {
        return (None, Some(letter));
    }
    let shared = own.shared(*carrier);
    let stands_alone = *carrier == Families::NONE && own != Families::EMOJI;
    if !is_mark(letter) || stands_alone {
        *carrier = own;
        return (None, Some(letter));
    }
    if shared.any() {
        *carrier = shared;
        return (None, Some(letter));
    }
    if is_without_shape(letter) {
        return (None, None);
    }
    // A vowel sign on a pictogram, or on a letter of another script: on a circle, as in grammars.
    let circled = own.shared(FONTS.of(CIRCLE));
    if circled.any() {
        *carrier = circled;
        return (Some(CIRCLE), Some(letter));
    }
    stand_in(carrier)
}

/// A sign that only says how the letter before it is to be shown.
fn is_without_shape(letter: char) -> bool {
    matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{20E3}')
}

/// Whether `letter` stands on the letter before it.
fn is_mark(letter: char) -> bool {
    is_combining_mark(letter) || matches!(letter, '\u{200D}' | '\u{1F3FB}'..='\u{1F3FF}')
}

/// Whether a font other than those of the text and of pictograms has `letter`.
pub(crate) fn is_of_others(letter: char) -> bool {
    FONTS.of(letter).are_others()
}

/// `number` without a place to break: a number on two lines is misread. What holds it together is taken out of the
/// pages again before they become a file.
#[must_use]
pub fn unbreakable_number(number: &str) -> String {
    let parts = |letter: char| matches!(letter, '-' | '/' | '.' | ':' | ',' | ' ' | ')');
    let joined = number
        .chars()
        .flat_map(|letter| std::iter::once(letter).chain(parts(letter).then_some(WORD_JOINER)));
    joined.collect::<String>().trim_end_matches(WORD_JOINER).to_owned()
}

/// An address with places to break where its parts meet, if it is long.
#[must_use]
pub fn breakable_address(address: &str) -> String {
    let part = |letter: char| {
        let after = matches!(letter, '/' | '.' | '?' | '&' | '=' | '-' | '_' | '#');
        let before = (letter == '%').then_some(ZERO_WIDTH_SPACE);
        before.into_iter().chain([letter]).chain(after.then_some(ZERO_WIDTH_SPACE))
    };
    if address.chars().count() <= LONGEST_WORD {
        return address.to_owned();
    }
    address.chars().flat_map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_paper_does_not_show_is_not_seen() {
        for text in ["", "\0", " ", "\u{A0}", "\u{200F}", "\u{202E}", "\t"] {
            assert!(!is_seen(text), "{text:?}");
        }
        for text in ["1", "*", "أ", "\0†", "北"] {
            assert!(is_seen(text), "{text:?}");
        }
    }

    #[test]
    fn what_the_fonts_have_stays_and_a_sign_stands_for_the_rest() {
        for (text, print) in [
            ("قسد، «قسد»", "قسد، «قسد»"),
            ("شدّةٌ", "شدّةٌ"),
            ("😀 👨‍👩‍👧 1️⃣ 🇸🇾", "😀 👨‍👩‍👧 1️⃣ 🇸🇾"),
            ("北京", "◻◻"),
            ("Путин Ελλάδα Հայաստան שָׁלוֹם ܣܘܪܝܝ̈ܐ", "Путин Ελλάδα Հայաստան שָׁלוֹם ܣܘܪܝܝ̈ܐ"),
            ("₺5 ₽ № ≈ ≠ ≤ ≥ → ← ✓ ★ CO₂", "₺5 ₽ № ≈ ≠ ≤ ≥ → ← ✓ ★ CO₂"),
            ("✓\u{FE0F} გ", "✓ ◻"),
            ("ب\u{5B8} Ж\u{64B}", "ب◌\u{5B8} Ж◌\u{64B}"),
            ("أ\tب\nج", "أ ب ج"),
            ("أ\u{0}\u{7}\u{FFFE}\u{FEFF}\u{202E}ب", "أب"),
            ("\u{F8FF}\u{E002}\u{F0001}", "◻◻◻"),
            ("😀\u{64B}", "😀◌\u{64B}"),
            ("ب\u{20E3}\u{FE0F}", "ب"),
            ("\u{2066}2019-10-14\u{2069}", "\u{2066}2019-10-14\u{2069}"),
        ] {
            assert_eq!(printable(text), print, "{text}");
        }
        let missing: String = missing("قسد 😀 北京 \u{F8FF}\u{7}").collect();
        assert_eq!(missing, "北京\u{F8FF}");
    }

    #[test]
    fn words_longer_than_a_line_can_be_broken() {
        let long = "ب".repeat(100);
        assert!(printable(&long).split(ZERO_WIDTH_SPACE).all(|part| part.chars().count() <= 36));
        assert_eq!(printable(&long).replace(ZERO_WIDTH_SPACE, ""), long);
        let address = "https://example.org/a?b=1&c=2&ddddddddddddddddd";
        assert!(breakable_address(address).contains("?\u{200B}b=\u{200B}1"));
        assert_eq!(breakable_address("https://example.org/"), "https://example.org/");
        let number = "(+963)\u{2060} \u{2060}11-\u{2060}555";
        assert_eq!(unbreakable_number("(+963) 11-555"), number);
        assert_eq!(printable(number), number);
    }
}
