//! What is looked up in the lists as they were built is what folding and hashing them anew finds.

use std::collections::HashMap;

use proptest::prelude::*;

use super::*;
use crate::reading::sections::entries;
use crate::reading::words::{key, words};

/// A list, its file, and whether its entries are folded.
type Tested = (WordList, &'static str, bool);

fn lists() -> [Tested; 8] {
    [
        (word_list!("asides"), include_str!("../asides.txt"), true),
        (word_list!("credits"), include_str!("../credits.txt"), true),
        (word_list!("furniture"), include_str!("../furniture.txt"), true),
        (word_list!("given_names"), include_str!("../given_names.txt"), true),
        (word_list!("info"), include_str!("../info.txt"), true),
        (word_list!("media"), include_str!("../media.txt"), true),
        (word_list!("places"), include_str!("../places.txt"), true),
        (word_list!("names"), include_str!("../names.txt"), false),
    ]
}

/// Section, folded words, as it is written.
type Entry = (String, String, String);

/// The entries by their first words, in the order they are listed.
fn hashed(file: &str, is_folded: bool) -> HashMap<String, Vec<Entry>> {
    let mut hashed: HashMap<String, Vec<Entry>> = HashMap::new();
    for (section, line) in entries(file).filter(|(section, _)| *section != "patterns") {
        for written in line.split('|').map(str::trim).filter(|written| !written.is_empty()) {
            let folded = if is_folded { key(written) } else { written.to_owned() };
            let first = words(written).first().map(|word| word.folded.clone()).unwrap_or_default();
            let first = if is_folded { first } else { written.to_owned() };
            let entry = (section.to_owned(), folded, written.to_owned());
            hashed.entry(first).or_default().push(entry);
        }
    }
    hashed
}

fn under(list: &WordList, key: &str) -> Vec<Entry> {
    let found = list.under(key).filter(|listed| listed.section != "patterns");
    found.map(|it| (it.section.to_owned(), it.words.to_owned(), it.written.to_owned())).collect()
}

/// A word, and words that are nearly it: shorter, longer, and with another letter at the end.
fn near(word: &str) -> Vec<String> {
    let shorter = word.char_indices().map(|(at, _)| word[..at].to_owned());
    let longer = ["ا", "a", "\u{10FFFF}", " ", "\0"].map(|end| format!("{word}{end}"));
    let other = word.char_indices().next_back().map(|(at, _)| format!("{}ن", &word[..at]));
    shorter.chain(longer).chain(other).chain([word.to_owned(), word.to_uppercase()]).collect()
}

#[test]
fn every_entry_is_found_and_what_is_nearly_one_is_not() {
    for (list, file, is_folded) in lists() {
        let hashed = hashed(file, is_folded);
        assert!(hashed.len() > 30);
        for word in hashed.keys().flat_map(|word| near(word)) {
            let entries = hashed.get(&word).cloned().unwrap_or_default();
            assert_eq!(under(&list, &word), entries, "{word:?}");
        }
        let sections: Vec<&str> = entries(file).map(|(section, _)| section).collect();
        for (section, words, _) in hashed.values().flatten() {
            assert!(list.has(section, words), "{words} of {section}");
            for word in near(words) {
                let first = word.split(' ').next().unwrap_or_default();
                let entries = hashed.get(first).map(Vec::as_slice).unwrap_or_default();
                let is_entry = entries.iter().any(|(of, words, _)| of == section && *words == word);
                assert_eq!(list.has(section, &word), is_entry, "{word:?} of {section}");
            }
        }
        assert!(!list.has("no section", sections[0]));
    }
}

#[test]
fn no_list_has_more_or_less_than_its_file() {
    for (list, file, is_folded) in lists() {
        let patterns = list.rows.lines().filter(|row| row.split('\t').nth(1) == Some("patterns"));
        let rows = list.starts.len() / 2 - patterns.count();
        assert_eq!(rows, hashed(file, is_folded).values().flatten().count());
    }
}

#[test]
fn patterns_stand_under_every_word_that_they_may_begin_with() {
    let list = word_list!("info");
    let patterns =
        |key: &str| list.under(key).filter(|listed| listed.section == "patterns").count();
    let file = include_str!("../info.txt");
    for (section, pattern) in entries(file) {
        let begins_so = |set: &str| {
            let named = format!("{{{set}}}");
            entries(file).filter(|(of, it)| *of == "patterns" && it.starts_with(&named)).count()
        };
        let first = words(pattern).first().map(|word| word.folded.clone()).unwrap_or_default();
        assert!(section == "patterns" || patterns(&first) >= begins_so(section), "{pattern}");
        let begins = section == "patterns" && !pattern.starts_with('{');
        assert!(!begins || patterns(&first) > 0, "{pattern}");
    }
    assert!(patterns("0") > 5 && patterns("1") == 0 && patterns("") == 0);
}

proptest! {
    #[test]
    fn a_list_finds_what_a_hash_finds(word in "\\PC{0,6}", at in 0_usize..8) {
        let (list, file, is_folded) = &lists()[at];
        let word = key(&word);
        let entries = hashed(file, *is_folded).get(&word).cloned().unwrap_or_default();
        prop_assert_eq!(under(list, &word), entries);
    }
}
