//! The vault as a file in a folder.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

use warraq_core::vault_file::vaults_of_part;

use super::lock::{beside, is_at};
use super::unfinished::unfinished_name;
use crate::error::StoreError;

/// How a new vault is opened: other users of the computer may not even read what is encrypted in it.
/// `SQLite` gives the files beside it the same rights.
pub(super) fn for_its_owner() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Looks whether a file at `path` would be taken for a part of the vault beside it, or would take its place.
///
/// # Errors
/// `Itself` where it would.
pub(super) fn must_be_no_part(path: &Path) -> Result<(), StoreError> {
    // A damaged one is one too: whatever is there is spared.
    if vaults_of_part(path).any(|vault| fs::symlink_metadata(vault).is_ok()) {
        return Err(StoreError::Itself { path: path.to_owned() });
    }
    Ok(())
}

/// Looks whether a new vault may stand at `vault`.
///
/// # Errors
/// `Exists` where something stands there already, even only a write-ahead log that a lost vault has
/// left: its words may be all that is left, and a new vault would take it for its own. `Itself` where it would be a part
/// of another vault.
pub(super) fn must_be_free(vault: &Path) -> Result<(), StoreError> {
    must_be_free_but_for_log(vault)?;
    nothing_is_at(&beside(vault, "-wal"))
}

/// The same where a log that a lost vault has left is set aside before the new one is made.
///
/// # Errors
/// As [`must_be_free`].
pub(super) fn must_be_free_but_for_log(vault: &Path) -> Result<(), StoreError> {
    must_be_no_part(vault)?;
    nothing_is_at(vault)?;
    nothing_is_at(&beside(vault, "-journal"))
}

fn nothing_is_at(path: &Path) -> Result<(), StoreError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Err(StoreError::Exists { path: path.to_owned() }),
        Err(_) => Ok(()),
    }
}

/// Looks whether the vault has no other name than `vault`: under another one its log is another file, and so is its lock.
/// The name that a new vault has until it is finished is no other one, and is taken away.
///
/// # Errors
/// `TwoNames`.
pub(super) fn must_have_one_name(vault: &Path) -> Result<(), StoreError> {
    if has_one_name(vault) {
        return Ok(());
    }
    let unfinished = unfinished_name(vault);
    if File::open(vault).is_ok_and(|vault| is_at(&vault, &unfinished)) {
        let _ = fs::remove_file(unfinished);
    }
    if has_one_name(vault) { Ok(()) } else { Err(StoreError::TwoNames { path: vault.to_owned() }) }
}

fn has_one_name(file: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        fs::metadata(file).is_ok_and(|there| there.nlink() < 2)
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        true
    }
}

/// Looks whether a file may take the place of what is at `path`: of an ordinary one, of a link, of nothing.
///
/// # Errors
/// `NoOrdinaryFile`.
pub(super) fn must_be_ordinary(path: &Path) -> Result<(), StoreError> {
    match fs::metadata(path) {
        Ok(there) if !there.is_file() => Err(StoreError::NoOrdinaryFile { path: path.to_owned() }),
        _ => Ok(()),
    }
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
pub(super) fn name_without_replacing(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        Err(_) if fs::symlink_metadata(to).is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

/// Makes the names beside the vault survive a power cut, that of its log among them, before anything in it is
/// acknowledged. `SQLite` does so too, and goes on where it could not.
///
/// # Errors
/// Where the disk refuses. A file system that knows no such thing, or a folder that may not be read, is no reason
/// to open nothing.
pub(super) fn keep_names(vault: &Path) -> io::Result<()> {
    match sync_folder(vault) {
        Err(error)
            if !matches!(
                error.kind(),
                io::ErrorKind::InvalidInput
                    | io::ErrorKind::Unsupported
                    | io::ErrorKind::PermissionDenied
            ) =>
        {
            Err(error)
        }
        _ => Ok(()),
    }
}

/// Makes a new name survive a power cut.
pub(super) fn sync_folder(file: &Path) -> io::Result<()> {
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
    use warraq_core::vault_file::PARTS;

    use super::*;

    #[test]
    fn a_log_without_its_vault_is_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("vault.warraq");
        fs::write(beside(&vault, "-wal"), "x").unwrap();
        let refused = must_be_free(&vault);
        assert!(matches!(refused, Err(StoreError::Exists { .. })));
    }

    #[test]
    fn nothing_takes_the_place_of_a_part_of_a_vault() {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("vault.warraq");
        fs::write(&vault, "x").unwrap();
        for part in PARTS {
            let refused = must_be_free(&beside(&vault, part));
            assert!(matches!(refused, Err(StoreError::Itself { .. })), "{part}: {refused:?}");
        }
        must_be_free(&folder.path().join("other.warraq")).unwrap();
        must_be_free(&folder.path().join("other.warraq-wal")).unwrap();
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
