//! Elements of XML, for everything but the text of an article.

use warraq_core::article::Dir;
use warraq_core::text::direction;

use crate::hypertext::text;

/// Writes elements; each that has letters of its own says so where they run against the part.
pub(crate) struct Pen {
    out: String,
    dir: Dir,
}

impl Pen {
    /// A pen for a part that runs in `dir`.
    pub(crate) fn new(dir: Dir) -> Self {
        Self { out: String::new(), dir }
    }

    /// All that was written.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    /// Markup that is right as it is.
    pub(crate) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// An element with `words`; `attributes` are markup, with a space before each. Nothing where there is no word.
    pub(crate) fn label(&mut self, tag: &str, attributes: &str, words: &str) {
        self.marked(tag, attributes, words, &text(words));
    }

    /// The same for several names or words in one line: their order is that of the part, whatever letters they have.
    pub(crate) fn list(&mut self, tag: &str, words: &str) {
        if !words.is_empty() {
            self.raw(&format!("<{tag}>{}</{tag}>\n", text(words)));
        }
    }

    /// The same for words that are `markup` already.
    pub(crate) fn marked(&mut self, tag: &str, attributes: &str, words: &str, markup: &str) {
        if words.trim().is_empty() {
            return;
        }
        let dir = self.direction(words);
        self.raw(&format!("<{tag}{attributes}{dir}>{markup}</{tag}>\n"));
    }

    /// An element for what has a name and no code.
    pub(crate) fn named(&mut self, tag: &str, attributes: &str, name: &str) {
        if name.trim().is_empty() {
            return;
        }
        let dir = self.direction(name);
        self.raw(&format!("<{tag}{attributes}><name{dir}>{}</name></{tag}>\n", text(name)));
    }

    fn direction(&self, words: &str) -> String {
        match direction::of_text(words, self.dir) {
            dir if dir == self.dir => String::new(),
            dir => format!(" dir=\"{}\"", dir.as_str()),
        }
    }
}
