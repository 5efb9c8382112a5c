//! Folding for comparing and finding, never for writing.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// `text` folded: the same for all spellings that a reader takes for one word.
///
/// Marks above and below (tashkeel, hamza, accents), tatweel, zero-width and bidi controls go; the forms of
/// alef, ya, kaf, waw and ha become one; presentation forms become letters, all digits Latin, all letters
/// lower case.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|c| canonical_combining_class(*c) == 0 && !is_dropped(*c))
        .map(letter)
        .flat_map(char::to_lowercase)
        .filter(|c| canonical_combining_class(*c) == 0)
        .collect()
}

/// The Latin digit for an Arabic-Indic or Persian one; every other character itself.
#[must_use]
pub fn digit(c: char) -> char {
    let base = match c {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6F0}'..='\u{6F9}' => 0x6F0,
        _ => return c,
    };
    char::from_digit(u32::from(c) - base, 10).unwrap_or(c)
}

/// After decomposition the hamza of أ إ ؤ ئ is a mark of its own, and gone.
fn letter(c: char) -> char {
    match c {
        'ٱ' => 'ا',
        'ى' | 'ی' | 'ێ' => 'ي',
        'ک' => 'ك',
        'ة' | 'ە' | 'ھ' => 'ه',
        'ۆ' => 'و',
        other => digit(other),
    }
}

/// Tatweel, soft hyphen, zero-width characters and bidi controls.
fn is_dropped(c: char) -> bool {
    matches!(
        c,
        '\u{640}'
            | '\u{AD}'
            | '\u{61C}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206F}'
            | '\u{FEFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_word_fold_to_one() {
        for (one, other) in [
            ("مُحَمَّد", "محمد"),
            ("مـحـمـد", "محمد"),
            ("أحمد", "احمد"),
            ("إعلام", "اعلام"),
            ("آخر", "اخر"),
            ("ٱلله", "الله"),
            ("مؤتمر", "موتمر"),
            ("رئيس", "رييس"),
            ("مدرسة", "مدرسه"),
            ("على", "علي"),
            ("کوردی", "كوردي"),
            ("هێز", "هيز"),
            ("کۆبانێ", "كوباني"),
            ("می‌خواهم", "ميخواهم"),
            ("ﻻ", "لا"),
            ("ﷲ", "الله"),
            ("٢٠١٩", "2019"),
            ("۲۰۱۹", "2019"),
            ("Kobanê", "kobane"),
            ("İstanbul", "istanbul"),
            ("\u{202B}نص\u{202C}", "نص"),
            ("رحمٰن", "رحمن"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
    }

    #[test]
    fn folded_text_has_the_plain_letters() {
        assert_eq!(fold("أُسْرَةٌ ٥"), "اسره 5");
    }

    #[test]
    fn different_words_stay_different() {
        assert_ne!(fold("كلب"), fold("قلب"));
        assert_ne!(fold("عرب"), fold("غرب"));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
