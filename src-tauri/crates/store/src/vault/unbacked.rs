//! That a vault is not backed up any more because some of it cannot be read: noted beside it, so that whoever goes on writing
//! in it hears of it.

use std::fs;
use std::io;
use std::path::Path;

use chrono::{DateTime, Utc};

use super::Vault;
use super::file::for_its_owner;
use super::lock::beside;
use crate::error::StoreError;

/// Nothing is in the file: that it is there says it all, and its time since when.
const ENDING: &str = ".unbacked";

impl Vault {
    /// Since when no backup of the vault at `path` could be made because it is damaged; nothing where the last one was made.
    #[must_use]
    pub fn unbacked_since(path: &Path) -> Option<DateTime<Utc>> {
        let linked = fs::canonicalize(path);
        let note = beside(linked.as_deref().unwrap_or(path), ENDING);
        let written = fs::symlink_metadata(note).and_then(|note| note.modified());
        written.ok().map(DateTime::from)
    }

    /// Notes what came of a backup. Where that cannot be written, the next one tries again.
    pub(super) fn note_backup<T>(&self, made: &Result<T, StoreError>) {
        match made {
            Ok(_) => forget(&self.path),
            Err(StoreError::Damaged(_)) => {
                let _ = note(&self.path);
            }
            Err(_) => {}
        }
    }
}

/// Another vault is at `path` now, or this one was copied whole.
pub(super) fn forget(vault: &Path) {
    let _ = fs::remove_file(beside(vault, ENDING));
}

/// The first one stays: its time says since when.
fn note(vault: &Path) -> io::Result<()> {
    for_its_owner().create_new(true).open(beside(vault, ENDING)).map(drop)
}
