//! Letters of the Arabic keyboard in Sorani and in Persian.

use super::super::Edit;
use super::super::script::{NON_JOINER, is_letter};

/// The letters of a Sorani word that come from an Arabic keyboard. `after` is what follows it: a ه that
/// a non-joiner follows is how ە was typed before keyboards had it, and the non-joiner goes with it.
pub(super) fn edits(word: &str, after: &str) -> Vec<Edit> {
    if word.contains(is_arabic_only) {
        return Vec::new();
    }
    let mut found = persian_edits(word);
    let non_joiners = after.chars().take_while(|c| *c == NON_JOINER).count();
    if non_joiners > 0
        && let Some(heh) = word.strip_suffix('ه')
    {
        found.push(Edit::replaces(heh.len(), 'ه', 'ە'));
        let places = (word.len()..).step_by(NON_JOINER.len_utf8()).take(non_joiners);
        found.extend(places.map(|at| Edit::removes(at, NON_JOINER)));
    }
    found
}

/// The letters of a Persian word that come from an Arabic keyboard.
pub(super) fn persian_edits(word: &str) -> Vec<Edit> {
    let letters = word.char_indices().filter(|(_, c)| is_letter(*c));
    letters.filter_map(|(at, c)| Some(Edit::replaces(at, c, persian(c)?))).collect()
}

fn persian(letter: char) -> Option<char> {
    match letter {
        'ك' => Some('ک'),
        'ي' | 'ى' => Some('ی'),
        _ => None,
    }
}

/// Letters that Sorani does not have: a word with one is Arabic, as names of Arabic papers are.
fn is_arabic_only(c: char) -> bool {
    matches!(c, 'ة' | 'ث' | 'ذ' | 'ص' | 'ض' | 'ط' | 'ظ' | 'أ' | 'إ' | 'آ' | 'ؤ' | 'ء')
}
