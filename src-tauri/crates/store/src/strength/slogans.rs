//! Slogans, wishes and prayers of a few words, by how they are put together: what everybody says, of whatever place.

use std::sync::OnceLock;

use warraq_core::text::fold::fold;
use zeroize::Zeroizing;

use super::Weakness;
use super::parts::{Letters, Part};

/// One pattern a line: what stands behind one another with ` + ` between, each a choice with `/` between, `_` for nothing. A
/// line that begins with `@` names a choice that others take in.
const SLOGANS: &str = include_str!("../../../../../assets/words/slogans.txt");

/// What stands behind one another, each a choice of letters.
type Pattern = Vec<Vec<Vec<char>>>;

/// The slogans in the passphrase, with spaces or without them.
pub(super) fn found(letters: &Letters) -> Vec<Part> {
    let places: Vec<usize> =
        (0..letters.len()).filter(|at| letters.folded[*at].is_alphanumeric()).collect();
    let run: Zeroizing<Vec<char>> =
        Zeroizing::new(places.iter().map(|at| letters.folded[*at]).collect());
    let mut parts = Vec::new();
    for (pattern, cost) in patterns() {
        for from in 0..run.len() {
            for to in ends(&run, from, pattern) {
                let (from, to) = (places[from], places[to - 1] + 1);
                parts.push(Part { from, to, cost: *cost, is: Weakness::Saying });
            }
        }
    }
    parts
}

/// The places behind the pattern where it stands at `from`.
fn ends(run: &[char], from: usize, pattern: &[Vec<Vec<char>>]) -> Vec<usize> {
    let Some((choice, rest)) = pattern.split_first() else { return vec![from] };
    let here = choice.iter().filter(|letters| run[from..].starts_with(letters));
    here.flat_map(|letters| ends(run, from + letters.len(), rest)).collect()
}

/// The patterns, each with the power of ten of the tries it takes: which one, and which of each choice.
fn patterns() -> &'static [(Pattern, f64)] {
    static PATTERNS: OnceLock<Vec<(Pattern, f64)>> = OnceLock::new();
    PATTERNS.get_or_init(|| {
        let lines = || SLOGANS.lines().filter(|line| !line.starts_with('@'));
        let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        let which = count(lines().count()).log10();
        let pattern = |line: &str| {
            let pattern: Pattern = line.split(" + ").map(choice).collect();
            let cost = pattern.iter().map(|choice| count(choice.len()).log10()).sum::<f64>();
            (pattern, which + cost)
        };
        lines().map(pattern).collect()
    })
}

fn choice(written: &str) -> Vec<Vec<char>> {
    let all = written.split('/').flat_map(|one| named(one).unwrap_or(one).split('/'));
    let letters = |one: &str| fold(one).chars().filter(|c| c.is_alphanumeric()).collect();
    all.map(|one| if one == "_" { Vec::new() } else { letters(one) }).collect()
}

/// What the choice with this name is.
fn named(name: &str) -> Option<&'static str> {
    let is_name = name.starts_with('@');
    let mut lines = SLOGANS.lines().filter(|_| is_name).filter_map(|line| line.split_once(" = "));
    lines.find(|(known, _)| *known == name).map(|(_, choice)| choice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slogan_is_found_of_whatever_place_and_in_every_spelling() {
        for (passphrase, slogan) in [
            ("xx يا رب احفظ بلدي", "يا رب احفظ بلدي"),
            ("يارباحمِسوريا!", "ياربا\u{62d}مسوريا"),
            ("ثَورةٌ حتى النصرِ 2011", "ثوره حتي النصر"),
            ("FreeSyria", "freesyria"),
            ("بژی کوردستان", "بژی کوردستان"),
        ] {
            let letters = Letters::of(passphrase);
            let longest = found(&letters).into_iter().max_by_key(|part| part.to - part.from);
            let longest = longest.map(|part| letters.folded[part.from..part.to].iter().collect());
            assert_eq!(
                longest.map(|found: String| fold(&found)),
                Some(fold(slogan)),
                "{passphrase}"
            );
        }
    }

    #[test]
    fn every_pattern_takes_few_tries_and_no_name_is_unknown() {
        for (pattern, cost) in patterns() {
            assert!(*cost > 2.0 && *cost < 5.5, "{cost}: {pattern:?}");
            // What is empty stands in no place of its own.
            assert!(pattern.iter().any(|choice| choice.iter().all(|one| !one.is_empty())));
        }
        let names = SLOGANS.split([' ', '/', '\n']).filter(|word| word.starts_with('@'));
        assert!(names.clone().count() > 3);
        assert!(names.into_iter().all(|name| named(name).is_some()));
    }
}
