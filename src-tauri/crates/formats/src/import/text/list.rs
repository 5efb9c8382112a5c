//! Signs and numbers that people type before the items of a list.

use warraq_core::text::fold::digit;

/// What stands before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// A sign.
    Sign(char),
    /// A number and what stands behind it.
    Number(u32, char),
}

impl Marker {
    /// Whether an item with this marker goes on with the list whose last item has the other.
    pub(super) fn follows(self, last: Self) -> bool {
        match (last, self) {
            (Self::Sign(one), Self::Sign(other)) => one == other,
            (Self::Number(before, one), Self::Number(number, other)) => {
                one == other && number == before + 1
            }
            _ => false,
        }
    }

    /// The number, where it is one.
    pub(super) fn number(self) -> Option<u32> {
        match self {
            Self::Number(number, _) => Some(number),
            Self::Sign(_) => None,
        }
    }
}

/// The marker that `line` begins with, and the text behind it.
pub(super) fn marker(line: &str) -> Option<(Marker, &str)> {
    let line = line.trim_start_matches(['\u{200E}', '\u{200F}']);
    sign(line).or_else(|| number(line))
}

fn sign(line: &str) -> Option<(Marker, &str)> {
    let sign = line.chars().next()?;
    let is_bullet =
        matches!(sign, '•' | '●' | '▪' | '■' | '◦' | '○' | '·' | '➤' | '►' | '✔' | '✓' | '★');
    let is_typed = matches!(sign, '-' | '*' | '–' | '+');
    let rest = &line[sign.len_utf8()..];
    let is_apart = rest.starts_with(char::is_whitespace) || is_bullet;
    let rest = rest.trim_start();
    ((is_bullet || is_typed) && is_apart && !rest.is_empty()).then_some((Marker::Sign(sign), rest))
}

/// `1. `, `١- `, `2) `, `(3) `; three digits at most, because years begin sentences.
fn number(line: &str) -> Option<(Marker, &str)> {
    let inner = line.strip_prefix('(').unwrap_or(line);
    let digits: String = inner.chars().map(digit).take_while(char::is_ascii_digit).collect();
    let length: usize = inner.chars().take(digits.len()).map(char::len_utf8).sum();
    let rest = inner[length..].trim_start_matches(' ');
    let sign = rest.chars().next()?;
    let behind = &rest[sign.len_utf8()..];
    let is_sign = matches!(sign, '.' | '-' | ')' | '–' | 'ـ');
    let is_apart =
        behind.starts_with(char::is_whitespace) || behind.starts_with(|c: char| c.is_alphabetic());
    let text = behind.trim_start();
    let number = digits.parse().ok().filter(|_| digits.len() <= 3)?;
    (is_sign && is_apart && !text.is_empty()).then_some((Marker::Number(number, sign), text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_signs_and_numbers() {
        for (line, expected) in [
            ("- بند", Marker::Sign('-')),
            ("• بند", Marker::Sign('•')),
            ("•بند", Marker::Sign('•')),
            ("1. بند", Marker::Number(1, '.')),
            ("١- بند", Marker::Number(1, '-')),
            ("١-بند", Marker::Number(1, '-')),
            ("۱۲) بند", Marker::Number(12, ')')),
            ("(3) بند", Marker::Number(3, ')')),
            ("\u{200F}٢ ـ بند", Marker::Number(2, 'ـ')),
        ] {
            assert_eq!(marker(line), Some((expected, "بند")), "{line}");
        }
        for line in
            ["-بند", "2019. انسحبت", "3.5 مليون", "12-14 كانون", "بند", "-", "1.", "", "1/2 بند"]
        {
            assert_eq!(marker(line), None, "{line}");
        }
    }
}
