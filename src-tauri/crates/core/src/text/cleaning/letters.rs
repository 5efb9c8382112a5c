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

use super::script::{is_letter, is_transparent};
use super::{Edit, apply};
use crate::text::address;

/// The letters of `text` that come from another keyboard than its language's.
pub(super) fn edits<'a>(text: &str, language: &dyn Fn(usize) -> &'a str) -> Vec<Edit> {
    let mut found = Vec::new();
    let mut addresses = address::find(text).into_iter().map(|address| address.bytes).peekable();
    for token in tokens(text) {
        let first = found.len();
        let mut start = token.start;
        let mut has_address = false;
        // What an address is joined to, as a prefix is, is a word of its own.
        while let Some(address) = addresses.next_if(|address| address.start < token.end) {
            add_edits(text, start..address.start, language, &mut found);
            start = address.end;
            has_address = true;
        }
        add_edits(text, start..token.end, language, &mut found);
        // With other Latin letters a text around an address names another one.
        let is_latin = |edit: &Edit| latin::is_letter(edit.old);
        if found[first..].iter().any(is_latin)
            && (has_address || becomes_address(text, token, &found[first..]))
        {
            let mut of_token = found.split_off(first);
            of_token.retain(|edit| !is_latin(edit));
            found.append(&mut of_token);
        }
    }
    found
}

/// The parts of `text` that end at white space, which an address does not have.
fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    text.split_inclusive(char::is_whitespace).map(move |token| {
        let start = end;
        end += token.len();
        start..end
    })
}

/// Whether a part of `text` would hold an address after `edits`.
fn becomes_address(text: &str, part: Range<usize>, edits: &[Edit]) -> bool {
    let moved: Vec<_> =
        edits.iter().map(|edit| Edit { at: edit.at - part.start, ..edit.clone() }).collect();
    !address::find(&apply(&text[part], &moved)).is_empty()
}

fn add_edits<'a>(
    text: &str,
    part: Range<usize>,
    language: &dyn Fn(usize) -> &'a str,
    found: &mut Vec<Edit>,
) {
    for word in words(text, part) {
        word_edits(text, word, language, found);
    }
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
