//! Tatweel that stretches a word and says nothing.
//!
//! It is noise between two letters of a word («قـوة»), and at the end of a word («القواتـ»). It stays where
//! it says something:
//! - alone, or at the start of a word: a dash («كاجين ـ خبر») or a suffix that is quoted («ـون»);
//! - after a letter that joins nothing («كاجين أحمدـ خبر»), where it is seen apart: a dash;
//! - after a lone letter («هـ», «مـ») and after prefixes («لـ “قسد”», «والـ PKK»), where no word follows;
//! - after the ha of the Hijri year behind a conjunction or preposition («1445م وهـ.»);
//! - before a digit or a letter of another script («إفـ16»): a hyphen;
//! - under a hamza or a small alef, which it carries («هـٰذا»), and under any mark without a letter («ـَ»);
//! - in addresses and hashtags, whose letters are names for machines.

use super::Edit;
use super::script::{
    MOST_UNSEEN, TATWEEL, first_seen, is_letter, is_transparent, joins_next, last_seen,
};
use crate::text::address;

/// The tatweels of `text` that say nothing.
pub(super) fn edits(text: &str) -> Vec<Edit> {
    if !text.contains(TATWEEL) {
        return Vec::new();
    }
    let mut addresses = address::find(text).into_iter().map(|address| address.bytes).peekable();
    let mut found = Vec::new();
    let mut end = 0;
    while let Some(start) = text[end..].find(TATWEEL).map(|at| end + at) {
        let length = text[start..].chars().take_while(|c| *c == TATWEEL).count();
        end = start + length * TATWEEL.len_utf8();
        while addresses.next_if(|address| address.end <= start).is_some() {}
        let in_address = addresses.peek().is_some_and(|address| address.contains(&start));
        if !in_address && is_noise(&text[..start], &text[end..]) {
            let places = (start..end).step_by(TATWEEL.len_utf8());
            found.extend(places.map(|at| Edit::removes(at, TATWEEL)));
        }
    }
    found
}

/// Whether tatweel between the two says nothing.
fn is_noise(before: &str, after: &str) -> bool {
    let stretches = last_seen(before).is_some_and(|c| is_letter(c) && joins_next(c));
    if !stretches || after.starts_with(is_carried) {
        return false;
    }
    match first_seen(after) {
        Some(c) if is_letter(c) => true,
        Some(c) if c.is_alphanumeric() => false,
        _ => !is_prefix(before),
    }
}

/// Marks that change which letter is read: hamza above and below, small alef.
fn is_carried(c: char) -> bool {
    matches!(c, '\u{654}' | '\u{655}' | '\u{670}')
}

/// Whether the word that `before` ends in is one letter, or prefixes and no more.
fn is_prefix(before: &str) -> bool {
    let near = before.chars().rev().take(MOST_UNSEEN);
    let in_word = near.take_while(|c| is_letter(*c) || is_transparent(*c));
    let mut letters: Vec<char> = in_word.filter(|c| is_letter(*c)).collect();
    letters.reverse();
    let word: String = letters.iter().collect();
    let rest = word.strip_prefix(['و', 'ف']).unwrap_or(&word);
    let rest = rest.strip_prefix(['ب', 'ك', 'ل']).unwrap_or(rest);
    letters.len() == 1 || matches!(rest, "" | "ال" | "ل") || is_ha_behind_a_clitic(&letters)
}

/// Whether the letters are the ha that stands for a year or counts, behind «and», «in», «to» or «so».
fn is_ha_behind_a_clitic(letters: &[char]) -> bool {
    matches!(letters, ['و' | 'ف' | 'ب' | 'ل', 'ه' | 'ھ'])
}
