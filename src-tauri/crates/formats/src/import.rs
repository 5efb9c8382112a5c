//! Files that become articles.
//!
//! Every format is a file in this folder and a line in [`REGISTRY`].

mod docx;
mod html;
mod json;
mod markdown;
mod odt;
mod text;
pub mod wxr;

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use warraq_core::article::{Document, IdSource};
use warraq_core::fields::Fields;
use warraq_core::profile::ProfileId;
use warraq_core::tag::Tag;

pub use self::json::own_id;
pub(crate) use self::text::list::marker;
pub(crate) use self::text::{grow_pasted, is_chat, limited as limited_text, typed};
use crate::charset::text_of;
use crate::error::FormatError;
use crate::foreign;
use crate::format::UnsupportedFormat;
use crate::picture::{self, Picture};
use crate::report::{Removed, Report, Taken, Warning};
use crate::tracker;

/// A format that articles are read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImportFormat {
    /// Plain text.
    Text,
    /// Markdown with or without front matter.
    Markdown,
    /// HTML: pages, exports of word processors, pasted pieces.
    Html,
    /// Documents of Word.
    Docx,
    /// Documents of LibreOffice and others: OpenDocument text.
    Odt,
    /// Warraq's own JSON.
    Json,
    /// A WordPress export: the posts of a site.
    Wxr,
}

/// What an article is taken to be where its file does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportDefaults {
    /// BCP 47 tag.
    pub language: String,
    /// The kind of article.
    pub profile: ProfileId,
    /// When comments and suggestions were made that do not say so.
    pub at: DateTime<Utc>,
}

impl Default for ImportDefaults {
    fn default() -> Self {
        let fields = Fields::default();
        Self { language: fields.language, profile: fields.profile, at: DateTime::UNIX_EPOCH }
    }
}

impl ImportDefaults {
    pub(crate) fn fields(&self) -> Fields {
        Fields { language: self.language.clone(), profile: self.profile, ..Fields::default() }
    }
}

/// An article as it stood in a file, and what there is to say about the reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Its fields.
    pub fields: Fields,
    /// Its tags, in order.
    pub tags: Vec<Tag>,
    /// Its text.
    pub body: Document,
    /// The pictures that its figures speak of by id.
    pub pictures: Vec<Picture>,
    /// Which fields were found in the file, and where.
    pub taken: Vec<Taken>,
    /// What was in the file and is not in the article.
    pub removed: Vec<Removed>,
    /// What should be looked at.
    pub warnings: Vec<Warning>,
}

impl Imported {
    /// An article without pictures, with what `report` says of it.
    pub(crate) fn of(fields: Fields, tags: Vec<Tag>, body: Document, report: Report) -> Self {
        let Report { taken, removed, warnings, .. } = report;
        Self { fields, tags, body, pictures: Vec::new(), taken, removed, warnings }
    }
}

/// What one format brings.
struct Importer {
    format: ImportFormat,
    id: &'static str,
    extensions: &'static [&'static str],
    read: fn(&[u8], &ImportDefaults, &mut dyn IdSource) -> Result<Imported, FormatError>,
}

/// The formats, in the order they are offered.
static REGISTRY: [Importer; 7] = [
    Importer {
        format: ImportFormat::Text,
        id: "text",
        extensions: &["txt", "text"],
        read: text::read,
    },
    Importer {
        format: ImportFormat::Markdown,
        id: "markdown",
        extensions: &["md", "markdown", "mdown", "mkd"],
        read: markdown::read,
    },
    Importer {
        format: ImportFormat::Html,
        id: "html",
        extensions: &["html", "htm", "xhtml"],
        read: html::read,
    },
    Importer { format: ImportFormat::Docx, id: "docx", extensions: &["docx"], read: docx::read },
    Importer {
        format: ImportFormat::Odt,
        id: "odt",
        extensions: &["odt", "fodt"],
        read: odt::read,
    },
    Importer { format: ImportFormat::Json, id: "json", extensions: &["json"], read: json::read },
    Importer { format: ImportFormat::Wxr, id: "wxr", extensions: &["xml", "wxr"], read: wxr::read },
];

