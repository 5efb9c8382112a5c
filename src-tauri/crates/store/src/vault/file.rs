//! The vault as a file in a folder: made whole or not at all, and never over another.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::header::HeaderBytes;
use super::lock::beside;
use crate::error::StoreError;

/// A vault being made, under a name of its own in the same folder. Dropped unfinished, it is taken away.
pub(super) struct Unfinished {
    path: PathBuf,
}

impl Unfinished {
    /// Begins a vault that is to stand at `vault`: a file with the header and nothing else. The writer's
    /// lock must be held: whatever stands under the name of the unfinished one was left by a program that
    /// was stopped, and is taken away.
    ///
    /// # Errors
    /// `Exists` where something stands there already, even only a write-ahead log that a lost vault has
    /// left: its words may be all that is left, and a new vault would take it for its own.
    pub(super) fn begin(vault: &Path, header: &HeaderBytes) -> Result<Self, StoreError> {
        for path in [vault.to_owned(), beside(vault, "-wal"), beside(vault, "-journal")] {
            if fs::symlink_metadata(&path).is_ok() {
                return Err(StoreError::Exists { path });
            }
        }
        let unfinished = Self { path: unfinished_name(vault) };
        unfinished.take_away();
        let mut file = for_its_owner().create_new(true).open(&unfinished.path)?;
        file.write_all(header)?;
        file.sync_all()?;
        Ok(unfinished)
    }

    /// Where it is for now.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it its name. No connection may be open.
    ///
    /// # Errors
    /// `Exists` where somebody else was faster.
    pub(super) fn finish(self, vault: &Path) -> Result<(), StoreError> {
        File::open(&self.path)?.sync_all()?;
        name_without_replacing(&self.path, vault).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => StoreError::Exists { path: vault.to_owned() },
            _ => error.into(),
        })?;
        sync_folder(vault)?;
        Ok(())
    }
}

impl Unfinished {
    fn take_away(&self) {
        for ending in ["", "-wal", "-shm", "-journal"] {
            // What cannot be taken away is only an unfinished file under a name nobody opens.
            let _ = fs::remove_file(beside(&self.path, ending));
        }
    }
}

impl Drop for Unfinished {
    /// Once it has its own name, only a second link is left to take away, or nothing.
    fn drop(&mut self) {
        self.take_away();
    }
}

/// Hidden, and no name that anybody gives a file.
fn unfinished_name(vault: &Path) -> PathBuf {
    let name = vault.file_name().unwrap_or_default().to_string_lossy();
    vault.with_file_name(format!(".{name}.unfinished"))
}

/// How a new vault is opened: other users of the computer may not even read what is encrypted in it.
/// `SQLite` gives the files beside it the same rights.
fn for_its_owner() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Keeps a copy of the vault as it is, before it is changed to `version`; an earlier copy stays.
///
/// # Errors
/// Where the copy cannot be written; nothing of it is left then.
pub(super) fn keep_copy(vault: &Path, version: u32) -> Result<(), StoreError> {
    let copy = beside(vault, &format!(".before-{version}"));
    if copy.exists() {
        return Ok(());
    }
    let partial = beside(vault, &format!(".before-{version}.part"));
    let made = fs::copy(vault, &partial)
        .and_then(|_| OpenOptions::new().write(true).open(&partial)?.sync_all())
        .and_then(|()| fs::rename(&partial, &copy))
        .and_then(|()| sync_folder(vault));
    made.map_err(|error| {
        let _ = fs::remove_file(&partial);
        error.into()
    })
}

/// A hard link fails where the name is taken, which a rename does not. Media without links (FAT sticks)
/// get a rename after looking: the writer's lock keeps every other Warraq out in between.
fn name_without_replacing(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        Err(_) if fs::symlink_metadata(to).is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

/// Makes a new name survive a power cut.
fn sync_folder(file: &Path) -> io::Result<()> {
    if cfg!(unix) {
        let folder = match file.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::header::HEADER_BYTES;

    #[test]
    fn an_unfinished_vault_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("vault.warraq");
        let unfinished = Unfinished::begin(&vault, &[1; HEADER_BYTES]).unwrap();
        assert!(unfinished.path().exists());
        drop(unfinished);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_vault_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("vault.warraq");
        Unfinished::begin(&vault, &[1; HEADER_BYTES]).unwrap().finish(&vault).unwrap();
        assert_eq!(fs::metadata(&vault).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn whoever_comes_second_replaces_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("vault.warraq");
        let unfinished = Unfinished::begin(&vault, &[1; HEADER_BYTES]).unwrap();
        fs::write(&vault, "faster").unwrap();
        assert!(matches!(unfinished.finish(&vault), Err(StoreError::Exists { .. })));
        assert_eq!(fs::read(&vault).unwrap(), b"faster");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_stopped_program_has_left_is_no_hindrance() {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("vault.warraq");
        for ending in ["", "-wal"] {
            fs::write(beside(&unfinished_name(&vault), ending), "left").unwrap();
        }
        Unfinished::begin(&vault, &[1; HEADER_BYTES]).unwrap().finish(&vault).unwrap();
        assert_eq!(fs::read(&vault).unwrap(), [1; HEADER_BYTES]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_log_without_its_vault_is_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("vault.warraq");
        fs::write(beside(&vault, "-wal"), "x").unwrap();
        let refused = Unfinished::begin(&vault, &[1; HEADER_BYTES]);
        assert!(matches!(refused, Err(StoreError::Exists { .. })));
    }

    #[test]
    fn the_first_copy_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("vault.warraq");
        fs::write(&vault, "first").unwrap();
        keep_copy(&vault, 2).unwrap();
        fs::write(&vault, "second").unwrap();
        keep_copy(&vault, 2).unwrap();
        assert_eq!(fs::read(beside(&vault, ".before-2")).unwrap(), b"first");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
