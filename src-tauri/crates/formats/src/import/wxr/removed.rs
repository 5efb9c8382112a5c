//! What of a post is not in its article, put where it stood so that the report says where that was.

/// An element that stands for `text` in the report, and for nothing in the article.
pub(super) fn marked(text: &str) -> String {
    format!("<div data-wq-removed=\"html\">{}</div>", escaped(text))
}

/// `text` in HTML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
