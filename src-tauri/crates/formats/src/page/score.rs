//! How well articles are found in pages that were kept aside while the rules were made.
//!
//! The pages in `tests/fixtures/pages` were made in two lots. Each was ordered by the SHA-256 of the names, and every
//! third page, from the first, is in `held-out`. The floors here are a little under what was measured on those.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use dom_query::{Document, NodeRef};
use serde_json::Value;

use super::line::plain_words;
use super::{REMOVED, mark};
use crate::reading::Hints;
use crate::report::Report;

/// A page, and what it should come to.
struct Case {
    name: String,
    html: String,
    expected: Value,
}

impl Case {
    fn strings(&self, key: &str) -> Vec<&str> {
        self.expected[key].as_array().unwrap().iter().map(|value| value.as_str().unwrap()).collect()
    }

    /// What the page says of itself, and its lines that are left.
    fn read(&self) -> (Hints, Vec<String>) {
        let document = Document::from(self.html.as_str());
        let hints = mark(&document, &mut Report::default());
        (hints, left(&document))
    }
}

fn cases(folder: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages").join(folder);
    let files = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .collect();
    pages.sort();
    let read = |path: &Path| std::fs::read_to_string(path).unwrap();
    let case = |path: PathBuf| Case {
        name: path.file_stem().unwrap().to_string_lossy().into_owned(),
        html: read(&path),
        expected: serde_json::from_str(&read(&path.with_extension("json"))).unwrap(),
    };
    pages.into_iter().map(case).collect()
}

/// The lines of a page that are not marked.
fn left(document: &Document) -> Vec<String> {
    let mut lines = vec![String::new()];
    for node in document.body().unwrap().descendants() {
        let name = node.node_name().unwrap_or_default();
        let is_line = !["a", "b", "strong", "em", "i", "span", "font", "small", "abbr", "time"]
            .contains(&&*name);
        if node.is_element() && is_line {
            lines.push(String::new());
        }
        if node.is_text() && is_left(&node) {
            lines.last_mut().unwrap().push_str(&node.text());
        }
        if node.is_text() && node.next_sibling().is_none() {
            let block = node.parent().filter(|parent| parent.node_name().as_deref() == Some("p"));
            lines.extend(block.map(|_| String::new()));
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
}

fn is_left(node: &NodeRef<'_>) -> bool {
    node.ancestors_it(None).all(|around| {
        let name = around.node_name().unwrap_or_default();
        !around.has_attr(REMOVED) && !["script", "style", "textarea", "noscript"].contains(&&*name)
    })
}

#[derive(Default)]
struct Score {
    precision: f64,
    recall: f64,
    f1: f64,
    headlines: f64,
    authors: f64,
    dates: f64,
}

fn bag(text: &str) -> HashMap<String, usize> {
    let mut bag = HashMap::new();
    for word in plain_words(text).split(' ').filter(|word| !word.is_empty()) {
        *bag.entry(word.to_owned()).or_default() += 1;
    }
    bag
}

#[expect(clippy::cast_precision_loss, reason = "pages have far fewer words than a float can count")]
fn measure(cases: &[Case]) -> Score {
    let mut score = Score::default();
    let part = 1.0 / cases.len() as f64;
    for case in cases {
        let (hints, mut lines) = case.read();
        let headline = plain_words(case.expected["headline"].as_str().unwrap());
        let is_headline = |line: &String| plain_words(line) == headline;
        let said = plain_words(&hints.title).contains(&headline) || lines.iter().any(is_headline);
        lines.retain(|line| !is_headline(line));
        let (found, wanted) = (bag(&lines.join("\n")), bag(&case.strings("kept").join("\n")));
        let common: usize =
            found.iter().map(|(word, count)| *count.min(wanted.get(word).unwrap_or(&0))).sum();
        let precision = common as f64 / (found.values().sum::<usize>() as f64).max(1.0);
        let recall = common as f64 / (wanted.values().sum::<usize>() as f64).max(1.0);
        score.precision += precision * part;
        score.recall += recall * part;
        score.f1 += 2.0 * precision * recall / (precision + recall).max(f64::EPSILON) * part;
        score.headlines += f64::from(u8::from(said)) * part;
        score.authors += f64::from(u8::from(hints.authors == case.strings("authors"))) * part;
        score.dates += f64::from(u8::from(case.expected["date"] == *hints.date)) * part;
    }
    score
}

#[test]
fn pages_kept_aside_score_over_the_floor() {
    let cases = cases("held-out");
    assert_eq!(cases.len(), 13);
    let Score { precision, recall, f1, headlines, authors, dates } = measure(&cases);
    let said = format!("{precision:.3} {recall:.3} {f1:.3} {headlines:.2} {authors:.2} {dates:.2}");
    assert!(precision > 0.95 && recall > 0.98 && f1 > 0.97, "{said}");
    assert!(headlines > 0.95 && authors > 0.8 && dates > 0.75, "{said}");
}

#[test]
fn pages_that_the_rules_were_made_with_come_out_whole() {
    for case in cases("") {
        let (_, lines) = case.read();
        let text = lines.iter().map(|line| plain_words(line)).collect::<Vec<_>>().join("\n");
        for kept in case.strings("kept") {
            assert!(text.contains(&plain_words(kept)), "{}: {kept} is lost", case.name);
        }
        for gone in case.strings("gone") {
            assert!(!text.contains(&plain_words(gone)), "{}: {gone} stays", case.name);
        }
    }
}
