//! What begins a text: words, a picture, a block, or what stands around those.

use crate::parts::captioned::captioned;
use crate::parts::cut::{element, tag};
use crate::parts::inline::is_inline;

/// Elements that are a part of an article where their words are.
const ELEMENTS: [&str; 12] =
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "pre"];

/// What begins a text.
pub(super) enum Piece {
    Word,
    /// One sign that no word begins with.
    Blank,
    /// An empty line, a comment, or what the site puts something else in the place of.
    Around,
    Picture,
    Captioned,
    Table,
    /// The beginning of a block, and how long all of it is.
    Block(usize),
    /// The beginning of an element, and how long all of it is.
    Element(usize),
    End,
}

/// How long the piece is that begins here, and what it is.
pub(super) fn next(text: &str, begins_line: bool) -> (usize, Piece) {
    if text.starts_with("<!--") {
        let length = text.find("-->").map_or(text.len(), |end| end + 3);
        let is_block = text.starts_with("<!-- wp:") && !text[..length].ends_with("/-->");
        return (length, if is_block { Piece::Block(block(text)) } else { Piece::Around });
    }
    if let Some(length) = captioned(text) {
        return (length, Piece::Captioned);
    }
    if begins_line && let Some(length) = shortcode(text) {
        return (length, Piece::Around);
    }
    if let Some((name, is_end, length)) = tag(text) {
        return match name {
            "img" => (length, Piece::Picture),
            "a" if !is_end && let Some(length) = linked_picture(text, length) => {
                (length, Piece::Picture)
            }
            name if is_inline(name) || matches!(name, "br" | "wbr") => (length, Piece::Word),
            "table" if !is_end => (element(text, name), Piece::Table),
            "hr" | "input" | "source" | "embed" => (length, Piece::Around),
            _ if is_end => (length, Piece::End),
            name if ELEMENTS.contains(&name) => (length, Piece::Element(element(text, name))),
            _ => (length, Piece::Element(0)),
        };
    }
    let sign = text.chars().next().unwrap_or(' ');
    let blank = text.len() - text.trim_start().len();
    if text[..blank].matches('\n').count() > 1 {
        return (blank, Piece::Around);
    }
    (sign.len_utf8(), if sign.is_whitespace() { Piece::Blank } else { Piece::Word })
}

/// How long a block is that begins here.
fn block(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(next) = text[at..].find("<!-- ").map(|next| at + next) {
        let end = text[next..].find("-->").map_or(text.len(), |end| next + end + 3);
        if text[next..].starts_with("<!-- wp:") && !text[next..end].ends_with("/-->") {
            depth += 1;
        } else if text[next..].starts_with("<!-- /wp:") {
            depth = depth.saturating_sub(1);
        }
        at = end;
        if depth == 0 {
            break;
        }
    }
    at
}

/// How long a link is that holds a picture and nothing else, whose own tag is `length` long.
fn linked_picture(text: &str, length: usize) -> Option<usize> {
    let inner = text[length..].trim_start();
    let (name, _, picture) = tag(inner)?;
    let after = inner[picture..].trim_start();
    (name == "img" && after.starts_with("</a>")).then(|| text.len() - after.len() + "</a>".len())
}

/// How long a shortcode is that has this line for itself.
fn shortcode(text: &str) -> Option<usize> {
    let line = text.lines().next()?.trim_end();
    let inner = line.strip_prefix('[')?.strip_suffix(']')?;
    (inner.starts_with(|c: char| c.is_ascii_alphabetic()) && !inner.contains(['[', ']', '<']))
        .then_some(line.len())
}
