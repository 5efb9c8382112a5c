//! From text to a document tree, by the rules of browsers.

use std::borrow::Cow;

use dom_query::Document;

use super::nesting;
use crate::error::FormatError;

/// The document in `html`.
///
/// # Errors
/// [`FormatError::Tangled`] where its tags are nested as nobody nests them.
pub(crate) fn document(html: &str) -> Result<Document, FormatError> {
    nesting::check(html)?;
    Ok(Document::from(&*without_equivalents(html)))
}

/// The same for a piece of a document.
///
/// # Errors
/// As [`document`].
pub(crate) fn fragment(html: &str) -> Result<Document, FormatError> {
    nesting::check(html)?;
    Ok(Document::fragment(&*without_equivalents(html)))
}

/// `html` whose `<meta>` tags stand for no HTTP header. The text is decoded by now, nothing is loaded anew, and
/// the parser breaks off at an encoding that is named without a value.
fn without_equivalents(html: &str) -> Cow<'_, str> {
    const NAME: &str = "http-equiv";
    let lower = html.to_ascii_lowercase();
    if !lower.contains(NAME) {
        return Cow::Borrowed(html);
    }
    let mut text = String::with_capacity(html.len());
    let mut done = 0;
    for (start, _) in lower.match_indices("<meta") {
        let end = start + tag_length(&lower[start..]);
        for (at, _) in lower[start..end].match_indices(NAME) {
            let at = start + at;
            if at >= done {
                text.push_str(&html[done..at]);
                text.push_str("data-equiv");
                done = at + NAME.len();
            }
        }
    }
    text.push_str(&html[done..]);
    Cow::Owned(text)
}

/// Bytes up to the end of the tag that `html` begins with: a `>` in quotation marks does not end it.
fn tag_length(html: &str) -> usize {
    let mut quote = None;
    let mut is_end = |(_, byte): &(usize, u8)| {
        match quote {
            Some(open) if open == *byte => quote = None,
            None if matches!(byte, b'"' | b'\'') => quote = Some(*byte),
            _ => {}
        }
        quote.is_none() && *byte == b'>'
    };
    html.bytes().enumerate().find(&mut is_end).map_or(html.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_without_a_value_breaks_nothing() {
        for meta in [
            r#"<meta http-equiv="content-type" content="text/html; charset">"#,
            r#"<META content="text/html; charset" HTTP-EQUIV="Content-Type">"#,
            r#"<meta content="charset" http-equiv='content-type'"#,
            r#"<meta a=">" http-equiv="content-type" content="charset">"#,
        ] {
            let html = format!("<html><head>{meta}</head><body><p>نص</p></body></html>");
            let found = document(&html).unwrap();
            assert!(!found.html().is_empty(), "{meta}");
            fragment(&html).unwrap();
        }
    }

    #[test]
    fn text_about_headers_stays() {
        let html = "<p>http-equiv و<code>&lt;meta http-equiv&gt;</code></p>";
        assert_eq!(without_equivalents(html), html);
    }
}
