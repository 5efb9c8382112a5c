//! Pages that would keep the parser busy: each tag is weighed against all that are open around it.

use std::collections::HashMap;

use crate::error::FormatError;

/// The open elements that all tags together may have around them. The parser looks through those of a tag
/// when it opens a block, so that this many take it about two seconds; a page of a newspaper has 100,000.
const MAX_AROUND: usize = 30_000_000;
/// The same for elements such as `<font>`, which are opened again in each block they were not closed before.
const MAX_REOPENED: usize = 3_000_000;

/// The tags of a page, at most: each becomes an element in memory. A long page of a word processor has 50,000.
const MAX_TAGS: usize = 400_000;
/// Bytes of text between the tags of a page, at most: a million words.
const MAX_TEXT_BYTES: usize = 8 << 20;

/// Refuses a page whose tags are nested so deeply, or left open so often, that reading it would take long.
///
/// # Errors
/// [`FormatError::Tangled`].
pub(crate) fn check(html: &str) -> Result<(), FormatError> {
    let mut open = Open::default();
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(start) = find(bytes, at, b'<') {
        open.text += start - at;
        at = start + 1;
        let Some(first) = bytes.get(at) else { break };
        let is_end = *first == b'/';
        let name = name_at(bytes, at + usize::from(is_end));
        if name.is_empty() {
            at = after_markup(html, start);
            continue;
        }
        let end = find(bytes, at, b'>').unwrap_or(bytes.len());
        if is_end {
            open.close(name);
        } else {
            open.open(name, &bytes[start..end]);
        }
        if let Some(detail) = open.fault() {
            return Err(FormatError::Tangled { detail });
        }
        at = if is_raw(name) && !is_end { after_raw(html, end, name) } else { end };
    }
    open.text += bytes.len().saturating_sub(at);
    open.fault().map_or(Ok(()), |detail| Err(FormatError::Tangled { detail }))
}

/// The elements that are open, as a parser would have them.
#[derive(Default)]
struct Open<'a> {
    stack: Vec<&'a [u8]>,
    /// Elements such as `<font>` that are opened again in the next block.
    formats: Vec<&'a [u8]>,
    /// How often each of them is open with the same attributes: three are kept.
    same: HashMap<&'a [u8], usize>,
    around: usize,
    reopened: usize,
    tags: usize,
    /// Bytes between tags.
    text: usize,
}

impl<'a> Open<'a> {
    fn open(&mut self, name: &'a [u8], tag: &'a [u8]) {
        self.tags += 1;
        let attributes = attributes(tag);
        // The parser compares each attribute of a tag with those before it.
        self.around += self.stack.len() + attributes * attributes / 16;
        self.reopened += self.formats.len();
        if is_any(
            name,
            &[
                "br", "img", "hr", "input", "meta", "link", "col", "area", "wbr", "source",
                "param", "embed", "base", "track",
            ],
        ) {
            return;
        }
        if !is_format(name) && !is_any(name, &PHRASES) {
            self.end_paragraph();
        }
        while self.stack.last().is_some_and(|last| is_ended_by(last, name)) {
            self.stack.pop();
        }
        self.stack.push(name);
        if is_format(name) {
            let same = self.same.entry(tag).or_default();
            *same += 1;
            if *same <= 3 {
                self.formats.push(tag);
            }
        }
    }

    /// What would keep the parser busy.
    fn fault(&self) -> Option<String> {
        if self.tags > MAX_TAGS {
            return Some(format!("it has more than {MAX_TAGS} tags"));
        }
        if self.text > MAX_TEXT_BYTES {
            return Some(format!("it has more than {MAX_TEXT_BYTES} bytes of text"));
        }
        let is_deep = self.around > MAX_AROUND || self.reopened > MAX_REOPENED;
        is_deep.then(|| "its tags stand in one another, or are left open, too often".to_owned())
    }

    /// A block ends the paragraph it starts in, with what is open in that.
    fn end_paragraph(&mut self) {
        let is_inside = |open: &&&[u8]| is_format(open) || is_any(open, &PHRASES);
        let inside = self.stack.iter().rev().take_while(is_inside).count();
        let Some(at) = self.stack.len().checked_sub(inside + 1) else { return };
        if is_any(self.stack[at], &["p"]) {
            self.stack.truncate(at);
        }
    }

    /// Closes the innermost element of that name, with what is open in it.
    fn close(&mut self, name: &[u8]) {
        let found = self.stack.iter().rposition(|open| open.eq_ignore_ascii_case(name));
        self.around += self.stack.len() - found.unwrap_or(0);
        if let Some(at) = found {
            self.stack.truncate(at);
        }
        if is_format(name) {
            let is_it = |tag: &&[u8]| name_at(tag, 1).eq_ignore_ascii_case(name);
            let found = self.formats.iter().rposition(is_it);
            self.reopened += self.formats.len() - found.unwrap_or(0);
            if let Some(at) = found {
                let tag = self.formats.remove(at);
                self.same.insert(tag, self.same.get(tag).map_or(0, |same| same.saturating_sub(1)));
            }
        }
    }
}

/// How many attributes a tag has, about: what stands apart from what is before it, outside quotes.
fn attributes(tag: &[u8]) -> usize {
    let (mut count, mut quote, mut is_apart, mut is_value) = (0, None, false, false);
    for byte in tag {
        match (quote, byte) {
            (Some(open), _) if open == *byte => (quote, is_apart, is_value) = (None, true, false),
            (Some(_), _) => {}
            (None, b'"' | b'\'') if is_value => quote = Some(*byte),
            (None, b'=') => is_value = true,
            (None, b'/') if !is_value => is_apart = true,
            (None, _) if byte.is_ascii_whitespace() => (is_apart, is_value) = (true, false),
            (None, _) => count += usize::from(std::mem::take(&mut is_apart)),
        }
    }
    count
}

