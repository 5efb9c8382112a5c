//! The pieces that the text of a post has: letters, tags, comments.

use std::collections::HashSet;

/// A piece of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Letters.
    Text(&'a str),
    /// A tag: the name in small letters, whether it ends the element, all of it.
    Tag { name: String, is_end: bool, whole: &'a str },
    /// A comment.
    Comment(&'a str),
    /// An element whose letters stand as they are, from its first tag to its last.
    Raw(&'a str),
}

/// Elements in which new lines mean something, or nothing that is read.
const RAW: [&str; 6] = ["pre", "script", "style", "textarea", "iframe", "svg"];

/// The pieces of `html`, one after another, nothing left out.
pub(super) fn tokens(html: &str) -> impl Iterator<Item = Token<'_>> {
    let lower = html.to_ascii_lowercase();
    let mut at = 0;
    // Elements that end nowhere behind: nobody looks for their ends again and again.
    let mut endless = HashSet::new();
    std::iter::from_fn(move || {
        if at == html.len() {
            return None;
        }
        let (token, length) = next(&html[at..], &lower[at..], &mut endless);
        at += length;
        Some(token)
    })
}

fn next<'a>(html: &'a str, lower: &str, endless: &mut HashSet<String>) -> (Token<'a>, usize) {
    let Some(start) = tag_start(html) else { return (Token::Text(html), html.len()) };
    if start > 0 {
        return (Token::Text(&html[..start]), start);
    }
    if html.starts_with("<!--") {
        let end = html.find("-->").map_or(html.len(), |end| end + 3);
        return (Token::Comment(&html[..end]), end);
    }
    let end = tag_length(html);
    let whole = &html[..end];
    let is_end = html[1..].starts_with('/');
    let name = lower[1 + usize::from(is_end)..].split(|c: char| !c.is_ascii_alphanumeric());
    let name = name.into_iter().next().unwrap_or_default().to_owned();
    let is_raw = RAW.contains(&name.as_str()) && !is_end && !whole.ends_with("/>");
    if is_raw && !endless.contains(&name) {
        let close = format!("</{name}");
        if let Some(found) = lower[end..].find(&close) {
            let close = end + found;
            let length = close + tag_length(&html[close..]);
            return (Token::Raw(&html[..length]), length);
        }
        endless.insert(name.clone());
    }
    (Token::Tag { name, is_end, whole }, end)
}

/// Where the first tag or comment begins.
fn tag_start(html: &str) -> Option<usize> {
    html.match_indices('<').map(|(at, _)| at).find(|at| {
        let rest = &html.as_bytes()[at + 1..];
        match rest {
            [b'!', b'-', b'-', ..] => true,
            [b'/', letter, ..] | [letter, ..] => letter.is_ascii_alphabetic(),
            [] => false,
        }
    })
}

/// Bytes up to the end of the tag that `html` begins with: a `>` in quotation marks does not end it.
fn tag_length(html: &str) -> usize {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return at + 1,
            // The next tag begins: this one has no end.
            (None, b'<') if at > 0 => return at,
            _ => {}
        }
    }
    // A quotation mark that has no other.
    html.find('>').map_or(html.len(), |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_out() {
        for html in [
            "نص <b class='a>b'>غامق</b> 3 < 5 <!-- <p> --> <br/>",
            "<pre>أ <b>ب</b>\n</PRE> نص",
            "<a href=\"x>نص</a> \" و",
            "<p نص <b>",
            "<!-- بلا نهاية",
            "<pre> بلا نهاية <p>",
            "<",
            "</",
            "",
        ] {
            let whole: String = tokens(html)
                .map(|token| match token {
                    Token::Text(text) => text,
                    Token::Tag { whole, .. } | Token::Comment(whole) | Token::Raw(whole) => whole,
                })
                .collect();
            assert_eq!(whole, html);
        }
    }

    #[test]
    fn tags_are_known_by_name() {
        let found: Vec<_> = tokens("<BlockQuote cite='>'>نص</blockquote><pre>\n</pre>").collect();
        assert_eq!(
            found,
            [
                Token::Tag {
                    name: "blockquote".into(),
                    is_end: false,
                    whole: "<BlockQuote cite='>'>"
                },
                Token::Text("نص"),
                Token::Tag { name: "blockquote".into(), is_end: true, whole: "</blockquote>" },
                Token::Raw("<pre>\n</pre>"),
            ]
        );
    }
}
