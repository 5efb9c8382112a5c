//! Elements of an export, one on a line.

use crate::hypertext;
use crate::invisible::is_allowed_in_xml;

/// An export that is being written.
pub(super) struct Xml(String);

impl Xml {
    pub(super) fn new() -> Self {
        Self(String::new())
    }

    pub(super) fn finish(self) -> String {
        self.0
    }

    /// Markup that is right as it is.
    pub(super) fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// An element with what `inside` writes.
    pub(super) fn element(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.raw(&format!("<{name}>\n"));
        inside(self);
        self.raw(&format!("</{name}>\n"));
    }

    /// An element of plain text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.raw(&format!("<{name}>{}</{name}>\n", hypertext::text(text)));
    }

    /// An element of text in which markup stands as it is.
    pub(super) fn cdata(&mut self, name: &str, text: &str) {
        self.cdata_with(name, "", text);
    }

    /// The same with attributes, which are right as they are.
    pub(super) fn cdata_with(&mut self, name: &str, attributes: &str, text: &str) {
        let allowed: String = text.chars().filter(|letter| is_allowed_in_xml(*letter)).collect();
        let safe = allowed.replace("]]>", "]]]]><![CDATA[>");
        self.raw(&format!("<{name}{attributes}><![CDATA[{safe}]]></{name}>\n"));
    }
}
