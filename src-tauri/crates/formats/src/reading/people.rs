//! Whether a name is one that people have: known by the name they were given.

use super::lists::is_place;
use super::word_list::{WordList, word_list};
use super::words::words;

const LIST: WordList = word_list!("given_names");

/// Words of the longest name that is known by its first.
const MOST_WORDS: usize = 4;

/// Whether `name` has two words or more and begins with a name that people are given, perhaps behind a title. Names
/// that are words too begin headlines: they count with one other word.
pub(super) fn is_known(name: &str) -> bool {
    let words: Vec<String> = words(name).into_iter().map(|word| word.folded).collect();
    let titles = words.iter().take_while(|word| LIST.has("title", word)).count();
    let named = &words[titles..];
    let Some((first, others)) = named.split_first() else { return false };
    let is_given = LIST.has("name", first) || (LIST.has("word", first) && named.len() == 2);
    is_given
        && words.len() > 1
        && named.len() <= MOST_WORDS
        && !others.iter().any(|word| is_place(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_by_the_first() {
        for name in [
            "كاجين أحمد",
            "سعاد محمد الحسن",
            "نوروز حمو",
            "د. سلمى علي",
            "عبد الرحمن علي",
            "ئازاد عەلی",
            "سۆران عەلی",
            "Zîlan Hesen",
            "Sara Haddad",
            "Omar Ali",
        ] {
            assert!(is_known(name), "{name}");
        }
        for words in [
            "افتتاح محطة المياه",
            "عودة النازحين",
            "کردنەوەی وێستگە",
            "Vebûna stasyona avê",
            "Water returns",
            "محمد",
            "انتخاب محمد علي",
            "نوروز قامشلو",
            "Newroz Celebrations Begin",
            "",
        ] {
            assert!(!is_known(words), "{words}");
        }
    }
}