/// Elements that stand in a line, and end with their paragraph.
const PHRASES: [&str; 8] = ["span", "abbr", "bdi", "cite", "del", "ins", "sub", "sup"];

/// Whether an open element ends where one of this name starts, because writers leave its end out.
fn is_ended_by(open: &[u8], name: &[u8]) -> bool {
    let both = |names: &[&str]| is_any(open, names) && is_any(name, names);
    both(&["li"])
        || both(&["dt", "dd"])
        || both(&["option", "optgroup"])
        || both(&["td", "th"])
        || is_any(name, &["tr"]) && is_any(open, &["td", "th", "tr"])
        || is_any(name, &["tbody", "tfoot", "thead"])
            && is_any(open, &["td", "th", "tr", "tbody", "thead"])
}

fn is_format(name: &[u8]) -> bool {
    is_any(
        name,
        &[
            "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong",
            "tt", "u",
        ],
    )
}

/// Whether what stands in it is no markup.
fn is_raw(name: &[u8]) -> bool {
    is_any(name, &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"])
}

fn is_any(name: &[u8], names: &[&str]) -> bool {
    names.iter().any(|other| name.eq_ignore_ascii_case(other.as_bytes()))
}

fn find(bytes: &[u8], from: usize, wanted: u8) -> Option<usize> {
    bytes.get(from..)?.iter().position(|byte| *byte == wanted).map(|at| from + at)
}

fn name_at(bytes: &[u8], at: usize) -> &[u8] {
    let rest = bytes.get(at..).unwrap_or_default();
    if !rest.first().is_some_and(u8::is_ascii_alphabetic) {
        return &[];
    }
    let is_end = |byte: &u8| matches!(byte, b'>' | b'/' | b'<') || byte.is_ascii_whitespace();
    &rest[..rest.iter().position(is_end).unwrap_or(rest.len())]
}

/// Behind a comment, or behind a `<` that starts nothing.
fn after_markup(html: &str, start: usize) -> usize {
    match html[start..].strip_prefix("<!--") {
        Some(comment) => comment.find("-->").map_or(html.len(), |end| start + 4 + end),
        None => start + 1,
    }
}

/// Before the end tag of an element whose content is no markup.
fn after_raw(html: &str, from: usize, name: &[u8]) -> usize {
    let bytes = html.as_bytes();
    let mut at = from;
    while let Some(start) = find(bytes, at, b'<') {
        let is_end = bytes.get(start + 1) == Some(&b'/');
        if is_end && name_at(bytes, start + 2).eq_ignore_ascii_case(name) {
            return start;
        }
        at = start + 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_pages_are_refused() {
        for unit in ["<div>", "<ul><li>", "<b><div>", "<x-y>", "<blockquote><p>", "<span>"] {
            assert!(
                matches!(check(&unit.repeat(20_000)), Err(FormatError::Tangled { .. })),
                "{unit}"
            );
            assert!(check(&unit.repeat(1000)).is_ok(), "{unit}");
        }
    }

    #[test]
    fn elements_that_are_never_closed_are_refused_where_they_multiply() {
        let fonts =
            (0..5000).map(|size| format!("<p><font size={size}>قسد")).collect::<Vec<_>>().concat();
        assert!(matches!(check(&fonts), Err(FormatError::Tangled { .. })));
        let fonts =
            (0..500).map(|size| format!("<p><font size={size}>قسد")).collect::<Vec<_>>().concat();
        assert!(check(&fonts).is_ok());
    }

    #[test]
    fn pages_of_more_text_than_any_article_are_refused() {
        let text = "كلمة ".repeat(MAX_TEXT_BYTES / 9 + 1);
        for page in [text.clone(), format!("<p>{text}"), format!("<p>{text}</p>")] {
            assert!(matches!(check(&page), Err(FormatError::Tangled { .. })));
        }
        assert!(check(&format!("<style>{text}</style><p>{}", &text[..9000])).is_ok());
    }

    #[test]
    fn attributes_are_counted() {
        for (tag, count) in [
            ("<p", 0),
            ("<p a=1 b='c d e' f", 3),
            ("<p a='1'b=\"/x/y\"/c/d", 4),
            ("<img src=data:image/png;base64,a/b/c/d>", 1),
        ] {
            assert_eq!(attributes(tag.as_bytes()), count, "{tag}");
        }
    }

    #[test]
    fn tags_without_end_are_refused() {
        let attributes = (0..50_000).map(|index| format!(" a{index}")).collect::<Vec<_>>().concat();
        assert!(check(&format!("<p{attributes}>")).is_err());
        assert!(check(&"<br>".repeat(MAX_TAGS + 1)).is_err());
    }

    #[test]
    fn long_pages_are_not() {
        for unit in [
            "<p>قسد",
            "<div><p>قسد</p><br></div>",
            "<table><tr><td>1<td>2<tr><td>3</table>",
            "<ul><li>1<li>2</ul>",
            "<p><b>قسد",
            "<script>'<div>'</script>",
            "<!-- <div> -->",
            "<style><div></style>",
            "a < b <3 </ < ",
        ] {
            assert!(check(&unit.repeat(50_000)).is_ok(), "{unit}");
        }
    }
}
