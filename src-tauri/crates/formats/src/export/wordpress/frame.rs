//! What stands around every block: comments with its name and attributes, and elements that carry direction and
//! language.

use serde_json::{Map, Value};
use warraq_core::article::{BlockAttrs, Dir};
use warraq_core::text::language::{self, Surroundings};

use super::Post;
use crate::hypertext;

impl Post<'_> {
    /// A block: its comments and what `inside` writes between them.
    pub(super) fn block(
        &mut self,
        name: &str,
        attributes: Map<String, Value>,
        inside: impl FnOnce(&mut Self),
    ) {
        let gap = if std::mem::take(&mut self.is_first) { "" } else { "\n\n" };
        self.writer.raw(gap);
        let attributes = if attributes.is_empty() {
            String::new()
        } else {
            format!(" {}", in_comment(&Value::Object(attributes).to_string()))
        };
        self.writer.raw(&format!("<!-- wp:{name}{attributes} -->\n"));
        inside(self);
        self.writer.raw(&format!("\n<!-- /wp:{name} -->"));
    }

    /// Blocks in a block.
    pub(super) fn inner(&mut self, write: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.is_first, true);
        write(self);
        self.is_first = outer;
    }

    /// A paragraph with what `inside` writes, in its own direction.
    pub(super) fn paragraph(
        &mut self,
        attrs: Tongue<'_>,
        anchor: Option<&str>,
        inside: impl FnOnce(&mut Self),
    ) {
        let dir = Some(attrs.dir.as_str()).filter(|_| self.is_said(attrs.dir));
        let said = [("direction", "dir", dir), ("anchor", "id", anchor)];
        let said = said.map(|(name, in_tag, value)| value.map(|value| (name, in_tag, value)));
        let attributes =
            said.iter().flatten().map(|(name, _, value)| ((*name).to_owned(), (*value).into()));
        self.block("paragraph", attributes.collect(), |post| {
            post.writer.raw("<p");
            for (_, in_tag, value) in said.iter().flatten() {
                post.writer.raw(&format!(" {in_tag}=\"{value}\""));
            }
            post.writer.raw(">");
            post.spanned(None, attrs.lang, inside);
            post.writer.raw("</p>");
        });
    }

    /// What `inside` writes, in an element that carries its direction and language where the block cannot.
    pub(super) fn in_its_tongue(&mut self, attrs: Tongue<'_>, inside: impl FnOnce(&mut Self)) {
        let dir = Some(attrs.dir).filter(|dir| self.is_said(*dir));
        self.spanned(dir, attrs.lang, inside);
    }

    fn spanned(&mut self, dir: Option<Dir>, lang: Option<&str>, inside: impl FnOnce(&mut Self)) {
        if dir.is_none() && lang.is_none() {
            inside(self);
            return;
        }
        self.writer.raw("<span");
        if let Some(lang) = lang {
            self.writer.raw(&format!(" lang=\"{}\"", hypertext::text(lang)));
        }
        if let Some(dir) = dir {
            self.writer.raw(&format!(" dir=\"{}\"", dir.as_str()));
        }
        self.writer.raw(">");
        inside(self);
        self.writer.raw("</span>");
    }

    /// The language of a line that is no block, where it is not that of what is `around`: of a block or the article.
    pub(super) fn language_of(&self, text: &str, around: Option<&str>) -> Option<String> {
        let around = around.unwrap_or(self.language);
        let place = Surroundings { around, article: self.language };
        language::of_text(text, place).map(Into::into)
    }

    /// Whether the site around the post does not say it.
    fn is_said(&self, dir: Dir) -> bool {
        dir == Dir::Ltr || self.article_dir == Dir::Ltr
    }
}

/// Direction and language of a block.
#[derive(Clone, Copy)]
pub(super) struct Tongue<'a> {
    pub(super) dir: Dir,
    pub(super) lang: Option<&'a str>,
}

impl<'a> Tongue<'a> {
    pub(super) fn of(attrs: &'a BlockAttrs, dir: Dir) -> Self {
        Self { dir, lang: attrs.lang.as_deref() }
    }

    pub(super) fn plain(dir: Dir) -> Self {
        Self { dir, lang: None }
    }
}

/// JSON inside a comment, which nothing in it may end.
///
/// Source: `serialize_block_attributes` of WordPress.
fn in_comment(json: &str) -> String {
    json.replace("--", "\\u002d\\u002d")
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace("\\\"", "\\u0022")
}
