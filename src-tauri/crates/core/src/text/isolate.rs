//! Runs that must keep their own direction inside Arabic text: dates, phone numbers, addresses, numbers of several
//! groups.

mod date;
mod number;
mod phone;

use std::ops::Range;

use unicode_bidi::{BidiClass, BidiInfo, Level};

use super::address::{self, AddressKind};

/// A run to isolate: bytes of the text, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Isolate {
    /// Bytes of the text.
    pub bytes: Range<usize>,
    /// What it is.
    pub kind: IsolateKind,
}

/// What a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IsolateKind {
    /// 2019-10-14, 14/10/2019, also with Arabic-Indic digits.
    Date,
    /// +963-11-555-0100, 0944 123 456.
    Phone,
    /// 123-45 behind an Arabic letter, where it would read 45-123.
    Number,
    /// `https://…`, `example.org/…`
    Url,
    /// `name@example.org`
    Email,
    /// `@name`, and `#name` in letters from left to right.
    Handle,
}

impl IsolateKind {
    /// Whether it is made of digits: it must not be broken, while an address may have to be.
    #[must_use]
    pub const fn is_digits(self) -> bool {
        matches!(self, Self::Date | Self::Phone | Self::Number)
    }
}

/// The runs in order, never overlapping. All of them read from left to right.
#[must_use]
pub fn find(text: &str) -> Vec<Isolate> {
    Finder::default().find(text)
}

/// All of the text in order: the runs with what they are, and what stands between them with nothing.
pub fn pieces(text: &str) -> impl Iterator<Item = (&str, Option<IsolateKind>)> {
    Finder::default().pieces(text)
}

/// Finds the runs of a line whose text comes piece by piece: what stands before a number decides whether it would
/// turn around.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Finder {
    /// The direction of the last letter outside of what is isolated.
    strong: Option<BidiClass>,
}

impl Finder {
    /// The runs of the next piece of the line, as [`find`].
    pub fn find(&mut self, text: &str) -> Vec<Isolate> {
        let mut found = Vec::new();
        let mut start = 0;
        for address in address::find(text) {
            self.find_numbers(text, start..address.bytes.start, &mut found);
            start = address.bytes.end;
            let kind = match address.kind {
                AddressKind::Url => IsolateKind::Url,
                AddressKind::Email => IsolateKind::Email,
                AddressKind::Hashtag if !is_latin(&text[address.bytes.clone()]) => {
                    self.pass(&text[address.bytes]);
                    continue;
                }
                // Of Latin hashtags too the sign would go to the other end.
                AddressKind::Handle | AddressKind::Hashtag => IsolateKind::Handle,
            };
            found.push(Isolate { bytes: address.bytes, kind });
        }
        self.find_numbers(text, start..text.len(), &mut found);
        found
    }

    /// The next piece of the line as [`pieces`].
    pub fn pieces<'t>(
        &mut self,
        text: &'t str,
    ) -> impl Iterator<Item = (&'t str, Option<IsolateKind>)> + use<'t> {
        let mut at = 0;
        let mut pieces = Vec::new();
        for found in self.find(text) {
            pieces.push((at..found.bytes.start, None));
            at = found.bytes.end;
            pieces.push((found.bytes, Some(found.kind)));
        }
        pieces.push((at..text.len(), None));
        pieces
            .into_iter()
            .filter(|(bytes, _)| !bytes.is_empty())
            .map(|(bytes, kind)| (&text[bytes], kind))
    }

    fn find_numbers(&mut self, text: &str, range: Range<usize>, found: &mut Vec<Isolate>) {
        let mut at = range.start;
        while let Some(before) = text[at..range.end].find(is_start) {
            self.pass(&text[at..at + before]);
            at += before;
            let rest = &text[at..range.end];
            let follows =
                found.last().is_some_and(|last| text[last.bytes.end..at].trim().is_empty());
            if !is_under_way(&text[..at])
                && let Some((length, kind)) = self.number_at(rest)
                // Groups that spaces part are one number, of a bank account, say: no part of it is a phone number.
                && (kind != IsolateKind::Phone || follows || !is_inside_groups(&text[..at]))
                && keeps_order(&rest[..length])
            {
                found.push(Isolate { bytes: at..at + length, kind });
                at += length;
            } else {
                let length = rest.chars().next().map_or(0, char::len_utf8);
                self.pass(&rest[..length]);
                at += length;
            }
        }
        self.pass(&text[at..range.end]);
    }

    fn number_at(self, rest: &str) -> Option<(usize, IsolateKind)> {
        let date = || date::length(rest).map(|length| (length, IsolateKind::Date));
        let phone = || phone::length(rest).map(|length| (length, IsolateKind::Phone));
        let number = || number::length(rest, self.strong).map(|it| (it, IsolateKind::Number));
        date().or_else(phone).or_else(number)
    }

    /// Takes note of the last letter of what stands before a number.
    fn pass(&mut self, text: &str) {
        for c in text.chars().rev() {
            match super::letter::bidi_class(c) {
                strong @ (BidiClass::L | BidiClass::R | BidiClass::AL) => {
                    self.strong = Some(strong);
                    return;
                }
                // A new line is a paragraph of its own to who lays it out.
                BidiClass::B => {
                    self.strong = None;
                    return;
                }
                _ => {}
            }
        }
    }
}

