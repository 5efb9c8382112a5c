//! The text of a post as tags, words and spellings, to say what became of each.

use std::collections::BTreeMap;

use crate::entities::{decoded, spelled};

/// What a text consists of.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Markup {
    /// How often each element is there, by name; a block of WordPress is one named `wp:…`.
    pub elements: BTreeMap<String, usize>,
    /// How often each attribute is there, by element, name and value.
    pub attributes: BTreeMap<(String, String, String), usize>,
    /// The words, in their order.
    pub words: Vec<String>,
    /// How often each letter is spelled by name, by that name.
    pub spellings: BTreeMap<String, usize>,
}

impl Markup {
    /// What is in a text.
    pub fn of(text: &str) -> Self {
        let mut found = Self::default();
        found.count_spellings(text);
        let (mut words, mut rest) = (String::new(), text);
        while let Some(start) = rest.find('<') {
            words.push_str(&rest[..start]);
            rest = &rest[start..];
            let Some(length) = found.tag(rest) else {
                // A sign of "less" in a text.
                words.push('<');
                rest = &rest[1..];
                continue;
            };
            // Words on both sides of most tags are two; of those within a line, one.
            if !is_within_a_line(&rest[..length]) {
                words.push(' ');
            }
            rest = &rest[length..];
        }
        words.push_str(rest);
        found.words = decoded(&words).split_whitespace().map(str::to_owned).collect();
        found
    }

    /// Counts the tag that a text begins with, and says how long it is.
    fn tag(&mut self, text: &str) -> Option<usize> {
        if let Some(comment) = text.strip_prefix("<!--") {
            let end = comment.find("-->")?;
            if let Some(block) = comment[..end].trim().strip_prefix("wp:") {
                let (name, data) = block.split_once(char::is_whitespace).unwrap_or((block, ""));
                let name = format!("wp:{}", name.trim_end_matches('/'));
                let data = data.trim().trim_end_matches('/').trim();
                if !data.is_empty() {
                    self.attribute(&name, "", data);
                }
                *self.elements.entry(name).or_default() += 1;
            }
            return Some(end + 7);
        }
        let inner = &text[1..];
        let closes = inner.starts_with('/');
        let name_end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '/')?;
        let name = inner[..name_end].trim_matches('/').to_ascii_lowercase();
        if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return None;
        }
        let length = 1 + name_end + self.attributes_of(&name, &inner[name_end..])?;
        if !closes {
            *self.elements.entry(name).or_default() += 1;
        }
        Some(length)
    }

    /// Counts the attributes up to the end of a tag, and says where that is.
    fn attributes_of(&mut self, element: &str, text: &str) -> Option<usize> {
        let mut found = Vec::new();
        let mut rest = text;
        let end = loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            if rest.starts_with('>') {
                break text.len() - rest.len() + 1;
            }
            let name_end = rest.find(|c: char| c.is_whitespace() || "=>/".contains(c))?;
            let name = rest[..name_end].to_ascii_lowercase();
            rest = rest[name_end..].trim_start();
            let Some(value) = rest.strip_prefix('=') else {
                found.push((name, String::new()));
                continue;
            };
            let value = value.trim_start();
            let (value, behind) = match value.chars().next()? {
                quote @ ('"' | '\'') => value[1..].split_once(quote)?,
                _ => value.split_at(value.find(|c: char| c.is_whitespace() || c == '>')?),
            };
            found.push((name, decoded(value)));
            rest = behind;
        };
        for (name, value) in found {
            self.attribute(element, &name, &value);
        }
        Some(end)
    }

    fn attribute(&mut self, element: &str, name: &str, value: &str) {
        let key = (element.to_owned(), name.to_owned(), value.to_owned());
        *self.attributes.entry(key).or_default() += 1;
    }

    fn count_spellings(&mut self, text: &str) {
        for name in spelled(text) {
            // Sites write the same letter with and without a nought before its number.
            let name = match name.strip_prefix("#0") {
                Some(number) => format!("#{}", number.trim_start_matches('0')),
                None => name.to_owned(),
            };
            *self.spellings.entry(name).or_default() += 1;
        }
    }
}

/// What readers see of a line of HTML, such as a headline: its letters without the tags, with its blanks as they are.
#[must_use]
pub fn line_text(line: &str) -> String {
    let (mut text, mut rest) = (String::new(), line);
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        let Some(length) = Markup::default().tag(rest) else {
            text.push('<');
            rest = &rest[1..];
            continue;
        };
        if !is_within_a_line(&rest[..length]) && !text.is_empty() {
            text.push(' ');
        }
        rest = &rest[length..];
    }
    text.push_str(rest);
    decoded(&text).trim_end().to_owned()
}

/// Whether a tag stands inside a word as well as between two.
fn is_within_a_line(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let lines = [
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "i", "ins", "mark", "q", "rb",
        "rp", "rt", "ruby", "s", "small", "span", "strong", "sub", "sup", "u",
    ];
    tag.starts_with("<!--") || lines.contains(&name[..end].to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_words_and_spellings_are_told_apart() {
        let found = Markup::of(
            "<!-- wp:paragraph {\"a\":1} -->\n<p dir=rtl class='x y'>R&amp;D <b>و</b>عد 2 < 3</p><br/>\
             <!-- /wp:paragraph --><img src=\"a>b\" hidden>",
        );
        assert_eq!(found.words, ["R&D", "وعد", "2", "<", "3"]);
        let elements: Vec<&str> = found.elements.keys().map(String::as_str).collect();
        assert_eq!(elements, ["b", "br", "img", "p", "wp:paragraph"]);
        let attributes: Vec<String> = found
            .attributes
            .keys()
            .map(|(element, name, value)| format!("{element} {name}={value}"))
            .collect();
        assert_eq!(
            attributes,
            ["img hidden=", "img src=a>b", "p class=x y", "p dir=rtl", "wp:paragraph ={\"a\":1}"]
        );
        assert_eq!(found.spellings, [("amp".to_owned(), 1)].into());
    }

    #[test]
    fn a_line_is_read_as_readers_see_it() {
        for (line, text) in [
            ("خبر <em>مهم</em> &amp; عاجل", "خبر مهم & عاجل"),
            ("&lt;b&gt;x&lt;/b&gt; &#091;a]", "<b>x</b> [a]"),
            ("<p>أول</p><p>ثان</p>", "أول  ثان"),
            ("النمو < 5%  هذا", "النمو < 5%  هذا"),
        ] {
            assert_eq!(line_text(line), text);
        }
    }

    #[test]
    fn a_text_that_ends_in_a_tag_is_read_to_its_end() {
        for text in ["<p", "<", "a <b c", "<a href=\"x", "<!-- wp", "</", "<p =>", "ع<"] {
            let _ = Markup::of(text);
        }
        assert_eq!(Markup::of("a <b").words, ["a", "<b"]);
    }
}
