//! What a program left in a folder that was stopped while it made a copy of a vault there: as large as the vault, and hidden.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::aside::is_name_of;
use super::live::Live;
use super::lock::{beside, is_at};
use super::unfinished;

/// Takes away the files of this folder that were never finished and are `ours`, but for those that somebody is just making.
/// What cannot be taken away stays until the next time.
pub(super) fn take_away(folder: &Path, ours: impl Fn(&Unfinished<'_>) -> bool) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let Some(target) = unfinished::target_of(&path) else { continue };
        // Nobody looks for it: a link of this name is no copy.
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && ours(&Unfinished { path: &path, target }) {
            remove(&path);
        }
    }
}

/// A file that was never finished.
pub(super) struct Unfinished<'a> {
    path: &'a Path,
    /// Where it was to stand.
    pub(super) target: PathBuf,
}

impl Unfinished<'_> {
    /// Whether it is of the vault with this salt, or of nobody: whoever begins one holds it before anything is in it.
    pub(super) fn is_of(&self, salt: &[u8; 16]) -> bool {
        if fs::symlink_metadata(self.path).is_ok_and(|there| there.len() == 0) {
            return true;
        }
        let header = Live::enter(self.path).and_then(|live| live.header_alone());
        header.is_ok_and(|written| written.header.database_salt == *salt)
    }

    /// Whether it was to be the log of the vault at `vault`, or to be kept beside it.
    pub(super) fn is_log_of(&self, vault: &Path) -> bool {
        let name = self.target.file_name().and_then(|name| name.to_str());
        let of = name.and_then(|name| name.strip_suffix("-wal"));
        of.is_some_and(|name| vault.ends_with(name) || is_name_of(name, vault))
    }
}

/// Whoever makes one holds it.
fn remove(path: &Path) {
    let Ok(file) = File::open(path) else { return };
    if file.try_lock().is_ok() && is_at(&file, path) {
        for ending in ["-wal", "-shm", "-journal", ""] {
            let _ = fs::remove_file(beside(path, ending));
        }
    }
    // At once: closing alone would leave the lock with a process that is just being started.
    let _ = file.unlock();
}
