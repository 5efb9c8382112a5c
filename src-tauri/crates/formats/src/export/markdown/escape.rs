//! Text that Markdown would take for more than text.

use std::fmt::Write;

use super::line::Place;
use crate::invisible::is_invisible;

/// Where a piece of text stands in its line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Surroundings {
    /// What the line belongs to.
    pub(super) place: Place,
    /// What stands before it.
    pub(super) before: Edge,
    /// What stands after it.
    pub(super) after: Edge,
}

/// What touches a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// The edge of the line.
    Line,
    /// The inner side of a delimiter, which acts only where no space touches it.
    Delimiter,
    /// The bracket of a link or of the sign of a footnote.
    Bracket,
    /// Something that makes no difference.
    Other,
}

/// `text` so that it is read as it is. What would only act elsewhere stays unescaped.
pub(super) fn escaped(text: &str, around: Surroundings) -> String {
    let letters: Vec<char> = text.chars().collect();
    let line_start = if around.before == Edge::Line { line_start(&letters) } else { None };
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (at, letter) in letters.iter().copied().enumerate() {
        if must_be_entity(&letters, at, around) {
            // Writing to a string cannot fail.
            let _ = write!(out, "&#{};", u32::from(letter));
        } else if letter == '|' && around.place == Place::Cell && out.ends_with('\\') {
            out.push_str("&#124;");
        } else {
            if line_start == Some(at) || must_be_escaped(&letters, at, around) {
                out.push('\\');
            }
            out.push(letter);
        }
    }
    out
}

/// Space that would be cut off or keep a delimiter from acting, and what would end the line.
fn must_be_entity(letters: &[char], at: usize, around: Surroundings) -> bool {
    let letter = letters[at];
    let cuts = |edge| matches!(edge, Edge::Line | Edge::Delimiter);
    let cut_before = at == 0 && cuts(around.before);
    let cut_after = at + 1 == letters.len() && cuts(around.after);
    matches!(letter, '\n' | '\r' | '\t') || letter.is_whitespace() && (cut_before || cut_after)
}

fn must_be_escaped(letters: &[char], at: usize, around: Surroundings) -> bool {
    let before = at.checked_sub(1).map(|before| letters[before]);
    let after = letters.get(at + 1).copied();
    match letters[at] {
        '`' | '[' | ']' | '~' => true,
        '\\' => !after.is_some_and(char::is_alphanumeric),
        '*' => !stands_alone(letters, at),
        '_' => {
            !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric))
        }
        '<' => !after.is_some_and(|letter| letter == ' ' || letter.is_ascii_digit()),
        '&' => starts_entity(&letters[at + 1..]),
        '|' => around.place == Place::Cell,
        '!' => after.is_none() && around.after == Edge::Bracket,
        '(' | ':' => at == 0 && around.before == Edge::Bracket,
        '#' => around.place == Place::Heading && around.after == Edge::Line && after.is_none(),
        _ => false,
    }
}

/// Whether what follows an ampersand is the rest of an entity, known or not.
pub(super) fn starts_entity(letters: &[char]) -> bool {
    let name = letters.strip_prefix(&['#']).unwrap_or(letters);
    let end = name.iter().position(|letter| !letter.is_ascii_alphanumeric());
    end.is_some_and(|end| end > 0 && name[end] == ';')
}

/// Whether an asterisk stands between plain spaces, neither of which is at the edge of the text.
fn stands_alone(letters: &[char], at: usize) -> bool {
    at >= 2 && at + 2 < letters.len() && letters[at - 1] == ' ' && letters[at + 1] == ' '
}

/// The place of what would begin a block at the start of a line, invisible marks not counted.
fn line_start(letters: &[char]) -> Option<usize> {
    let start = letters.iter().position(|letter| !is_invisible(*letter))?;
    let rest = &letters[start..];
    let is_end = |letter: Option<&char>| letter.is_none_or(|letter| letter.is_whitespace());
    let begins = match rest[0] {
        '>' | '|' | '=' => true,
        '#' => is_end(rest.iter().find(|letter| **letter != '#')),
        '-' => !rest.get(1).is_some_and(|letter| letter.is_alphanumeric()),
        '+' => is_end(rest.get(1)),
        ':' => rest.get(1) == Some(&'-'),
        _ => return number_sign(rest).map(|sign| start + sign),
    };
    begins.then_some(start)
}

/// The place of the sign after a number, where the two would begin a numbered item in any of the three kinds of
/// digits.
fn number_sign(letters: &[char]) -> Option<usize> {
    let is_digit =
        |letter: &char| letter.is_ascii_digit() || matches!(letter, '٠'..='٩' | '۰'..='۹');
    let sign = letters.iter().position(|letter| !is_digit(letter)).filter(|at| *at > 0)?;
    let is_sign = matches!(letters[sign], '.' | ')' | '-');
    let is_spaced = letters.get(sign + 1).is_none_or(|letter| letter.is_whitespace());
    (is_sign && is_spaced).then_some(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Surroundings =
        Surroundings { place: Place::Paragraph, before: Edge::Line, after: Edge::Line };

    #[test]
    fn what_does_not_act_stays_as_it_is() {
        for text in [
            "النتيجة 5 * 3 = 15",
            "#قوات_سوريا_الديمقراطية",
            "-5 درجات",
            "AT&T و R & D",
            "قال: «نعم» (لا)!",
            "3 < 4 > 2",
            "2019 ثم 2020.",
            "١٫٥ مليون",
        ] {
            assert_eq!(escaped(text, WHOLE), text);
        }
    }

    #[test]
    fn what_would_act_is_escaped() {
        for (text, expected) in [
            ("*قسد*", "\\*قسد\\*"),
            ("_قسد_", "\\_قسد\\_"),
            ("- قال", "\\- قال"),
            ("\u{200f}- قال", "\u{200f}\\- قال"),
            ("## قال", "\\## قال"),
            ("2019. انسحبت", "2019\\. انسحبت"),
            ("١. بند", "١\\. بند"),
            ("1- بند", "1\\- بند"),
            ("<b>", "\\<b>"),
            ("&amp;", "\\&amp;"),
            ("[1]", "\\[1\\]"),
            ("C:\\", "C:\\\\"),
            (" قال ", "&#32;قال&#32;"),
            ("سطر\nآخر", "سطر&#10;آخر"),
        ] {
            assert_eq!(escaped(text, WHOLE), expected);
        }
        let cell = Surroundings { place: Place::Cell, before: Edge::Other, after: Edge::Other };
        assert_eq!(escaped("أ|ب\\|", cell), "أ\\|ب\\\\&#124;");
    }
}
