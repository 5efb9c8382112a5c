//! The last backup in a folder, beside the vault.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::error::StoreError;
use crate::vault::backup::{Progress, Watch, tell};
use crate::vault::live::Live;
use crate::vault::lock::{beside, is_held};
use crate::vault::{Vault, close, connection};
use crate::verify;

/// No page of another one is copied.
const NOTHING_YET: Progress = Progress { done: 0, total: 0 };

/// What is known of the last backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    /// It says what the vault says, and opens as it does.
    Same,
    /// It says so, and some of its pages cannot be read.
    SameDamaged,
    /// It says something else, or is just being read or written by somebody.
    Other,
    /// So much of it cannot be read that nobody can tell.
    Damaged,
}

impl Last {
    /// Whether some of it cannot be read.
    pub(super) fn is_damaged(self) -> bool {
        matches!(self, Self::SameDamaged | Self::Damaged)
    }
}

impl Vault {
    /// What is known of the backup. Where it says what the vault says all of it is read, if somebody watches.
    ///
    /// # Errors
    /// `Stopped` where `watch` broke it off.
    pub(super) fn state_of_last(
        &self,
        backup: &Path,
        watch: Option<Watch<'_>>,
    ) -> Result<Last, StoreError> {
        match self.looked_at(backup, watch) {
            Err(StoreError::Damaged(_)) => Ok(Last::Damaged),
            Err(StoreError::Stopped) => Err(StoreError::Stopped),
            // A medium that does not answer now may do so later.
            state => Ok(state.unwrap_or(Last::Other)),
        }
    }

    fn looked_at(&self, backup: &Path, watch: Option<Watch<'_>>) -> Result<Last, StoreError> {
        let live = Live::enter(backup)?;
        let written = live.header()?;
        if is_in_use(backup) || written.header != self.live.header()?.header {
            return Ok(Last::Other);
        }
        let copy = connection::connect_at_rest(backup, &self.key, &written.header.database_salt)?;
        if state(&copy)? != state(&self.connection)? {
            return Ok(Last::Other);
        }
        let mut is_sound = true;
        if let Some(watch) = watch {
            let mut goes_on = || tell(watch, NOTHING_YET);
            let report = verify::look_at_pages_while(&copy, &mut goes_on)?;
            is_sound = written.is_whole() && report.faults.is_empty();
        }
        close(copy)?;
        Ok(if is_sound { Last::Same } else { Last::SameDamaged })
    }
}

/// What tells one state of a vault from another, without reading all of it: the last action, the outbox, the sites.
fn state(connection: &Connection) -> Result<[u8; 32], StoreError> {
    let mut statement = connection.prepare_cached(include_str!("last/state.sql"))?;
    let state = statement.query_row([], |row| Ok(Sha256::digest(row.get_ref(0)?.as_bytes()?)))?;
    Ok(state.into())
}

/// Whether somebody has the backup open, or did and has left something beside it.
pub(super) fn is_in_use(backup: &Path) -> bool {
    fs::symlink_metadata(beside(backup, "-wal")).is_ok() || is_held(backup)
}
