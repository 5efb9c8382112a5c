//! What is fed.

use std::str::FromStr;

use ulid::Ulid;
use warraq_formats::import::wxr::Site;
use warraq_formats::{ImportDefaults, ImportFormat, Imported, import};

use crate::holds::{self, Pictures};
use crate::{package, picture};

/// An importer, and what of its files the bytes are; or what looks through the pictures that leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The bytes are a file of the format.
    File(ImportFormat),
    /// The bytes are the XML of the text in a whole document of the format.
    Text(ImportFormat),
    /// The bytes are a WordPress export, of which every post is read.
    Site,
    /// The bytes are a picture on its way out.
    Picture,
}

impl FromStr for Target {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        if name == "picture" {
            return Ok(Self::Picture);
        }
        let (format, is_file) = match name.split_once('-') {
            Some((format, "xml")) => (format, false),
            Some((format, "zip")) => (format, true),
            _ => (name, true),
        };
        let format: ImportFormat = format.parse().map_err(|_| format!("no target: {name}"))?;
        Ok(match format {
            ImportFormat::Wxr => Self::Site,
            _ if is_file => Self::File(format),
            _ => Self::Text(format),
        })
    }
}

impl Target {
    /// The endings of the files that it reads.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::File(format) | Self::Text(format) => format.extensions(),
            Self::Site => ImportFormat::Wxr.extensions(),
            Self::Picture => &["jpg", "jpeg", "png", "webp", "gif", "tif"],
        }
    }

    /// Reads `bytes`; panics where the reader does or where what comes out is wrong.
    pub fn feed(self, bytes: &[u8]) {
        match self {
            Self::File(format) => feed_file(format, bytes),
            Self::Text(format) => feed_file(format, &package::around(format, bytes)),
            Self::Site => feed_site(bytes),
            Self::Picture => picture::feed(bytes),
        }
    }
}

fn feed_file(format: ImportFormat, bytes: &[u8]) {
    let mut ids = ids();
    if let Ok(imported) = import(format, bytes, &ImportDefaults::default(), &mut ids) {
        check(format, &imported);
    }
}

fn feed_site(bytes: &[u8]) {
    // The posts of a file that is cut off are imported all the same.
    let site = Site::survey(bytes).unwrap_or_default();
    let mut ids = ids();
    for post in site.posts(bytes).flatten() {
        let post = site.article(&post, &ImportDefaults::default(), &mut ids);
        check(ImportFormat::Wxr, &post.imported);
    }
}

fn check(format: ImportFormat, imported: &Imported) {
    // Warraq's own JSON names pictures of the vault it came from, which is a warning there.
    let pictures = match format {
        ImportFormat::Json => Pictures::MayBeElsewhere,
        _ => Pictures::AreAllThere,
    };
    holds::check(imported, pictures);
}

/// Ids that are the same in every run, so that a crash happens again.
fn ids() -> impl FnMut() -> Ulid {
    let mut next = 0;
    move || {
        next += 1;
        Ulid::from(next)
    }
}