/// Whether a number may start with `c`.
fn is_start(c: char) -> bool {
    digit(c).is_some() || matches!(c, '+' | '(')
}

/// Whether a number goes on behind `before`: it starts after a clitic, a space or a bracket.
fn is_under_way(before: &str) -> bool {
    let mut back = before.chars().rev();
    match back.next() {
        Some(':') => back.next().is_some_and(|c| digit(c).is_some()),
        Some(c) => {
            c.is_numeric()
                || c.is_ascii_alphabetic()
                || matches!(c, '+' | '.' | ',' | '/' | '-' | '٫' | '٬')
        }
        None => false,
    }
}

/// Whether `before` ends with a group of digits and a space.
fn is_inside_groups(before: &str) -> bool {
    let mut back = before.chars().rev();
    matches!(back.next(), Some(' ' | '\u{A0}')) && back.next().is_some_and(|c| digit(c).is_some())
}

/// Whether a number reads from left to right in an isolate. Groups of Arabic-Indic digits that spaces or hyphens part do
/// not: Unicode lays them from right to left everywhere, and an isolate only tears their signs off.
fn keeps_order(number: &str) -> bool {
    number.is_ascii() || !BidiInfo::new(number, Some(Level::ltr())).levels.iter().any(Level::is_rtl)
}

/// Whether the first letter of `hashtag` runs from left to right.
fn is_latin(hashtag: &str) -> bool {
    let mut strong = hashtag.chars().map(super::letter::bidi_class);
    strong.find(|class| matches!(class, BidiClass::L | BidiClass::R | BidiClass::AL))
        == Some(BidiClass::L)
}

/// The value of a Latin, Arabic-Indic or Persian digit.
fn digit(c: char) -> Option<u32> {
    super::fold::digit(c).to_digit(10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<(&str, IsolateKind)> {
        find(text).into_iter().map(|run| (&text[run.bytes], run.kind)).collect()
    }

    #[test]
    fn the_cases_of_the_corpus_are_found() {
        let cases: Vec<serde_json::Value> =
            serde_json::from_str(include_str!("../../../../../tests/corpus/isolates.json"))
                .unwrap();
        assert!(cases.len() > 60);
        for case in cases {
            let text = case["text"].as_str().unwrap();
            let found: Vec<_> = found(text)
                .into_iter()
                .map(|(run, kind)| serde_json::json!([run, format!("{kind:?}").to_lowercase()]))
                .collect();
            assert_eq!(serde_json::Value::from(found), case["found"], "{text}");
        }
    }

    #[test]
    fn what_stood_before_counts_in_the_next_piece() {
        let found = |before: &str| {
            let mut finder = Finder::default();
            finder.find(before);
            finder.find("123-45").len()
        };
        assert_eq!([found("بريد "), found("Box "), found("")], [1, 0, 0]);
        assert_eq!(found("بريد https://example.org "), 1);
        assert_eq!(found("Box @desk "), 0);
        assert_eq!(found("بريد\u{2029}"), 0);
    }

    proptest! {
        #[test]
        fn any_text_is_searched(text in r"([0-9٠-٩+()/. -]|\PC)*") {
            let mut end = 0;
            for run in find(&text) {
                prop_assert!(end <= run.bytes.start && !text[run.bytes.clone()].is_empty());
                end = run.bytes.end;
            }
            let whole: String = pieces(&text).map(|(piece, _)| piece).collect();
            prop_assert_eq!(&whole, &text);
            let isolates = pieces(&text).filter_map(|(piece, kind)| kind.map(|_| piece));
            let found = find(&text);
            let runs: Vec<&str> = found.iter().map(|run| &text[run.bytes.clone()]).collect();
            prop_assert_eq!(isolates.collect::<Vec<_>>(), runs);
        }
    }
}
