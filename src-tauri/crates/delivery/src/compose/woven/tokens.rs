//! The words of a text, and what stands between those in different lines.

use std::ops::Range;

use super::glyphs::{Glyphs, Is};
use super::is_letter;

/// A word, or an edge between two lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// The letters of a word, or how the edge is written.
    text: String,
    is_word: bool,
    /// Its pieces.
    pub(super) place: Range<usize>,
}

impl Token {
    pub(super) fn is_word(&self) -> bool {
        self.is_word
    }

    /// What it is the same by.
    pub(super) fn key(&self) -> String {
        if self.is_word { self.text.clone() } else { format!("\0{}", self.text) }
    }
}

/// The words and edges of a text, in order.
pub(super) fn tokens(text: &Glyphs<'_>) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < text.all.len() {
        let is = text.all[at].is;
        let belongs: fn(Is) -> bool = match is {
            Is::Letter(_) | Is::Hidden => is_letter,
            Is::Frame | Is::Break => |is| matches!(is, Is::Frame | Is::Break),
            Is::Blank | Is::Thing => {
                at += 1;
                continue;
            }
        };
        let count = text.all[at..].iter().take_while(|glyph| belongs(glyph.is)).count();
        let place = at..at + count;
        at = place.end;
        let glyphs = &text.all[place.clone()];
        let is_word = is_letter(is);
        let written = if is_word {
            let letters = glyphs.iter().filter_map(|glyph| match glyph.is {
                Is::Letter(letter) => Some(letter),
                _ => None,
            });
            letters.collect()
        } else {
            glyphs.iter().map(|glyph| glyph.raw).collect::<String>()
        };
        // A sign that nobody sees is no word.
        if !written.is_empty() {
            found.push(Token { text: written, is_word, place });
        }
    }
    found
}
