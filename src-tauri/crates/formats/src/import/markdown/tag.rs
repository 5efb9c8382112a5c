//! One HTML tag in a line.

use warraq_core::article::{Dir, Link, Mark};
use warraq_core::text::language;

/// The empty comment that Warraq itself writes.
const NOTHING: &str = "<!---->";

/// What a tag does to the line it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Effect {
    /// Starts a run; the mark is absent where the tag only isolates.
    Open {
        /// The tag's name.
        name: String,
        /// What the run is marked with.
        mark: Option<Mark>,
    },
    /// Ends the run that the tag of this name started.
    Close(String),
    /// A new line.
    Break,
    /// An empty comment: it keeps two lists apart, or a row of empty headings.
    Nothing,
    /// Starts something that is no text, up to the closing tag of this name.
    Hide(String),
    /// Something that an article cannot hold.
    Unknown,
}

/// What `tag`, with its angle brackets, does.
pub(super) fn effect(tag: &str) -> Effect {
    if tag.trim_end() == NOTHING {
        return Effect::Nothing;
    }
    let inner = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim();
    let (is_closing, inner) = inner.strip_prefix('/').map_or((false, inner), |rest| (true, rest));
    let (name, attributes) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let name = name.to_ascii_lowercase();
    if is_closing {
        return if is_understood(&name) { Effect::Close(name) } else { Effect::Unknown };
    }
    match name.as_str() {
        "br" => Effect::Break,
        "script" | "style" => Effect::Hide(name),
        "span" => span(name, attributes),
        "a" => link(name, attributes),
        _ if !attributes.trim().is_empty() => Effect::Unknown,
        "bdi" => Effect::Open { name, mark: None },
        _ => match plain_mark(&name) {
            Some(mark) => Effect::Open { name, mark: Some(mark) },
            None => Effect::Unknown,
        },
    }
}

fn is_understood(name: &str) -> bool {
    matches!(name, "span" | "bdi" | "a") || plain_mark(name).is_some()
}

fn plain_mark(name: &str) -> Option<Mark> {
    Some(match name {
        "strong" | "b" => Mark::Strong,
        "em" | "i" => Mark::Emphasis,
        "u" => Mark::Underline,
        "s" | "del" | "strike" => Mark::Strike,
        "sup" => Mark::Superscript,
        "sub" => Mark::Subscript,
        _ => return None,
    })
}

/// `<a href="…" title="…">`, whatever else it says of where and how it opens.
fn link(name: String, attributes: &str) -> Effect {
    let (mut address, mut title) = (None, None);
    for (key, value) in attribute_pairs(attributes) {
        match key {
            "href" if Link::allows(value) => address = Some(value.to_owned()),
            "title" => title = Some(value.to_owned()).filter(|title| !title.is_empty()),
            "target" | "rel" => {}
            _ => return Effect::Unknown,
        }
    }
    match address {
        Some(href) => Effect::Open { name, mark: Some(Mark::Link(Link { href, title })) },
        None => Effect::Unknown,
    }
}

/// `<span lang="…" dir="…">`, and no other attribute.
fn span(name: String, attributes: &str) -> Effect {
    let (mut lang, mut dir) = (None, None);
    for (key, value) in attribute_pairs(attributes) {
        match key {
            "lang" if language::is_tag(value) => lang = Some(value.to_owned()),
            "dir" if value == "rtl" => dir = Some(Dir::Rtl),
            "dir" if value == "ltr" => dir = Some(Dir::Ltr),
            _ => return Effect::Unknown,
        }
    }
    match lang {
        Some(lang) => Effect::Open { name, mark: Some(Mark::Lang { lang, dir }) },
        None => Effect::Unknown,
    }
}

/// Keys and values as far as they are written with quotes; anything else is a key without a value.
fn attribute_pairs(attributes: &str) -> Vec<(&str, &str)> {
    let mut pairs = Vec::new();
    let mut rest = attributes.trim_start();
    while !rest.is_empty() {
        let quoted = rest.split_once('=').and_then(|(key, after)| {
            let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
            let (value, rest) = after[1..].split_once(quote)?;
            Some((key.trim(), value, rest))
        });
        let (key, value, after) = quoted.unwrap_or((rest, "", ""));
        pairs.push((key, value));
        rest = after.trim_start();
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_mark_are_understood() {
        let open = |name: &str, mark| Effect::Open { name: name.to_owned(), mark };
        assert_eq!(effect("<u>"), open("u", Some(Mark::Underline)));
        assert_eq!(effect("<BDI>"), open("bdi", None));
        assert_eq!(effect("</sup >"), Effect::Close("sup".to_owned()));
        assert_eq!(effect("<br />"), Effect::Break);
        let mark = Mark::Lang { lang: "en".to_owned(), dir: Some(Dir::Ltr) };
        assert_eq!(effect("<span lang=\"en\" dir='ltr'>"), open("span", Some(mark)));
    }

    #[test]
    fn everything_else_is_not() {
        for tag in [
            "<mark>",
            "<a href=\"x\">",
            "<u onclick=\"x\">",
            "<span>",
            "<span dir=\"ltr\">",
            "<span lang=\"!\">",
            "<span lang=\"en\" style=\"x\">",
            "<span lang=en>",
            "</div>",
            "<!-- a -->",
        ] {
            assert_eq!(effect(tag), Effect::Unknown, "{tag}");
        }
        assert_eq!(effect("<script src=x>"), Effect::Hide("script".to_owned()));
    }
}
