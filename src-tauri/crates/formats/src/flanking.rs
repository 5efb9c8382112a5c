//! When a Markdown reader takes `**` for emphasis, and when it needs help beside Arabic.
//!
//! A delimiter opens only where what follows is no space, and is no punctuation unless what stands before is
//! space or punctuation; closing is the mirror image. So `و**“قسد”**ثم` stays literal: quotes inside, letters
//! outside. A directional mark just inside the delimiter is neither, and mends it; this file says where one is
//! needed. The writer adds exactly one there and the reader takes exactly one away, so that marks which
//! belong to the text survive.
//!
//! Source: `CommonMark` 0.31, section 6.2.

use crate::invisible::is_mark;

/// Whether a delimiter between `outside` (`None` at the edge of the line) and `inside` stays literal without a
/// mark. Undecided letters count as the worse case on both sides.
pub(crate) fn needs_mark(outside: Option<char>, inside: Option<char>) -> bool {
    let free = outside.is_none_or(|letter| letter.is_whitespace() || is_surely_punctuation(letter));
    !free && !inside.is_some_and(is_surely_letter)
}

/// The first of `letters` that is no mark: what [`needs_mark`] wants to know of the inner side.
pub(crate) fn first_visible(letters: impl Iterator<Item = char>) -> Option<char> {
    letters.into_iter().find(|letter| !is_mark(*letter))
}

/// Whether every Markdown reader takes it for punctuation.
pub(crate) fn is_surely_punctuation(letter: char) -> bool {
    letter.is_ascii_punctuation()
        || matches!(letter, '،' | '؛' | '؟' | '۔' | '٪' | '«' | '»')
        || matches!(letter, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203a}')
}

/// Whether every Markdown reader takes it for a letter.
fn is_surely_letter(letter: char) -> bool {
    letter.is_alphanumeric() && !is_enclosed(letter)
}

/// Letters in circles and squares: alphabetic for Unicode, and symbols by category, which `CommonMark` counts
/// as punctuation.
fn is_enclosed(letter: char) -> bool {
    matches!(
        letter,
        '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f149}' | '\u{1f150}'..='\u{1f169}'
            | '\u{1f170}'..='\u{1f189}'
    )
}

/// Whether it belongs to the Arabic script, digits and vowel signs included, punctuation not.
pub(crate) fn is_arabic(letter: char) -> bool {
    let block = matches!(
        letter,
        '\u{0600}'..='\u{06ff}' | '\u{0750}'..='\u{077f}' | '\u{0870}'..='\u{08ff}'
            | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
    );
    block && (letter.is_alphanumeric() || letter == 'ـ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_beside_letters_need_a_mark() {
        assert!(needs_mark(Some('و'), Some('“')));
        assert!(needs_mark(Some('ـ'), Some('«')));
        assert!(needs_mark(Some('ث'), Some('،')));
        assert!(!needs_mark(Some('و'), Some('ق')));
        assert!(!needs_mark(Some(' '), Some('“')));
        assert!(!needs_mark(None, Some('(')));
        assert!(!needs_mark(Some('،'), Some('“')));
    }

    #[test]
    fn unclear_letters_are_taken_for_the_worse() {
        assert!(needs_mark(Some('\u{200f}'), Some('“')));
        assert!(needs_mark(Some('و'), Some('😀')));
        assert!(needs_mark(Some('😀'), Some('“')));
        assert!(needs_mark(Some('\u{fe0f}'), Some('Ⓐ')));
    }
}
