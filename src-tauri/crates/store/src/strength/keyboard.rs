//! The keys that letters are on: in the Arabic layout and in the Latin one.

use zeroize::Zeroizing;

use super::Weakness;
use super::parts::{Letters, Part};

/// The rows of keys, in both layouts. The key of «لا» is in none of them.
const ROWS: [(&str, &str); 3] =
    [("qwertyuiop[]", "ضصثقفغعهخحجد"), ("asdfghjkl;'", "شسيبلاتنمكط"), ("zxcv nm,./", "ئءؤر ىةوزظ")];

/// The fewest keys side by side that are a walk.
const WALK: usize = 3;

/// Walks along a row, in either direction.
pub(super) fn found(letters: &Letters) -> Vec<Part> {
    let latin = in_latin(&letters.typed);
    let mut parts = Vec::new();
    for from in 0..latin.len() {
        for step in [1, -1] {
            let beside = |pair: &[char]| is_beside(pair[0], pair[1], step);
            let pairs = latin[from..].windows(2).take_while(|pair| beside(pair)).count();
            for to in from + WALK..=from + pairs + 1 {
                let keys = u32::try_from(to - from).unwrap_or(u32::MAX);
                let cost = f64::from(40 * keys).log10();
                parts.push(Part { from, to, cost, is: Weakness::Keyboard });
            }
        }
    }
    parts
}

/// The letters that the same keys write in the Latin layout; others as they are.
pub(super) fn in_latin(letters: &[char]) -> Zeroizing<Vec<char>> {
    mapped(letters, |(latin, arabic)| (arabic, latin))
}

/// The letters that the same keys write in the Arabic layout, folded; others as they are.
pub(super) fn in_arabic(letters: &[char]) -> Zeroizing<Vec<char>> {
    let mut arabic = mapped(letters, |(latin, arabic)| (latin, arabic));
    for letter in arabic.iter_mut() {
        warraq_core::text::fold::fold_each(*letter, |folded| *letter = folded);
    }
    arabic
}

fn mapped(
    letters: &[char],
    way: impl Fn((&'static str, &'static str)) -> (&'static str, &'static str),
) -> Zeroizing<Vec<char>> {
    let other = |letter: char| {
        ROWS.into_iter().map(&way).find_map(|(from, to)| {
            let at = from.chars().position(|one| one == letter && letter != ' ')?;
            to.chars().nth(at)
        })
    };
    Zeroizing::new(letters.iter().map(|letter| other(*letter).unwrap_or(*letter)).collect())
}

fn is_beside(one: char, other: char, step: isize) -> bool {
    ROWS.iter().any(|(row, _)| {
        let place = |key: char| row.chars().position(|here| here == key && key != ' ');
        place(one)
            .zip(place(other))
            .is_some_and(|(one, other)| one.checked_add_signed(step) == Some(other))
    })
}
