//! Posts made of blocks: what WordPress puts into them when it shows them, and the words that only their
//! attributes have.

use std::collections::HashSet;

use serde_json::Value;

use super::library::Library;
use super::{gallery, refer, removed};
use crate::report::{Report, WarningKind};

/// What a block begins with.
const START: &str = "<!-- wp:";
/// Shared blocks in one another.
const MAX_DEPTH: usize = 4;
/// The most bytes that a post comes to with the blocks it shares.
const MAX_BYTES: usize = 16 << 20;
/// Bytes of a block that are looked through for the words of its attributes.
const NEAR_BYTES: usize = 20_000;

/// Whether a post is made of blocks.
pub(super) fn has(content: &str) -> bool {
    content.contains(START)
}

/// The HTML of a post made of blocks: shared blocks stand where they are shown, galleries have their pictures, and
/// what words only the attributes have are listed.
pub(super) fn shown(content: &str, library: &Library, report: &mut Report) -> String {
    let mut writer = Writer { html: String::new(), library, report, told: HashSet::new() };
    writer.write(content, 0);
    writer.html
}

struct Writer<'a> {
    html: String,
    library: &'a Library,
    report: &'a mut Report,
    /// The shared blocks that were told of.
    told: HashSet<u64>,
}

/// The comment that begins a block.
struct Block<'a> {
    name: &'a str,
    attributes: Value,
    /// Whether there is nothing between its beginning and its end.
    is_empty: bool,
}

impl Writer<'_> {
    fn write(&mut self, content: &str, depth: usize) {
        let mut rest = content;
        while let Some(at) = rest.find(START) {
            self.html.push_str(&rest[..at]);
            rest = &rest[at..];
            let Some(end) = rest.find("-->").map(|end| end + 3) else { break };
            let (comment, behind) = rest.split_at(end);
            let block = block_of(comment);
            if block.name == "block" && block.is_empty {
                self.shared(comment, &block, depth);
            } else {
                self.html.push_str(comment);
                self.attributes(comment, &block, behind);
            }
            rest = behind;
        }
        self.html.push_str(rest);
    }

    /// A block that several posts share.
    fn shared(&mut self, comment: &str, block: &Block<'_>, depth: usize) {
        let number = block.attributes["ref"].as_u64().unwrap_or(0);
        let shared = self.library.block(number).filter(|shared| {
            depth < MAX_DEPTH && self.html.len() + shared.content.len() <= MAX_BYTES
        });
        let is_first = self.told.insert(number);
        let Some(shared) = shared else {
            if is_first {
                self.report.warn(WarningKind::SharedBlockMissing, format!("wp:block {number}"));
            }
            self.html.push_str(&removed::marked(comment));
            return;
        };
        if is_first {
            self.report.warn(WarningKind::SharedBlock, format!("{number}: {}", shared.title));
        }
        self.write(&shared.content, depth + 1);
    }

    /// What stands only in the attributes of a block.
    fn attributes(&mut self, comment: &str, block: &Block<'_>, behind: &str) {
        let inner = if block.is_empty { "" } else { inner_of(behind) };
        if block.name == "gallery" && !inner.contains("<img") {
            let numbers = refer::of_block(comment);
            self.html.extend(gallery::of(&numbers, comment, self.library));
        }
        let mut words = Vec::new();
        words_of(&block.attributes, Reads::Sentences, &mut words);
        words.retain(|words| !inner.contains(words.as_str()));
        if !words.is_empty() {
            self.html.push_str(&removed::marked(&words.join("\n")));
        }
    }
}

fn block_of(comment: &str) -> Block<'_> {
    let inner = comment.strip_prefix(START).unwrap_or(comment).trim_end_matches("-->").trim();
    let (is_empty, inner) = inner.strip_suffix('/').map_or((false, inner), |inner| (true, inner));
    let (name, attributes) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let attributes = serde_json::from_str(attributes.trim()).unwrap_or(Value::Null);
    Block { name: name.strip_prefix("core/").unwrap_or(name), attributes, is_empty }
}

