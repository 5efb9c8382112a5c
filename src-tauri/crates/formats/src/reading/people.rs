//! Whether a name is one that people have: known by the name they were given.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::lists::is_place;
use super::sections::entries;
use super::words::{key, words};

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists::read(include_str!("given_names.txt")));

/// Words of the longest name that is known by its first.
const MOST_WORDS: usize = 4;

#[derive(Default)]
struct Lists {
    names: HashSet<String>,
    /// Those that are words too.
    words: HashSet<String>,
    titles: HashSet<String>,
}

impl Lists {
    fn read(text: &str) -> Self {
        let mut lists = Self::default();
        for (section, line) in entries(text) {
            let set = match section {
                "title" => &mut lists.titles,
                "word" => &mut lists.words,
                _ => &mut lists.names,
            };
            set.extend(line.split('|').map(key).filter(|name| !name.is_empty()));
        }
        lists
    }
}

/// Whether `name` has two words or more and begins with a name that people are given, perhaps behind a title. Names
/// that are words too begin headlines: they count with one other word.
pub(super) fn is_known(name: &str) -> bool {
    let words: Vec<String> = words(name).into_iter().map(|word| word.folded).collect();
    let titles = words.iter().take_while(|word| LISTS.titles.contains(*word)).count();
    let named = &words[titles..];
    let Some((first, others)) = named.split_first() else { return false };
    let is_given = LISTS.names.contains(first) || (LISTS.words.contains(first) && named.len() == 2);
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
