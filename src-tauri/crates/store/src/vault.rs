//! A vault: one encrypted file that holds a whole newsroom.

mod aside;
mod away;
mod backup;
mod connection;
mod cost;
mod file;
mod header;
mod keys;
mod left;
mod live;
mod lock;
pub(crate) mod log;
mod medium;
mod newest_backup;
mod own_backups;
mod reading;
mod recovery;
mod restore;
mod rewrap;
mod salvage;
#[cfg(test)]
mod tests;
mod tries;
mod unbacked;
mod unfinished;
mod untouched;
#[expect(unsafe_code, reason = "SQLite's file interface is C, and only it can shift a database")]
mod vfs;

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use secrecy::SecretString;

pub use away::Away;
pub use backup::{Backup, Overwrite, Progress, Watch};
pub use cost::KdfCost;
pub use log::{LogFound, LogLoss};
pub use newest_backup::NewestBackup;
pub use own_backups::{BackupOrder, FolderBackup, Outcome, OwnBackup, When};
pub use recovery::RecoveryKey;
pub use restore::{Present, Restored};
pub(crate) use salvage::Pages;
pub use salvage::Readable;

use crate::error::StoreError;
use crate::migrate;
use header::Header;
use keys::DataKey;
use live::Live;
use lock::WriterLock;
use reading::{Instead, Reading};
use unfinished::Unfinished;

/// What a vault is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Reading and writing, alone.
    Write,
    /// Reading, also beside a writer, whose commits are seen as they are made.
    Read,
}

/// An open vault. Dropping it closes it.
#[derive(Debug)]
pub struct Vault {
    // Dropped in this order: the connection before anything that protects it.
    connection: Connection,
    live: Live,
    _lock: Option<WriterLock>,
    key: DataKey,
    /// What tells this vault from every other one.
    salt: [u8; 16],
    path: PathBuf,
    access: Access,
    /// What was wrong with the log beside it when it was opened.
    log: Option<LogFound>,
}

impl Vault {
    /// A new vault at `path`, open for writing, and its recovery key, which is kept nowhere. The file is
    /// there whole or not at all.
    ///
    /// # Errors
    /// `Exists` where something is there already, `Missing` where the folder is not, `Busy` where another
    /// program is just making it, `ReadOnly`, `DiskFull`, `Io`.
    pub fn create(
        path: &Path,
        passphrase: &SecretString,
        cost: KdfCost,
    ) -> Result<(Self, RecoveryKey), StoreError> {
        let path = in_real_folder(path)?;
        let (header, key, recovery) = keys::make(passphrase, cost)?;
        file::must_be_free_but_for_log(&path)?;
        let lock = WriterLock::take(&path)?;
        let log_set_aside = log::set_aside_where_vault_is_gone(&path)?;
        if let Err(error) = Self::made(&path, &header, &key) {
            lock.forget(&path);
            return Err(error);
        }
        let opening = Opening { access: Access::Write, lock: Some(lock), steps: migrate::STEPS };
        match Self::connected(path.clone(), opening, |_| Ok(key)) {
            Ok(vault) => {
                Ok((Self { log: log_set_aside.map(LogFound::of_another), ..vault }, recovery))
            }
            Err(error) => {
                // Nobody has seen its recovery key, and nobody will.
                for ending in ["-wal", "-shm", "", ".lock"] {
                    let _ = fs::remove_file(lock::beside(&path, ending));
                }
                Err(error)
            }
        }
    }

    /// Makes the file of a new vault. The writer's lock must be held.
    fn made(path: &Path, header: &Header, key: &DataKey) -> Result<(), StoreError> {
        file::must_be_free(path)?;
        let mut unfinished = Unfinished::begin(path)?;
        unfinished.write_header(&header.encode())?;
        let salt = &header.database_salt;
        let mut connection = connection::connect(unfinished.path(), key, salt, Access::Write)?;
        migrate::run(&mut connection, migrate::STEPS)?;
        // Closing does it too, and says nothing where the disk refuses: the log would be taken away unread.
        empty_log(&connection)?;
        close(connection)?;
        unfinished.finish()
    }

    /// The vault at `path`, opened with its passphrase or its recovery key. One of an earlier Warraq is
    /// brought up to this one first, and a copy of it kept beside it.
    ///
    /// # Errors
    /// `Missing`, `NotAVault`, `Newer`, `Damaged` and `WrongPassphrase` as the file says; `Busy` where
    /// another program writes in it and this one wants to, or has to bring it up; `ReadOnly`, `DiskFull`,
    /// `Io`.
    pub fn open(path: &Path, secret: &SecretString, access: Access) -> Result<Self, StoreError> {
        Self::open_with(path, secret, Opening { access, lock: None, steps: migrate::STEPS })
    }

    fn open_with(path: &Path, secret: &SecretString, opening: Opening) -> Result<Self, StoreError> {
        // Links are followed here, so that the lock and the log are beside the file itself.
        let path = fs::canonicalize(path).map_err(|error| live::missing(error, path))?;
        Self::connected(path, opening, |header| keys::unlock(header, secret))
    }

    /// The same vault once more, for reading, without its passphrase: long work on another thread, while this one goes
    /// on writing.
    ///
    /// # Errors
    /// `Missing` where the file is no longer in its place; `Io`.
    pub fn reader(&self) -> Result<Self, StoreError> {
        if !self.is_in_its_place() {
            return Err(StoreError::Missing { path: self.path.clone() });
        }
        let live = Live::enter(&self.path)?;
        let key = self.key.again();
        let salt = live.header()?.header.database_salt;
        let Reading { connection, instead_of } = reading::connect(&self.path, &key, &salt)?;
        let lock = instead_of.and_then(|instead| instead.lock);
        let (path, access) = (self.path.clone(), Access::Read);
        Ok(Self { connection, live, _lock: lock, key, salt, path, access, log: None })
    }

