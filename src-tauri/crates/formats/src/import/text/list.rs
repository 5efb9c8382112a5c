//! Signs and numbers that people type before the items of a list.

use warraq_core::text::fold::digit;

/// What stands before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marker {
    /// A sign.
    Sign(char),
    /// A number and what stands behind it.
    Number(u32, char),
    /// A letter that counts, folded, and what stands behind it.
    Letter(char, char),
}

/// The orders in which letters count: abjad, the alphabets.
const ORDERS: [&str; 5] = [
    "ابجدهوزحطيكلمنسعفصقرشت",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "ابپتجچحخدرزژسشعغفڤقكگلمنهوي",
    "abcdefghijklmnopqrstuvwxyz",
    "abcçdeêfghiîjklmnopqrsştuûvwxyz",
];

impl Marker {
    /// Whether an item with this marker goes on with the list whose last item has the other.
    pub(in crate::import) fn follows(self, last: Self) -> bool {
        match (last, self) {
            (Self::Sign(one), Self::Sign(other)) => one == other,
            (Self::Number(before, one), Self::Number(number, other)) => {
                one == other && number == before + 1
            }
            (Self::Letter(before, one), Self::Letter(letter, other)) => {
                one == other && is_next(before, letter)
            }
            _ => false,
        }
    }

    /// Whether an item with this marker may be below one with the other though it is not moved in: numbers, letters,
    /// signs, each below the one before, and hollow or small signs below the full ones.
    pub(super) fn is_below(self, above: Self) -> bool {
        self.rank() > above.rank()
    }

    fn rank(self) -> u32 {
        match self {
            Self::Number(..) => 0,
            Self::Letter(..) => 1,
            Self::Sign('◦' | '○' | '▫' | '‣' | '⁃' | '·') => 3,
            Self::Sign(_) => 2,
        }
    }

    /// Whether both are signs that people type for one another: `-`, `*`.
    pub(super) fn is_typed_as(self, other: Self) -> bool {
        matches!((self, other), (Self::Sign(_), Self::Sign(_))) && self.rank() == other.rank()
    }

    /// Whether nothing else begins so: letters also shorten words.
    pub(crate) fn is_certain(self) -> bool {
        !matches!(self, Self::Letter(..))
    }

    /// Whether a list may begin with an item that has this marker: letters count from the first on.
    pub(super) fn begins(self) -> bool {
        !matches!(self, Self::Letter(letter, _) if !matches!(letter, 'ا' | 'a'))
    }

    /// The number of an item that is counted; letters begin at the first.
    pub(in crate::import) fn number(self) -> Option<u32> {
        match self {
            Self::Number(number, _) => Some(number),
            Self::Letter(..) => Some(1),
            Self::Sign(_) => None,
        }
    }
}

/// Whether a letter is the next in some order.
fn is_next(before: char, letter: char) -> bool {
    ORDERS.iter().any(|order| {
        let mut letters = order.chars().skip_while(|c| *c != before);
        letters.next().is_some() && letters.next() == Some(letter)
    })
}

/// The marker that `line` begins with, and the text behind it.
pub(crate) fn marker(line: &str) -> Option<(Marker, &str)> {
    let is_before = |c: char| c.is_whitespace() || matches!(c, '\u{200E}' | '\u{200F}');
    let line = line.trim_start_matches(is_before);
    sign(line).or_else(|| number(line)).or_else(|| letter(line))
}

fn sign(line: &str) -> Option<(Marker, &str)> {
    let sign = line.chars().next()?;
    let is_bullet =
        matches!(sign, '•' | '●' | '▪' | '■' | '◦' | '○' | '·' | '➤' | '►' | '✔' | '✓' | '★');
    let is_typed = matches!(sign, '-' | '*' | '–' | '+' | 'ـ');
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

/// `أ) `, `(ب) `, `ج- `, `هـ - `, `a) `, `B. `: one letter. A stroke needs space behind it, because it joins words.
fn letter(line: &str) -> Option<(Marker, &str)> {
    let is_bracketed = line.starts_with('(');
    let inner = line.strip_prefix('(').unwrap_or(line);
    let letter = inner.chars().next().filter(|c| c.is_alphabetic())?;
    let rest = &inner[letter.len_utf8()..];
    // «هـ» is written with a tatweel, so that it is not read as five.
    let rest = if letter == 'ه' { rest.strip_prefix('ـ').unwrap_or(rest) } else { rest };
    let rest = rest.trim_start_matches(' ');
    let sign = rest.chars().next()?;
    let behind = &rest[sign.len_utf8()..];
    let is_sign = match sign {
        ')' => true,
        '.' | '-' | '–' | 'ـ' => !is_bracketed && behind.starts_with(char::is_whitespace),
        _ => false,
    };
    let text = behind.trim_start();
    let letter = folded(letter)?;
    (is_sign && !text.is_empty()).then_some((Marker::Letter(letter, sign), text))
}

/// A letter as the orders have it: `أ` as `ا`, `A` as `a`.
fn folded(letter: char) -> Option<char> {
    let plain = match letter {
        'أ' | 'إ' | 'آ' | 'ئ' => 'ا',
        'ک' => 'ك',
        'ی' | 'ى' => 'ي',
        'ھ' | 'ە' => 'ه',
        other => other.to_lowercase().next()?,
    };
    ORDERS.iter().any(|order| order.contains(plain)).then_some(plain)
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
            ("1) بند", Marker::Number(1, ')')),
            ("* بند", Marker::Sign('*')),
            ("  - بند", Marker::Sign('-')),
            ("◦ بند", Marker::Sign('◦')),
            ("ـ بند", Marker::Sign('ـ')),
            ("أ) بند", Marker::Letter('ا', ')')),
            ("(ب) بند", Marker::Letter('ب', ')')),
            ("ج- بند", Marker::Letter('ج', '-')),
            ("هـ) بند", Marker::Letter('ه', ')')),
            ("هـ - بند", Marker::Letter('ه', '-')),
            ("B. بند", Marker::Letter('b', '.')),
            ("پ) بند", Marker::Letter('پ', ')')),
        ] {
            assert_eq!(marker(line), Some((expected, "بند")), "{line}");
        }
        for line in [
            "و-قال",
            "أ.محمد",
            "أب) بند",
            "(أ بند",
            "-بند",
            "2019. انسحبت",
            "3.5 مليون",
            "12-14 كانون",
            "بند",
            "-",
            "1.",
            "",
            "1/2 بند",
        ] {
            assert_eq!(marker(line), None, "{line}");
        }
    }

    #[test]
    fn letters_count_in_abjad_and_in_the_alphabets() {
        let letters = |order: &str| {
            let letters: Vec<char> = order.chars().collect();
            letters
                .windows(2)
                .all(|pair| Marker::Letter(pair[1], ')').follows(Marker::Letter(pair[0], ')')))
        };
        for order in ["ابجدهوزحطي", "ابتثج", "ابپتجچ", "abcd", "abcçd"] {
            assert!(letters(order), "{order}");
        }
        for order in ["اج", "جب", "ac", "اb"] {
            assert!(!letters(order), "{order}");
        }
        assert!(!Marker::Letter('ب', ')').follows(Marker::Letter('ا', '-')));
        assert!(Marker::Letter('ا', ')').begins() && !Marker::Letter('و', '-').begins());
    }
}
