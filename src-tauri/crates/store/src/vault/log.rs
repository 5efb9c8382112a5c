//! The log beside a vault file, and whether it is this file's.
//!
//! `SQLite` plays any log that lies beside a database over it. After a crash the newest saves stand there; who copies a
//! backup over the vault by hand leaves that log where it is, and the two would become a third that never was, with pages
//! that fit nothing. The pages of a log say that they belong together and not what they stand on. So each commit writes
//! down, in one row with a page of its own, what it is, which commit was before it, and on which the log stands that it
//! goes to. That row is read twice, in the file alone and with the log played: the file has to be where the log began, or
//! somewhere in it, as after a checkpoint that was stopped. Where that cannot be told the log is played as ever.

mod bad_place;
mod damaged;
mod frames;
#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::aside::free_name;
use super::file::keep_names;
use super::keys::DataKey;
use super::lock::{WriterLock, beside};
use super::reading::has_log;
use super::{Vault, connection};
use crate::error::StoreError;

pub use damaged::{LogFound, LogLoss};
pub(super) use damaged::{is_damaged, mend, mend_copy};
pub(super) use frames::{Played, played};

/// The head of a log has them from here on, eight bytes, another pair each time it begins anew.
const SALTS_AT: usize = 16;

/// What a commit says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
struct State {
    id: i64,
    previous: Option<i64>,
    salts: Option<i64>,
    base: Option<i64>,
    first: Option<i64>,
}

/// Writes down a commit of the vault at `vault` that is about to be made, as a part of it.
///
/// # Errors
/// As the database says; `Io` where the log cannot be looked at: a commit that says nothing true of it would have the next
/// ones taken for those of another file.
pub(crate) fn note(connection: &Connection, vault: &Path) -> Result<(), StoreError> {
    note_with(connection, salts(vault)?)
}

/// The same where no log is there.
///
/// # Errors
/// As the database says.
pub(crate) fn note_without_log(connection: &Connection) -> Result<(), StoreError> {
    note_with(connection, None)
}

fn note_with(connection: &Connection, salts: Option<i64>) -> Result<(), StoreError> {
    connection.prepare_cached(include_str!("log/note.sql"))?.execute([salts])?;
    Ok(())
}

/// Whether the log beside the vault stands on another file: played, it would spoil this one. No where there is none, where
/// it cannot be told, and where somebody has the vault open, who has asked before.
pub(super) fn is_of_another(vault: &Path, key: &DataKey, salt: &[u8; 16]) -> bool {
    if !has_log(vault) {
        return false;
    }
    let alone = connection::connect_at_rest(vault, key, salt).and_then(|alone| state(&alone));
    let (Ok(file), Ok(salts)) = (alone, salts(vault)) else { return false };
    match connection::connect_now_or_never(vault, key, salt).and_then(|played| state(&played)) {
        Ok(end) => !file.is_in_log_of(&end, salts),
        // The file alone was read: these are pages of a vault with another key.
        Err(StoreError::Damaged(_)) => true,
        Err(_) => false,
    }
}

/// Sets the log beside the vault aside where it is of another one, and says where it is then; nothing where it is not.
/// `lock` is the writer's, where it is held.
///
/// # Errors
/// As the disk says where it cannot be given another name.
pub(super) fn set_aside_of_another(
    vault: &Path,
    key: &DataKey,
    salt: &[u8; 16],
    lock: Option<&WriterLock>,
) -> Result<Option<PathBuf>, StoreError> {
    // Beside a writer it is the writer's.
    let shared = match lock {
        Some(_) => None,
        None => match WriterLock::share(vault) {
            Ok(lock) => lock,
            Err(_) => return Ok(None),
        },
    };
    let aside = is_of_another(vault, key, salt).then(|| set_aside(vault)).transpose()?;
    drop(shared);
    Ok(aside)
}

/// Gives the log of the vault, which must be nobody's, the name that it would have beside a vault that was set aside when
/// it was last written.
///
/// # Errors
/// As the disk says: the log has its name then.
pub(super) fn set_aside(vault: &Path) -> Result<PathBuf, StoreError> {
    let log = beside(vault, "-wal");
    let aside = beside(&free_name(vault, written_at(&log)?), "-wal");
    fs::rename(&log, &aside)?;
    // Made anew by whoever opens the vault.
    let _ = fs::remove_file(beside(vault, "-shm"));
    keep_names(vault)?;
    Ok(aside)
}

/// When the file was last written.
fn written_at(log: &Path) -> io::Result<DateTime<Utc>> {
    Ok(fs::metadata(log)?.modified().map_or_else(|_| DateTime::<Utc>::MIN_UTC, Into::into))
}

/// The same where the vault itself is gone; nothing where no log is there either.
///
/// # Errors
/// As the disk says.
pub(super) fn set_aside_where_vault_is_gone(vault: &Path) -> Result<Option<PathBuf>, StoreError> {
    let is_there = |path: &Path| fs::symlink_metadata(path).is_ok();
    if is_there(vault) || !is_there(&beside(vault, "-wal")) {
        return Ok(None);
    }
    set_aside(vault).map(Some)
}

/// Takes away the log beside a copy where it is of another one, and a bad place out of one of its own: what it is a copy
/// of keeps its own. Says what was found.
///
/// # Errors
/// As the disk says.
pub(super) fn settle_of_copy(
    copy: &Path,
    key: &DataKey,
    salt: &[u8; 16],
) -> Result<Option<LogFound>, StoreError> {
    if is_of_another(copy, key, salt) {
        fs::remove_file(beside(copy, "-wal"))?;
        return Ok(Some(LogFound::OfAnother { set_aside: None }));
    }
    Ok(mend_copy(copy)?.then(LogFound::left))
}

impl Vault {
    /// Where the log is now that lay beside the file when it was opened, or where it was made, and that belongs to another
    /// state of it or to another vault: played, it would have spoiled this one. Nothing where none did.
    #[must_use]
    pub fn log_set_aside(&self) -> Option<&Path> {
        match self.log_found() {
            Some(LogFound::OfAnother { set_aside }) => set_aside.as_deref(),
            _ => None,
        }
    }
}

impl State {
    /// Whether a file that says this is where the log began that ends with `end`, or somewhere in it.
    fn is_in_log_of(&self, end: &Self, salts_now: Option<i64>) -> bool {
        let is_end = self.id == end.id;
        if end.salts != salts_now {
            // The last commit is the only one in the log.
            return is_end || Some(self.id) == end.previous;
        }
        let began = [end.base, end.first];
        let is_in_it = self.salts == end.salts && self.base == end.base && self.first == end.first;
        is_end || began.contains(&Some(self.id)) || is_in_it
    }
}

fn state(connection: &Connection) -> Result<State, StoreError> {
    let sql = "SELECT id, previous, salts, base, first FROM log";
    Ok(connection.query_row(sql, [], |row| {
        let (id, previous, salts) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(State { id, previous, salts, base: row.get(3)?, first: row.get(4)? })
    })?)
}

/// What tells the log beside the vault from the one that was there before; nothing where none is there, or it is empty.
fn salts(vault: &Path) -> io::Result<Option<i64>> {
    let mut head = [0; SALTS_AT + 8];
    let read = File::open(beside(vault, "-wal")).and_then(|mut log| log.read_exact(&mut head));
    match read {
        Ok(()) => Ok(head[SALTS_AT..].first_chunk().map(|salts| i64::from_be_bytes(*salts))),
        Err(error)
            if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::UnexpectedEof) =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}
