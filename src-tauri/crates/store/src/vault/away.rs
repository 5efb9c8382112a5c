//! A vault whose file or medium went away while it was open.
//!
//! A handle on a file that was moved, replaced or taken away with its medium goes on taking what is written to it, or
//! refuses everything for ever. So whoever is told that the vault is gone lets go of it, and opens the one that is at
//! its place later on, without the passphrase, where it is the same one.

use std::fs;
use std::path::{Path, PathBuf};

use super::keys::DataKey;
use super::live::Live;
use super::lock::beside;
use super::{Access, Opening, Vault};
use crate::error::StoreError;
use crate::migrate;

/// What opens a vault again that was let go of.
#[derive(Debug)]
pub struct Away {
    path: PathBuf,
    key: DataKey,
    salt: [u8; 16],
}

impl Away {
    /// Where the vault was.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The vault again, open for writing, where it is back in its place.
    ///
    /// # Errors
    /// `Missing` where nothing is there, or something else; else as [`Vault::open`].
    pub fn open(&self) -> Result<Vault, StoreError> {
        self.opened(Access::Write)
    }

    /// The same, open for reading.
    ///
    /// # Errors
    /// As [`Away::open`].
    pub fn open_to_read(&self) -> Result<Vault, StoreError> {
        self.opened(Access::Read)
    }

    fn opened(&self, access: Access) -> Result<Vault, StoreError> {
        let opening = Opening { access, lock: None, steps: migrate::STEPS };
        Vault::connected(self.path.clone(), opening, |header| {
            if header.database_salt == self.salt {
                Ok(self.key.again())
            } else {
                Err(StoreError::Missing { path: self.path.clone() })
            }
        })
    }
}

impl Vault {
    /// Lets go of the vault, and keeps what opens it again.
    #[must_use]
    pub fn into_away(self) -> Away {
        let Self { connection, live, _lock, key, path, salt, .. } = self;
        // What was committed is in the log, which is read when it is opened again.
        drop(connection);
        drop::<Live>(live);
        Away { path, key, salt }
    }

    /// Nothing where the file that is open still has its name, before anything is written.
    ///
    /// # Errors
    /// `Missing`.
    pub(crate) fn must_be_in_its_place(&self) -> Result<(), StoreError> {
        if self.is_in_its_place() {
            return Ok(());
        }
        Err(StoreError::Missing { path: self.path.clone() })
    }

    /// The same once something was committed, which is in the log.
    ///
    /// # Errors
    /// `Missing`.
    pub(crate) fn must_still_be_in_its_place(&self) -> Result<(), StoreError> {
        if fs::symlink_metadata(beside(&self.path, "-wal")).is_err() {
            return Err(StoreError::Missing { path: self.path.clone() });
        }
        self.must_be_in_its_place()
    }
}
