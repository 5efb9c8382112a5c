//! The words of what WordPress keeps as HTML though it is one line.

use crate::markup;

/// The words of a title or an excerpt, which WordPress keeps as HTML.
pub(super) fn plain(html: &str) -> String {
    let document = Some(html).filter(|html| html.contains(['<', '&'])).map(markup::parse::fragment);
    match document {
        Some(Ok(document)) => collapsed(&markup::words::of(&document.root())),
        _ => collapsed(html),
    }
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
