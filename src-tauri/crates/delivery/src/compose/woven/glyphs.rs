//! A part of a text, letter by letter: what each is, how it is written, and which elements stand around it.

use warraq_connect::decoded;

use crate::parts::{caption_bracket, is_inline, tag};

/// What a piece of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Is {
    /// A letter or a sign that readers see.
    Letter(char),
    /// A sign that nobody sees.
    Hidden,
    /// What stands between words.
    Blank,
    /// The end of a line.
    Break,
    /// Something among words that is none.
    Thing,
    /// What stands around words: a block, a paragraph, a cell.
    Frame,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Glyph<'a> {
    pub(super) is: Is,
    pub(super) raw: &'a str,
    /// The elements around it among the words, from without, by their places in [`Glyphs::around`].
    pub(super) marks: Vec<usize>,
}

/// An element among words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Around<'a> {
    /// How it begins.
    pub(super) open: &'a str,
    /// How it ends.
    pub(super) close: &'a str,
}

/// A text in pieces.
pub(super) struct Glyphs<'a> {
    pub(super) all: Vec<Glyph<'a>>,
    pub(super) around: Vec<Around<'a>>,
}

impl<'a> Glyphs<'a> {
    /// The pieces of a text; nothing where its elements do not end in their order.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let mut found = Self { all: Vec::new(), around: Vec::new() };
        let mut open: Vec<(usize, &str)> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let (length, is) = match tag(rest) {
                _ if rest.starts_with("<!--") => {
                    (rest.find("-->").map_or(rest.len(), |end| end + "-->".len()), Is::Frame)
                }
                Some((name, true, length)) if is_inline(name) => {
                    let (mark, _) = open.pop().filter(|(_, opened)| *opened == name)?;
                    found.around[mark].close = &rest[..length];
                    at += length;
                    continue;
                }
                Some((name, false, length)) if is_inline(name) => {
                    let end = format!("</{name}>");
                    if rest[length..].starts_with(&end) {
                        // An element without a word is one thing.
                        (length + end.len(), Is::Thing)
                    } else {
                        open.push((found.around.len(), name));
                        found.around.push(Around { open: &rest[..length], close: "" });
                        at += length;
                        continue;
                    }
                }
                Some(("br", _, length)) => (length, Is::Break),
                Some(("img" | "wbr", _, length)) => (length, Is::Thing),
                Some((name @ ("script" | "style"), false, length)) => {
                    let end = format!("</{name}");
                    (rest.find(&end).unwrap_or(length), Is::Frame)
                }
                Some((_, _, length)) => (length, Is::Frame),
                None => match caption_bracket(rest) {
                    Some(length) => (length, Is::Frame),
                    None => letter(rest),
                },
            };
            if is == Is::Frame && !open.is_empty() {
                return None;
            }
            let marks = open.iter().map(|(mark, _)| *mark).collect();
            found.all.push(Glyph { is, raw: &rest[..length], marks });
            at += length;
        }
        open.is_empty().then_some(found)
    }

    /// How the elements around all of these pieces begin, from without.
    pub(super) fn opens(&self, marks: &[usize]) -> Vec<&'a str> {
        marks.iter().map(|mark| self.around[*mark].open).collect()
    }
}

/// The letter that begins a text: how long it is written, and what it is.
fn letter(text: &str) -> (usize, Is) {
    let sign = text.chars().next().unwrap_or(' ');
    let entity = text.starts_with('&').then(|| text.find(';')).flatten().filter(|end| *end <= 10);
    let (length, sign) = match entity.map(|end| (end + 1, decoded(&text[..=end]))) {
        Some((length, read)) if read.chars().count() == 1 => {
            (length, read.chars().next().unwrap_or(sign))
        }
        _ => (sign.len_utf8(), sign),
    };
    let is_hidden = matches!(sign, '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{2066}'..='\u{2069}');
    let is = match sign {
        _ if is_hidden => Is::Hidden,
        sign if sign.is_whitespace() => Is::Blank,
        sign => Is::Letter(sign),
    };
    (length, is)
}
