//! Whether a file that was named is there, before anybody types a passphrase for it.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use warraq_store::{StoreError, Vault};

use crate::error::{CliError, DoorError};

/// Looks whether a file is where the vault should be.
///
/// # Errors
/// `Missing`, or `SetAside` where one that was set aside is beside it, or `DiskAway`; `LinkToNothing`, `IsFolder`, `NoFile`; `Denied` where it may not be looked
/// at; `Io`.
pub fn vault(path: &Path) -> Result<(), CliError> {
    let missing = || match Vault::set_aside(path) {
        Some((aside, at)) => DoorError::SetAside { vault: path.to_owned(), aside, at }.into(),
        None if Vault::disk_may_be_away(path) => {
            DoorError::DiskAway { vault: path.to_owned() }.into()
        }
        None => StoreError::Missing { path: path.to_owned() }.into(),
    };
    looked_at(path, missing, CliError::Store)
}

/// Looks whether nothing is left of a vault that was at `path` before: whoever makes an empty one there may not know.
///
/// # Errors
/// `EarlierLeft` where one that was set aside is beside it, or backups of one with its name are.
pub fn nothing_left_of(path: &Path) -> Result<(), CliError> {
    if path.symlink_metadata().is_ok() {
        return Ok(());
    }
    let (aside, backup) = (Vault::set_aside(path), Vault::backups_beside(path).into_iter().next());
    match aside.map(|(aside, _)| aside).or(backup) {
        Some(left) => Err(DoorError::EarlierLeft { vault: path.to_owned(), left }.into()),
        None => Ok(()),
    }
}

/// Looks whether a file is where a copy of a vault should be.
///
/// # Errors
/// As [`vault`], of the copy.
pub fn copy(path: &Path) -> Result<(), CliError> {
    let of_copy = |source| CliError::Copy { path: path.to_owned(), source };
    looked_at(path, || of_copy(StoreError::Missing { path: path.to_owned() }), of_copy)
}

/// Looks whether the folder is there in which a file is to be made.
///
/// # Errors
/// `FolderMissing`.
pub fn folder_of(file: &Path) -> Result<(), CliError> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    match folder.filter(|folder| !folder.exists()) {
        Some(folder) => Err(DoorError::FolderMissing { path: folder.to_owned() }.into()),
        None => Ok(()),
    }
}

/// Looks whether the folder is there in which the vault at `path` is, or is to be made. It may be on a disk that is not
/// connected: then nothing is made in its place.
///
/// # Errors
/// `VaultFolderMissing`.
pub fn folder_of_vault(path: &Path) -> Result<(), CliError> {
    match folder_of(path) {
        Err(CliError::Door(DoorError::FolderMissing { path: folder })) => {
            Err(DoorError::VaultFolderMissing { path: folder }.into())
        }
        other => other,
    }
}

/// Where the link at `path` leads, where nothing is there.
pub fn link_to_nothing(path: &Path) -> Option<PathBuf> {
    let target = fs::read_link(path).ok().filter(|_| !path.exists())?;
    Some(path.parent().map_or_else(|| target.clone(), |folder| folder.join(&target)))
}

fn looked_at(
    path: &Path,
    missing: impl FnOnce() -> CliError,
    of_file: impl FnOnce(StoreError) -> CliError,
) -> Result<(), CliError> {
    match fs::metadata(path) {
        Ok(there) if Metadata::is_dir(&there) => {
            Err(DoorError::IsFolder { path: path.to_owned() }.into())
        }
        // Whoever opens a pipe to read it waits for somebody who writes.
        Ok(there) if !there.is_file() => Err(DoorError::NoFile { path: path.to_owned() }.into()),
        Ok(_) => Ok(()),
        Err(error) => Err(match (link_to_nothing(path), error.kind()) {
            (Some(target), _) => DoorError::LinkToNothing { link: path.to_owned(), target }.into(),
            (None, ErrorKind::NotFound | ErrorKind::NotADirectory) => missing(),
            (None, ErrorKind::PermissionDenied) => {
                of_file(StoreError::Denied { path: path.to_owned() })
            }
            (None, _) => of_file(StoreError::from(io::Error::from(error.kind()))),
        }),
    }
}
