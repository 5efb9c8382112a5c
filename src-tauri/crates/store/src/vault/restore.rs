//! A backup in the place of a vault.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use secrecy::SecretString;

use super::aside::free_name;
use super::file::{must_be_free_but_for_log, must_be_ordinary, sync_folder};
use super::header::{Slot, Written};
use super::keys::DataKey;
use super::live::{self, Live};
use super::lock::{WriterLock, beside, is_held};
use super::unfinished::Unfinished;
use super::{
    Access, LogFound, Vault, close, connection, empty_log, in_real_folder, keys, log, unbacked,
};
use crate::error::StoreError;
use crate::migrate;
use crate::verify::{self, GoesOn, Report};

/// What happens to a vault that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Present {
    /// It stays, and nothing is restored.
    Refuse,
    /// It is kept under another name, which says when.
    SetAside(DateTime<Utc>),
}

/// A backup that was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where the vault is.
    pub path: PathBuf,
    /// What stood there before, where something did.
    pub set_aside: Option<PathBuf>,
    /// Where the log is that a lost vault had left there, where one had.
    pub log_set_aside: Option<PathBuf>,
    /// What was wrong with a log beside the backup: one of another file was not read, and of one with a bad place what is
    /// sound.
    pub copy_log: Option<LogFound>,
    /// Whether what opened that opens the vault now: its passphrase, and its recovery key.
    pub has_same_secrets: bool,
    /// What the vault holds, as it was read back.
    pub report: Report,
}

impl Vault {
    /// Puts the backup at `backup` in the place of the vault at `to`, and leaves the backup as it is. All of it is
    /// copied and read back before anything else happens; a vault that is there keeps its words under another name in
    /// the same folder, with what stands in its log. The vault opens with the secrets that open the backup.
    ///
    /// However this is stopped, the vault before is there, under its own name or the other one; between the two there
    /// may be nothing at `to` for a moment.
    ///
    /// # Errors
    /// `Missing`, `NotAVault`, `Newer`, `Damaged` and `WrongPassphrase` as the backup says; `Exists` where a vault is
    /// there and may not be set aside, `NoOrdinaryFile` where it is none; `Itself` where the backup is that vault;
    /// `Unread` where the disk does not give the backup; `CopyBusy` and `Busy` where the one or the other is open, `BeingRead` where somebody reads in it; `ReadOnly`, `DiskFull`, `Io`.
    pub fn restore(
        backup: &Path,
        secret: &SecretString,
        to: &Path,
        present: Present,
    ) -> Result<Restored, StoreError> {
        Self::restore_while(backup, secret, (to, present), &mut || Ok(()))
    }

    /// The same, for as long as `goes_on` lets it: once the copy is read back, nothing breaks it off any more.
    ///
    /// # Errors
    /// As [`Vault::restore`], and what `goes_on` fails with: nothing is changed then.
    pub fn restore_while(
        backup: &Path,
        secret: &SecretString,
        (to, present): (&Path, Present),
        goes_on: GoesOn<'_>,
    ) -> Result<Restored, StoreError> {
        let backup = fs::canonicalize(backup).map_err(|error| live::missing(error, backup))?;
        let path = in_real_folder(to)?;
        let source = Live::enter(&backup)?;
        if source.is_at(&path) {
            return Err(StoreError::Itself { path });
        }
        may_be_set_aside(&path, present)?;
        let written = source.header().map_err(|error| error.of_reading(&backup))?;
        let key = keys::unlock(&written.header, secret)?;
        if is_held(&backup) {
            return Err(StoreError::CopyBusy);
        }
        let lock = WriterLock::take(&path)?;
        let has_same_secrets = secrets_at(&path).is_some_and(|slots| slots == written.header.slots);
        let put = put(&source, &backup, (&written, &key, secret), (&path, present), goes_on);
        if put.is_err() {
            lock.forget(&path);
        }
        let (Stood { set_aside, log_set_aside, copy_log }, report) = put?;
        Ok(Restored { path, set_aside, log_set_aside, copy_log, has_same_secrets, report })
    }
}

/// What stood in the place of the vault, and where that is now; and the log of the backup.
struct Stood {
    set_aside: Option<PathBuf>,
    log_set_aside: Option<PathBuf>,
    copy_log: Option<LogFound>,
}

/// What opens the vault there, as its header says it; nothing where no vault says so.
fn secrets_at(vault: &Path) -> Option<Vec<Slot>> {
    Some(Live::enter(vault).ok()?.header().ok()?.header.slots)
}

/// Puts the backup in the place of what is at `path`, whose lock must be held; says where that is now.
fn put(
    source: &Live,
    backup: &Path,
    (written, key, secret): (&Written, &DataKey, &SecretString),
    (path, present): (&Path, Present),
    goes_on: GoesOn<'_>,
) -> Result<(Stood, Report), StoreError> {
    let mut unfinished = Unfinished::begin(path)?;
    source.alone(|| copy(backup, &mut unfinished, goes_on)).map_err(|error| match error {
        StoreError::Busy => StoreError::CopyBusy,
        other => other,
    })?;
    let (copy_log, report) =
        settle(unfinished.path(), (key, &written.header.database_salt), goes_on)?;
    let log_set_aside = log::set_aside_where_vault_is_gone(path)?;
    let aside = match present {
        Present::SetAside(now) => SetAside::take(path, secret, now)?,
        Present::Refuse => None,
    };
    if let Err(error) = unfinished.finish() {
        if let Some(aside) = aside {
            aside.give_back(path)?;
        }
        return Err(error);
    }
    unbacked::forget(path);
    let set_aside = aside.map(|aside| aside.path);
    Ok((Stood { set_aside, log_set_aside, copy_log }, report))
}

