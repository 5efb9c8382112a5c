//! A WordPress export on its way into the open vault, a hundred posts at a time: between two hundreds the
//! page can save and read as always.

use std::collections::BTreeSet;
use std::path::Path;

use tauri::AppHandle;
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_formats::ImportDefaults;
use warraq_intake::{Flow, ImportedCollection, Keeper, Piece, SiteImport, keep};
use warraq_store::FreshIds;
use warraq_store::articles::Existing;

use crate::error::AppError;
use crate::events::{ImportProgress, ImportUnit};
use crate::state::{Desk, ImportRunning, now};

/// Takes the posts in until the end, or until it is stopped.
///
/// # Errors
/// When the file cannot be read as an export, or the vault cannot be written; the posts before stay.
pub fn run(
    app: &AppHandle,
    desk: &Desk,
    path: &Path,
    defaults: ImportDefaults,
    running: &ImportRunning<'_>,
) -> Result<ImportedCollection, AppError> {
    let site = SiteImport::open(path, defaults)?;
    let file = path.display().to_string();
    let mut ids = FreshIds::at(now());
    site.run(&mut Articles { desk }, &mut ids, &mut |progress| {
        let unit = ImportUnit::Posts;
        let told =
            ImportProgress { file: file.clone(), done: progress.done, total: progress.total, unit };
        told.tell(app);
        if running.is_cancelled() { Flow::Stop } else { Flow::GoOn }
    })
}

struct Articles<'a> {
    desk: &'a Desk,
}

impl Keeper for Articles<'_> {
    type Error = AppError;

    fn known(&mut self, ids: &[ArticleId]) -> Result<BTreeSet<ArticleId>, AppError> {
        let existing = self.desk.read(|vault| vault.existing(ids))?;
        let there = existing.into_iter().filter(|(_, state)| *state == Existing::There);
        Ok(there.map(|(id, _)| id).collect())
    }

    fn keep(&mut self, mut pieces: Vec<Piece>) -> Result<(), AppError> {
        let keep_all =
            |tx: &mut warraq_store::Tx<'_>| pieces.iter_mut().try_for_each(|piece| keep(tx, piece));
        self.desk.act(Action::ArticleImport, keep_all)
    }
}
