//! What became of the text: elements, attributes, words, spelling.

use std::collections::BTreeMap;

use super::AlterationKind;
use super::markup::Markup;
use super::words::{cut, differing};

/// The most letters of words that are told of each side of one place.
const MOST_LETTERS: usize = 60;

/// The most letters of all of them.
const MOST_TOLD: usize = 240;

/// Tells what is different in the text.
pub fn compare(sent: &str, read: &str, mut tell: impl FnMut(AlterationKind, String)) {
    if sent == read {
        return;
    }
    // What is written otherwise and says the same in every sign is nothing to tell.
    for (kind, detail) in differences(&Markup::of(sent), &Markup::of(read)) {
        tell(kind, detail);
    }
}

fn differences(before: &Markup, after: &Markup) -> Vec<(AlterationKind, String)> {
    let mut found = Vec::new();
    let mut tell = |kind, detail| found.push((kind, detail));
    for name in fewer(&before.elements, &after.elements) {
        tell(AlterationKind::Element, name.clone());
    }
    for name in fewer(&after.elements, &before.elements) {
        tell(AlterationKind::Element, format!("+{name}"));
    }
    for attribute in attributes(before, after) {
        tell(AlterationKind::Attribute, attribute);
    }
    for (kind, detail) in words(&before.words, &after.words) {
        tell(kind, detail);
    }
    let spelled = fewer(&after.spellings, &before.spellings);
    for name in spelled.iter().chain(&fewer(&before.spellings, &after.spellings)) {
        tell(AlterationKind::Spelling, format!("&{name};"));
    }
    found
}

/// What is in `before` more often than in `after`.
fn fewer<'a, K: Ord>(before: &'a BTreeMap<K, usize>, after: &BTreeMap<K, usize>) -> Vec<&'a K> {
    let count = |key: &K| after.get(key).copied().unwrap_or_default();
    before.iter().filter(|(key, many)| **many > count(key)).map(|(key, _)| key).collect()
}

/// Attributes that went or came on elements that are there on both sides, as `element attribute`, each once.
fn attributes(before: &Markup, after: &Markup) -> Vec<String> {
    let same = |element: &String| before.elements.get(element) == after.elements.get(element);
    let name = |(element, name, _): &(String, String, String)| {
        if name.is_empty() { element.clone() } else { format!("{element} {name}") }
    };
    let kept = |key: &&&(String, String, String)| same(&key.0);
    let (gone, come) = (
        fewer(&before.attributes, &after.attributes),
        fewer(&after.attributes, &before.attributes),
    );
    let mut found: Vec<String> = gone.iter().filter(kept).map(|key| name(key)).collect();
    // What only has another value is told once.
    let added: Vec<String> = come.iter().filter(kept).map(|key| name(key)).collect();
    let new = added.into_iter().filter(|name| !found.contains(name)).map(|name| format!("+{name}"));
    let new: Vec<String> = new.collect();
    found.extend(new);
    found.dedup();
    found
}

/// What became of the words: those that others are in the place of, those that are gone, those that came. Where all of
/// them stand and only their order is another, or some are written together, that is told as it came.
fn words(before: &[String], after: &[String]) -> Vec<(AlterationKind, String)> {
    if before == after {
        return Vec::new();
    }
    let (mut others, mut gone, mut come) = (Vec::new(), Vec::new(), Vec::new());
    for one in differing(before, after) {
        let (old, new) = (one.gone.join(" "), one.come.join(" "));
        match (old.is_empty(), new.is_empty()) {
            (false, false) => {
                let [old, new] = [old, new].map(|words| cut(&words, MOST_LETTERS));
                others.push(format!("{old} → {new}"));
            }
            (false, true) => gone.push(old),
            _ => come.push(new),
        }
    }
    let found = [
        (AlterationKind::Text, others),
        (AlterationKind::TextLost, gone),
        (AlterationKind::TextAdded, come),
    ];
    let told = found.into_iter().filter(|(_, words)| !words.is_empty());
    let told = told.map(|(kind, words)| (kind, cut(&words.join(" … "), MOST_TOLD)));
    let told: Vec<_> = told.collect();
    if told.is_empty() { vec![(AlterationKind::Text, moved(before, after))] } else { told }
}

/// The first words that stand otherwise, before and after.
fn moved(before: &[String], after: &[String]) -> String {
    let start = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    let [old, new] = [before, after].map(|words| cut(&words[start..].join(" "), MOST_LETTERS));
    format!("{old} → {new}")
}
