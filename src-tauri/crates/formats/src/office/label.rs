//! Labels of numberings. Those that hold words, such as `المادة 1 –`, are text to whoever reads the document; so are
//! those of headings, which are no items of a list.

use super::digits::Digits;
use super::numbering::Sign;

/// The label that the items of a level have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    pieces: Vec<Piece>,
    /// What stands between it and the text.
    behind: &'static str,
    /// Whether its numbers are decimal whatever their levels say.
    is_decimal: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// The number of a level, from 0.
    Number(u8),
}

impl Label {
    /// The label of a level of Word: `Article %1.%2`.
    pub(crate) fn of_word(text: &str, is_close: bool) -> Self {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('%') {
            let digit = after.chars().next().and_then(|digit| digit.to_digit(10));
            let level = digit.and_then(|digit| u8::try_from(digit).ok()?.checked_sub(1));
            if let Some(level) = level {
                pieces.extend([Piece::Text(before.to_owned()), Piece::Number(level)]);
                rest = &after[1..];
            } else {
                pieces.push(Piece::Text(format!("{before}%")));
                rest = after;
            }
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Self { pieces, behind: if is_close { "" } else { " " }, is_decimal: false }
    }

    /// The label of a level of `LibreOffice`: `Article %1%.%2%`.
    pub(crate) fn of_libre_office(text: &str) -> Self {
        let mut text = text.to_owned();
        for level in (1..=10).rev() {
            text = text.replace(&format!("%{level}%"), &format!("%{level}"));
        }
        Self::of_word(&text, false)
    }

    /// The label of a level that has the numbers of `levels` between two texts.
    pub(crate) fn around(prefix: &str, levels: std::ops::Range<u8>, suffix: &str) -> Self {
        let mut pieces = vec![Piece::Text(prefix.to_owned())];
        for (place, level) in levels.enumerate() {
            let dot = (place > 0).then(|| Piece::Text(".".to_owned()));
            pieces.extend(dot.into_iter().chain([Piece::Number(level)]));
        }
        pieces.push(Piece::Text(suffix.to_owned()));
        Self { pieces, behind: " ", is_decimal: false }
    }

    /// The same with decimal numbers only, where `is_decimal`.
    pub(crate) fn decimal(self, is_decimal: bool) -> Self {
        Self { is_decimal, ..self }
    }

    /// Whether it says more than that here is an item: by a number or by words.
    pub(crate) fn counts_or_has_words(&self, sign: Sign) -> bool {
        let counts = self.pieces.iter().any(|piece| matches!(piece, Piece::Number(_)));
        counts && sign == Sign::Number || self.has_words(sign)
    }

    /// Whether letters stand in it that are no number. One alone may be the bullet of a font of signs.
    pub(crate) fn has_words(&self, sign: Sign) -> bool {
        let letters = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.chars().filter(|c| c.is_alphabetic()).count(),
            Piece::Number(_) => 0,
        });
        letters.sum::<usize>() > usize::from(sign == Sign::Bullet)
    }

    /// Whether items of the level `own` that count 1, 2, 3 look other than with it: it has letters for numbers, or the
    /// numbers of other levels too.
    pub(crate) fn looks_other(&self, own: u8, digits: Digits) -> bool {
        let numbers = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Number(level) => Some(*level),
            Piece::Text(_) => None,
        });
        let is_decimal = self.is_decimal || matches!(digits, Digits::Decimal | Digits::Padded);
        !is_decimal || !numbers.eq([own])
    }

    /// As it stands before a text; `number` tells the number that a level has now and how it is written.
    pub(crate) fn written(&self, number: impl Fn(u8) -> (Digits, u32)) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Number(level) => {
                let (digits, number) = number(*level);
                let digits = if self.is_decimal { Digits::Decimal } else { digits };
                digits.written(number)
            }
        });
        let label: String = pieces.collect();
        let ends = label.ends_with(char::is_whitespace);
        if ends { label } else { label + self.behind }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_with_letters_have_words() {
        for (text, has) in [
            ("المادة %1", true),
            ("Article %1.%2:", true),
            ("س%1:", true),
            ("%1.", false),
            ("(%1-%2)", false),
            ("•", false),
            ("", false),
        ] {
            assert_eq!(Label::of_word(text, false).has_words(Sign::Number), has, "{text}");
        }
        assert!(!Label::of_word("o", false).has_words(Sign::Bullet));
        assert!(Label::of_word("ملاحظة:", false).has_words(Sign::Bullet));
    }

    #[test]
    fn labels_with_numbers_say_something() {
        for (text, sign, says) in [
            ("%1.", Sign::Number, true),
            ("", Sign::Number, false),
            ("•", Sign::Bullet, false),
            ("%1.", Sign::Nothing, false),
            ("المادة", Sign::Nothing, true),
        ] {
            assert_eq!(Label::of_word(text, false).counts_or_has_words(sign), says, "{text}");
        }
    }

    #[test]
    fn numbers_stand_where_their_signs_do() {
        let written = |text| {
            Label::of_word(text, false)
                .written(|level| (Digits::Decimal, u32::from(level) * 10 + 1))
        };
        assert_eq!(written("Article %1.%2:"), "Article 1.11: ");
        assert_eq!(written("الفصل %1 – "), "الفصل 1 – ");
        assert_eq!(written("100% %0 %é %"), "100% %0 %é % ");
        assert_eq!(Label::of_word("Q", true).written(|_| (Digits::Decimal, 1)), "Q");
        let around = Label::around("مادة ", 0..3, "/");
        assert_eq!(around.written(|level| (Digits::Decimal, level.into())), "مادة 0.1.2/ ");
    }
}
