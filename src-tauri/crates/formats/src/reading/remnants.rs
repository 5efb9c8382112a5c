//! HTML that was left in a text: tags, ends of tags, entities that stand as such.

use std::ops::Range;

use warraq_core::article::Block;

use super::draft::Draft;
use super::runs;
use crate::lines::each_line_mut;
use crate::report::RemovedKind;

/// The longest tag that is taken out, in bytes.
const TAG_BYTES: usize = 2000;
/// Elements whose names no text has between angle brackets by chance.
const ELEMENTS: [&str; 46] = [
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "center",
    "code",
    "div",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "li",
    "link",
    "meta",
    "nav",
    "ol",
    "p",
    "script",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "table",
    "ul",
];
/// More of them, of tables and media.
const MORE_ELEMENTS: [&str; 14] = [
    "tbody", "td", "th", "thead", "tr", "u", "video", "audio", "source", "sup", "sub", "s",
    "noscript", "svg",
];
/// Entities by name that scraped text has.
///
/// Source: HTML, section 13.5, named character references.
const ENTITIES: [(&str, &str); 24] = [
    ("nbsp", "\u{a0}"),
    ("quot", "\""),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("apos", "'"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("bull", "•"),
    ("middot", "·"),
    ("copy", "©"),
    ("reg", "®"),
    ("zwnj", "\u{200C}"),
    ("zwj", "\u{200D}"),
    ("rlm", "\u{200F}"),
    ("lrm", "\u{200E}"),
    ("shy", "\u{AD}"),
];

/// Something to take out of a line, and what stands there instead.
struct Remnant {
    bytes: Range<usize>,
    kind: RemovedKind,
    instead: String,
}

/// Takes what is left of HTML out of every line.
pub(super) fn remove(draft: &mut Draft) {
    for part in draft.parts() {
        let Some(block) = draft.block_mut(part) else { continue };
        for (kind, text) in clean(block) {
            draft.list(part, kind, &text);
        }
        draft.drop_if_empty(part);
    }
}

/// What was taken out of `block`.
fn clean(block: &mut Block) -> Vec<(RemovedKind, String)> {
    let mut removed = Vec::new();
    each_line_mut(std::slice::from_mut(block), &mut |content| {
        let text = content.to_text();
        let found = remnants(&text);
        if found.is_empty() {
            return;
        }
        let edits: Vec<(Range<usize>, String)> =
            found.iter().map(|remnant| (remnant.bytes.clone(), remnant.instead.clone())).collect();
        let listed = found
            .iter()
            .map(|remnant| (remnant.kind, text[remnant.bytes.clone()].trim().to_owned()));
        removed.extend(listed);
        *content = runs::replaced(content, &edits);
    });
    removed
}

/// The remnants of `line`, in order.
fn remnants(line: &str) -> Vec<Remnant> {
    let mut found = Vec::new();
    let mut at = 0;
    if let Some(end) = end_of_a_tag(line) {
        found.push(Remnant { bytes: 0..end, kind: RemovedKind::Html, instead: String::new() });
        at = end;
    }
    let last_comment = line.rfind("-->").unwrap_or(0);
    while let Some(next) = line[at..].find(['<', '&']) {
        let start = at + next;
        at = start + 1;
        if let Some(length) = tag(&line[start..], last_comment.saturating_sub(start)) {
            at = start + length;
            let instead = between(line, start..at);
            found.push(Remnant { bytes: start..at, kind: RemovedKind::Html, instead });
        } else if let Some((length, instead)) = entity(&line[start..]) {
            at = start + length;
            found.push(Remnant { bytes: start..at, kind: RemovedKind::Entity, instead });
        }
    }
    found
}

/// What stands where a tag stood: a space for one that parts lines, where it alone parted two words.
fn between(line: &str, bytes: Range<usize>) -> String {
    let parting =
        ["br", "p", "di", "li", "tr", "td", "th", "ul", "ol", "hr", "h1", "h2", "h3", "h4", "bl"];
    let letters = line[bytes.clone()].chars().filter(char::is_ascii_alphanumeric);
    let name: String = letters.take(2).collect::<String>().to_ascii_lowercase();
    let is_glued =
        |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !matches!(c, '<' | '>'));
    let is_glued = is_glued(line[..bytes.start].chars().next_back())
        && is_glued(line[bytes.end..].chars().next());
    if parting.contains(&name.as_str()) && is_glued { " ".to_owned() } else { String::new() }
}

/// The end of a tag that began before the line does: `crossorigin="anonymous"> `, attributes only.
fn end_of_a_tag(line: &str) -> Option<usize> {
    let close = line.bytes().take(TAG_BYTES).position(|b| b == b'>')?;
    let attributes = line[..close].trim_end_matches('/');
    let is_attributes = attributes.contains('=') && are_attributes(attributes);
    let behind = &line[close + 1..];
    is_attributes.then(|| line.len() - behind.trim_start().len())
}

/// Whether `text` is attributes with values, the first of which may have lost its beginning.
fn are_attributes(text: &str) -> bool {
    let mut rest = text.trim();
    while !rest.is_empty() {
        let name = rest
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':' | b'_'))
            .count();
        if name == 0 {
            return false;
        }
        rest = rest[name..].trim_start();
        let Some(value) = rest.strip_prefix('=') else { continue };
        let value = value.trim_start();
        let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            return false;
        };
        let Some(end) = value[1..].find(quote) else { return false };
        rest = value[end + 2..].trim_start();
    }
    true
}

/// The length of the tag or comment at the start of `rest`, whose last comment ends at `last_comment`, if any does.
fn tag(rest: &str, last_comment: usize) -> Option<usize> {
    if rest.starts_with("<!--") {
        // Without this, every beginning of a comment that has no end would be followed to the end.
        let ends = last_comment >= 4;
        return ends.then(|| rest.find("-->")).flatten().map(|end| end + 3);
    }
    let name = rest.strip_prefix("</").or_else(|| rest.strip_prefix('<'))?;
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let behind = &name[length..];
    let element = name[..length].to_ascii_lowercase();
    let is_element =
        ELEMENTS.contains(&element.as_str()) || MORE_ELEMENTS.contains(&element.as_str());
    if !is_element || !behind.starts_with([' ', '>', '/', '\n', '\t']) {
        return None;
    }
    let end = rest.bytes().take(TAG_BYTES).skip(1).position(|b| matches!(b, b'<' | b'>'))? + 1;
    (rest.as_bytes()[end] == b'>').then_some(end + 1)
}

/// The length of the entity at the start of `rest`, and the letter it is.
fn entity(rest: &str) -> Option<(usize, String)> {
    let end = rest.bytes().take(12).position(|b| b == b';')?;
    let name = &rest[1..end];
    let letter = match name.strip_prefix('#') {
        Some(number) => numbered(number)?.to_string(),
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1.to_owned(),
    };
    Some((end + 1, letter))
}

/// The letter with this number; a control character is none.
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|c| !c.is_control())
}

#[cfg(test)]
mod tests;
