//! Blocks of HTML: what stands in them is read as HTML is, and their tags are listed.

use super::tag::{self, Effect};
use super::tree::Grower;
use crate::markup;
use crate::report::RemovedKind;

/// Bytes of one tag that are enough to know it by.
const TAG_BYTES: usize = 2000;

impl Grower<'_> {
    /// Adds what stands in a block of HTML. One that is nested as nobody nests is listed as it is.
    pub(super) fn html_block(&mut self, html: &str) {
        if tag::effect(html) == Effect::Nothing {
            return;
        }
        let Ok(document) = markup::parse::fragment(html) else {
            self.tree.report.remove(RemovedKind::Html, html);
            return;
        };
        let tags = tags(html);
        if !tags.is_empty() {
            self.tree.report.remove(RemovedKind::Html, tags.join(" "));
        }
        markup::remark::remove_all(&document.root());
        markup::grow(&document.root(), self.at, &mut self.tree, &mut self.pictures);
    }
}

/// The tags and comments in `html`, in order.
fn tags(html: &str) -> Vec<&str> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        let length = length(rest);
        if length > 1 {
            tags.push(shortened(&rest[..length]));
        }
        rest = &rest[length..];
    }
    tags
}

/// The length of the tag or comment that `rest` begins with; 1 where its `<` begins none.
fn length(rest: &str) -> usize {
    if rest.starts_with("<!--") {
        return rest.find("-->").map_or(rest.len(), |end| end + "-->".len());
    }
    let begins = |letter: char| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!' | '?');
    if !rest[1..].starts_with(begins) {
        return 1;
    }
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn shortened(tag: &str) -> &str {
    let mut end = tag.len().min(TAG_BYTES);
    while !tag.is_char_boundary(end) {
        end -= 1;
    }
    &tag[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_text() {
        assert_eq!(
            tags("<p a='>' b=\"<\">1 < 2</p><!-- سر > --><br/>نص<x"),
            ["<p a='>' b=\"<\">", "</p>", "<!-- سر > -->", "<br/>", "<x"]
        );
        assert_eq!(tags("< 3 <"), Vec::<&str>::new());
    }
}
