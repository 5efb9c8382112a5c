//! Folding for comparing and finding, never for writing.

use std::iter;
use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// `text` folded: the same for all spellings that a reader takes for one word.
///
/// Marks above and below (tashkeel, hamza, accents), tatweel, zero-width and bidi controls go; the forms of
/// alef, ya, kaf, waw and ha become one; presentation forms become letters, all digits Latin, all letters
/// lower case. A word that Kurdish opens with ئ and a vowel opens as Arabic writes that sound: «ئازاد» as «آزاد».
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Writes `text`, folded, behind what `folded` has.
pub fn fold_into(text: &str, folded: &mut String) {
    pieces(text).for_each(|(_, c)| fold_each(c, |letter| folded.push(letter)));
}

/// The pieces of `text` that are folded on their own: their bytes, and the character that [`fold_each`] takes for
/// them. It is the one that stands there, but for the ئ that opens a word of Kurdish: with the vowel behind it, it is
/// the alef that Arabic has in its place.
///
/// «ئا», «ئە» and «ئی» are آ, أ and إ («ئازاد», «ئەمین», «ئیبراهیم»); «ئێ», «ئۆ» and «ئو» keep their vowel, as Arabic
/// writes it («ئێران», «ئۆباما»). No word of Arabic begins with ئ.
pub fn pieces(text: &str) -> impl Iterator<Item = (Range<usize>, char)> {
    let mut chars = text.char_indices().peekable();
    iter::from_fn(move || {
        let (at, c) = chars.next()?;
        let end = at + c.len_utf8();
        if c != 'ئ' || !is_opening(&text[..at]) {
            return Some((at..end, c));
        }
        match chars.peek() {
            // Older texts write ە as ه.
            Some((behind, vowel @ ('ا' | 'ە' | 'ه' | 'ھ' | 'ی' | 'ي' | 'ى'))) => {
                let end = behind + vowel.len_utf8();
                chars.next();
                Some((at..end, 'ا'))
            }
            Some((_, 'ێ' | 'ۆ' | 'و')) => Some((at..end, 'ا')),
            _ => Some((at..end, c)),
        }
    })
}

/// Whether a letter behind `before` opens a word.
fn is_opening(before: &str) -> bool {
    let is_kept = |c: &char| canonical_combining_class(*c) == 0 && !is_dropped(*c);
    !before.chars().rev().find(is_kept).is_some_and(char::is_alphabetic)
}

/// Gives what `c` is folded to: no letter, or one, or several. A text is folded piece by piece, because only marks
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

    /// What folding is, in terms of Unicode alone; it knows nothing of what opens words.
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
    fn kurdish_and_arabic_spellings_of_one_name_fold_to_one() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/corpus/folding.json");
        let cases: Cases = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        for (one, other) in cases.same {
            assert_eq!(fold(&one), fold(&other), "{one} {other}");
        }
        for (one, other) in cases.different {
            assert_ne!(fold(&one), fold(&other), "{one} {other}");
        }
    }

    #[derive(serde::Deserialize)]
    struct Cases {
        same: Vec<(String, String)>,
        different: Vec<(String, String)>,
    }

    #[test]
    fn pieces_say_where_they_stand() {
        let text = "«ئازاد» ئۆ";
        let standing: Vec<(&str, char)> =
            pieces(text).map(|(bytes, c)| (&text[bytes], c)).collect();
        assert_eq!(standing[1], ("ئا", 'ا'));
        assert_eq!(standing[2], ("ز", 'ز'));
        assert_eq!(standing[7..], [("ئ", 'ا'), ("ۆ", 'ۆ')]);
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
            let text = text.replace('ئ', "ي");
            prop_assert_eq!(fold(&text), fold_by_the_book(&text));
        }

        #[test]
        fn inside_a_word_no_letter_opens_it(text in "ب[ء-ي\u{64B}-\u{65F}ێۆە\u{200C}]*") {
            prop_assert_eq!(fold(&text), fold_by_the_book(&text));
        }

        #[test]
        fn pieces_are_the_whole_text(text in "[ئاەیێۆ «»ب]*|.*") {
            let bytes: Vec<_> = pieces(&text).flat_map(|(bytes, _)| bytes).collect();
            prop_assert_eq!(bytes, (0..text.len()).collect::<Vec<_>>());
        }

        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
