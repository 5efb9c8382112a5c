//! Letters of another language's keyboard that look like the right ones: ک and ی in Arabic, ك and ي in
//! Kurdish and Persian, Cyrillic and Greek letters in Latin words.
//!
//! A word is changed only where it is clear what it is: one with letters that the language of the text
//! does not have is a word of another language, and stays. So do addresses and hashtags, whose letters
//! are names for machines.

mod arabic;
mod kurdish;
mod latin;

use std::ops::Range;

use super::Edit;
use super::script::{is_letter, is_transparent};
use crate::text::address;

/// The letters of `text` that come from another keyboard than its language's.
pub(super) fn edits<'a>(text: &str, language: &dyn Fn(usize) -> &'a str) -> Vec<Edit> {
    let mut found = Vec::new();
    let mut start = 0;
    let addresses = address::find(text).into_iter().map(|address| address.bytes);
    let end = text.len()..text.len();
    // What an address is joined to, as a prefix is, is a word of its own.
    for address in addresses.chain(std::iter::once(end)) {
        for word in words(text, start..address.start) {
            word_edits(text, word, language, &mut found);
        }
        start = address.end;
    }
    found
}

fn word_edits<'a>(
    text: &str,
    word: Word,
    language: &dyn Fn(usize) -> &'a str,
    found: &mut Vec<Edit>,
) {
    let Word { bytes, script } = word;
    let (at, after) = (bytes.start, &text[bytes.end..]);
    let word = &text[bytes];
    let edits = match (script, Keyboard::of(language(at))) {
        (Script::Latin, _) => latin::edits(word),
        (Script::Arabic, Some(Keyboard::Arabic)) => arabic::edits(word),
        (Script::Arabic, Some(Keyboard::Kurdish)) => kurdish::edits(word, after),
        (Script::Arabic, Some(Keyboard::Persian)) => kurdish::persian_edits(word),
        (Script::Arabic, None) => Vec::new(),
    };
    found.extend(edits.into_iter().map(|edit| Edit { at: at + edit.at, ..edit }));
}

/// The keyboards whose letters are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keyboard {
    Arabic,
    Kurdish,
    Persian,
}

impl Keyboard {
    /// The keyboard of a language of this tag: only of those whose letters are known here.
    fn of(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let language = parts.next().unwrap_or_default().to_ascii_lowercase();
        let script = parts.next().filter(|part| part.len() == 4).map(str::to_ascii_lowercase);
        let is_arabic_script = script.as_deref().is_none_or(|script| script == "arab");
        match language.as_str() {
            _ if !is_arabic_script => None,
            "ar" | "arb" | "ars" | "arz" | "apc" | "ajp" | "acm" | "afb" | "ary" | "arq"
            | "aeb" => Some(Self::Arabic),
            "ckb" | "sdh" => Some(Self::Kurdish),
            "ku" | "kmr" if script.is_some() => Some(Self::Kurdish),
            "fa" | "fas" | "pes" | "prs" => Some(Self::Persian),
            _ => None,
        }
    }
}

/// Letters of one script without a break.
struct Word {
    bytes: Range<usize>,
    script: Script,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Arabic,
    /// Latin, and what could stand in for it.
    Latin,
}

/// The words of a part of `text`, in order. Marks and controls belong to the word they stand in.
fn words(text: &str, part: Range<usize>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, c) in text[part.clone()].char_indices() {
        let (at, end) = (part.start + at, part.start + at + c.len_utf8());
        let script = if is_letter(c) {
            Script::Arabic
        } else if latin::is_letter(c) {
            Script::Latin
        } else {
            open &= is_transparent(c) || unicode_normalization::char::is_combining_mark(c);
            continue;
        };
        match words.last_mut() {
            Some(last) if open && last.script == script => last.bytes.end = end,
            _ => words.push(Word { bytes: at..end, script }),
        }
        open = true;
    }
    words
}
