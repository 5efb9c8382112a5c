//! How often each thing stands in a text that readers see: written for these tests alone, so that it shares no fault with
//! what it judges.

use std::collections::BTreeMap;

/// What stands in a text beside its words: how often each is there may not change.
const THINGS: [&str; 24] = [
    "<img",
    "href=",
    "<!--more-->",
    "[gallery",
    "[poll",
    "<iframe",
    "wp:acf/poll",
    "watch?v=",
    "<table",
    "<cite",
    "<tfoot",
    "<pre",
    "target=",
    "rel=",
    "<mark",
    "<abbr",
    "<kbd",
    "has-drop-cap",
    "has-text-align-center",
    "size-large",
    "sizeSlug",
    "[caption",
    "style=",
    "class=",
];

/// Each word and thing of a text with how often it is there.
pub fn counted(content: &str) -> BTreeMap<String, usize> {
    let mut found = words(content);
    for thing in THINGS {
        // A video of blocks says its address in its comment as well.
        let text = if thing == "watch?v=" { bare(content) } else { content.to_owned() };
        found.insert(thing.to_owned(), text.matches(thing).count());
    }
    found
}

/// Each word of a text with how often it is there.
pub fn words(content: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let is_seen = |c: &char| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}');
    let bare: String = bare(content).chars().filter(is_seen).collect();
    for word in bare.split_whitespace() {
        *found.entry(word.to_owned()).or_default() += 1;
    }
    found
}

/// A text without tags, comments and the brackets of a caption.
fn bare(content: &str) -> String {
    let mut text = content.replace("[/caption]", " ");
    while let Some(at) = text.find("[caption") {
        let end = at + text[at..].find(']').unwrap();
        text.replace_range(at..=end, " ");
    }
    while let Some(at) = text.find('<') {
        let end = if text[at..].starts_with("<!--") { "-->" } else { ">" };
        let end = at + text[at..].find(end).unwrap() + end.len();
        // Letters go on over a tag of a few of them.
        let is_inline = ["<strong", "</strong", "<em", "</em", "<a ", "</a"];
        let between =
            if is_inline.iter().any(|tag| text[at..].starts_with(tag)) { "" } else { " " };
        text.replace_range(at..end, between);
    }
    text.replace("&amp;", "&")
}
