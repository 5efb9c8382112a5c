//! XML as word processors read it.

use crate::invisible::is_allowed_in_xml;

/// What every part begins with.
pub(crate) const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// XML while it is written.
pub(crate) struct Markup(String);

impl Markup {
    /// What begins with `opening`.
    pub(crate) fn new(opening: impl Into<String>) -> Self {
        Self(opening.into())
    }

    /// Adds markup that is right as it is.
    pub(crate) fn add(&mut self, xml: &str) {
        self.0.push_str(xml);
    }

    /// All that was written.
    pub(crate) fn finish(self) -> String {
        self.0
    }
}

/// `text` as the content of an element or the value of an attribute in double quotes, white space as it is. What XML
/// cannot hold is left out.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            _ if is_allowed_in_xml(letter) => escaped.push(letter),
            _ => {}
        }
    }
    escaped
}
