//! What comes into a text with copying and with other keyboards, and how it is taken out: one file for
//! each kind. Nothing is changed here: a kind gives edits, and whoever asks for them decides.

mod bidi;
mod kind;
mod letters;
mod presentation;
mod script;
mod space;
mod tatweel;

pub use kind::{Kind, KindError};

/// What stands in for something in a line that is no letter, such as the sign of a footnote.
pub(crate) const OBJECT: char = '\u{FFFC}';

/// One character of a text, and what is to stand in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The byte where the character starts.
    pub at: usize,
    /// The character.
    pub old: char,
    /// What is to stand there: another letter, several, or nothing.
    pub new: String,
}

impl Edit {
    fn removes(at: usize, old: char) -> Self {
        Self { at, old, new: String::new() }
    }

    fn replaces(at: usize, old: char, new: char) -> Self {
        Self { at, old, new: new.to_string() }
    }
}

/// What cleaning of `kind` would change in a line, in order. `language` gives the tag of the language at
/// a byte of the text.
#[must_use]
pub fn edits<'a>(kind: Kind, text: &str, language: &dyn Fn(usize) -> &'a str) -> Vec<Edit> {
    match kind {
        Kind::Tatweel => tatweel::edits(text),
        Kind::PresentationForms => presentation::edits(text),
        Kind::BidiControls => bidi::edits(text),
        Kind::NoBreakSpaces => space::edits(text),
        Kind::MixedLetters => letters::edits(text, language),
    }
}

/// `text` after `edits`, which stand in order.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut start = 0;
    for edit in edits {
        cleaned.push_str(&text[start..edit.at]);
        cleaned.push_str(&edit.new);
        start = edit.at + edit.old.len_utf8();
    }
    cleaned + &text[start..]
}

#[cfg(test)]
mod tests;
