//! Backups that are made by themselves: one in each folder where one is due, read back, and only then the surplus of
//! earlier ones taken away.
//!
//! Each folder is looked after by itself. A stick that was pulled keeps nothing from the others, and gets its backup
//! when it is back.

mod name;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, SubsecRound, Utc};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use warraq_core::backup_plan::BackupPlan;

use super::backup::{Backup, Watch};
use super::live::{self, Live};
use super::lock::{WriterLock, beside, is_held};
use super::{Overwrite, Vault, connection};
use crate::error::StoreError;
use crate::rotation::{Kept, Rotation};
use crate::verify::Report;

/// The folder beside the vault that gets backups where nobody chose another.
const USUAL: &str = "backups";

/// When a folder gets a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Where the plan says so: something was changed, and enough time is over.
    Due,
    /// Where something was changed, whatever the time and though the plan is off.
    Changed,
}

/// What is backed up by itself, where to, and when.
#[derive(Debug, Clone, Copy)]
pub struct BackupOrder<'a> {
    /// How often, and how many stay.
    pub plan: &'a BackupPlan,
    /// The folders, as [`Vault::backup_folders`] gives them.
    pub folders: &'a [PathBuf],
    /// In which of them.
    pub when: When,
    /// The time.
    pub now: DateTime<Utc>,
}

/// A backup that was made by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnBackup {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made, in whole seconds.
    pub at: DateTime<Utc>,
    /// Its length.
    pub bytes: u64,
}

/// What came of one folder.
#[derive(Debug)]
pub struct FolderBackup {
    /// The folder.
    pub folder: PathBuf,
    /// What was done there.
    pub outcome: Outcome,
}

/// What was done in a folder.
#[derive(Debug)]
pub enum Outcome {
    /// It got a backup, and the surplus of earlier ones is gone.
    Made {
        /// The backup.
        backup: OwnBackup,
        /// What it holds, as it was read back.
        report: Report,
        /// The earlier ones that were taken away.
        removed: Vec<PathBuf>,
    },
    /// Its last one says what the vault says, or it is too early.
    NotDue {
        /// The last one; nothing where the plan is off and there is none.
        last: Option<OwnBackup>,
    },
    /// It could not be written: `Missing` where it is not there, as a stick that was pulled. What was there is there.
    Failed(StoreError),
}

/// What is there in a folder.
struct Found {
    is_due: bool,
    /// The last backup up to now.
    last: Option<OwnBackup>,
}

impl Vault {
    /// The folders that get backups on this machine: those that were chosen, else [`USUAL`] beside the vault.
    #[must_use]
    pub fn backup_folders(&self, plan: &BackupPlan, machine: &str) -> Vec<PathBuf> {
        let chosen = plan.folders_of(machine);
        if chosen.is_empty() {
            return vec![self.usual_folder()];
        }
        chosen.iter().map(|folder| self.path.with_file_name(folder)).collect()
    }

