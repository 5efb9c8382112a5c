//! A damaged vault: what can still be read goes into a new one, and the damaged one stays as it is.

mod around;
mod cipher;
mod pages;
mod readable;

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use secrecy::SecretString;

use around::Around;
pub(crate) use pages::Pages;
pub use readable::Readable;

use super::file::must_be_free;
use super::header::{HEADER_BYTES, Written};
use super::keys::DataKey;
use super::live::{self, Live};
use super::lock::{WriterLock, beside, is_held};
use super::log::settle_of_copy;
use super::unfinished::Unfinished;
use super::{Access, LogFound, Vault, close, connection, empty_log, in_real_folder, keys, restore};
use crate::error::StoreError;
use crate::salvage::{self, Salvaged};
use crate::verify::{self, GoesOn, Report};

impl Vault {
    /// Makes a new vault at `to` of all that can be read in the damaged one at `damaged`, and says what that is. The new
    /// one opens with the same secrets, and is looked through before it gets its name: it is there whole or not at all.
    ///
    /// Where the header is lost, that of a backup beside the vault opens what is behind it: the data key stays for the life
    /// of a vault. The new one opens with the secrets of that backup then.
    ///
    /// An article comes whole where every page is whole that it stands on; of another one comes what is left. Nothing comes
    /// where both copies of the header are lost and no backup is there. What was to be delivered stands still in the new vault until a person says otherwise; where pages of the
    /// history are damaged nothing can be undone there.
    ///
    /// # Errors
    /// `WrongPassphrase`; `Damaged` where nothing can be read; `Exists` where something is at `to`; `Busy` where either
    /// is open; `Missing`, `NotAVault`, `Newer`, `ReadOnly`, `DiskFull`, `Io`.
    pub fn salvage(
        damaged: &Path,
        secret: &SecretString,
        to: &Path,
        now: DateTime<Utc>,
    ) -> Result<(PathBuf, Salvaged, Report), StoreError> {
        Self::salvage_while(damaged, secret, (to, now), &mut || Ok(()))
    }

    /// The same, for as long as `goes_on` lets it.
    ///
    /// # Errors
    /// As [`Vault::salvage`], and what `goes_on` fails with: no new vault is there then.
    pub fn salvage_while(
        damaged: &Path,
        secret: &SecretString,
        (to, now): (&Path, DateTime<Utc>),
        goes_on: GoesOn<'_>,
    ) -> Result<(PathBuf, Salvaged, Report), StoreError> {
        let damaged = fs::canonicalize(damaged).map_err(|error| live::missing(error, damaged))?;
        let path = in_real_folder(to)?;
        must_be_free(&path)?;
        let source = Live::enter(&damaged)?;
        let (written, key, opened_by) = match source.header() {
            Ok(written) => {
                let key = keys::unlock(&written.header, secret)?;
                (written, key, None)
            }
            Err(error) => of_backups(&damaged, secret, error)?,
        };
        if is_held(&damaged) {
            return Err(StoreError::Busy);
        }
        let lock = WriterLock::take(&path)?;
        let brought = brought(&source, &damaged, (&written, &key), (&path, now), goes_on);
        if brought.is_err() {
            lock.forget(&path);
        }
        let (mut salvaged, report) = brought?;
        salvaged.opened_by = opened_by;
        Ok((path, salvaged, report))
    }

    /// The newest backup beside the vault at `damaged` whose header can be read, where that of the vault is lost: it is
    /// salvaged with the secret that this backup has.
    #[must_use]
    pub fn backup_that_opens(damaged: &Path) -> Option<PathBuf> {
        let is_lost = match Live::enter(damaged).and_then(|live| live.header()) {
            Err(StoreError::NotAVault) => true,
            Err(StoreError::Damaged(damage)) => damage.is_of_header(),
            _ => false,
        };
        let is_read = |path: &PathBuf| Live::enter(path).is_ok_and(|live| live.header().is_ok());
        if is_lost { Self::backups_beside(damaged).into_iter().find(is_read) } else { None }
    }
}

/// The header of a backup beside the vault that `secret` opens, the key, and the backup; `lost` is what is wrong with the vault's own.
///
/// # Errors
/// `lost` where no backup is there, or nothing behind the header; `WrongPassphrase` where `secret` opens none.
fn of_backups(
    damaged: &Path,
    secret: &SecretString,
    lost: StoreError,
) -> Result<(Written, DataKey, Option<PathBuf>), StoreError> {
    let is_of_header = match &lost {
        StoreError::NotAVault => true,
        StoreError::Damaged(damage) => damage.is_of_header(),
        _ => false,
    };
    let bytes = fs::metadata(damaged)?.len();
    if !is_of_header || bytes <= HEADER_BYTES as u64 {
        return Err(lost);
    }
    let (mut tried, mut is_secret_right): (Vec<Written>, _) = (Vec::new(), false);
    for backup in Vault::backups_beside(damaged) {
        let Ok(written) = Live::enter(&backup).and_then(|live| live.header()) else { continue };
        if tried.iter().any(|other| other.header == written.header) {
            continue;
        }
        if let Ok(key) = keys::unlock(&written.header, secret) {
            is_secret_right = true;
            let salt = &written.header.database_salt;
            // It may be a backup of another vault with the same name.
            if Pages::open(damaged, &key, salt)?.has_any()? {
                return Ok((written, key, Some(backup)));
            }
        }
        tried.push(written);
    }
    Err(if tried.is_empty() || is_secret_right { lost } else { StoreError::WrongPassphrase })
}

/// Makes the new vault at `path`, whose lock must be held, of what can be read of the one at `damaged`.
fn brought(
    source: &Live,
    damaged: &Path,
    (written, key): (&Written, &DataKey),
    (path, now): (&Path, DateTime<Utc>),
    goes_on: GoesOn<'_>,
) -> Result<(Salvaged, Report), StoreError> {
    let salt = &written.header.database_salt;
    // Reading what is in its log would write in it.
    let mut copy = Unfinished::begin(&beside(path, ".damaged"))?;
    source.alone(|| copied_around(damaged, &mut copy, goes_on))?;
    let log = settle_of_copy(copy.path(), key, salt)?;
    let mut unfinished = Unfinished::begin(path)?;
    unfinished.write_header(&written.header.encode())?;
    let mut new = connection::connect(unfinished.path(), key, salt, Access::Write)?;
    let mut pages = Pages::open(copy.path(), key, salt)?;
    let mut salvaged = salvage::bring(&mut pages, &mut new, now, goes_on)?;
    salvaged.has_damage |= !source.header().is_ok_and(|header| header.is_whole());
    salvaged.has_damage |= matches!(log, Some(LogFound::Damaged { .. }));
    salvaged.log = log;
    empty_log(&new)?;
    let report = verify::look_while(&new, goes_on)?;
    close(new)?;
    if let Some(fault) = report.faults.iter().find(|fault| fault.is_of_the_file()) {
        return Err(StoreError::BadCopy(fault.to_string()));
    }
    unfinished.finish()?;
    Ok((salvaged, report))
}

/// As [`restore::copy`], around what the disk does not give any more.
fn copied_around(
    damaged: &Path,
    copy: &mut Unfinished,
    goes_on: GoesOn<'_>,
) -> Result<(), StoreError> {
    match restore::copy(damaged, copy, goes_on) {
        Err(StoreError::Io(_) | StoreError::Unread { .. }) => {}
        copied => return copied,
    }
    let file = File::open(damaged)?;
    let bytes = file.metadata()?.len();
    copy.fill(&mut Around::new(file, bytes), goes_on)?;
    restore::copy_log(damaged, copy)
}
