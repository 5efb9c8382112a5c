//! The cheapest way to put a passphrase together.

use warraq_core::text::fold::{fold_each, pieces};
use zeroize::Zeroizing;

use super::{Weakness, keyboard, lists, patterns, slogans, texts, words};

/// So many letters are looked at: more than anybody types, and few enough for an answer at each key.
const MOST: usize = 80;

/// The power of ten that a letter costs which is part of nothing.
const ANY: f64 = 1.0;

/// The same of a space between words, and of another sign.
const SPACE: f64 = 0.3;
const SIGN: f64 = 0.9;

/// A passphrase as it is guessed, letter by letter.
pub(super) struct Letters {
    /// As they are folded: the same for all spellings.
    pub(super) folded: Zeroizing<Vec<char>>,
    /// As they were typed, in lower case: which keys they were.
    pub(super) typed: Zeroizing<Vec<char>>,
}

/// Something in a passphrase that is guessed as one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Part {
    /// The first letter.
    pub(super) from: usize,
    /// The one behind the last.
    pub(super) to: usize,
    /// The power of ten of the tries it takes.
    pub(super) cost: f64,
    /// What it is.
    pub(super) is: Weakness,
}

impl Letters {
    pub(super) fn of(passphrase: &str) -> Self {
        let (mut folded, mut typed) = (Vec::with_capacity(2 * MOST), Vec::with_capacity(2 * MOST));
        for (place, letter) in pieces(passphrase) {
            let key = passphrase[place].chars().next().unwrap_or(letter);
            fold_each(letter, |one| {
                if folded.len() < MOST {
                    folded.push(one);
                    typed.push(key.to_lowercase().next().unwrap_or(key));
                }
            });
        }
        Self { folded: Zeroizing::new(folded), typed: Zeroizing::new(typed) }
    }

    /// Those from one place to another.
    pub(super) fn part(&self, from: usize, to: usize) -> Self {
        Self {
            folded: Zeroizing::new(self.folded[from..to].to_vec()),
            typed: Zeroizing::new(self.typed[from..to].to_vec()),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.folded.len()
    }
}

/// What the passphrase costs, as a power of ten, and what it is made of where that is cheap.
pub(super) fn cheapest(letters: &Letters, own_names: &[&str]) -> (f64, Vec<Weakness>) {
    let mut parts = found(letters, own_names);
    parts.extend(patterns::repeats(letters, |block| weighed(block, &found(block, own_names)).0));
    weighed(letters, &parts)
}

fn found(letters: &Letters, own_names: &[&str]) -> Vec<Part> {
    let mut parts = words::found(letters, own_names);
    parts.extend(texts::found(letters));
    parts.extend(slogans::found(letters));
    parts.extend(lists::found(letters));
    parts.extend(patterns::found(letters));
    parts.extend(keyboard::found(letters));
    parts
}

fn weighed(letters: &Letters, parts: &[Part]) -> (f64, Vec<Weakness>) {
    let mut least = vec![(0.0, None)];
    for to in 1..=letters.len() {
        let letter = letters.folded[to - 1];
        let alone = match letter {
            ' ' => SPACE,
            letter if letter.is_alphanumeric() => ANY,
            _ => SIGN,
        };
        let mut best: (f64, Option<&Part>) = (least[to - 1].0 + alone, None);
        for part in parts.iter().filter(|part| part.to == to) {
            let cost = least[part.from].0 + part.cost;
            if cost < best.0 {
                best = (cost, Some(part));
            }
        }
        least.push(best);
    }
    let mut made_of = Vec::new();
    let mut at = letters.len();
    while at > 0 {
        match least[at].1 {
            Some(part) => {
                made_of.retain(|is| *is != part.is);
                made_of.push(part.is);
                at = part.from;
            }
            None => at -= 1,
        }
    }
    made_of.reverse();
    (least[letters.len()].0, made_of)
}
