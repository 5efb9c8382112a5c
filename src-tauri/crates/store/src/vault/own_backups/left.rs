//! What a program left in a folder that was stopped while it made a backup there.

use std::fs::{self, File};
use std::path::Path;

use super::name;
use crate::vault::lock::beside;
use crate::vault::unfinished;

/// Takes away the backups that were never finished, but for those that somebody is just making. Their names have a time,
/// so that no later one takes their place. What cannot be taken away stays until the next time.
pub(super) fn take_away(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_backup = unfinished::target_of(&path).is_some_and(|it| name::read(&it).is_some());
        // Nobody looks for it: a link of this name is no backup.
        if is_backup && entry.file_type().is_ok_and(|kind| kind.is_file()) && is_left(&path) {
            for ending in ["", "-wal", "-shm", "-journal"] {
                let _ = fs::remove_file(beside(&path, ending));
            }
        }
    }
}

/// Whoever makes one holds it.
fn is_left(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}
