//! Letters that the fonts of the page have, and what stands for the others.

use crate::fonts::FONTS;

/// What stands for a letter that no font of the page has.
const STAND_IN: char = '◻';
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
    let mut family = Family::None;
    let mut word = 0;
    for letter in text.chars() {
        for printed in printed(letter, &mut family) {
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

/// The font that the last letter is from. A mark is of the same font as the letter that carries it, because both
/// are shaped as one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    None,
    Text,
    Emoji,
    Both,
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
        _ if FONTS.text_has(letter) || FONTS.emoji_has(letter) => Fate::Kept,
        _ => Fate::Missing,
    }
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

fn printed(letter: char, family: &mut Family) -> impl Iterator<Item = char> + use<> {
    let (before, printed) = match fate(letter) {
        Fate::Dropped => (None, None),
        Fate::Space => {
            *family = Family::Text;
            (None, Some(' '))
        }
        Fate::Missing => {
            *family = Family::Emoji;
            (None, Some(STAND_IN))
        }
        Fate::Kept => kept(letter, family),
    };
    before.into_iter().chain(printed)
}

fn kept(letter: char, family: &mut Family) -> (Option<char>, Option<char>) {
    let own = match (FONTS.text_has(letter), FONTS.emoji_has(letter)) {
        (true, true) => Family::Both,
        (false, true) => Family::Emoji,
        (true, false) => Family::Text,
        // Signs without a shape, which every font may carry.
        (false, false) => return (None, Some(letter)),
    };
    let carrier = *family;
    if !is_mark(letter) {
        *family = own;
        return (None, Some(letter));
    }
    match (own, carrier) {
        // A vowel sign on a pictogram: on a circle, as in grammars.
        (Family::Text, Family::Emoji) => {
            *family = Family::Text;
            (Some('◌'), Some(letter))
        }
        (Family::Emoji, Family::Text | Family::None) if is_without_shape(letter) => (None, None),
        (Family::Emoji, Family::Text | Family::None) => {
            *family = Family::Emoji;
            (None, Some(STAND_IN))
        }
        _ => {
            if own != Family::Both {
                *family = own;
            }
            (None, Some(letter))
        }
    }
}

/// A sign that only says how the letter before it is to be shown.
fn is_without_shape(letter: char) -> bool {
    matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{20E3}')
}

/// Whether `letter` stands on the letter before it.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{20D0}'..='\u{20F0}' | '\u{200D}' | '\u{1F3FB}'..='\u{1F3FF}')
        || matches!(letter, '\u{300}'..='\u{36F}')
        || matches!(letter, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}')
        || matches!(letter, '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}')
        || matches!(letter, '\u{6EA}'..='\u{6ED}' | '\u{8CA}'..='\u{8E1}' | '\u{8E3}'..='\u{8FF}')
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
            ("أ\tب\nج", "أ ب ج"),
            ("أ\u{0}\u{7}\u{FFFE}\u{FEFF}\u{202E}ب", "أب"),
            ("\u{F8FF}", "◻"),
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