fn may_be_set_aside(path: &Path, present: Present) -> Result<(), StoreError> {
    if present == Present::Refuse { must_be_free_but_for_log(path) } else { must_be_ordinary(path) }
}

/// Copies the file, and its log where it has one: then it is no backup, but a vault that was not closed.
pub(super) fn copy(
    backup: &Path,
    unfinished: &mut Unfinished,
    goes_on: GoesOn<'_>,
) -> Result<(), StoreError> {
    let unread = |error: io::Error| StoreError::from(error).of_reading(backup);
    let mut source = Source { file: File::open(backup).map_err(unread)?, failed: None };
    let filled = unfinished.fill(&mut source, goes_on);
    if let Some(error) = source.failed {
        return Err(unread(error));
    }
    filled?;
    copy_log(backup, unfinished)
}

/// A file that is copied, and why it does not give more.
struct Source {
    file: File,
    failed: Option<io::Error>,
}

impl Read for Source {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        self.file.read(to).inspect_err(|error| {
            if error.kind() != io::ErrorKind::Interrupted {
                let code = error.raw_os_error();
                self.failed =
                    Some(code.map_or_else(|| error.kind().into(), io::Error::from_raw_os_error));
            }
        })
    }
}

/// Copies the log beside the file, where it has one.
pub(super) fn copy_log(backup: &Path, unfinished: &Unfinished) -> Result<(), StoreError> {
    let log = beside(backup, "-wal");
    if fs::symlink_metadata(&log).is_ok() {
        fs::copy(&log, beside(unfinished.path(), "-wal"))?;
    }
    Ok(())
}

/// Makes the copy one file, and looks through it.
fn settle(
    path: &Path,
    (key, salt): (&DataKey, &[u8; 16]),
    goes_on: GoesOn<'_>,
) -> Result<(Option<LogFound>, Report), StoreError> {
    let log = log::settle_of_copy(path, key, salt)?;
    let connection = connection::connect(path, key, salt, Access::Write)?;
    empty_log(&connection)?;
    let report = looked_through(&connection, goes_on)?;
    close(connection)?;
    match report.faults.iter().find(|fault| fault.is_of_the_file()) {
        Some(fault) => Err(StoreError::damaged(fault.to_string())),
        None => Ok((log, report)),
    }
}

fn looked_through(connection: &Connection, goes_on: GoesOn<'_>) -> Result<Report, StoreError> {
    if migrate::is_needed(connection, migrate::STEPS)? {
        verify::look_at_pages_while(connection, goes_on)
    } else {
        verify::look_while(connection, goes_on)
    }
}

/// A vault that was given another name.
struct SetAside {
    path: PathBuf,
}

impl SetAside {
    /// Gives what stands at `vault` another name; nothing where nothing does. The writer's lock must be held.
    fn take(
        vault: &Path,
        secret: &SecretString,
        now: DateTime<Utc>,
    ) -> Result<Option<Self>, StoreError> {
        if fs::symlink_metadata(vault).is_err() {
            return Ok(None);
        }
        make_one_file(vault, secret)?;
        let aside = Self { path: free_name(vault, now) };
        aside.rename(vault, &aside.path)?;
        Ok(Some(aside))
    }

    fn give_back(&self, vault: &Path) -> Result<(), StoreError> {
        self.rename(&self.path, vault)
    }

    /// The vault first: without its name nobody takes its log for finished.
    fn rename(&self, from: &Path, to: &Path) -> Result<(), StoreError> {
        for ending in ["", "-wal", "-journal"] {
            let (from, to) = (beside(from, ending), beside(to, ending));
            if fs::symlink_metadata(&from).is_ok() {
                fs::rename(from, to)?;
            }
        }
        // Made anew from the log by whoever opens it.
        let _ = fs::remove_file(beside(from, "-shm"));
        Ok(sync_folder(&self.path)?)
    }
}

/// Moves what stands in the log of the vault into its file, where `secret` opens it; another one goes as it is, with
/// its log beside it.
///
/// # Errors
/// `BeingRead` where somebody reads in it: they would take the new vault's log away when they close it.
fn make_one_file(vault: &Path, secret: &SecretString) -> Result<(), StoreError> {
    let Ok(live) = Live::enter(vault) else { return Ok(()) };
    let Ok(written) = live.header() else { return Ok(()) };
    let Ok(key) = keys::unlock(&written.header, secret) else { return Ok(()) };
    let salt = &written.header.database_salt;
    if log::is_of_another(vault, &key, salt) || !matches!(log::is_damaged(vault), Ok(false)) {
        return Ok(());
    }
    let Ok(connection) = connection::connect(vault, &key, salt, Access::Write) else {
        return Ok(());
    };
    let sql = "PRAGMA journal_mode = DELETE";
    let mode: Result<String, _> = connection.query_row(sql, [], |row| row.get(0));
    let is_alone = match mode.map_err(StoreError::from) {
        Ok(mode) => mode == "delete",
        Err(StoreError::Busy) => false,
        // What is damaged goes as it is.
        Err(_) => true,
    };
    close(connection)?;
    if is_alone { Ok(()) } else { Err(StoreError::BeingRead) }
}
