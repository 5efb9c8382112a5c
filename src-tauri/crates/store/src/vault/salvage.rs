//! A damaged vault: what can still be read goes into a new one, and the damaged one stays as it is.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use secrecy::SecretString;

use super::file::must_be_free;
use super::header::Written;
use super::keys::DataKey;
use super::live::{self, Live};
use super::lock::{WriterLock, beside, is_held};
use super::unfinished::Unfinished;
use super::{Access, Vault, close, connection, empty_log, in_real_folder, keys, restore};
use crate::error::StoreError;
use crate::salvage::{self, Salvaged};
use crate::verify::{self, GoesOn, Report};

impl Vault {
    /// Makes a new vault at `to` of all that can be read in the damaged one at `damaged`, and says what that is. The new
    /// one opens with the same secrets, and is looked through before it gets its name: it is there whole or not at all.
    ///
    /// An article comes whole where every page is whole that it stands on or is found by; of another one comes what is
    /// left. Nothing comes where the first pages are damaged, which say where everything is, or both copies of the
    /// header. What was to be delivered stands still in the new vault until a person says otherwise; where pages of the
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
        let written = source.header()?;
        let key = keys::unlock(&written.header, secret)?;
        if is_held(&damaged) {
            return Err(StoreError::Busy);
        }
        let lock = WriterLock::take(&path)?;
        let brought = brought(&source, &damaged, (&written, &key), (&path, now), goes_on);
        if brought.is_err() {
            lock.forget(&path);
        }
        let (salvaged, report) = brought?;
        Ok((path, salvaged, report))
    }
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
    source.alone(|| restore::copy(damaged, &mut copy, goes_on))?;
    let mut unfinished = Unfinished::begin(path)?;
    unfinished.write_header(&written.header.encode())?;
    let mut new = connection::connect(unfinished.path(), key, salt, Access::Write)?;
    let connect = || connection::connect_damaged(copy.path(), key, salt);
    let salvaged = salvage::bring(&connect, &mut new, now)?;
    goes_on()?;
    empty_log(&new)?;
    let report = verify::look_while(&new, goes_on)?;
    close(new)?;
    if let Some(fault) = report.faults.iter().find(|fault| fault.is_of_the_file()) {
        return Err(StoreError::BadCopy(fault.to_string()));
    }
    unfinished.finish()?;
    Ok((salvaged, report))
}
