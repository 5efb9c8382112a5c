//! An import of several files that may be stopped: begun again with the same files, it goes on.

use std::collections::BTreeMap;
use std::path::Path;

use warraq_core::article::ArticleId;
use warraq_intake::{is_site, read_file};
use warraq_store::imports::{FilePrints, ImportFiles};
use warraq_store::{StoreError, Tx};

use super::KnownArticle;
use crate::error::AppError;
use crate::state::{Desk, Running, now};

/// The files of an import, and which of them came in when it was stopped.
pub struct ImportRun {
    files: ImportFiles,
    known: BTreeMap<String, ArticleId>,
    /// The prints of those that were reached.
    prints: FilePrints,
    /// Whether the vault took all that was reached.
    is_whole: bool,
}

impl ImportRun {
    /// The import of these files. What cannot be read now is told when it is reached; exports of sites go on by themselves.
    ///
    /// # Errors
    /// `locked`; when the vault cannot be read.
    pub fn begin(desk: &Desk, paths: &[String], running: &Running<'_>) -> Result<Self, AppError> {
        let mut prints = FilePrints::default();
        let mut all = Vec::new();
        for path in paths.iter().map(Path::new) {
            if running.is_cancelled() {
                break;
            }
            if is_site(path, None).is_ok_and(|is_site| !is_site) {
                all.extend(read_file(path).ok().map(|bytes| prints.of(&bytes)));
            }
        }
        let files = ImportFiles::of(all);
        let known = desk.read(|vault| vault.imported_of(&files))?;
        Ok(Self { files, known, prints: FilePrints::default(), is_whole: true })
    }

    /// The print of the next file that is no export of a site.
    pub fn print(&mut self, bytes: &[u8]) -> String {
        self.prints.of(bytes)
    }

    /// The article that came of the file with this print before the import was stopped, where one did that is still there.
    ///
    /// # Errors
    /// `locked`; when the vault cannot be read.
    pub fn known(&self, desk: &Desk, print: &str) -> Result<Option<KnownArticle>, AppError> {
        let Some(id) = self.known.get(print).copied() else { return Ok(None) };
        let article = desk.read(|vault| vault.article(id))?;
        Ok(Some(KnownArticle { id, headline: article.fields.headline }))
    }

    /// Notes, with the action that makes it, that the article is of the file with this print.
    ///
    /// # Errors
    /// As the database says.
    pub fn note(&self, tx: &Tx<'_>, print: &str, article: ArticleId) -> Result<(), StoreError> {
        self.files.note(tx, print, article)
    }

    /// What came of a file that the vault was to take: where it could not, the import has not come to its end.
    ///
    /// # Errors
    /// The same.
    pub fn kept<T>(&mut self, made: Result<T, AppError>) -> Result<T, AppError> {
        self.is_whole &= made.is_ok();
        made
    }

    /// No file is left. Where the vault took all, whoever imports one of the files again wants another article. Where that
    /// cannot be noted now, it is told to them that it is there.
    pub fn end(&self, desk: &Desk) {
        if !self.is_whole {
            return;
        }
        let _ = desk.with_person(|vault, _| vault.import_ended(&self.files, now()));
    }
}