    /// Whether the file that is open still has its name: it has not where its medium was pulled out, or somebody moved
    /// or replaced it. What is written then goes to a file that nobody finds.
    #[must_use]
    pub fn is_in_its_place(&self) -> bool {
        self.live.is_at(&self.path)
    }

    /// Where the vault is, links followed.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it was opened for.
    #[must_use]
    pub fn access(&self) -> Access {
        self.access
    }

    /// Closes the vault and says whether that went well. What was committed is safe either way.
    ///
    /// # Errors
    /// As `SQLite` says.
    pub fn close(self) -> Result<(), StoreError> {
        close(self.connection)
    }

    /// Moves what was committed from the log into the file, as far as nobody reads it there, and says whether there was
    /// something. Pages are looked at in the file itself: where the power went while they were moved there, those are
    /// torn that the log has whole, and nothing is wrong with the vault.
    pub(crate) fn settle_log(&self) -> bool {
        // A log with a bad place would be given up behind it.
        if matches!(self.log, Some(LogFound::Damaged { kept: None, .. })) {
            return false;
        }
        let sql = "PRAGMA query_only = OFF; PRAGMA wal_checkpoint(PASSIVE)";
        let has_log = fs::metadata(lock::beside(&self.path, "-wal")).is_ok_and(|log| log.len() > 0);
        // Where the medium cannot be written they are told as they are.
        let is_moved = has_log && self.connection.execute_batch(sql).is_ok();
        if self.access == Access::Read {
            let _ = self.connection.execute_batch("PRAGMA query_only = ON");
        }
        is_moved
    }

    /// What is wrong with the header of the file, which opened the vault.
    ///
    /// # Errors
    /// `Io` where the disk does not give it now.
    pub(crate) fn header_fault(&self) -> Result<Option<String>, StoreError> {
        match self.live.header() {
            Ok(written) if written.is_whole() => Ok(None),
            Ok(_) => Ok(Some("its two copies do not say the same".to_owned())),
            Err(error @ StoreError::Io(_)) => Err(error),
            Err(error) => Ok(Some(error.to_string())),
        }
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(crate) fn connection_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// Reads several things of one moment, whatever a writer does in between.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let moment = self.connection.unchecked_transaction()?;
        work(&moment)
    }

    fn connected(
        path: PathBuf,
        opening: Opening,
        key: impl FnOnce(&Header) -> Result<DataKey, StoreError>,
    ) -> Result<Self, StoreError> {
        let live = Live::enter(&path)?;
        let written = live.header()?;
        let header = &written.header;
        let key = key(header)?;
        let Opening { access, lock, steps } = opening;
        let salt = header.database_salt;
        if access == Access::Write {
            file::must_have_one_name(&path)?;
        }
        let mut lock = match (lock, access) {
            (None, Access::Write) => Some(WriterLock::take(&path)?),
            (lock, _) => lock,
        };
        if lock.is_some() {
            live.mend_header(&written);
        }
        let aside = log::set_aside_of_another(&path, &key, &salt, lock.as_ref())?;
        let mended = log::mend(&live, &path, (&key, &salt), lock.as_ref());
        let connect = |access| connection::connect(&path, &key, &salt, access);
        let (Reading { mut connection, instead_of }, mended) = match (access, mended) {
            (Access::Write, mended) => {
                (Reading { connection: connect(access)?, instead_of: None }, mended?)
            }
            (Access::Read, Ok(mended)) => (reading::connect(&path, &key, &salt)?, mended),
            (Access::Read, Err(refused)) => {
                let reading = reading::connect_without_writing(&path, &key, &salt, refused)?;
                (reading, Some(LogFound::left()))
            }
        };
        let log = aside.map(LogFound::of_another).or(mended);
        if migrate::is_needed(&connection, steps)? {
            if let Some(Instead { refused, .. }) = instead_of {
                return Err(refused);
            }
            let _lock = lock.is_none().then(|| WriterLock::take(&path)).transpose()?;
            empty_log(&connection)?;
            close(connection)?;
            live.alone(|| file::keep_copy(&path, migrate::version_after(steps)))?;
            connection = connect(Access::Write)?;
            migrate::run(&mut connection, steps)?;
            close(connection)?;
            connection = connect(access)?;
        } else if let Some(instead) = instead_of {
            lock = instead.lock;
        }
        if access == Access::Write {
            file::keep_names(&path)?;
        }
        let vault = Self { connection, live, _lock: lock, key, salt, path, access, log };
        if access == Access::Write {
            vault.take_away_left(&vault.path);
        }
        Ok(vault)
    }
}

/// How a vault is opened.
struct Opening {
    access: Access,
    /// The writer's lock, where it is held already.
    lock: Option<WriterLock>,
    /// What brings an earlier vault up to today.
    steps: &'static [migrate::Step],
}

fn close(connection: Connection) -> Result<(), StoreError> {
    connection.close().map_err(|(_connection, error)| error.into())
}

/// Moves all that was committed from the write-ahead log into the vault file.
fn empty_log(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch("PRAGMA query_only = OFF")?;
    let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
    let blocked: bool = connection.query_row(sql, [], |row| row.get(0))?;
    if blocked { Err(StoreError::Busy) } else { Ok(()) }
}

/// `path` with the links of its folder followed; the file itself need not be there.
fn in_real_folder(path: &Path) -> Result<PathBuf, StoreError> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let name = path.file_name().ok_or_else(|| StoreError::Missing { path: path.to_owned() })?;
    let folder = fs::canonicalize(folder).map_err(|error| live::missing(error, folder))?;
    Ok(folder.join(name))
}
