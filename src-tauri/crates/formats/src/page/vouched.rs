//! Which lines the page's own metadata repeats as the text of the article.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::line::{Line, plain_words};

/// Words that are compared together: enough that two texts share them only where one repeats the other.
const TOGETHER: usize = 4;

/// For each line, whether `body` has most of it. Nothing is vouched for where `body` is only a beginning of it.
pub(super) fn vouched(lines: &[Line], body: &str) -> Vec<bool> {
    let folded = plain_words(body);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let known: HashSet<u64> = words.windows(TOGETHER).map(hash).collect();
    if words.len() < 25 {
        return vec![false; lines.len()];
    }
    let is_known = |line: &Line| {
        let words: Vec<&str> = line.folded.split(' ').collect();
        let all = words.len().saturating_sub(TOGETHER - 1);
        let found = words.windows(TOGETHER).filter(|words| known.contains(&hash(words))).count();
        all > 0 && found * 10 >= all * 7
    };
    lines.iter().map(is_known).collect()
}

fn hash(words: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}
