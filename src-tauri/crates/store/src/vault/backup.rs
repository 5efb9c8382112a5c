//! Copies of a vault: encrypted as it is, opened by the secrets that open it now, made while others write in it.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::{Backup as Pages, StepResult};

use super::file::{must_be_no_part, must_be_ordinary};
use super::left;
use super::lock::{beside, is_held};
use super::unfinished::Unfinished;
use super::{Access, Vault, close, connection, in_real_folder};
use crate::error::StoreError;
use crate::verify::{self, GoesOn, Report, VaultFault};

/// What happens to a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// It stays, and nothing is written.
    Refuse,
    /// It is replaced, in one step.
    Replace,
}

/// A copy of a vault that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// Its length.
    pub bytes: u64,
    /// What it holds, as it was read back. What was wrong in the vault itself is wrong in it as well.
    pub report: Report,
}

/// How far the copying of a vault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// How many pages are copied. When it is all, they are read back, and that is said often. While the one before is
    /// read it is none of none.
    pub done: u32,
    /// How many there are.
    pub total: u32,
}

/// Hears how far the copying is, and says whether it goes on.
pub type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// How many pages are copied before somebody is told: 4 MiB.
const PAGES_AT_ONCE: i32 = 1024;

impl Vault {
    /// Writes a copy of the vault, as it is at one moment, to `to`, and reads the whole copy back before it gets its
    /// name. The file is there whole or not at all, and one that it replaces is there until then. What earlier ones that
    /// were stopped left in that folder goes.
    ///
    /// It can be made while another program writes in the vault, and opens as the vault does at that moment: a change
    /// of passphrase later on does not change it.
    ///
    /// # Errors
    /// `Exists` where something is there and may not be replaced; `Itself` where it is the vault; `Busy` where it is
    /// another vault that is open, or somebody else is writing it; `NoOrdinaryFile` where it is a device, a pipe or a
    /// folder; `Missing` where the folder is not there; `Damaged` where pages of the vault cannot be read, `BadCopy` where
    /// those of the copy cannot be read back; `Unread` where the disk does not give the vault; `ReadOnly`, `DiskFull`, `Io`.
    pub fn back_up(&self, to: &Path, overwrite: Overwrite) -> Result<Backup, StoreError> {
        self.back_up_with(to, overwrite, &mut |_| ControlFlow::Continue(()))
    }

    /// The same, telling `watch` how far it is, which may break it off.
    ///
    /// # Errors
    /// As [`Vault::back_up`]; `Stopped` where `watch` broke it off.
    pub fn back_up_with(
        &self,
        to: &Path,
        overwrite: Overwrite,
        watch: Watch<'_>,
    ) -> Result<Backup, StoreError> {
        let made = self.copied(to, overwrite, watch);
        self.note_backup(&made);
        made
    }

    fn copied(
        &self,
        to: &Path,
        overwrite: Overwrite,
        watch: Watch<'_>,
    ) -> Result<Backup, StoreError> {
        let path = in_real_folder(to)?;
        self.may_be_written(&path, overwrite)?;
        self.take_away_left(&path);
        let written = self.live.header().map_err(|error| error.of_reading(&self.path))?;
        let mut unfinished = Unfinished::begin(&path)?;
        unfinished.write_header(&written.mended())?;
        let salt = &written.header.database_salt;
        let mut copy = connection::connect_to_fill(unfinished.path(), &self.key, salt)?;
        let (counted, all) = self.read(|moment| {
            let all = fill(moment, &mut copy, watch).map_err(|error| {
                if error.is_of_reading() { error.of_reading(&self.path) } else { error }
            })?;
            let counted = verify::count(moment).map_err(|error| error.of_reading(&self.path))?;
            Ok((counted, all))
        })?;
        close(copy)?;
        let goes_on = &mut || tell(watch, all);
        let report =
            self.read_back(unfinished.path(), salt, goes_on).map_err(|error| match error {
                StoreError::Damaged(damage) => self.blamed(damage.to_string()),
                StoreError::Io(source) => StoreError::BadCopy(source.to_string()),
                other => other,
            })?;
        if let Some(fault) = report.faults.iter().find(|fault| fault.is_of_the_file()) {
            return Err(self.blamed(fault.to_string()));
        }
        if report.counts() != counted {
            return Err(self.blamed("it does not hold what the vault holds".to_owned()));
        }
        let bytes = fs::metadata(unfinished.path())?.len();
        match overwrite {
            Overwrite::Refuse => unfinished.finish()?,
            Overwrite::Replace => unfinished.finish_replacing()?,
        }
        Ok(Backup { path, bytes, report })
    }

