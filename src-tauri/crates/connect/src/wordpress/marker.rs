//! The marker in the text of a post: what it is found by when somebody gave it another name.
//!
//! It is a comment of HTML at the end, where no reader sees it, and WordPress keeps comments for every role. In a text
//! of blocks it has a block of its own: a comment between blocks would become a "classic" block at the first save.

use std::ops::Range;

use crate::post::PostKey;

const OPEN: &str = "<!-- wp:html -->\n";
const CLOSE: &str = "\n<!-- /wp:html -->";

/// The text with the marker of its article.
pub fn with(content: &str, key: PostKey) -> String {
    let comment = format!("<!-- {} -->", key.marker());
    let between = if content.is_empty() { "" } else { "\n\n" };
    if content.contains("<!-- wp:") {
        format!("{content}{between}{OPEN}{comment}{CLOSE}")
    } else {
        format!("{content}{between}{comment}")
    }
}

/// The text without its markers, and the first of them.
pub fn without(content: &str) -> (String, Option<String>) {
    let (mut rest, mut first) = (content.to_owned(), None);
    while let Some((place, marker)) = find(&rest) {
        rest.replace_range(place, "");
        first.get_or_insert(marker);
    }
    (rest, first)
}

/// The first marker, with the block around it and the line before it.
fn find(content: &str) -> Option<(Range<usize>, String)> {
    let (start, end, marker) = content.match_indices("<!--").find_map(|(start, _)| {
        let end = start + content[start..].find("-->")? + 3;
        let inner = content[start + 4..end - 3].trim();
        let id = inner.strip_prefix("warraq:")?;
        let is_id = id.len() == 26 && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_id.then(|| (start, end, inner.to_owned()))
    })?;
    let (before, behind) = (&content[..start], &content[end..]);
    // As it was written, or as editors write it again: blanks around it, a paragraph of its own.
    let wraps = [("<!-- wp:html -->", "<!-- /wp:html -->"), ("<p>", "</p>"), ("", "")];
    let (opening, closing) = wraps.into_iter().find_map(|(open, close)| {
        let opening = before.trim_end().strip_suffix(open)?.len();
        let blank = behind.len() - behind.trim_start().len();
        let skipped = if close.is_empty() { 0 } else { blank };
        behind.trim_start().starts_with(close).then_some((opening, end + skipped + close.len()))
    })?;
    let from = content[..opening].trim_end().len();
    let last = content[closing..].trim().is_empty();
    Some((if last { from..content.len() } else { from..closing }, marker))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01J9ZZ6CQK7WXC2M3N4P5Q6R7S";

    fn key() -> PostKey {
        PostKey::of(ID.parse().unwrap())
    }

    #[test]
    fn what_is_put_in_comes_out_again() {
        for content in ["", "<p>نص</p>", "<!-- wp:paragraph -->\n<p>نص</p>\n<!-- /wp:paragraph -->"]
        {
            let marked = with(content, key());
            assert_eq!(without(&marked), (content.to_owned(), Some(key().marker())), "{marked}");
        }
    }

    #[test]
    fn it_is_found_wherever_an_editor_moved_it() {
        let marker = key().marker();
        for (moved, rest) in [
            (format!("<p>one</p>\n<!--{marker}-->\n\n<p>two</p>"), "<p>one</p>\n\n<p>two</p>"),
            (format!("<p>one</p>\n<p><!-- {marker} --></p>\n"), "<p>one</p>"),
            (format!("<!-- wp:html -->\n\n<!-- {marker} -->\n<!-- /wp:html -->\n\nb"), "\n\nb"),
            (format!("a <!-- {marker} --> b <!-- {marker} -->"), "a b"),
        ] {
            assert_eq!(without(&moved), (rest.to_owned(), Some(marker.clone())), "{moved}");
        }
    }

    #[test]
    fn other_comments_stay() {
        let text = "<!-- warraq:short --><!-- wp:html --><!-- x --><!-- /wp:html --><!-- open";
        assert_eq!(without(text), (text.to_owned(), None));
    }
}
