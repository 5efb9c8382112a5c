//! All that typst may see: one source, the fonts, one sheet and one number.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::fonts::FONTS;

/// The typography.
static PAGE: LazyLock<Source> = LazyLock::new(|| Source::detached(include_str!("page.typ")));

/// A world with one sheet in it.
pub(crate) struct Paper {
    library: LazyHash<Library>,
    /// The file `rest`.
    rest: Bytes,
}

impl Paper {
    /// With the value of a sheet.
    pub(crate) fn with(sheet: Dict) -> Self {
        // Cells that name a row are tagged as such by it.
        let features = [Feature::A11yExtras].into_iter().collect();
        let library = Library::builder().with_inputs(sheet).with_features(features).build();
        Self { library: LazyHash::new(library), rest: Bytes::from_string("0") }
    }

    /// With lines at the foot of the last page that its columns leave free. They are a file and not in the sheet, so
    /// that all that typst knows of the sheet from another number of them stays true.
    pub(crate) fn leaving(&mut self, lines: u32) {
        self.rest = Bytes::from_string(lines.to_string());
    }
}

impl World for Paper {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        PAGE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == PAGE.id() { Ok(PAGE.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let is_rest = id.vpath().get_without_slash() == "rest";
        if is_rest { Ok(self.rest.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.at(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
