//! What HTML, XML, WordPress and books write differently.

use std::borrow::Cow;

use super::escape::{text, words};

/// The grammar of tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// HTML: empty elements have no end.
    Html,
    /// XML: empty elements say that they are, and a language is said as XML and as HTML does.
    Xml,
    /// HTML as the editor of WordPress writes it: quotation marks stand as they are in text, empty elements end
    /// themselves but for line breaks, and what keeps its own direction is a `span`: authors' posts lose every `bdi`.
    WordPress,
    /// XML in a book: notes also say what they are in the words of EPUB.
    Epub,
}

impl Syntax {
    /// `lang` as an attribute of an element.
    pub(crate) fn language(self, lang: &str) -> String {
        let lang = text(lang);
        match self {
            Self::Html | Self::WordPress => format!(" lang=\"{lang}\""),
            Self::Xml | Self::Epub => format!(" lang=\"{lang}\" xml:lang=\"{lang}\""),
        }
    }

    /// What a part of a book is, as an attribute of its element; nothing where the text is no book.
    ///
    /// Source: EPUB 3 Structural Semantics Vocabulary 1.1.
    pub(crate) fn part(self, name: &str) -> String {
        match self {
            Self::Html | Self::Xml | Self::WordPress => String::new(),
            Self::Epub => format!(" epub:type=\"{name}\""),
        }
    }

    /// `letters`, escaped.
    pub(crate) fn text(self, letters: &str) -> Cow<'_, str> {
        match self {
            Self::WordPress => words(letters),
            Self::Html | Self::Xml | Self::Epub => text(letters),
        }
    }

    /// The element that keeps its own direction.
    pub(super) fn isolating(self) -> &'static str {
        match self {
            Self::WordPress => "span",
            Self::Html | Self::Xml | Self::Epub => "bdi",
        }
    }
}
