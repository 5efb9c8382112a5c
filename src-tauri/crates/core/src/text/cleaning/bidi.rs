//! Invisible characters that steer direction and joining, left behind by other programs.
//!
//! The joiner and the non-joiner of Persian, Kurdish and emoji stay wherever they can have an effect.

use super::script::{JOINER, NON_JOINER};
use super::{Edit, OBJECT};

/// The controls of `text`.
pub(super) fn edits(text: &str) -> Vec<Edit> {
    let mut found = Vec::new();
    let mut before = None;
    for ((at, c), after) in text.char_indices().zip(seen_after(text)) {
        if is_control(c) || is_idle_joiner(before, c, after) {
            found.push(Edit::removes(at, c));
        } else {
            before = Some(c);
        }
    }
    found
}

/// Marks, embeddings, overrides and isolates; the zero-width spaces; the deprecated format characters.
///
/// Source: UAX #9, section 2.
pub(super) fn is_control(c: char) -> bool {
    matches!(
        c,
        '\u{61C}'
            | '\u{200B}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'
            | '\u{2066}'..='\u{206F}'
            | '\u{FEFF}'
    )
}

/// For each character the next one that is seen.
fn seen_after(text: &str) -> Vec<Option<char>> {
    let mut after = Vec::with_capacity(text.len());
    let mut seen = None;
    for c in text.chars().rev() {
        after.push(seen);
        if !is_control(c) && !matches!(c, JOINER | NON_JOINER) {
            seen = Some(c);
        }
    }
    after.reverse();
    after
}

/// Whether a joiner or non-joiner has nothing to act on. At the end of a word after ه both have: it is
/// how «ە» was typed, and how «ه‍» is kept in its first shape.
fn is_idle_joiner(before: Option<char>, c: char, after: Option<char>) -> bool {
    let parts = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c == OBJECT);
    match c {
        NON_JOINER => {
            parts(before)
                || matches!(before, Some(NON_JOINER | JOINER))
                || parts(after) && before != Some('ه')
        }
        JOINER => parts(before) && parts(after) || before == Some(JOINER),
        _ => false,
    }
}
