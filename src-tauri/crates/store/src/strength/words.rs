//! Usual words and names, sayings, and what `zxcvbn` knows of Latin passwords.

use std::collections::HashMap;
use std::sync::OnceLock;

use warraq_core::text::fold::fold;
use zeroize::Zeroizing;
use zxcvbn::zxcvbn;

use super::Weakness;
use super::keyboard::{in_arabic, in_latin};
use super::parts::{Letters, Part};

const WORDS: &str = include_str!("../../../../../assets/words/ar.txt");
const LATIN: &str = include_str!("../../../../../assets/words/latin.txt");
const NAMES: &str = include_str!("../../../../../assets/words/names.txt");
const SAYINGS: &str = include_str!("../../../../../assets/words/phrases.txt");

/// The longest word that is looked for.
const LONGEST: usize = 14;

/// What may stand before a word of the list, and is tried along: eight of them.
const BEFORE: [&str; 7] = ["وال", "بال", "لل", "ال", "و", "ب", "ل"];

/// What the other layout of the keyboard costs more: both are tried.
const OTHER_LAYOUT: f64 = 0.3;

/// The digits that stand for letters where Arabic is written in Latin ones.
const SPELT: [(char, char); 6] =
    [('2', 'a'), ('3', 'a'), ('6', 't'), ('7', 'h'), ('8', 'q'), ('9', 's')];

/// A list, by its folded words: which place each has, from 1.
type Places = HashMap<String, u32>;

/// The words, names and sayings in the passphrase.
pub(super) fn found(letters: &Letters, own_names: &[&str]) -> Vec<Part> {
    let own: Vec<String> = own_names
        .iter()
        .flat_map(|name| name.split_whitespace().map(fold))
        .filter(|name| name.chars().count() > 2)
        .collect();
    let mut parts = Vec::new();
    words_in(&letters.folded, 2, 0.0, &mut parts);
    words_in(&in_arabic(&letters.typed), 3, OTHER_LAYOUT, &mut parts);
    for from in 0..letters.len() {
        for to in from + 3..=letters.len().min(from + LONGEST) {
            let word: Zeroizing<String> = Zeroizing::new(letters.folded[from..to].iter().collect());
            if own.contains(&word) {
                parts.push(Part { from, to, cost: 0.7, is: Weakness::OwnName });
            }
        }
    }
    sayings_in(letters, &mut parts);
    latin_in(&letters.folded, 0.0, &mut parts);
    latin_in(&in_latin(&letters.typed), OTHER_LAYOUT, &mut parts);
    parts
}

fn words_in(letters: &[char], shortest: usize, more: f64, parts: &mut Vec<Part>) {
    for from in 0..letters.len() {
        for to in from + shortest..=letters.len().min(from + LONGEST) {
            let word: Zeroizing<String> = Zeroizing::new(letters[from..to].iter().collect());
            if let Some(cost) = cost_of(&word) {
                parts.push(Part { from, to, cost: cost + more, is: Weakness::Word });
            }
        }
    }
}

/// The power of ten of the place that a word has, also with what may stand before it.
fn cost_of(word: &str) -> Option<f64> {
    let place =
        |list: &Places, word: &str| list.get(word).map(|place| f64::from(place + 1).log10());
    // A name that many have is tried before a word that is as usual.
    let plain = [words(), latin(), names()].into_iter().filter_map(|list| place(list, word));
    if let Some(least) = plain.reduce(f64::min) {
        return Some(least);
    }
    let spelt: Zeroizing<String> = Zeroizing::new(word.chars().map(spelt).collect());
    if *spelt != word
        && let Some(cost) = place(latin(), &spelt)
    {
        return Some(cost + 0.3);
    }
    let rest = BEFORE.iter().find_map(|before| word.strip_prefix(before))?;
    place(words(), rest).map(|cost| cost + 0.9)
}

fn spelt(letter: char) -> char {
    SPELT.iter().find(|(digit, _)| *digit == letter).map_or(letter, |(_, letter)| *letter)
}

/// Sayings, with spaces or without them.
fn sayings_in(letters: &Letters, parts: &mut Vec<Part>) {
    let places: Vec<usize> =
        (0..letters.len()).filter(|at| letters.folded[*at].is_alphanumeric()).collect();
    let run: Zeroizing<Vec<char>> =
        Zeroizing::new(places.iter().map(|at| letters.folded[*at]).collect());
    for (number, saying) in (2_u32..).zip(sayings()) {
        for from in 0..run.len() {
            if run[from..].starts_with(saying) {
                let to = places[from + saying.len() - 1] + 1;
                let cost = f64::from(number).log10();
                parts.push(Part { from: places[from], to, cost, is: Weakness::Saying });
            }
        }
    }
}

/// What `zxcvbn` says of each run of Latin letters, digits and signs.
fn latin_in(letters: &[char], more: f64, parts: &mut Vec<Part>) {
    let is_latin = |at: usize| letters[at].is_ascii_graphic();
    let mut from = 0;
    while from < letters.len() {
        let to = (from..letters.len()).find(|at| !is_latin(*at)).unwrap_or(letters.len());
        known_in(letters, (from, to), more, parts);
        // Each word by itself, too: what stands between digits is rather chosen than all of it together.
        let mut at = from;
        while at < to {
            let is_word = letters[at].is_alphabetic();
            let end = (at..to).find(|here| letters[*here].is_alphabetic() != is_word);
            let end = end.unwrap_or(to);
            if is_word && (at, end) != (from, to) {
                known_in(letters, (at, end), more, parts);
            }
            at = end;
        }
        from = to + 1;
    }
}

fn known_in(letters: &[char], (from, to): (usize, usize), more: f64, parts: &mut Vec<Part>) {
    if to > from + 2 {
        let run: Zeroizing<String> = Zeroizing::new(letters[from..to].iter().collect());
        let cost = zxcvbn(&run, &[]).guesses_log10() + more;
        parts.push(Part { from, to, cost, is: Weakness::Known });
    }
}

fn words() -> &'static Places {
    static LIST: OnceLock<Places> = OnceLock::new();
    LIST.get_or_init(|| places(WORDS))
}

fn names() -> &'static Places {
    static LIST: OnceLock<Places> = OnceLock::new();
    LIST.get_or_init(|| places(NAMES))
}

fn latin() -> &'static Places {
    static LIST: OnceLock<Places> = OnceLock::new();
    LIST.get_or_init(|| places(LATIN))
}

fn places(list: &str) -> Places {
    let mut places = Places::new();
    for (place, word) in (1..).zip(list.lines()) {
        places.entry(fold(word)).or_insert(place);
    }
    places
}

fn sayings() -> &'static [Vec<char>] {
    static LIST: OnceLock<Vec<Vec<char>>> = OnceLock::new();
    LIST.get_or_init(|| {
        let letters = |saying: &str| fold(saying).chars().filter(|c| c.is_alphanumeric()).collect();
        SAYINGS.lines().map(letters).collect()
    })
}
