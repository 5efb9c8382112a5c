//! Letters in the shape they have in a word, as files made for printing hold them: «ﺳﻮﺭﻳﺎ» for «سوريا».
//!
//! Words and signs that are one character of their own stay: ﷲ ﷺ ﷽ ﷼ ﴾ ﴿.

use unicode_normalization::UnicodeNormalization;

use super::Edit;
use super::script::{TATWEEL, is_letter, is_mark};

/// The printed forms of `text`, each with its letters in the order of reading.
pub(super) fn edits(text: &str) -> Vec<Edit> {
    let mut found = Vec::new();
    let mut after_letter = false;
    for (at, old) in text.char_indices() {
        let new = letters(old).filter(|new| after_letter || !new.starts_with(is_mark));
        let last = new.as_ref().and_then(|new| new.chars().next_back()).unwrap_or(old);
        after_letter = is_letter(last) || after_letter && is_mark(last);
        found.extend(new.map(|new| Edit { at, old, new }));
    }
    found
}

/// The letters of a printed form. A mark printed alone, on a space or on a tatweel, is the mark: it is
/// one only after a letter.
fn letters(form: char) -> Option<String> {
    // Below are letters and ligatures of letters, above FDF0 words; FE70 to FEFC are letters and marks.
    if !matches!(form, '\u{FB50}'..='\u{FDEF}' | '\u{FE70}'..='\u{FEFC}') {
        return None;
    }
    let plain: String = std::iter::once(form).nfkc().collect();
    let plain = plain.trim_start_matches([' ', TATWEEL]);
    let changes = !plain.is_empty() && !plain.chars().eq([form]);
    changes.then(|| plain.to_owned())
}
