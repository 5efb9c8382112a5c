//! Folding for comparing and finding, never for writing.

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// `text` folded: the same for all spellings that a reader takes for one word.
///
/// Marks above and below (tashkeel, hamza, accents), tatweel, zero-width and bidi controls go; the forms of
/// alef, ya, kaf, waw and ha become one; presentation forms become letters, all digits Latin, all letters
/// lower case.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| fold_each(c, |letter| folded.push(letter)));
    folded
}

/// Gives what `c` is folded to: no letter, or one, or several. A text is folded letter by letter, because only marks
/// change their order when it is decomposed, and they all go.
pub fn fold_each(c: char, mut give: impl FnMut(char)) {
    match c {
        '\0'..='\x7F' => give(c.to_ascii_lowercase()),
        // Most of any text in Arabic script, without the tables of Unicode.
        'ء' | 'ا' | 'ب' | 'ت'..='غ' | 'ف'..='و' | 'ي' | 'پ' | 'چ' | 'ڕ' | 'ژ' | 'ڤ' | 'گ' | 'ڵ' =>
        {
            give(c);
        }
        'ê' | 'Ê' => give('e'),
        'î' | 'Î' => give('i'),
        'û' | 'Û' => give('u'),
        'ç' | 'Ç' => give('c'),
        'ş' | 'Ş' => give('s'),
        'أ' | 'إ' | 'آ' => give('ا'),
        'ى' | 'ی' | 'ێ' | 'ئ' => give('ي'),
        'ؤ' | 'ۆ' => give('و'),
        'ک' => give('ك'),
        'ة' | 'ە' | 'ھ' => give('ه'),
        '\u{64B}'..='\u{65F}' | '\u{640}' | '\u{200B}'..='\u{200F}' => {}
        other => decompose_compatible(other, |part| {
            if canonical_combining_class(part) == 0 && !is_dropped(part) {
                let lower = letter(part).to_lowercase();
                lower.filter(|c| canonical_combining_class(*c) == 0).for_each(&mut give);
            }
        }),
    }
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
    use unicode_normalization::UnicodeNormalization;

    /// What folding is, in terms of Unicode alone.
    fn fold_by_the_book(text: &str) -> String {
        text.nfkd()
            .filter(|c| canonical_combining_class(*c) == 0 && !is_dropped(*c))
            .map(letter)
            .flat_map(char::to_lowercase)
            .filter(|c| canonical_combining_class(*c) == 0)
            .collect()
    }

    #[test]
    fn every_character_is_folded_by_the_book() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            assert_eq!(fold(&text), fold_by_the_book(&text), "{c:?}");
        }
    }

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
        fn text_is_folded_by_the_book(text in "[ء-ي\u{64B}-\u{65F}ڕۆێ a-zÀ-ž\u{300}-\u{36F}가-힣\u{1100}-\u{11FF}]*|.*") {
            prop_assert_eq!(fold(&text), fold_by_the_book(&text));
        }

        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
