//! The words of an article, and whether a reader found them.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use warraq_core::article::{Article, Block, Inline, InlineContent, Visit};
use warraq_core::fields::FieldName;
use warraq_formats::{Feature, Format, exporter};

/// The lines that a reader of a file in `format` must find, each with its words in order: what the format says it
/// does not hold is not asked for.
pub fn lines(article: &Article, format: Format) -> Vec<Vec<String>> {
    let fields = &article.fields;
    let lost = exporter(format).cannot_hold();
    let named =
        [(FieldName::Headline, &fields.headline), (FieldName::Standfirst, &fields.standfirst)];
    let held = named.iter().filter(|(name, _)| !lost.contains(&Feature::Field(*name)));
    let mut lines: Vec<Vec<String>> = held.map(|(_, text)| tokens(text)).collect();
    for block in article.body.blocks() {
        block.walk(&mut |visit| {
            if let Visit::Line(_, content) = visit {
                let text = final_text(content);
                // The sign of a note stands on a page, between the words before and after it.
                match format {
                    Format::Pdf => lines.extend(text.split(NOTE).map(tokens)),
                    _ => lines.push(tokens(&text)),
                }
            }
        });
        if let Block::PullQuote(quote) = block {
            lines.push(tokens(quote.attribution.as_deref().unwrap_or_default()));
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Stands for the sign of a footnote.
const NOTE: char = '\u{FFFC}';

/// The text of a line without proposed words; a sign of a footnote parts words.
fn final_text(content: &InlineContent) -> String {
    let text = content.as_slice().iter().filter(|run| !run.marks().has("insertion"));
    text.map(|run| match run {
        Inline::Text { text, .. } => text.clone(),
        Inline::HardBreak { .. } => " ".to_owned(),
        Inline::FootnoteRef { .. } => NOTE.to_string(),
    })
    .collect()
}

/// The words of a text as every reader writes them: letters and digits, without marks, joiners and stretching, and
/// each sign for several letters as those.
pub fn tokens(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in text.nfkc() {
        let is_mark = matches!(letter, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}')
            || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
            || letter == '\u{fe0f}';
        if letter.is_alphanumeric() && !is_mark {
            words.last_mut().expect("never empty").extend(letter.to_lowercase());
        } else if !is_mark && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What of `lines` is in `text`.
#[derive(Debug)]
pub struct Found {
    /// The share of all words that are there, each as often as it is in the lines.
    pub words: f64,
    /// The share of pairs of neighbours in a line that are neighbours in the text, in that order.
    pub order: f64,
    /// Some words that are not there.
    pub missing: Vec<String>,
}

/// Looks for the lines in what a reader found.
pub fn find(lines: &[Vec<String>], text: &str) -> Found {
    let there = tokens(text);
    let mut words: HashMap<&str, usize> = HashMap::new();
    let mut pairs: HashMap<(&str, &str), usize> = HashMap::new();
    for word in &there {
        *words.entry(word).or_default() += 1;
    }
    for pair in there.windows(2) {
        *pairs.entry((&pair[0], &pair[1])).or_default() += 1;
    }
    let (mut found, mut wanted, mut paired, mut all_pairs) = (0_u32, 0_u32, 0_u32, 0_u32);
    let mut missing = Vec::new();
    for line in lines {
        for word in line {
            wanted += 1;
            match words.get_mut(word.as_str()).filter(|left| **left > 0) {
                Some(left) => {
                    *left -= 1;
                    found += 1;
                }
                None => missing.push(word.clone()),
            }
        }
        for pair in line.windows(2) {
            all_pairs += 1;
            let left = pairs.get_mut(&(pair[0].as_str(), pair[1].as_str()));
            if let Some(left) = left.filter(|left| **left > 0) {
                *left -= 1;
                paired += 1;
            }
        }
    }
    missing.truncate(12);
    let share = |part: u32, all: u32| if all == 0 { 1.0 } else { f64::from(part) / f64::from(all) };
    Found { words: share(found, wanted), order: share(paired, all_pairs), missing }
}

#[test]
fn a_reader_that_loses_or_turns_words_is_seen() {
    let lines = [tokens("قال «نعم» ثم 2019"), tokens("WFP قالت")];
    let same = find(&lines, "قال: نعم… ثم 2019\nWFP قالت");
    assert!(same.words > 0.99 && same.order > 0.99, "{same:?}");
    let turned = find(&lines, "2019 ثم نعم قال قالت WFP");
    assert!(turned.words > 0.99 && turned.order < 0.01, "{turned:?}");
    let lost = find(&lines, "قال نعم 2019");
    assert_eq!(lost.missing, ["ثم", "wfp", "قالت"]);
}
