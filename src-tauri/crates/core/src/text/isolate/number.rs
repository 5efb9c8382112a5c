//! Numbers of several groups that a line from right to left would turn around: the number of a box, a law, a machine.
//!
//! Behind an Arabic letter a hyphen between digits belongs to the line and not to the number, which reads
//! 45-123 where 123-45 was written. Points, commas, colons and slashes stay with their digits, and behind a
//! Latin letter all of it does: there an isolate would tear the number from its name (Boeing 737-800). Groups of
//! Arabic-Indic digits run from right to left in an isolate too, and are read so.
//!
//! Source: UAX 9, W2, W4, W6 and N1.

use unicode_bidi::{BidiClass, BidiInfo, Level};

use super::digit;

/// The digits that stand between two hyphens at most: what has more is no number.
const MOST_DIGITS: usize = 12;
/// The bytes of the longest number: a long run of digits and signs is not read again and again.
const MOST_BYTES: usize = 60;

/// The bytes of the number that `rest` starts with, where a line turns it around in which the last letter before it
/// is of the direction `strong`.
pub(super) fn length(rest: &str, strong: Option<BidiClass>) -> Option<usize> {
    let (length, parts) = groups(rest)?;
    let number = &rest[..length];
    let is_kept_by_isolate = || !has_turned(number, Level::ltr(), "");
    let before = match strong {
        Some(BidiClass::AL) => "\u{627}",
        Some(BidiClass::L) => "a",
        _ => "",
    };
    let is_found =
        !flows(&parts) && has_turned(number, Level::rtl(), before) && is_kept_by_isolate();
    is_found.then_some(length)
}

/// A group of digits, which the signs of one number may part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Part {
    /// Of its first number: what stands behind a point or a slash is not counted.
    digits: usize,
    value: u64,
    has_sign: bool,
    is_time: bool,
}

/// The bytes of all groups of digits at the start, and those that hyphens part.
fn groups(rest: &str) -> Option<(usize, Vec<Part>)> {
    let mut parts = vec![Part::default()];
    let mut end = 0;
    let mut sign = None;
    for (at, c) in rest.char_indices() {
        if let Some(value) = digit(c) {
            if let Some('-' | '\u{2011}') = sign {
                parts.push(Part::default());
            }
            let part = parts.last_mut()?;
            part.is_time |= sign == Some(':');
            part.has_sign |= part.digits > 0 && sign.is_some();
            if !part.has_sign {
                part.digits += 1;
                part.value = part.value * 10 + u64::from(value);
            }
            if part.digits > MOST_DIGITS || at > MOST_BYTES {
                return None;
            }
            end = at + c.len_utf8();
            sign = None;
        } else if sign.is_none() && matches!(c, '-' | '\u{2011}' | '/' | '.' | ':' | ',') {
            sign = Some(c);
        } else {
            // Letters that go on with the number make a name of it.
            let goes_on = c.is_alphanumeric() && sign.is_none() && c.is_ascii();
            return (!goes_on && parts.len() > 1).then_some((end, parts));
        }
    }
    (parts.len() > 1).then_some((end, parts))
}

/// Whether two numbers stand there that are read one after the other, as the line runs: a score, where each number
/// stands at the side of its team, and spans, of years, of times and of all else that grows.
fn flows(parts: &[Part]) -> bool {
    let [from, to] = parts else { return false };
    let is_season = from.digits == 4 && to.digits == 2 && (from.value + 1) % 100 == to.value;
    let are_small = from.digits <= 2 && to.digits <= 2;
    are_small || from.value <= to.value || is_season || from.is_time && to.is_time
}

/// Whether something of `number` runs from right to left behind `before` in a line that runs in `base`.
fn has_turned(number: &str, base: Level, before: &str) -> bool {
    let line = format!("{before}{number}");
    let levels = BidiInfo::new(&line, Some(base)).levels;
    levels[before.len()..].iter().any(Level::is_rtl)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_turns_around_is_found() {
        for (text, strong, found) in [
            ("123-45", Some(BidiClass::AL), true),
            ("123-45", Some(BidiClass::L), false),
            ("123-45", Some(BidiClass::R), false),
            ("123-45", None, false),
            ("١٢٣-٤٥", None, false),
            ("١٢٣-٤٥", Some(BidiClass::AL), false),
            ("۱۲۳-۴۵", Some(BidiClass::AL), true),
            ("123/45", Some(BidiClass::AL), false),
            ("1.2.3:4", Some(BidiClass::AL), false),
            ("1,234", Some(BidiClass::AL), false),
            ("12-34-56", Some(BidiClass::AL), true),
            ("10:30:15-11:00:00", Some(BidiClass::AL), false),
            ("2254/3-1", Some(BidiClass::AL), true),
            ("123", Some(BidiClass::AL), false),
        ] {
            assert_eq!(length(text, strong).is_some(), found, "{text} {strong:?}");
        }
    }

    #[test]
    fn a_number_ends_with_its_digits() {
        for (rest, number) in [
            ("123-45، دمشق", Some("123-45")),
            ("123-45.", Some("123-45")),
            ("123-45- و", Some("123-45")),
            ("123-45-67 8", Some("123-45-67")),
            ("123-45b", None),
            ("123-45و", Some("123-45")),
            ("123 - 45", None),
            ("123--45", None),
            ("1234567890123-4", None),
        ] {
            let found = length(rest, Some(BidiClass::AL)).map(|length| &rest[..length]);
            assert_eq!(found, number, "{rest}");
        }
    }

    #[test]
    fn scores_and_spans_flow_with_the_line() {
        for text in [
            "3-0",
            "10-15",
            "100-200",
            "2018-2019",
            "2018-19",
            "1999-00",
            "1990-1995/1996",
            "10:30-11:45",
            "18:00-20:30",
            "45.25-47.5",
            "1.75-1.80",
            "737-800",
        ] {
            assert_eq!(length(text, Some(BidiClass::AL)), None, "{text}");
        }
        for text in ["2254-1", "2019-2018", "2018-45", "4-2-3"] {
            assert_eq!(length(text, Some(BidiClass::AL)), Some(text.len()), "{text}");
        }
    }
}
