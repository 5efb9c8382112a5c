//! Emphasis that `CommonMark` leaves as literal asterisks beside Arabic quotes and clitics.
//!
//! `**“قسد”**و` does not close and `و**“قسد”**` does not open, because quotes stand inside and letters outside;
//! two such runs in one line make the words between them bold. A sign of punctuation outside the delimiter
//! (see [`Stop`]) makes it open and close, and `CommonMark`'s own pairing does the rest. `_قسد_و` gets the same,
//! but only where one side is free: `#قوات_سوريا_الديمقراطية` and `ملف_قسد_نهائي` are names.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::stop::Stop;
use crate::flanking::{is_arabic, is_surely_punctuation};

/// What may be joined to the front of a word that is emphasised, without tatweel.
const CLITICS: [&str; 20] = [
    "و", "ف", "ب", "ك", "ل", "س", "أ", "ال", "لل", "وال", "فال", "بال", "كال", "ول", "فل", "وب",
    "فب", "وك", "ولل", "وس",
];

/// How far around an underscore the name of an account, a topic or a file is looked for, in characters.
const LONGEST_NAME: usize = 200;

/// `line` with a stop outside every delimiter that needs one.
pub(super) fn repair(line: &str, stop: Stop) -> Cow<'_, str> {
    let Some(letter) = stop.letter() else { return Cow::Borrowed(line) };
    if !line.contains(['*', '_', '~']) || !line.chars().any(is_arabic) {
        return Cow::Borrowed(line);
    }
    let letters: Vec<char> = line.chars().collect();
    let runs = runs(&letters);
    let mut places: BTreeSet<usize> = stars(&runs).into_iter().collect();
    places.extend(underscores(&runs, &letters));
    if places.is_empty() {
        return Cow::Borrowed(line);
    }
    let mut repaired = String::with_capacity(line.len() + places.len() * letter.len_utf8());
    for (place, original) in letters.iter().enumerate() {
        if places.contains(&place) {
            repaired.push(letter);
        }
        repaired.push(*original);
    }
    Cow::Owned(repaired)
}

/// A run of one delimiter.
struct Run {
    sign: char,
    start: usize,
    end: usize,
    before: Option<char>,
    after: Option<char>,
}

impl Run {
    fn length(&self) -> usize {
        self.end - self.start
    }

    fn is_like(&self, other: &Self) -> bool {
        self.sign == other.sign && self.length() == other.length()
    }

    /// Letters of a word outside, an opening quote or bracket inside.
    fn wants_to_open(&self) -> bool {
        self.before.is_some_and(is_arabic) && self.after.is_some_and(opens)
    }

    /// Punctuation inside, letters of a word outside.
    fn wants_to_close(&self) -> bool {
        self.before.is_some_and(is_surely_punctuation) && self.after.is_some_and(is_arabic)
    }

    fn may_close(&self) -> bool {
        self.before.is_some_and(|letter| !letter.is_whitespace()) && !self.wants_to_open()
    }
}

/// The runs of `*`, `_` and `~`, escaped ones left out.
fn runs(letters: &[char]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let sign = letters[at];
        if sign == '\\' {
            at += 2;
            continue;
        }
        let end = at + letters[at..].iter().take_while(|letter| **letter == sign).count();
        if matches!(sign, '*' | '_' | '~') {
            let before = at.checked_sub(1).map(|before| letters[before]);
            runs.push(Run { sign, start: at, end, before, after: letters.get(end).copied() });
        }
        at = end;
    }
    runs
}

/// The places of stops for `*` and `~~`.
fn stars(runs: &[Run]) -> Vec<usize> {
    let mut places = Vec::new();
    // Without something to close it, an asterisk is a footnote's sign and not emphasis.
    let last_close =
        |sign: char| runs.iter().rposition(|run| run.sign == sign && run.may_close()).unwrap_or(0);
    let (last_star, last_tilde) = (last_close('*'), last_close('~'));
    for (index, run) in runs.iter().enumerate() {
        if run.sign == '_' || run.sign == '~' && run.length() != 2 {
            continue;
        }
        let is_closed = index < if run.sign == '*' { last_star } else { last_tilde };
        if run.wants_to_close() {
            places.push(run.end);
        } else if run.wants_to_open() && is_closed {
            places.push(run.start);
        }
    }
    places
}

