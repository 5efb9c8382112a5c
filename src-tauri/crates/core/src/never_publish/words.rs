//! Words as readers read them: whatever the hamza, tashkeel, tatweel, ya or kaf, whole, with the clitics before them,
//! the parts of a name together or apart, and the endings behind it where the text is Kurdish.

use std::collections::HashMap;
use std::ops::Range;

use super::endings::{Endings, FEWEST_LETTERS, MOST_BYTES};
use crate::text::excerpt;
use crate::text::fold::{fold, fold_each, pieces};

/// What stands before a word and is one with it to the eye, folded: «و», «ف», then «ب», «ل», «ك», then the article.
const CLITICS: [&str; 24] = [
    "", "و", "ف", "ب", "ل", "ك", "ال", "وب", "ول", "وك", "فب", "فل", "فك", "وال", "فال", "بال",
    "كال", "وبال", "وكال", "فبال", "فكال", "لل", "ولل", "فلل",
];

/// The most signs between two words of a phrase: a space, a hyphen, a quotation mark with its space.
const MOST_BETWEEN: usize = 4;

/// A word of a text: its letters folded, and the bytes that it stands in.
struct Word {
    letters: String,
    bytes: Range<usize>,
}

/// The words of `text`, folded.
pub(super) fn of(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !is_letter(c));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether `c` is of a word. The apostrophe that Unicode counts among letters stands before an ending.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && c != 'ʼ'
}

/// Whether two entries are spellings of one.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    of(one).concat() == of(other).concat()
}

/// Entries, ready to be looked for.
pub(super) struct Words<'a> {
    /// The entry with these letters.
    entries: HashMap<String, &'a str>,
    /// The most words of a text that may be one entry.
    most: usize,
    /// The most bytes of them, with what stands before.
    most_bytes: usize,
}

impl<'a> Words<'a> {
    pub(super) fn of(entries: &'a [String]) -> Self {
        let words: Vec<Vec<String>> = entries.iter().map(|entry| of(entry)).collect();
        // A name of one word is written as two by others: «عبدالله» and «عبد الله».
        let most = words.iter().map(Vec::len).max().unwrap_or(0) + 1;
        let spelled = |entry: &'a String| {
            spellings(entry).into_iter().map(move |letters| (letters, entry.as_str()))
        };
        let entries: HashMap<String, &str> = entries.iter().flat_map(spelled).collect();
        let longest = entries.keys().map(String::len).max().unwrap_or(0);
        let clitics = CLITICS.iter().map(|one| one.len()).max().unwrap_or(0);
        Self { entries, most, most_bytes: longest + clitics + MOST_BYTES }
    }

    /// The entries that stand in `text`, each with an excerpt, in the order of the text. `endings` are those of the
    /// article; the letters of the text may tell others.
    pub(super) fn find(&self, text: &str, endings: Endings) -> Vec<(&'a str, String)> {
        let endings = endings.with_letters_of(text);
        if !self.may_stand_in(text, endings) {
            return Vec::new();
        }
        let words = placed(text);
        let mut found = Vec::new();
        for (at, first) in words.iter().enumerate() {
            let Some((entry, last)) = self.starting_with(&words[at..], text, endings) else {
                continue;
            };
            found.push((entry, excerpt::around(text, first.bytes.start..last)));
        }
        found
    }

    /// A quick look, without places.
    fn may_stand_in(&self, text: &str, endings: Endings) -> bool {
        let words = of(text);
        (0..words.len()).any(|at| {
            let mut letters = String::new();
            words[at..].iter().take(self.most).any(|word| {
                letters.push_str(word);
                letters.len() <= self.most_bytes && self.entry(&letters, endings).is_some()
            })
        })
    }

    /// The longest entry that the words begin with, and the byte it ends at.
    fn starting_with(
        &self,
        words: &[Word],
        text: &str,
        endings: Endings,
    ) -> Option<(&'a str, usize)> {
        let (mut letters, mut longest) = (String::new(), None);
        let mut before: Option<&Word> = None;
        for word in words.iter().take(self.most) {
            let is_apart = |before: &Word| {
                text[before.bytes.end..word.bytes.start].chars().count() > MOST_BETWEEN
            };
            if before.is_some_and(is_apart) {
                break;
            }
            letters.push_str(&word.letters);
            if letters.len() > self.most_bytes {
                break;
            }
            if let Some(entry) = self.entry(&letters, endings) {
                longest = Some((entry, word.bytes.end));
            }
            before = Some(word);
        }
        longest
    }

    /// The entry that `letters` are, with or without what stands before it and behind it.
    fn entry(&self, letters: &str, endings: Endings) -> Option<&'a str> {
        let is_long = |entry: &&str| of(entry).concat().chars().nth(FEWEST_LETTERS - 1).is_some();
        let stem = |letters: &str| self.bare_entry(letters).filter(is_long);
        self.bare_entry(letters).or_else(|| endings.stem(letters, stem))
    }

    fn bare_entry(&self, letters: &str) -> Option<&'a str> {
        CLITICS.iter().find_map(|clitics| {
            let rest = letters.strip_prefix(clitics)?;
            // After «ل» the article of the entry itself is written without its alef.
            let with_article = || clitics.ends_with("لل").then(|| format!("ال{rest}"));
            let entry = self.entries.get(rest);
            entry.or_else(|| self.entries.get(&with_article()?)).copied()
        })
    }
}

/// The letters of an entry as texts may have them: its words apart, or run together with each other or with what stands
/// before them («وئازاد», «#محمدئازاد»), where the ئ of Kurdish opens no word.
fn spellings(entry: &str) -> Vec<String> {
    let apart = of(entry);
    if !entry.contains('ئ') {
        return vec![apart.concat()];
    }
    let behind = |word: Word| fold(&format!("و{}", &entry[word.bytes])).split_off('و'.len_utf8());
    let together: Vec<String> = placed(entry).into_iter().map(behind).collect();
    let mut spellings = Vec::new();
    for first in [&apart, &together] {
        for others in [&apart, &together] {
            let words = first.iter().take(1).chain(others.iter().skip(1));
            spellings.push(words.map(String::as_str).collect());
        }
    }
    spellings
}

/// The words of `text` with their places.
fn placed(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_open = false;
    for (bytes, c) in pieces(text) {
        // What folding drops is no end of a word.
        fold_each(c, |c| {
            let is_letter = is_letter(c);
            if is_letter && !is_open {
                words.push(Word { letters: String::new(), bytes: bytes.clone() });
            }
            is_open = is_letter;
            if is_letter && let Some(word) = words.last_mut() {
                word.letters.push(c);
            }
        });
        if is_open && let Some(word) = words.last_mut() {
            word.bytes.end = bytes.end;
        }
    }
    words
}
