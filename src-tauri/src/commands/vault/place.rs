//! Whether a new vault may be made in a place.

use std::path::Path;

use warraq_store::Vault;

use crate::error::{AppError, ErrorCode};
use crate::places::{Places, make_folder_of, vault_of_environment};

/// Whether an empty vault is wanted where one was before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Nothing may be left of one.
    Refuse,
    /// It is wanted all the same.
    Keep,
}

impl Left {
    /// As a person said it.
    #[must_use]
    pub fn insisted(anew: bool) -> Self {
        if anew { Self::Keep } else { Self::Refuse }
    }
}

/// Looks whether a vault may be made at `path`. The folder of the usual place is made; one that somebody named is not,
/// because it may be where a disk is connected.
///
/// # Errors
/// `vault_left` where one that was set aside is beside it, or backups of one with its name are; `vault_folder_missing`; where
/// the usual folder cannot be made.
pub fn ready(path: &Path, left: Left) -> Result<(), AppError> {
    let is_left = Vault::set_aside(path).is_some() || !Vault::backups_beside(path).is_empty();
    if is_left && left == Left::Refuse && path.symlink_metadata().is_err() {
        return Err(AppError::new(ErrorCode::VaultLeft, path.display()));
    }
    if vault_of_environment().is_none() && path == Places::usual().vault {
        return make_folder_of(path);
    }
    match path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
        Some(folder) => Err(AppError::new(ErrorCode::VaultFolderMissing, folder.display())),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn code(path: &Path, left: Left) -> Option<ErrorCode> {
        ready(path, left).err().map(|error| error.code)
    }

    #[test]
    fn no_folder_is_made_that_somebody_named() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let named = folder.path().join("usb/news.warraq");
        assert_eq!(code(&named, Left::Refuse), Some(ErrorCode::VaultFolderMissing));
        assert!(!folder.path().join("usb").exists());
        assert_eq!(code(&folder.path().join("news.warraq"), Left::Refuse), None);
    }

    #[test]
    fn what_is_left_of_a_vault_is_told_until_somebody_insists() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let vault = folder.path().join("news.warraq");
        let aside = folder.path().join("news.replaced-2026-11-30T07-20-05Z.warraq");
        fs::write(aside, warraq_core::vault_file::MAGIC).expect("it can be written");
        assert_eq!(code(&vault, Left::Refuse), Some(ErrorCode::VaultLeft));
        assert_eq!(code(&vault, Left::Keep), None);
        assert_eq!(code(&folder.path().join("other.warraq"), Left::Refuse), None);
    }
}