/// The places of stops for `_`.
fn underscores(runs: &[Run], letters: &[char]) -> Vec<usize> {
    let runs: Vec<&Run> = runs.iter().filter(|run| run.sign == '_' && run.length() < 3).collect();
    let mut places = Vec::new();
    let mut index = 0;
    while let [open, close, ..] = runs[index..] {
        let place = underscore_pair(open, close, letters);
        places.extend(place);
        index += if place.is_some() { 2 } else { 1 };
    }
    places
}

fn underscore_pair(open: &Run, close: &Run, letters: &[char]) -> Option<usize> {
    let is_pair = open.is_like(close)
        && open.after.is_some_and(|letter| !letter.is_whitespace())
        && close.before.is_some_and(|letter| !letter.is_whitespace());
    if !is_pair || is_name(open, close, letters) {
        return None;
    }
    match (is_free(open.before), is_free(close.after)) {
        (true, false) if close.after.is_some_and(is_arabic) => Some(close.end),
        (false, true) if is_clitic(&letters[..open.start]) => Some(open.start),
        _ => None,
    }
}

/// Whether the two stand in the name of an account, a topic or a file.
fn is_name(open: &Run, close: &Run, letters: &[char]) -> bool {
    let before = letters[..open.start].iter().rev().take(LONGEST_NAME);
    let after = letters[close.end..].iter().take(LONGEST_NAME);
    let is_sign = |letter: &char| matches!(letter, '#' | '@' | '/');
    before.take_while(|letter| !letter.is_whitespace()).any(is_sign)
        || letters[open.start..close.end].iter().any(is_sign)
        || after.take_while(|letter| !letter.is_whitespace()).any(is_sign)
}

/// Whether the word that `letters` ends with is nothing but a clitic.
fn is_clitic(letters: &[char]) -> bool {
    let start = letters.iter().rposition(|letter| !is_arabic(*letter)).map_or(0, |at| at + 1);
    let word: String = letters[start..].iter().filter(|letter| **letter != 'ـ').collect();
    CLITICS.contains(&word.as_str())
}

fn is_free(letter: Option<char>) -> bool {
    letter.is_none_or(|letter| letter.is_whitespace() || is_surely_punctuation(letter))
}

/// Whether it can open a quotation or bracket: Arabic texts open with ” and " too.
fn opens(letter: char) -> bool {
    matches!(
        letter,
        '«' | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‹'
            | '"'
            | '\''
            | '('
            | '['
            | '{'
            | '_'
            | '~'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(line: &str) -> String {
        let stop = Stop::absent_from(line);
        repair(line, stop).replace(stop.letter().unwrap(), "⟦⟧")
    }

    #[test]
    fn a_stop_stands_outside() {
        assert_eq!(repaired("**“قسد”**و"), "**“قسد”**⟦⟧و");
        assert_eq!(repaired("و**“قسد”**"), "و⟦⟧**“قسد”**");
        assert_eq!(repaired("لـ**“قسد”**"), "لـ⟦⟧**“قسد”**");
        assert_eq!(repaired("**قسد،**ثم"), "**قسد،**⟦⟧ثم");
        assert_eq!(repaired("**(قسد)**و"), "**(قسد)**⟦⟧و");
        assert_eq!(repaired("~~«قسد»~~و"), "~~«قسد»~~⟦⟧و");
        assert_eq!(repaired("_قسد_و"), "_قسد_⟦⟧و");
        assert_eq!(repaired("لـ_قسد_ ثم"), "لـ⟦⟧_قسد_ ثم");
    }

    #[test]
    fn what_commonmark_reads_and_what_is_no_emphasis_stays() {
        for line in [
            "**قسد** ثم",
            "و**قسد**ثم",
            "\\*\\*“قسد”\\*\\*و",
            "خمسة 5 * 3 ثم 2 ** 3",
            "* بند",
            "قسد*(1) ثم داعش*(2)",
            "قسد*، ثم داعش*.",
            "#قوات_سوريا_الديمقراطية",
            "ملف_قسد_نهائي",
            "https://example.org/_قسد_و",
            "@_قسد_و",
            "**\u{200f}“قسد”\u{200f}**و",
            "❤\u{fe0f}**قسد** ثم",
        ] {
            assert_eq!(repaired(line), line);
        }
    }
}