/// The article in `bytes`. Faults of the file that leave an article are in `removed` and `warnings`.
///
/// # Errors
/// Whatever keeps the file from being read as one of `format`: as its importer says, and
/// [`FormatError::Foreign`], [`FormatError::Mistaken`], [`FormatError::CutOff`] and [`FormatError::Locked`] where
/// its first bytes already tell.
pub fn import(
    format: ImportFormat,
    bytes: &[u8],
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
) -> Result<Imported, FormatError> {
    foreign::check(bytes, format)?;
    let mut imported = (format.importer().read)(bytes, defaults, ids)?;
    picture::credit(&imported.body, &mut imported.pictures);
    picture::say(&mut imported.pictures);
    // What Warraq itself wrote as JSON comes back to the letter.
    if format != ImportFormat::Json {
        imported.body = tracker::take_out(imported.body, ids, &mut imported.removed);
    }
    Ok(imported)
}

/// The article in `bytes`, which somebody wrote as Markdown for Warraq: its text stays as it is, and nothing in it is
/// taken for a byline, a place or a date.
///
/// # Errors
/// [`FormatError::FileNotText`] and [`FormatError::TooLarge`].
pub fn written(
    bytes: &[u8],
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
) -> Result<Imported, FormatError> {
    foreign::check(bytes, ImportFormat::Markdown)?;
    let mut imported = markdown::read_written(bytes, defaults, ids)?;
    imported.body = tracker::take_out(imported.body, ids, &mut imported.removed);
    Ok(imported)
}

impl ImportFormat {
    /// Every format, in the order they are offered.
    pub const ALL: &'static [Self] =
        &[Self::Text, Self::Markdown, Self::Html, Self::Docx, Self::Odt, Self::Json, Self::Wxr];

    fn importer(self) -> &'static Importer {
        REGISTRY
            .iter()
            .find(|importer| importer.format == self)
            .expect("every format has its line in the registry, which a test proves")
    }

    /// The name as the command line and the window spell it.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.importer().id
    }

    /// The endings of its files, without a dot, the usual one first.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        self.importer().extensions
    }

    /// The format of a file: by its first bytes where those leave no doubt, else by the ending of its name; a
    /// name without an ending is text, and a page is a page though it is called a document.
    ///
    /// # Errors
    /// [`FormatError::Foreign`], [`FormatError::Locked`] and [`FormatError::CutOff`] by the first bytes;
    /// [`FormatError::Unsupported`] for an ending that nobody reads, [`FormatError::FileNotText`] where there
    /// is none and the bytes are no text.
    pub fn of_path(name: &str, bytes: &[u8]) -> Result<Self, FormatError> {
        if let Some(format) = foreign::format_of(bytes)? {
            return Ok(format);
        }
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let Some((_, extension)) = file.rsplit_once('.').filter(|(stem, _)| !stem.is_empty())
        else {
            text_of(bytes, &mut Report::default())?;
            return Ok(Self::Text);
        };
        let extension = extension.to_lowercase();
        let mut named = Self::ALL.iter().copied();
        match named.find(|format| format.extensions().contains(&extension.as_str())) {
            None | Some(Self::Docx | Self::Odt | Self::Wxr) if foreign::is_html(bytes) => {
                Ok(Self::Html)
            }
            Some(format) => Ok(format),
            None => Err(UnsupportedFormat(extension).into()),
        }
    }
}

impl fmt::Display for ImportFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for ImportFormat {
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
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn folder_and_registry_agree() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/import");
        let files: BTreeSet<String> = folder
            .read_dir()
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
            .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        let registered: BTreeSet<String> =
            REGISTRY.iter().map(|importer| importer.id.to_owned()).collect();
        assert_eq!(files, registered);
    }

    #[test]
    fn every_format_finds_its_own_line() {
        assert_eq!(ImportFormat::ALL.len(), REGISTRY.len());
        for format in ImportFormat::ALL {
            assert_eq!(format.importer().format, *format);
            assert_eq!(format.id().parse(), Ok(*format));
        }
    }

    #[test]
    fn the_ending_decides() {
        let of = |name: &str| ImportFormat::of_path(name, "قسد".as_bytes());
        assert!(matches!(of("/tmp/خبر.MD"), Ok(ImportFormat::Markdown)));
        assert!(matches!(of(r"C:\ملفات.قديمة\خبر.txt"), Ok(ImportFormat::Text)));
        assert!(matches!(of("خبر"), Ok(ImportFormat::Text)));
        assert!(
            matches!(of("a.pages"), Err(FormatError::Unsupported(UnsupportedFormat(e))) if e == "pages")
        );
        let page = ImportFormat::of_path("خبر.doc", b"<html><p>");
        assert!(matches!(page, Ok(ImportFormat::Html)));
        let binary = ImportFormat::of_path("picture", &[0xff, 0xd8, 0]);
        assert!(matches!(binary, Err(FormatError::FileNotText { .. })));
    }
}