/// What stands in a block whose beginning is right before.
fn inner_of(behind: &str) -> &str {
    &behind[..behind.floor_char_boundary(NEAR_BYTES)]
}

/// Attributes that say how a block looks or works.
const MACHINERY: [&str; 20] = [
    "style",
    "layout",
    "lock",
    "metadata",
    "className",
    "fontFamily",
    "fontSize",
    "anchor",
    "gradient",
    "customGradient",
    "textColor",
    "backgroundColor",
    "borderColor",
    "templateLock",
    "template",
    "allowedBlocks",
    "namespace",
    "query",
    "settings",
    "css",
];

/// Which values are words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reads {
    /// Those of several words, or in letters that no machinery has.
    Sentences,
    /// All that have a letter: fields that people filled in.
    Anything,
}

/// The words in the attributes of a block.
fn words_of(value: &Value, reads: Reads, words: &mut Vec<String>) {
    match value {
        Value::String(text) if is_words(text, reads) => words.push(text.trim().to_owned()),
        Value::Array(values) => values.iter().for_each(|value| words_of(value, reads, words)),
        Value::Object(values) => {
            for (key, value) in values {
                // The fields of plugins stand in `data`, each beside a name of its own that begins with a low line.
                let reads = if key == "data" { Reads::Anything } else { reads };
                if !key.starts_with('_') && !MACHINERY.contains(&key.as_str()) {
                    words_of(value, reads, words);
                }
            }
        }
        _ => {}
    }
}

fn is_words(text: &str, reads: Reads) -> bool {
    let text = text.trim();
    let is_address = text.starts_with("http") && !text.contains(char::is_whitespace);
    let has_letters = text.contains(char::is_alphabetic);
    let is_sentence = text.contains(char::is_whitespace)
        || text.contains(|c: char| c.is_alphabetic() && !c.is_ascii());
    has_letters && (reads == Reads::Anything || is_sentence && !is_address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(content: &str) -> (String, Vec<WarningKind>) {
        let mut report = Report::default();
        let html = shown(content, &Library::default(), &mut report);
        (html, report.warnings.into_iter().map(|warning| warning.kind).collect())
    }

    #[test]
    fn words_of_attributes_are_listed_where_they_stood() {
        let quote = r#"<!-- wp:acf/quote {"name":"acf/quote","data":{"text":"كلمات هنا","_text":"field_1","who":"Azad","n":3},"mode":"preview"} /-->"#;
        let expected = format!("{quote}<div data-wq-removed=\"html\">كلمات هنا\nAzad</div>");
        assert_eq!(html(quote).0, expected);
    }

    #[test]
    fn machinery_and_what_the_block_shows_are_not() {
        for content in [
            "<!-- wp:paragraph {\"align\":\"right\",\"style\":{\"typography\":{\"fontFamily\":\"Noto Sans\"}}} -->\n<p>نص</p>\n<!-- /wp:paragraph -->",
            "<!-- wp:image {\"id\":11,\"caption\":\"تعليق\"} -->\n<figure><img><figcaption>تعليق</figcaption></figure>\n<!-- /wp:image -->",
            "<!-- wp:embed {\"url\":\"https://www.youtube.com/watch?v=abc\",\"type\":\"video\"} -->",
            "<!-- wp:broken {\"text\":",
        ] {
            assert_eq!(html(content), (content.to_owned(), vec![]), "{content}");
        }
    }

    #[test]
    fn a_shared_block_that_is_not_there_is_said() {
        let comment = "<!-- wp:block {\"ref\":30} /-->";
        let (html, warned) = html(&format!("{comment}{comment}"));
        assert_eq!(warned, [WarningKind::SharedBlockMissing]);
        assert_eq!(html, removed::marked(comment).repeat(2));
    }
}
