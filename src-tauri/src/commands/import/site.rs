//! A WordPress export on its way into the open vault, a hundred posts at a time: between two hundreds the
//! page can save and read as always.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use tauri::AppHandle;
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_formats::ImportDefaults;
use warraq_intake::{
    Flow, ImportedCollection, Keeper, Piece, SiteImport, SiteProgress, SiteStep, keep, prints_of,
};
use warraq_store::FreshIds;
use warraq_store::articles::Existing;

use crate::error::AppError;
use crate::events::{ImportProgress, ImportUnit};
use crate::state::{Desk, Running, now};

/// Takes the posts in until the end, or until it is stopped.
///
/// # Errors
/// When the file cannot be read as an export, or the vault cannot be written; the posts before stay.
pub fn run(
    app: &AppHandle,
    desk: &Desk,
    path: &Path,
    defaults: ImportDefaults,
    running: &Running<'_>,
) -> Result<ImportedCollection, AppError> {
    let file = path.display().to_string();
    let mut tell = |progress: SiteProgress| {
        told(&file, progress).tell(app);
        if running.is_cancelled() { Flow::Stop } else { Flow::GoOn }
    };
    let site = SiteImport::open(path, defaults, &mut tell)?;
    let mut ids = FreshIds::at(now());
    site.run(&mut Articles { desk }, &mut ids, &mut tell)
}

/// What the page is told: bytes are so many that nobody reads them.
fn told(file: &str, SiteProgress { step, done, total }: SiteProgress) -> ImportProgress {
    let file = file.to_owned();
    match step {
        SiteStep::Reading => ImportProgress {
            file,
            done: done >> 20,
            total: total.div_ceil(1 << 20),
            unit: ImportUnit::Megabytes,
        },
        SiteStep::Keeping => ImportProgress { file, done, total, unit: ImportUnit::Posts },
    }
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

    fn prints(&mut self, ids: &[ArticleId]) -> Result<BTreeMap<ArticleId, String>, AppError> {
        self.desk.read(|vault| prints_of(vault, ids))
    }

    fn keep(&mut self, mut pieces: Vec<Piece>) -> Result<(), AppError> {
        let keep_all =
            |tx: &mut warraq_store::Tx<'_>| pieces.iter_mut().try_for_each(|piece| keep(tx, piece));
        self.desk.act(Action::ArticleImport, keep_all)
    }
}
