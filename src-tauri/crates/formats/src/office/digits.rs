//! How the numbers of numberings are written.

/// The signs of a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Digits {
    /// 1, 2, 3.
    #[default]
    Decimal,
    /// 01, 02, 03.
    Padded,
    /// Letters in this order; behind the last they are doubled.
    Letters(&'static str),
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// None.
    Nothing,
}

/// The Latin letters.
const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// The Arabic letters in the order of dictionaries, and in that of their old values.
const ALPHABET: &str = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";

/// The most times that a letter is repeated, and the highest number in Roman signs.
const MOST_REPEATED: usize = 20;
const MOST_ROMAN: u32 = 3999;

impl Digits {
    /// Those of this name in Word.
    ///
    /// Source: ECMA-376, part 1, 17.18.59.
    pub(crate) fn of_word(name: Option<&str>) -> Self {
        match name {
            Some("decimalZero") => Self::Padded,
            Some("lowerLetter") => Self::Letters(LOWER),
            Some("upperLetter") => Self::Letters(UPPER),
            Some("lowerRoman") => Self::LowerRoman,
            Some("upperRoman") => Self::UpperRoman,
            Some("arabicAlpha") => Self::Letters(ALPHABET),
            Some("arabicAbjad") => Self::Letters(ABJAD),
            Some("none" | "bullet") => Self::Nothing,
            _ => Self::Decimal,
        }
    }

    /// Those that `OpenDocument` shows the first of.
    ///
    /// Source: `OpenDocument` 1.3, part 3, 19.500; lists of letters as `LibreOffice` writes them.
    pub(crate) fn of_open_document(first: &str) -> Self {
        match first.chars().next() {
            None => Self::Nothing,
            Some('a') => Self::Letters(LOWER),
            Some('A') => Self::Letters(UPPER),
            Some('i') => Self::LowerRoman,
            Some('I') => Self::UpperRoman,
            Some('0') => Self::Padded,
            Some('أ' | 'ا') if first.contains('ت') => Self::Letters(ALPHABET),
            Some('أ' | 'ا') => Self::Letters(ABJAD),
            Some(_) => Self::Decimal,
        }
    }

    /// `number` in these signs.
    pub(crate) fn written(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::Padded => format!("{number:02}"),
            Self::Letters(letters) => lettered(letters, number),
            Self::LowerRoman => roman(number).to_lowercase(),
            Self::UpperRoman => roman(number),
            Self::Nothing => String::new(),
        }
    }
}

fn lettered(letters: &str, number: u32) -> String {
    let count = letters.chars().count();
    let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
    let found = index.and_then(|index| Some((letters.chars().nth(index % count)?, index / count)));
    match found {
        Some((letter, times)) if times < MOST_REPEATED => {
            std::iter::repeat_n(letter, times + 1).collect()
        }
        _ => number.to_string(),
    }
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > MOST_ROMAN {
        return number.to_string();
    }
    let mut written = String::new();
    let mut rest = number;
    for (value, sign) in SIGNS {
        while rest >= value {
            written.push_str(sign);
            rest -= value;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_their_signs() {
        let written = |name, number| Digits::of_word(Some(name)).written(number);
        assert_eq!(written("decimal", 12), "12");
        assert_eq!(written("decimalZero", 3), "03");
        assert_eq!([1, 26, 27].map(|number| written("upperLetter", number)), ["A", "Z", "AA"]);
        assert_eq!([1, 3].map(|number| written("arabicAbjad", number)), ["أ", "ج"]);
        assert_eq!([1, 3].map(|number| written("arabicAlpha", number)), ["أ", "ت"]);
        assert_eq!([4, 1994].map(|number| written("upperRoman", number)), ["IV", "MCMXCIV"]);
        assert_eq!(written("lowerRoman", 9), "ix");
        assert_eq!([0, 4000].map(|number| written("lowerRoman", number)), ["0", "4000"]);
        assert_eq!([0, u32::MAX].map(|number| written("lowerLetter", number)), ["0", "4294967295"]);
    }

    #[test]
    fn open_document_shows_the_first() {
        for (first, third) in [
            ("1", "3"),
            ("a", "c"),
            ("I", "III"),
            ("", ""),
            ("أ, ب, ت, ...", "ت"),
            ("أ, ب, ج, ...", "ج"),
        ] {
            assert_eq!(Digits::of_open_document(first).written(3), third, "{first}");
        }
    }
}
