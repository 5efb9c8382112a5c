//! The formats an article can be written in.

use std::fmt;
use std::str::FromStr;

use crate::options::{ExportOptions, FeedKind};

/// A format an article can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown with front matter.
    Markdown,
    /// A whole page.
    Html,
    /// The body alone, for the box of a content system.
    HtmlFragment,
    /// A post in blocks of WordPress.
    WordPress,
    /// A WordPress export.
    Wxr,
    /// A feed: RSS or JSON Feed.
    Feed,
    /// Messages of Telegram.
    Telegram,
    /// Messages of WhatsApp.
    WhatsApp,
    /// Posts of X.
    X,
    /// A book of one or more articles.
    Epub,
    /// News in JSON, for agencies and systems.
    Ninjs,
    /// News in XML, for agencies and systems.
    Newsml,
    /// A document of Word.
    Docx,
    /// An `OpenDocument` text.
    Odt,
    /// Pages on paper.
    #[cfg(feature = "pdf")]
    Pdf,
}

/// No format has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no format that Warraq knows")]
pub struct UnsupportedFormat(pub String);

impl Format {
    /// Every format, in the order they are offered.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Markdown,
        Self::Html,
        Self::HtmlFragment,
        Self::WordPress,
        Self::Wxr,
        Self::Feed,
        Self::Telegram,
        Self::WhatsApp,
        Self::X,
        Self::Docx,
        Self::Odt,
        #[cfg(feature = "pdf")]
        Self::Pdf,
        Self::Epub,
        Self::Ninjs,
        Self::Newsml,
    ];

    /// The name as the command line and the window spell it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::HtmlFragment => "html-fragment",
            Self::WordPress => "wordpress",
            Self::Wxr => "wxr",
            Self::Feed => "feed",
            Self::Telegram => "telegram",
            Self::WhatsApp => "whatsapp",
            Self::X => "x",
            Self::Epub => "epub",
            Self::Ninjs => "ninjs",
            Self::Newsml => "newsml",
            Self::Docx => "docx",
            Self::Odt => "odt",
            #[cfg(feature = "pdf")]
            Self::Pdf => "pdf",
        }
    }

    /// The ending of its files, without a dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text | Self::Telegram | Self::WhatsApp | Self::X => "txt",
            Self::Markdown => "md",
            Self::Html | Self::HtmlFragment | Self::WordPress => "html",
            Self::Wxr | Self::Feed | Self::Newsml => "xml",
            Self::Epub => "epub",
            Self::Ninjs => "json",
            Self::Docx => "docx",
            Self::Odt => "odt",
            #[cfg(feature = "pdf")]
            Self::Pdf => "pdf",
        }
    }

    /// The same for what is chosen: a feed is RSS or JSON.
    #[must_use]
    pub fn extension_with(self, options: &ExportOptions) -> &'static str {
        match (self, options.feed) {
            (Self::Feed, FeedKind::Json) => "json",
            _ => self.extension(),
        }
    }

    /// Whether a file of it is text in UTF-8.
    #[must_use]
    pub fn is_text(self) -> bool {
        self.media_type().ends_with("charset=utf-8")
    }

    /// Its media type, with the encoding.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Text | Self::Telegram | Self::WhatsApp | Self::X => "text/plain; charset=utf-8",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Html | Self::HtmlFragment | Self::WordPress => "text/html; charset=utf-8",
            Self::Wxr => "application/xml; charset=utf-8",
            Self::Feed => "application/rss+xml; charset=utf-8",
            Self::Epub => "application/epub+zip",
            Self::Ninjs => "application/json; charset=utf-8",
            Self::Newsml => "application/vnd.iptc.g2.newsitem+xml; charset=utf-8",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            #[cfg(feature = "pdf")]
            Self::Pdf => "application/pdf",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Format {
    type Err = UnsupportedFormat;

    fn from_str(name: &str) -> Result<Self, UnsupportedFormat> {
        Self::ALL
            .iter()
            .copied()
            .find(|format| format.id() == name)
            .ok_or_else(|| UnsupportedFormat(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for format in Format::ALL {
            assert_eq!(format.id().parse(), Ok(*format));
        }
    }

    #[test]
    fn other_names_are_refused_by_name() {
        assert_eq!("doc".parse::<Format>(), Err(UnsupportedFormat("doc".to_owned())));
    }
}
