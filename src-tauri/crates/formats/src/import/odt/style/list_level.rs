//! The levels of a list style.

use std::collections::HashMap;

use crate::office::digits::Digits;
use crate::office::label::Label;
use crate::office::numbering::{Level, Sign};
use crate::office::xml::Element;

/// Levels of a list style.
pub(super) const LEVELS: usize = 10;

/// What a list style says of one level.
#[derive(Debug, Clone)]
pub(in crate::import::odt) struct ListLevel {
    /// What stands before its items.
    pub(in crate::import::odt) sign: Sign,
    /// The first number.
    pub(in crate::import::odt) start: u32,
    /// How far its text stands in, in twentieths of a point.
    pub(in crate::import::odt) indent: Option<i32>,
    /// How its numbers are written.
    pub(in crate::import::odt) digits: Digits,
    /// Its label, where that has a number or words.
    pub(in crate::import::odt) label: Option<Label>,
}

impl ListLevel {
    /// What stands before its items, with their labels.
    pub(in crate::import::odt) fn sign(&self) -> Sign {
        let has_words = self.label.as_ref().is_some_and(|label| label.has_words(self.sign));
        if has_words { Sign::Words } else { self.sign }
    }

    /// A level of a numbering that says so.
    pub(in crate::import::odt) fn numbered(self) -> Level {
        Level { digits: self.digits, label: self.label, ..Level::new(self.sign, self.start) }
    }
}

impl Default for ListLevel {
    fn default() -> Self {
        Self { sign: Sign::Bullet, start: 1, indent: None, digits: Digits::Decimal, label: None }
    }
}

/// The levels of a list style, from 1.
pub(super) fn levels(list: Element<'_>) -> HashMap<usize, ListLevel> {
    let level = |child: Element<'_>| {
        let at = child.attr("text:level")?.parse().ok()?;
        let start = child.attr("text:start-value").and_then(|start| start.parse().ok());
        let format = child.attr("style:num-format").unwrap_or_default();
        let is_blank = child.attr("text:bullet-char").is_some_and(|sign| sign.trim().is_empty());
        let sign = match child.name() {
            "text:list-level-style-bullet" if is_blank => Sign::Nothing,
            "text:list-level-style-bullet" | "text:list-level-style-image" => Sign::Bullet,
            _ if !format.is_empty() => Sign::Number,
            _ => Sign::Nothing,
        };
        let level = ListLevel {
            sign,
            start: start.unwrap_or(1),
            indent: indent(child),
            digits: Digits::of_open_document(format),
            label: Some(label(child, at)).filter(|label| label.counts_or_has_words(sign)),
        };
        Some((at, level))
    };
    let mut levels: HashMap<usize, ListLevel> = list.children().filter_map(level).collect();
    levels.retain(|at, _| (1..=LEVELS).contains(at));
    levels
}

/// The label of the level `at`: what stands before and behind its numbers, which are its own and those of so many
/// levels above.
///
/// Source: `OpenDocument` 1.3, part 3, 19.795, 19.505 and 19.506; `LibreOffice` writes the whole label beside them.
fn label(level: Element<'_>, at: usize) -> Label {
    if let Some(whole) = level.attr("loext:num-list-format") {
        return Label::of_libre_office(whole);
    }
    let text = |name| level.attr(name).unwrap_or_default();
    let last = u8::try_from(at).unwrap_or_default();
    let shown: Option<u8> = level.attr("text:display-levels").and_then(|it| it.parse().ok());
    let first = last.saturating_sub(shown.unwrap_or(1));
    Label::around(text("style:num-prefix"), first..last, text("style:num-suffix"))
}

/// How far the text of a level stands in.
///
/// Source: `OpenDocument` 1.3, part 3, 17.19 and 17.20.
fn indent(level: Element<'_>) -> Option<i32> {
    let properties = level.child("style:list-level-properties")?;
    let length = |element: Element<'_>, name: &str| element.attr(name).and_then(twentieths);
    if let Some(alignment) = properties.child("style:list-level-label-alignment") {
        return length(alignment, "fo:margin-left");
    }
    let before = length(properties, "text:space-before");
    let label = length(properties, "text:min-label-width");
    (before.is_some() || label.is_some()).then(|| before.unwrap_or(0) + label.unwrap_or(0))
}

/// The longest length, in twentieths of a point: ten pages.
const MAX_LENGTH: f64 = 200_000.0;

/// A length in twentieths of a point.
fn twentieths(length: &str) -> Option<i32> {
    let unit = length.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let number: f64 = length[..length.len() - unit.len()].parse().ok()?;
    let points = match unit {
        "pt" => 1.0,
        "in" => 72.0,
        "cm" => 72.0 / 2.54,
        "mm" => 72.0 / 25.4,
        "pc" => 12.0,
        _ => return None,
    };
    let found = (number * points * 20.0).round();
    #[expect(clippy::cast_possible_truncation, reason = "it was just made sure that it fits")]
    (found.abs() <= MAX_LENGTH).then_some(found as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_units() {
        assert_eq!(twentieths("0.5in"), Some(720));
        assert_eq!(twentieths("1.27cm"), Some(720));
        assert_eq!(twentieths("-18pt"), Some(-360));
        for length in ["", "5", "5%", "pt", "1e99in", "99999999999in"] {
            assert_eq!(twentieths(length), None, "{length}");
        }
    }
}
