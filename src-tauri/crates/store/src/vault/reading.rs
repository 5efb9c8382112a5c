//! Reading a vault where nothing can be written: on a full disk, on a medium or in a folder that takes nothing.
//!
//! `SQLite` makes a file beside the database before it reads what has a write-ahead log, and says an error where it cannot.
//! Whoever only reads their own words must not need room for that.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::keys::DataKey;
use super::lock::{WriterLock, beside};
use super::{Access, connection};
use crate::error::StoreError;

/// A connection that reads.
pub(super) struct Reading {
    /// It.
    pub(super) connection: Connection,
    /// Why it is not the usual one, which sees each commit; nothing where it is.
    pub(super) instead_of: Option<Instead>,
}

/// What stands for the usual connection.
pub(super) struct Instead {
    /// Keeps writers out, because what they write would not be seen; nothing where none can be there.
    pub(super) lock: Option<WriterLock>,
    /// What kept the usual one from being opened.
    pub(super) refused: StoreError,
}

/// Connects to read what is in the vault at `path`, also where nothing can be written.
///
/// # Errors
/// `LogUnread` where saves stand in the log that cannot be read so; else as [`connection::connect`].
pub(super) fn connect(path: &Path, key: &DataKey, salt: &[u8; 16]) -> Result<Reading, StoreError> {
    let refused = match connection::connect(path, key, salt, Access::Read) {
        Ok(connection) => return Ok(Reading { connection, instead_of: None }),
        Err(refused @ (StoreError::Io(_) | StoreError::ReadOnly(_) | StoreError::DiskFull(_))) => {
            refused
        }
        Err(other) => return Err(other),
    };
    connect_without_writing(path, key, salt, refused)
}

/// The same where nothing is to be written, because of what was `refused`.
///
/// # Errors
/// `refused` where somebody writes; else as [`connect`].
pub(super) fn connect_without_writing(
    path: &Path,
    key: &DataKey,
    salt: &[u8; 16],
    refused: StoreError,
) -> Result<Reading, StoreError> {
    // Beside a writer only the usual connection says what is there.
    let Ok(lock) = WriterLock::share(path) else { return Err(refused) };
    let connection = if has_log(path) {
        connection::connect_alone(path, key, salt).map_err(|error| match error {
            StoreError::Damaged(_) | StoreError::Busy => error,
            _ => StoreError::LogUnread { path: path.to_owned() },
        })?
    } else {
        connection::connect_at_rest(path, key, salt)?
    };
    Ok(Reading { connection, instead_of: Some(Instead { lock, refused }) })
}

/// Whether something that was committed may stand beside the vault and not in it.
pub(super) fn has_log(vault: &Path) -> bool {
    fs::metadata(beside(vault, "-wal")).is_ok_and(|log| log.len() > 0)
}
