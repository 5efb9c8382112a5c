//! Letters and digits, told quickly: the same as the standard library says, which goes through tables of all scripts for
//! every Arabic letter and mark. Importers ask of each letter of an article several times.

use unicode_bidi::BidiClass;

/// The letters from U+0600 on, a bit for each.
const ARABIC_LETTERS: [u64; 4] = bits(&[
    (0x610, 0x61a),
    (0x620, 0x657),
    (0x659, 0x65f),
    (0x66e, 0x6d3),
    (0x6d5, 0x6dc),
    (0x6e1, 0x6e8),
    (0x6ed, 0x6ef),
    (0x6fa, 0x6fc),
    (0x6ff, 0x6ff),
]);

/// The first of the Arabic script.
const ARABIC: u32 = 0x600;

/// What [`char::is_alphabetic`] says.
///
/// Source: the Unicode Character Database, property `Alphabetic`.
#[must_use]
pub fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        '\u{80}'..='\u{bf}' => matches!(c, 'ª' | 'µ' | 'º'),
        '\u{c0}'..='\u{ff}' => !matches!(c, '×' | '÷'),
        '\u{600}'..='\u{6ff}' => is_in(&ARABIC_LETTERS, u32::from(c) - ARABIC),
        // Quotation marks, dashes, signs of direction.
        '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphabetic(),
    }
}

/// What [`char::is_numeric`] says.
///
/// Source: the Unicode Character Database, categories `Nd`, `Nl` and `No`.
#[must_use]
pub fn is_numeric(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_digit(),
        '\u{600}'..='\u{6ff}' => matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}'),
        '\u{2000}'..='\u{206f}' => false,
        _ => c.is_numeric(),
    }
}

/// What [`char::is_alphanumeric`] says.
#[must_use]
pub fn is_alphanumeric(c: char) -> bool {
    is_alphabetic(c) || is_numeric(c)
}

/// What [`unicode_bidi::bidi_class`] says.
///
/// Source: the Unicode Character Database, property `Bidi_Class`.
#[must_use]
pub fn bidi_class(c: char) -> BidiClass {
    match c {
        'a'..='z' | 'A'..='Z' => BidiClass::L,
        '0'..='9' => BidiClass::EN,
        ' ' => BidiClass::WS,
        '\u{61b}'..='\u{64a}' if c != '\u{61c}' => BidiClass::AL,
        '\u{64b}'..='\u{65f}' => BidiClass::NSM,
        _ => unicode_bidi::bidi_class(c),
    }
}

fn is_in(bits: &[u64; 4], at: u32) -> bool {
    let word = bits[(at / u64::BITS) as usize];
    word >> (at % u64::BITS) & 1 == 1
}

/// A bit for each of these ranges of Arabic letters, both ends included.
const fn bits(ranges: &[(u32, u32)]) -> [u64; 4] {
    let mut bits = [0; 4];
    let mut range = 0;
    while range < ranges.len() {
        let (mut at, last) = ranges[range];
        while at <= last {
            bits[((at - ARABIC) / u64::BITS) as usize] |= 1 << ((at - ARABIC) % u64::BITS);
            at += 1;
        }
        range += 1;
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_what_the_standard_library_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_numeric(c), c.is_numeric(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn every_character_has_the_direction_that_unicode_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(bidi_class(c), unicode_bidi::bidi_class(c), "{c:?}");
        }
    }
}
