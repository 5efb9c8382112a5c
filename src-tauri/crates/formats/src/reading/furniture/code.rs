//! Formulas and code: a letter or a word of them may be the name of a button.

use crate::reading::words::Word;

/// Whether a line, which has these words, is a formula or code: `x = 2`, `print("x")`.
pub(super) fn is_code(line: &str, words: &[Word]) -> bool {
    let is_sign = |c: char| matches!(c, '=' | '{' | '}' | '\\' | '^' | '`' | '$');
    line.contains(is_sign) || words.iter().any(|word| is_call(line, word))
}

/// `print(x`: what stands in brackets behind buttons are counters.
fn is_call(line: &str, word: &Word) -> bool {
    let behind = line[word.bytes.end..].strip_prefix('(');
    behind.is_some_and(|inner| !inner.starts_with(char::is_numeric))
}

/// Whether a word is a letter that a number or a sign stands right beside: `x²`, `X2`, `x-1`, `2*x`.
pub(super) fn is_variable(line: &str, word: &Word) -> bool {
    let is_letter = word.folded.len() == 1 && word.number().is_none();
    let mut before = line[..word.bytes.start].chars().rev();
    let mut behind = line[word.bytes.end..].chars();
    is_letter && (is_of_formula(&mut before) || is_of_formula(&mut behind))
}

fn is_of_formula(beside: &mut dyn Iterator<Item = char>) -> bool {
    match beside.next() {
        // `A+` and `A-` are buttons for the size of letters.
        Some('+' | '-') => beside.next().is_some_and(char::is_numeric),
        Some(sign) => sign.is_numeric() || matches!(sign, '*' | '<' | '>' | '_' | '(' | ')'),
        None => false,
    }
}
