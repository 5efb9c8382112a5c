//! Lists that are no lists in the markup: paragraphs of a word processor with a level and a typed sign.

use dom_query::{NodeId, NodeRef};

use super::tag::{attribute, has_class, letters, name};
use super::{css, words};
use crate::tree::{Look, Open, Tree};

/// The lists of this kind that are open, the outermost first.
#[derive(Debug, Default)]
pub(super) struct LevelLists(Vec<(u32, bool)>);

/// A paragraph that is an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LevelItem {
    /// Its level, from 1.
    pub(super) level: u32,
    /// Its number, where it has one.
    pub(super) number: Option<u32>,
    /// What of its content is only the sign.
    pub(super) sign: Vec<NodeId>,
}

impl LevelLists {
    /// Opens the item, and closes what it ends.
    pub(super) fn start(&mut self, item: &LevelItem, tree: &mut Tree<'_>) {
        let numbered = item.number.is_some();
        while self.0.last().is_some_and(|(level, _)| *level > item.level) {
            self.close_last(tree);
        }
        if self.0.last().is_some_and(|last| last.0 == item.level && last.1 != numbered) {
            self.close_last(tree);
        }
        if self.0.last().is_some_and(|(level, _)| *level == item.level) {
            tree.close();
        } else {
            tree.open(Open::List(item.number), Look::default());
            self.0.push((item.level, numbered));
        }
        tree.open(Open::Item, Look::default());
    }

    /// Closes all of them.
    pub(super) fn close(&mut self, tree: &mut Tree<'_>) {
        while !self.0.is_empty() {
            self.close_last(tree);
        }
    }

    pub(super) fn is_open(&self) -> bool {
        !self.0.is_empty()
    }

    fn close_last(&mut self, tree: &mut Tree<'_>) {
        tree.close();
        tree.close();
        self.0.pop();
    }
}

/// The item that a paragraph is, by Word's own style, or by the sign and the gap that Word leaves when it
/// writes without it.
pub(super) fn item(paragraph: &NodeRef<'_>) -> Option<LevelItem> {
    let style = attribute(paragraph, "style");
    if let Some(list) = css::value(&style, "mso-list") {
        let level = list.split_whitespace().find_map(|word| word.strip_prefix("level"))?;
        let level = level.parse().ok().filter(|level| (1..=9).contains(level)).unwrap_or(1);
        let sign = paragraph.descendants_it().take(MOST_SEARCHED).find(is_ignored_sign);
        let number = sign.as_ref().and_then(|sign| number_of(&words::of(sign)));
        return Some(LevelItem { level, number, sign: sign.iter().map(|sign| sign.id).collect() });
    }
    has_class(paragraph, |class| class.starts_with("MsoList")).then(|| typed(paragraph, &style))?
}

/// How many nodes of a paragraph are searched for its sign.
const MOST_SEARCHED: usize = 24;

fn is_ignored_sign(node: &NodeRef<'_>) -> bool {
    attribute(node, "style").to_ascii_lowercase().replace(' ', "").contains("mso-list:ignore")
}

/// A sign that is followed by a gap in a tiny font.
fn typed(paragraph: &NodeRef<'_>, style: &str) -> Option<LevelItem> {
    let (mut sign, mut text) = (Vec::new(), String::new());
    for node in paragraph.descendants_it().take(MOST_SEARCHED) {
        if let Some(found) = letters(&node) {
            text.push_str(&found);
            sign.push(node.id);
        }
        let is_gap = name(&node) == "span" && attribute(&node, "style").contains("7.0pt");
        if is_gap && words::of(&node).trim().is_empty() {
            sign.push(node.id);
            let text = text.trim();
            let is_sign = !text.is_empty() && text.chars().count() <= 6;
            return is_sign.then(|| LevelItem {
                level: indent(style),
                number: number_of(text),
                sign,
            });
        }
    }
    None
}

/// The level by the margin: Word steps by half an inch.
fn indent(style: &str) -> u32 {
    let points = |property| {
        let value = css::value(style, property)?;
        value.strip_suffix("pt")?.parse::<f64>().ok()
    };
    let widest = points("margin-left").unwrap_or(0.0).max(points("margin-right").unwrap_or(0.0));
    (1..9).rev().find(|level| widest >= f64::from(*level) * 36.0 - 1.0).unwrap_or(1)
}

/// The number that the sign of an item shows; nothing for a bullet.
pub(super) fn number_of(sign: &str) -> Option<u32> {
    let sign = sign.trim_matches(|c: char| c.is_whitespace());
    let core = sign.trim_matches(['(', ')', '[', ']', '.', '-', '–', ':', '/']);
    let digits: Option<Vec<u32>> = core.chars().map(digit).collect();
    if let Some(digits) = digits.filter(|digits| (1..=6).contains(&digits.len())) {
        return Some(digits.into_iter().fold(0, |number, digit| number * 10 + digit));
    }
    let has_point = core.len() < sign.len();
    let is_lettered =
        has_point && core.chars().count() <= 5 && core.chars().all(char::is_alphabetic);
    (is_lettered && !core.is_empty()).then(|| roman_or_letter(core))
}

fn digit(letter: char) -> Option<u32> {
    letter.to_digit(10).or_else(|| match letter {
        '٠'..='٩' => Some(u32::from(letter) - u32::from('٠')),
        '۰'..='۹' => Some(u32::from(letter) - u32::from('۰')),
        _ => None,
    })
}

/// A number written as a letter, by its place; what is longer starts at 1.
fn roman_or_letter(core: &str) -> u32 {
    const ABJAD: &str = "أبجدهوزحطي";
    let mut letters = core.chars();
    match (letters.next(), letters.next()) {
        (Some('i' | 'I'), None) => 1,
        (Some(letter @ 'a'..='h'), None) => u32::from(letter) - u32::from('a') + 1,
        (Some(letter @ 'A'..='H'), None) => u32::from(letter) - u32::from('A') + 1,
        (Some(letter), None) => {
            ABJAD.chars().zip(1..).find(|(other, _)| *other == letter).map_or(1, |(_, place)| place)
        }
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_numbers_or_bullets() {
        for (sign, number) in [
            ("1.", Some(1)),
            ("(12)", Some(12)),
            ("٣-", Some(3)),
            ("۴.", Some(4)),
            ("b)", Some(2)),
            ("ج.", Some(3)),
            ("iv.", Some(1)),
            ("·", None),
            ("o", None),
            ("§", None),
            ("•", None),
            ("-", None),
            ("", None),
        ] {
            assert_eq!(number_of(sign), number, "{sign}");
        }
    }
}
