//! How many tries it takes to guess a passphrase, counted as those count who guess: usual words first, what people
//! know by heart, lists, names and dates, walks over the keyboard.
//!
//! A passphrase costs as much as the cheapest way to put it together from such parts; what is none of them costs ten
//! tries for each letter. Spellings do not count (hamza, marks, tatweel, capitals, whose digits), because they are
//! tried along. So it is rather counted too low than too high. For Latin parts `zxcvbn` is asked, also for what the
//! same keys write in the other layout.

mod keyboard;
mod lists;
mod parts;
mod patterns;
mod slogans;
mod texts;
mod words;

use serde::{Deserialize, Serialize};

use crate::vault::KdfCost;
use parts::Letters;

/// The score below which a passphrase is refused unless somebody insists.
pub const LEAST_SCORE: u8 = 2;

/// The powers of ten at which the score rises.
const STEPS: [f64; 4] = [6.0, 8.0, 10.0, 13.0];

/// What a pass over 64 MiB takes a core of whoever guesses, in seconds, and how many cores they have: a rented hall of
/// computers, for which memory is the narrow part.
const PASS_SECONDS: f64 = 0.025;
const PASS_KIB: f64 = 64.0 * 1024.0;
const CORES: f64 = 10_000.0;

/// How hard a passphrase is to guess.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Strength {
    /// The power of ten of the tries that it takes.
    pub guesses_log10: f64,
    /// From 0, which falls at once, to 4, which holds for years against many computers.
    pub score: u8,
    /// What makes it easy, in the order of the passphrase, each once; nothing where the score is 4.
    pub weaknesses: Vec<Weakness>,
}

/// What makes a passphrase easy to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Weakness {
    /// A saying that everybody knows, or a part of a text that many know by heart.
    Saying,
    /// What belongs to a list that everybody knows: days, months, numbers in words, cities of a country.
    List,
    /// A usual word or name, or too few of them.
    Word,
    /// A known password, or a usual change of one.
    Known,
    /// The name of the newsroom or of whoever works there.
    OwnName,
    /// A year or a day.
    Date,
    /// The number of a telephone.
    Phone,
    /// Digits or letters in their order.
    Sequence,
    /// The same again.
    Repeat,
    /// Keys that lie side by side.
    Keyboard,
    /// There is too little of it.
    Short,
}

impl Strength {
    /// How long it takes to find it with a thousand times ten cores, in seconds, in the middle, where a try costs
    /// this much.
    #[must_use]
    pub fn seconds(&self, cost: KdfCost) -> f64 {
        let of_one = f64::from(cost.passes) * f64::from(cost.memory_kib) / PASS_KIB * PASS_SECONDS;
        10_f64.powf(self.guesses_log10) / 2.0 * of_one / CORES
    }
}

/// How hard `passphrase` is to guess for somebody who knows these names: of the newsroom, of who works there.
#[must_use]
pub fn strength(passphrase: &str, own_names: &[&str]) -> Strength {
    let letters = Letters::of(passphrase);
    let (guesses_log10, mut weaknesses) = parts::cheapest(&letters, own_names);
    let steps = STEPS.iter().filter(|step| guesses_log10 >= **step).count();
    let score = u8::try_from(steps).unwrap_or(u8::MAX);
    if score == 4 {
        weaknesses.clear();
    } else if weaknesses.is_empty() {
        weaknesses.push(Weakness::Short);
    }
    Strength { guesses_log10, score, weaknesses }
}
