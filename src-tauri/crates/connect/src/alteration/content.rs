//! What became of the text: elements, attributes, words, spelling.

use std::collections::BTreeMap;

use super::AlterationKind;
use super::markup::Markup;

/// The most letters of words that are told of each side.
const MOST_LETTERS: usize = 60;

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
    if before.words != after.words {
        tell(AlterationKind::Text, words(&before.words, &after.words));
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

/// The words that differ, before and after: from the first to the last.
fn words(before: &[String], after: &[String]) -> String {
    let start = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    let (before, after) = (&before[start..], &after[start..]);
    let end =
        before.iter().rev().zip(after.iter().rev()).take_while(|(one, other)| one == other).count();
    let short = |words: &[String]| {
        let all = words[..words.len() - end].join(" ");
        match all.char_indices().nth(MOST_LETTERS) {
            Some((cut, _)) => format!("{}…", &all[..cut]),
            None => all,
        }
    };
    format!("{} → {}", short(before), short(after))
}
