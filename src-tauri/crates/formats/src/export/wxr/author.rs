//! Who a post is by. WordPress knows one person for each, by a name of ASCII letters.

use sha2::{Digest, Sha256};
use warraq_core::article::Article;

use super::xml::Xml;

/// The person that a post is by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Author {
    pub(super) login: String,
    name: String,
}

impl Author {
    /// The first of the byline, else the newsroom.
    pub(super) fn of(article: &Article, newsroom: &str) -> Self {
        match article.fields.byline.first() {
            Some(name) => Self { login: named_after("author", name), name: name.clone() },
            None => Self { login: "newsroom".to_owned(), name: newsroom.to_owned() },
        }
    }

    /// Writes the person as the one with this number.
    pub(super) fn write(&self, xml: &mut Xml, number: usize) {
        xml.element("wp:author", |xml| {
            xml.text("wp:author_id", &number.to_string());
            xml.cdata("wp:author_login", &self.login);
            xml.cdata("wp:author_email", "");
            xml.cdata("wp:author_display_name", &self.name);
            xml.cdata("wp:author_first_name", "");
            xml.cdata("wp:author_last_name", "");
        });
    }
}

/// A name of ASCII letters and digits that is the same for the same `text`.
pub(super) fn named_after(kind: &str, text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let start: [u8; 6] = std::array::from_fn(|index| digest[index]);
    let number = start.into_iter().fold(0_u64, |number, byte| number << 8 | u64::from(byte));
    format!("{kind}-{number:012x}")
}