    /// Takes away what was left of copies of this vault that were to stand in the folder of `file`.
    pub(super) fn take_away_left(&self, file: &Path) {
        if let Some(folder) = file.parent() {
            left::take_away(folder, |left| left.is_of(&self.salt) || left.is_log_of(&self.path));
        }
    }

    fn read_back(
        &self,
        copy: &Path,
        salt: &[u8; 16],
        goes_on: GoesOn<'_>,
    ) -> Result<Report, StoreError> {
        let copy = connection::connect(copy, &self.key, salt, Access::Read)?;
        let report = verify::look_while(&copy, goes_on)?;
        close(copy)?;
        Ok(report)
    }

    /// What is wrong in a copy was wrong in the vault already, where a page of it is damaged.
    fn blamed(&self, what: String) -> StoreError {
        let faults = match self.read(verify::look_at_pages) {
            Ok(report) => report.faults,
            Err(error @ StoreError::Io(_)) => return error.of_reading(&self.path),
            Err(_) => Vec::new(),
        };
        match faults.into_iter().find(VaultFault::is_of_the_file) {
            Some(fault) => StoreError::damaged(fault.to_string()),
            None => StoreError::BadCopy(what),
        }
    }

    fn may_be_written(&self, path: &Path, overwrite: Overwrite) -> Result<(), StoreError> {
        must_be_no_part(path)?;
        if fs::symlink_metadata(path).is_err() {
            return Ok(());
        }
        // However it is called: a link to the vault is the vault.
        if self.live.is_at(path) {
            return Err(StoreError::Itself { path: path.to_owned() });
        }
        if overwrite == Overwrite::Refuse {
            return Err(StoreError::Exists { path: path.to_owned() });
        }
        must_be_ordinary(path)?;
        // Its log would be taken for that of the copy.
        let logs = ["-wal", "-journal"].map(|ending| beside(path, ending));
        if is_held(path) || logs.iter().any(|log| fs::symlink_metadata(log).is_ok()) {
            return Err(StoreError::Busy);
        }
        Ok(())
    }
}

pub(super) fn tell(watch: Watch<'_>, progress: Progress) -> Result<(), StoreError> {
    if watch(progress).is_break() { Err(StoreError::Stopped) } else { Ok(()) }
}

/// Copies every page as it is in `moment`, a transaction that has begun to read or does so now, and says how many.
fn fill(
    moment: &Connection,
    copy: &mut Connection,
    watch: Watch<'_>,
) -> Result<Progress, StoreError> {
    // From here on it is one moment, whatever is committed meanwhile.
    moment.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    let pages = Pages::new(moment, copy)?;
    loop {
        let step = pages.step(PAGES_AT_ONCE)?;
        let at = pages.progress();
        let total = u32::try_from(at.pagecount).unwrap_or(0);
        let done = total.saturating_sub(u32::try_from(at.remaining).unwrap_or(0));
        let progress = Progress { done, total };
        tell(watch, progress)?;
        match step {
            // Of the last page SQLCipher says only with the next one that it cannot be read, and has given zeros.
            StepResult::Done if !connection::has_read_all(moment) => {
                return Err(StoreError::damaged("a page of it cannot be read"));
            }
            StepResult::Done => return Ok(progress),
            StepResult::More => {}
            _ => return Err(StoreError::Busy),
        }
    }
}
