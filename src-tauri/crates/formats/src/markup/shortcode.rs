//! `WordPress`'s words in square brackets, which stand in the text of a post until a site shows it.

use std::collections::HashSet;

/// A piece of text that may hold shortcodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Letters.
    Text(&'a str),
    /// `[caption …]`: a picture and its caption follow.
    Caption(&'a str),
    /// `[/caption]`.
    CaptionEnd,
    /// `[embed]address[/embed]`.
    Embed(&'a str),
    /// A shortcode that has no meaning outside its site.
    Unknown(&'a str),
}

/// The names that end somewhere in `text`: `[/name]`.
pub(crate) fn ended(text: &str) -> impl Iterator<Item = &str> {
    let ends = text.match_indices("[/").filter_map(|(at, start)| {
        let name = text[at + start.len()..].split(']').next()?.trim();
        is_name(name).then_some(name)
    });
    ends.take(MAX_ENDED)
}

/// Ends in one text that are looked at.
const MAX_ENDED: usize = 1000;

/// `text` in pieces; of `ended` names it is known that they end somewhere in the document.
pub(crate) fn pieces<'a>(text: &'a str, ended: &HashSet<String>) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let (mut rest, mut from) = (text, 0);
    while let Some(at) = rest[from..].find('[').map(|at| from + at) {
        let Some((piece, length)) = shortcode(&rest[at..], ended) else {
            from = at + 1;
            continue;
        };
        if at > 0 {
            pieces.push(Piece::Text(&rest[..at]));
        }
        pieces.push(piece);
        rest = &rest[at + length..];
        from = 0;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// The longest shortcode, in bytes: a form of an attribute or two, not a paragraph.
const MAX_BYTES: usize = 2000;

/// Names that `WordPress` itself and page builders use.
const NAMES: [&str; 9] = [
    "gallery",
    "audio",
    "video",
    "playlist",
    "contact-form-7",
    "contact-form",
    "more",
    "nextpage",
    "toc",
];
const PREFIXES: [&str; 7] = ["vc_", "et_pb_", "fusion_", "av_", "su_", "wp_", "elementor"];

/// The shortcode that `text` starts with and its length in bytes.
fn shortcode<'a>(text: &'a str, ended: &HashSet<String>) -> Option<(Piece<'a>, usize)> {
    let limit = text.len().min(MAX_BYTES);
    let inner = text.as_bytes().get(1..limit)?;
    let end = 1 + inner.iter().position(|byte| matches!(byte, b']' | b'['))?;
    if text.as_bytes()[end] != b']' {
        return None;
    }
    let whole = &text[..=end];
    let inner = whole[1..end].trim_end_matches('/').trim_end();
    let (is_closing, inner) = inner.strip_prefix('/').map_or((false, inner), |rest| (true, rest));
    let (name, attributes) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    match (name, is_closing) {
        ("caption" | "wp_caption", false) => Some((Piece::Caption(whole), end + 1)),
        ("caption" | "wp_caption", true) => Some((Piece::CaptionEnd, end + 1)),
        ("embed", false) => embed(text, end),
        _ if is_known(name)
            || has_attributes(name, attributes)
            || is_closing && is_name(name) && attributes.is_empty()
            || ended.contains(name) =>
        {
            Some((Piece::Unknown(whole), end + 1))
        }
        _ => None,
    }
}

fn embed(text: &str, end: usize) -> Option<(Piece<'_>, usize)> {
    let after = &text[end + 1..];
    let close = after.find("[/embed]").filter(|at| *at < MAX_BYTES)?;
    let length = end + 1 + close + "[/embed]".len();
    Some((Piece::Embed(after[..close].trim()), length))
}

fn is_known(name: &str) -> bool {
    NAMES.contains(&name) || PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// Whether it is a plain name followed by `key="value"`.
fn has_attributes(name: &str, attributes: &str) -> bool {
    let key = attributes.split('=').next().unwrap_or("").trim();
    let value = attributes.split_once('=').map_or("", |(_, value)| value.trim_start());
    is_name(name)
        && !key.is_empty()
        && key.chars().all(is_of_name)
        && value.starts_with(['"', '\'', '”', '“', '″'])
}

/// Whether a shortcode can be called so.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(is_of_name)
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<Piece<'_>> {
        super::pieces(text, &ended(text).map(str::to_owned).collect())
    }

    #[test]
    fn shortcodes_part_a_text() {
        let text = "قبل[caption id=\"a_1\" width=\"3\"]تعليق[/caption][gallery ids=\"1,2\"]بعد";
        assert_eq!(
            pieces(text),
            [
                Piece::Text("قبل"),
                Piece::Caption("[caption id=\"a_1\" width=\"3\"]"),
                Piece::Text("تعليق"),
                Piece::CaptionEnd,
                Piece::Unknown("[gallery ids=\"1,2\"]"),
                Piece::Text("بعد"),
            ]
        );
        assert_eq!(
            pieces("[embed w=\"1\"] https://a.example/ [/embed]"),
            [Piece::Embed("https://a.example/")]
        );
        assert_eq!(pieces("[/vc_row]"), [Piece::Unknown("[/vc_row]")]);
    }

    #[test]
    fn both_tags_of_a_shortcode_that_nobody_knows_go() {
        for (text, start, end) in [
            ("[foo]نص[/foo]", "[foo]", "[/foo]"),
            ("[foo a=\"1\"]نص[/foo]", "[foo a=\"1\"]", "[/foo]"),
            ("[foo a=1]نص[/foo]", "[foo a=1]", "[/foo]"),
        ] {
            assert_eq!(
                pieces(text),
                [Piece::Unknown(start), Piece::Text("نص"), Piece::Unknown(end)]
            );
        }
    }

    #[test]
    fn other_brackets_are_text() {
        for text in [
            "[1]",
            "قال [ميلر] إن",
            "[sic]",
            "[",
            "]",
            "[]",
            "[a = b]",
            "[embed]x",
            "[/]",
            "[/ميلر]",
        ] {
            assert_eq!(pieces(text), [Piece::Text(text)], "{text}");
        }
    }
}