    /// The backups of this vault that were made by themselves into `folder`, the newest first: those with the name of
    /// one that are this vault by their header.
    ///
    /// # Errors
    /// `Missing` where the folder is not there; `Io` where it cannot be read.
    pub fn own_backups(&self, folder: &Path) -> Result<Vec<OwnBackup>, StoreError> {
        let salt = self.live.header()?.header.database_salt;
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).map_err(|error| live::missing(error, folder))? {
            let path = entry?.path();
            let Some(at) = name::time(&path) else { continue };
            let Ok(metadata) = fs::symlink_metadata(&path) else { continue };
            if metadata.is_file() && !self.live.is_at(&path) && salt_of(&path) == Some(salt) {
                found.push(OwnBackup { path, at, bytes: metadata.len() });
            }
        }
        found.sort_by(|one, other| (other.at, &other.path).cmp(&(one.at, &one.path)));
        Ok(found)
    }

    /// The backups in the usual folder beside the vault at `vault`, the newest first, whether it can be opened or not: those
    /// of its own name, and where its header can be read only those of this vault.
    #[must_use]
    pub fn backups_beside(vault: &Path) -> Vec<PathBuf> {
        let (folder, salt) = (vault.with_file_name(USUAL), salt_of(vault));
        let is_its = |path: &PathBuf| {
            let of_path = salt_of(path);
            of_path.is_some() && (of_path == salt || salt.is_none() && name::is_of(path, vault))
        };
        let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
        let mut found: Vec<_> =
            files.filter(is_its).filter_map(|path| Some((name::time(&path)?, path))).collect();
        found.sort();
        found.into_iter().rev().map(|(_, path)| path).collect()
    }

    /// Whether a folder that is there is to get a backup. It costs little: of the last one only its state is read.
    #[must_use]
    pub fn backup_is_due(&self, order: &BackupOrder<'_>) -> bool {
        // A folder that cannot be read is no reason to try each minute.
        let is_due =
            |folder: &PathBuf| self.looked_up(folder, order).is_ok_and(|found| found.is_due);
        order.folders.iter().any(is_due)
    }

    /// Makes a backup in each folder where one is due. It is read back there, and only then the earlier ones go that
    /// the plan has no room for. What `watch` is told begins anew with each folder.
    ///
    /// # Errors
    /// `Busy` where another program is just doing it, `Stopped` where `watch` broke it off; `Io`. What fails in a folder is in its [`Outcome`].
    pub fn back_up_by_itself(
        &self,
        order: &BackupOrder<'_>,
        watch: Watch<'_>,
    ) -> Result<Vec<FolderBackup>, StoreError> {
        let _lock = match WriterLock::of_backups(&self.path) {
            // Where nothing can be written the copies are all the more needed; each of them is locked while it is made.
            Err(StoreError::ReadOnly(_) | StoreError::DiskFull(_)) => None,
            lock => Some(lock?),
        };
        let mut done = Vec::new();
        for folder in order.folders {
            let outcome = match self.back_up_into(folder, order, watch) {
                Err(StoreError::Stopped) => return Err(StoreError::Stopped),
                outcome => outcome.unwrap_or_else(Outcome::Failed),
            };
            done.push(FolderBackup { folder: folder.clone(), outcome });
        }
        Ok(done)
    }

    fn back_up_into(
        &self,
        folder: &Path,
        order: &BackupOrder<'_>,
        watch: Watch<'_>,
    ) -> Result<Outcome, StoreError> {
        let Found { is_due, last } = self.looked_up(folder, order)?;
        if !is_due {
            // It may have got its name a moment ago, where forcing that to the disk was refused.
            last.as_ref().map(|last| super::file::keep_names(&last.path)).transpose()?;
            return Ok(Outcome::NotDue { last });
        }
        if folder == self.usual_folder() {
            make_folder(folder)?;
        }
        let at = order.now.trunc_subsecs(0);
        let to = name::free(folder, &self.path, at);
        let Backup { path, bytes, report } = self.back_up_with(&to, Overwrite::Refuse, watch)?;
        let removed = self.rotate(folder, order)?;
        Ok(Outcome::Made { backup: OwnBackup { path, at, bytes }, report, removed })
    }

    fn looked_up(&self, folder: &Path, order: &BackupOrder<'_>) -> Result<Found, StoreError> {
        let plan = match order.when {
            When::Due => order.plan.clone(),
            When::Changed => BackupPlan { is_on: true, every_minutes: 0, ..order.plan.clone() },
        };
        let mut there = match self.own_backups(folder) {
            Err(StoreError::Missing { .. }) if folder == self.usual_folder() => Vec::new(),
            there => there?,
        };
        there.retain(|one| one.at <= order.now);
        let last = there.into_iter().next();
        let has_changed = last.as_ref().is_none_or(|last| !self.is_as_in(&last.path));
        let is_due = plan.is_due(last.as_ref().map(|last| last.at), has_changed, order.now);
        Ok(Found { is_due, last })
    }

    /// Whether a backup says what the vault says, and opens as it does. One that cannot be read does not.
    fn is_as_in(&self, backup: &Path) -> bool {
        let compared = || -> Result<bool, StoreError> {
            let live = Live::enter(backup)?;
            let header = live.header()?.header;
            if is_in_use(backup) || header != self.live.header()?.header {
                return Ok(false);
            }
            let copy = connection::connect_at_rest(backup, &self.key, &header.database_salt)?;
            let same = state(&copy)? == state(&self.connection)?;
            super::close(copy)?;
            Ok(same)
        };
        compared().unwrap_or(false)
    }

    /// Takes away what the plan has no room for, and says what that was. What cannot be taken away stays until the next
    /// time. Those of a clock that was wrong are left alone until their time has come.
    fn rotate(&self, folder: &Path, order: &BackupOrder<'_>) -> Result<Vec<PathBuf>, StoreError> {
        let mut there = self.own_backups(folder)?;
        there.retain(|one| one.at <= order.now && !is_in_use(&one.path));
        let kept: Vec<_> = there.iter().map(|one| Kept { at: one.at, bytes: one.bytes }).collect();
        let surplus = Rotation::of(order.plan).surplus(&kept);
        let paths = surplus.into_iter().map(|index| there[index].path.clone());
        Ok(paths.filter(|path| fs::remove_file(path).is_ok()).collect())
    }

    fn usual_folder(&self) -> PathBuf {
        self.path.with_file_name(USUAL)
    }
}

/// What tells one state of a vault from another, without reading all of it: the last action, the outbox, the sites.
fn state(connection: &Connection) -> Result<[u8; 32], StoreError> {
    let mut statement = connection.prepare_cached(include_str!("own_backups/state.sql"))?;
    let state = statement.query_row([], |row| Ok(Sha256::digest(row.get_ref(0)?.as_bytes()?)))?;
    Ok(state.into())
}

/// By which a vault is told from every other one, for its life.
fn salt_of(vault: &Path) -> Option<[u8; 16]> {
    Some(Live::enter(vault).ok()?.header().ok()?.header.database_salt)
}

/// Whether somebody has the backup open, or did and has left something beside it.
fn is_in_use(backup: &Path) -> bool {
    fs::symlink_metadata(beside(backup, "-wal")).is_ok() || is_held(backup)
}

fn make_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)?;
    Ok(super::file::sync_folder(folder)?)
}
