//! Articles that become files.
//!
//! Every format is a file in this folder, which implements [`Export`], and a line in [`exporter`].

mod docx;
mod epub;
mod feed;
mod html;
mod html_fragment;
mod markdown;
mod newsml;
mod ninjs;
mod odt;
#[cfg(feature = "pdf")]
mod pdf;
mod telegram;
mod text;
mod whatsapp;
mod wordpress;
mod wxr;
mod x;

use std::sync::LazyLock;

use warraq_core::article::Article;

use crate::error::FormatError;
use crate::feature::Feature;
use crate::format::Format;
use crate::message::Medium;
use crate::options::ExportOptions;
use crate::picture::{Pictures, RemotePictures};

pub use self::html::around;
#[cfg(feature = "pdf")]
pub(crate) use self::pdf::missing_letters;
#[cfg(feature = "pdf")]
pub use self::pdf::{Pages, pages};
pub use self::wordpress::{WithoutPlaces, post_line, without_empty_places};

/// What is written.
#[derive(Clone, Copy)]
pub struct ExportInput<'a> {
    /// The articles: one, or several where the format holds a collection.
    articles: &'a [Article],
    /// The name of the newsroom; empty where it has none.
    pub newsroom: &'a str,
    /// The pictures of the articles, where they are at hand.
    pub pictures: &'a Pictures,
    /// Where the pictures are that the site has already which the text goes to. Only what a site takes as the
    /// text of a post speaks of them.
    pub remote: &'a RemotePictures,
    /// What somebody chose for this export.
    pub options: &'a ExportOptions,
}

impl<'a> ExportInput<'a> {
    /// One article as it is written where nobody chose anything: without pictures.
    #[must_use]
    pub fn of(article: &'a Article) -> Self {
        static PLAIN: LazyLock<(Pictures, RemotePictures, ExportOptions)> =
            LazyLock::new(Default::default);
        let (pictures, remote, options) = &*PLAIN;
        Self { articles: std::slice::from_ref(article), newsroom: "", pictures, remote, options }
    }

    /// The same for several articles; nothing where there is none.
    #[must_use]
    pub fn of_several(articles: &'a [Article]) -> Option<Self> {
        articles.first().map(|first| Self { articles, ..Self::of(first) })
    }

    /// The same, from a newsroom with this name.
    #[must_use]
    pub fn with_newsroom(self, newsroom: &'a str) -> Self {
        Self { newsroom, ..self }
    }

    /// The same with these pictures at hand.
    #[must_use]
    pub fn with_pictures(self, pictures: &'a Pictures) -> Self {
        Self { pictures, ..self }
    }

    /// The same for a site that has these pictures already.
    #[must_use]
    pub fn with_remote_pictures(self, remote: &'a RemotePictures) -> Self {
        Self { remote, ..self }
    }

    /// The same as somebody chose it.
    #[must_use]
    pub fn with_options(self, options: &'a ExportOptions) -> Self {
        Self { options, ..self }
    }

    /// The articles, at least one.
    #[must_use]
    pub fn articles(&self) -> &'a [Article] {
        self.articles
    }

    /// The article, or the first of several.
    #[must_use]
    pub fn article(&self) -> &'a Article {
        &self.articles[0]
    }
}

/// A format that articles are written in. The same article always gives the same bytes.
pub trait Export: Sync {
    /// Its name and ending.
    fn format(&self) -> Format;

    /// What of an article is never in the file, or not as such.
    fn cannot_hold(&self) -> &'static [Feature];

    /// What is in the file only where the option `review` asks for it.
    fn withholds(&self) -> &'static [Feature] {
        &[]
    }

    /// How many articles a file has.
    fn holds(&self) -> Holds {
        Holds::One
    }

    /// Writes the whole file to `out`. A format that holds one article writes the first.
    ///
    /// # Errors
    /// [`FormatError`] where the article cannot be written at all; `out` is then to be thrown away.
    fn write(&self, input: &ExportInput<'_>, out: &mut Vec<u8>) -> Result<(), FormatError>;
}

/// How many articles a file of a format has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// One.
    One,
    /// One or more.
    Collection,
}

/// Who writes `format`.
#[must_use]
pub fn exporter(format: Format) -> &'static dyn Export {
    match format {
        Format::Text => &text::Text,
        Format::Markdown => &markdown::Markdown,
        Format::Html => &html::Html,
        Format::HtmlFragment => &html_fragment::HtmlFragment,
        Format::WordPress => &wordpress::WordPress,
        Format::Wxr => &wxr::Wxr,
        Format::Feed => &feed::Feed,
        Format::Telegram => &telegram::Telegram,
        Format::WhatsApp => &whatsapp::WhatsApp,
        Format::X => &x::X,
        Format::Epub => &epub::Epub,
        Format::Ninjs => &ninjs::Ninjs,
        Format::Newsml => &newsml::Newsml,
        Format::Docx => &docx::Docx,
        Format::Odt => &odt::Odt,
        #[cfg(feature = "pdf")]
        Format::Pdf => &pdf::Pdf,
    }
}

/// The app that messages in `format` are for; nothing where it is no format of messages.
pub(crate) fn medium(format: Format) -> Option<&'static Medium> {
    match format {
        Format::Telegram => Some(&telegram::MEDIUM),
        Format::WhatsApp => Some(&whatsapp::MEDIUM),
        Format::X => Some(&x::MEDIUM),
        _ => None,
    }
}

/// The bytes of the whole file.
///
/// # Errors
/// As [`Export::write`].
pub fn export(format: Format, input: &ExportInput<'_>) -> Result<Vec<u8>, FormatError> {
    let mut out = Vec::new();
    exporter(format).write(input, &mut out)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn folder_and_registry_agree() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/export");
        let files: BTreeSet<String> = folder
            .read_dir()
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
            .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        let registered: BTreeSet<String> = Format::ALL
            .iter()
            .map(|format| exporter(*format).format().id().replace('-', "_"))
            .collect();
        assert_eq!(files, registered);
    }

    #[test]
    fn nothing_is_declared_twice_and_suggestions_always() {
        for format in Format::ALL {
            let exporter = exporter(*format);
            let features = [exporter.cannot_hold(), exporter.withholds()].concat();
            let names: BTreeSet<&str> = features.iter().map(|feature| feature.name()).collect();
            assert_eq!(names.len(), features.len(), "{format}");
            for feature in [Feature::Insertion, Feature::Deletion, Feature::Comment] {
                assert!(features.contains(&feature), "{format}: {}", feature.name());
            }
        }
    }
}
