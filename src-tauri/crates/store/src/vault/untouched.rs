//! A vault file that is only looked at: a backup, on whatever medium it is.

use std::fs;
use std::path::Path;

use secrecy::SecretString;

use super::header::Header;
use super::keys::DataKey;
use super::live::{self, Live};
use super::lock::is_held;
use super::reading::{self, Reading};
use super::{Access, LogFound, Vault, connection, keys, log};
use crate::error::StoreError;
use crate::migrate;

impl Vault {
    /// The vault file at `path`, opened for reading and left as it is: one of an earlier Warraq is not brought up to
    /// this one, and where nobody has it open nothing is written, not even beside it. So it may be on a medium that
    /// cannot be written.
    ///
    /// # Errors
    /// `Missing`, `NotAVault`, `Newer`, `Damaged` and `WrongPassphrase` as the file says; `Io`.
    pub fn open_untouched(path: &Path, secret: &SecretString) -> Result<Self, StoreError> {
        Self::look_at(path, |header| keys::unlock(header, secret))
    }

    /// The same for a copy of this vault, which its data key opens, whatever its secrets were.
    ///
    /// # Errors
    /// `WrongPassphrase` where it is a copy of another vault; else as [`Vault::open_untouched`].
    pub fn open_own_copy(&self, path: &Path) -> Result<Self, StoreError> {
        Self::look_at(path, |header| {
            if header.database_salt == self.salt {
                Ok(self.key.again())
            } else {
                Err(StoreError::WrongPassphrase)
            }
        })
    }

    fn look_at(
        path: &Path,
        key: impl FnOnce(&Header) -> Result<DataKey, StoreError>,
    ) -> Result<Self, StoreError> {
        let path = fs::canonicalize(path).map_err(|error| live::missing(error, path))?;
        let live = Live::enter(&path)?;
        let written = live.header()?;
        let key = key(&written.header)?;
        let salt = written.header.database_salt;
        let log = if log::is_of_another(&path, &key, &salt) {
            Some(LogFound::OfAnother { set_aside: None })
        } else {
            (!is_held(&path) && log::is_damaged(&path)?).then(LogFound::left)
        };
        let is_alone = is_at_rest(&path) || matches!(log, Some(LogFound::OfAnother { .. }));
        let (connection, lock) = if is_alone {
            (connection::connect_at_rest(&path, &key, &salt)?, None)
        } else if log.is_some() {
            // Whoever closes it the usual way would take the log away, with what stands behind its bad place.
            let refused = StoreError::LogUnread { path: path.clone() };
            let Reading { connection, instead_of } =
                reading::connect_without_writing(&path, &key, &salt, refused)?;
            (connection, instead_of.and_then(|instead| instead.lock))
        } else {
            let Reading { connection, instead_of } = reading::connect(&path, &key, &salt)?;
            (connection, instead_of.and_then(|instead| instead.lock))
        };
        // Steps only add to a vault: what stands in an earlier one is read as it was.
        migrate::is_needed(&connection, migrate::STEPS)?;
        let access = Access::Read;
        Ok(Self { connection, live, _lock: lock, key, salt, path, access, log })
    }

    /// Whether the vault is of an earlier Warraq and was not brought up to this one.
    ///
    /// # Errors
    /// As the database says.
    pub fn is_earlier(&self) -> Result<bool, StoreError> {
        migrate::is_earlier(&self.connection)
    }
}

/// Whether nobody writes in it, and nothing that was written is still beside it.
fn is_at_rest(path: &Path) -> bool {
    !reading::has_log(path) && !is_held(path)
}
