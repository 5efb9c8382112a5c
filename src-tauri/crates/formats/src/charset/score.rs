//! How much a text reads like one.

/// Small words of Arabic and Persian that a text in a wrong encoding does not have.
const SMALL_WORDS: [&str; 34] = [
    "في", "من", "على", "إلى", "الى", "أن", "ان", "إن", "عن", "مع", "لا", "ما", "لم", "هذا", "هذه",
    "التي", "الذي", "قال", "كان", "بين", "بعد", "قبل", "كل", "أو", "ثم", "در", "به", "از", "که",
    "اين", "این", "را", "و", "با",
];
/// The share of such words and of words with the article that Arabic text has, at least.
const USUAL_SHARE: f64 = 0.25;

/// From 0 to 1: the share of words beyond ASCII that can be words, and for Arabic also how many are common.
pub(super) fn score(text: &str) -> f64 {
    let (mut possible, mut all, mut arabic, mut common) = (0.0, 0.0, 0.0, 0.0);
    let is_end = |c: char| {
        c.is_whitespace()
            || c.is_ascii_punctuation()
            || matches!(c, '،' | '؛' | '؟' | '«' | '»' | '“' | '”')
    };
    for word in text.split(is_end).filter(|word| !word.is_ascii()) {
        all += 1.0;
        possible += possibility(word);
        if word.chars().any(is_arabic) {
            arabic += 1.0;
            let is_common =
                SMALL_WORDS.contains(&word) || (word.starts_with("ال") && word.chars().count() > 3);
            common += f64::from(u8::from(is_common));
        }
    }
    if all == 0.0 {
        return 0.5;
    }
    let possible = possible / all;
    if arabic * 2.0 < all {
        return possible;
    }
    // A word or two say little about how many are common.
    let usual = if arabic < 8.0 { 1.0 } else { (common / arabic / USUAL_SHARE).min(1.0) };
    possible * (0.4 + 0.6 * usual)
}

/// From 0 to 1: whether `word` can be a word in some language.
fn possibility(word: &str) -> f64 {
    let letters: Vec<char> = word.chars().collect();
    let has = |is: fn(char) -> bool| letters.iter().any(|c| is(*c));
    if has(is_broken)
        || (has(is_arabic) && has(|c| c.is_alphabetic() && !is_arabic(c) && !c.is_ascii()))
    {
        return 0.0;
    }
    if has(is_arabic) {
        return if is_arabic_word(&letters) { 1.0 } else { 0.0 };
    }
    latin_possibility(&letters)
}

/// Ta marbuta and alef maqsura end words, marks stand on letters, and no word is longer than twenty.
fn is_arabic_word(letters: &[char]) -> bool {
    let ends_only = |c: &char| matches!(c, 'ة' | 'ى');
    let inside = &letters[..letters.len().saturating_sub(1)];
    let is_mark = |c: &char| matches!(c, '\u{64B}'..='\u{652}');
    let last_letter = letters.iter().rposition(|c| !is_mark(c)).unwrap_or(0);
    let misplaced = inside.iter().take(last_letter).any(ends_only);
    !misplaced && !letters.first().is_some_and(is_mark) && letters.len() <= 20
}

/// A word of letters that changes from small to large inside, or has more accents than letters, is no word; letters
/// that hardly a language has are unlikely.
fn latin_possibility(letters: &[char]) -> f64 {
    let changes = letters.windows(2).any(|pair| pair[0].is_lowercase() && pair[1].is_uppercase());
    let alphabetic = letters.iter().filter(|c| c.is_alphabetic()).count();
    let is_latin = |c: &&char| c.is_alphabetic() && **c < '\u{250}';
    let latin = letters.iter().filter(is_latin).count();
    let accents = letters.iter().filter(|c| is_latin(c) && !c.is_ascii()).count();
    let signs = letters.iter().filter(|c| !c.is_ascii() && !c.is_alphabetic()).count();
    let is_accents = latin > 1 && accents * 5 > latin * 3;
    let is_inside = |c: &char| !c.is_alphanumeric() && !matches!(c, '’' | '\'' | '-' | '–' | '‘');
    let has_sign_inside = letters
        .windows(3)
        .any(|three| three[0].is_alphabetic() && is_inside(&three[1]) && three[2].is_alphabetic());
    if changes || is_accents || has_sign_inside || (alphabetic > 0 && signs > alphabetic) {
        return 0.0;
    }
    let is_rare = letters.iter().any(|c| matches!(c, 'ð' | 'Ð' | 'þ' | 'Þ' | 'ý' | 'Ý'));
    if is_rare { 0.6 } else { 1.0 }
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{621}'..='\u{652}' | '\u{66E}'..='\u{6D5}')
}

/// What no text has: controls of the second set, letters that could not be read.
fn is_broken(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9f}' | char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_scores_above_what_a_wrong_encoding_makes_of_it() {
        for (right, wrong) in [
            ("أعلنت وزارة الخارجية", "ÃÚáäÊ æÒÇÑÉ ÇáÎÇÑÌíÉ"),
            ("Dışişleri Bakanlığı açıkladı", "Dýþiþleri Bakanlýðý açýkladý"),
            ("Rêveberiya Xweser", "R\u{88}veberiya Xweser"),
            ("déjà vu à Genève", "d\u{fffd}j\u{fffd} vu"),
            ("مدرسة", "ةمدرس"),
        ] {
            assert!(score(right) > score(wrong), "{right}: {} and {}", score(right), score(wrong));
            assert!(score(right) > 0.9, "{right}");
        }
    }
}
