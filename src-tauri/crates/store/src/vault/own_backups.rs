//! Backups that are made by themselves: one in each folder where one is due, read back, and only then the surplus of
//! earlier ones taken away. Those that somebody asks for stand beside them.
//!
//! Each folder is looked after by itself. A stick that was pulled keeps nothing from the others, and gets its backup
//! when it is back.

mod last;
mod name;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, SubsecRound, Utc};
use warraq_core::backup_plan::BackupPlan;

use super::backup::{Backup, Watch};
use super::left;
use super::live::{self, Live};
use super::lock::WriterLock;
use super::{Overwrite, Vault};
use crate::error::StoreError;
use crate::rotation::{Kept, Rotation};
use crate::verify::Report;
use last::{Last, is_in_use};

/// The folder beside the vault that gets backups where nobody chose another.
const USUAL: &str = "backups";

/// When a folder gets a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Where the plan says so: something was changed, and enough time is over.
    Due,
    /// Somebody asks for it: where something was changed, whatever the time and though the plan is off. It stays for a
    /// day, whatever comes after it.
    AskedFor,
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

/// A backup in a folder for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnBackup {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made, in whole seconds.
    pub at: DateTime<Utc>,
    /// Its length.
    pub bytes: u64,
    /// Whether somebody asked for it; else it was made by itself.
    pub is_manual: bool,
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
        /// The last one until then, where it cannot be read: this is why there is a new one.
        damaged: Option<PathBuf>,
    },
    /// Its last one says what the vault says, or it is too early; every page of the vault is whole.
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
    /// What is known of it; nothing where there is none.
    state: Option<Last>,
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

    /// The backups of this vault in `folder`, the newest first: those with the name of one that are this vault by their
    /// header. The usual folder is made with the first of them, and has none until then.
    ///
    /// # Errors
    /// `Missing` where the folder is not there; `NotAFolder`; `Io` where it cannot be read.
    pub fn own_backups(&self, folder: &Path) -> Result<Vec<OwnBackup>, StoreError> {
        let salt = self.live.header()?.header.database_salt;
        let mut found = Vec::new();
        let entries = match fs::read_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return Err(StoreError::NotAFolder { path: folder.to_owned() });
            }
            Err(error) => match live::missing(error, folder) {
                StoreError::Missing { .. } if folder == self.usual_folder() => {
                    return Ok(Vec::new());
                }
                error => return Err(error),
            },
            Ok(entries) => entries,
        };
        for entry in entries {
            let path = entry?.path();
            let Some(named) = name::read(&path) else { continue };
            let Ok(metadata) = fs::symlink_metadata(&path) else { continue };
            if metadata.is_file() && !self.live.is_at(&path) && salt_of(&path) == Some(salt) {
                let (at, bytes, is_manual) = (named.at, metadata.len(), named.is_manual);
                let backup = OwnBackup { path, at, bytes, is_manual };
                found.push((named.place(), backup));
            }
        }
        found.sort_by(|one, other| (other.0, &other.1.path).cmp(&(one.0, &one.1.path)));
        Ok(found.into_iter().map(|(_, backup)| backup).collect())
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
        let placed = |path: PathBuf| Some((name::read(&path)?.place(), path));
        let mut found: Vec<_> = files.filter(is_its).filter_map(placed).collect();
        found.sort();
        found.into_iter().rev().map(|(_, path)| path).collect()
    }

    /// Whether a folder that is there is to get a backup. It costs little: of the last one only its state is read.
    #[must_use]
    pub fn backup_is_due(&self, order: &BackupOrder<'_>) -> bool {
        // A folder that cannot be read is no reason to try each minute.
        let is_due =
            |folder: &PathBuf| self.looked_up(folder, order, None).is_ok_and(|found| found.is_due);
        order.folders.iter().any(is_due)
    }

    /// Makes a backup in each folder where one is due. It is read back there, and only then the earlier ones go that
    /// the plan has no room for. What `watch` is told begins anew with each folder.
    ///
    /// Where nothing was changed the last one is read through, and another is made where it is damaged.
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
        let Found { is_due, last, state } = self.looked_up(folder, order, Some(&mut *watch))?;
        if !is_due {
            // It may have got its name a moment ago, where forcing that to the disk was refused.
            last.as_ref().map(|last| super::file::keep_names(&last.path)).transpose()?;
            if order.plan.is_on {
                // Whoever hears that none is needed takes the vault for sound.
                self.must_have_whole_pages()?;
            }
            return Ok(Outcome::NotDue { last });
        }
        if folder == self.usual_folder() {
            make_folder(folder)?;
        }
        // Their names have a time, so that no later one takes their place.
        left::take_away(folder, |left| name::read(&left.target).is_some());
        let at = order.now.trunc_subsecs(0);
        let is_manual = order.when == When::AskedFor;
        let to = name::next(folder, &self.path, at, is_manual);
        let Backup { path, bytes, report } = self.back_up_with(&to, Overwrite::Refuse, watch)?;
        let mut removed = self.rotate(folder, order, &path)?;
        let damaged = last.map(|last| last.path).filter(|_| state.is_some_and(Last::is_damaged));
        if let Some(damaged) = damaged.as_ref().filter(|_| state == Some(Last::SameDamaged)) {
            // The new one says all that it said.
            let is_gone = !removed.contains(damaged) && fs::remove_file(damaged).is_ok();
            removed.extend(is_gone.then(|| damaged.clone()));
        }
        let backup = OwnBackup { path, at, bytes, is_manual };
        Ok(Outcome::Made { backup, report, removed, damaged })
    }

    fn looked_up(
        &self,
        folder: &Path,
        order: &BackupOrder<'_>,
        watch: Option<Watch<'_>>,
    ) -> Result<Found, StoreError> {
        let plan = match order.when {
            When::Due => order.plan.clone(),
            When::AskedFor => BackupPlan { is_on: true, every_minutes: 0, ..order.plan.clone() },
        };
        let there = self.own_backups(folder);
        if !plan.is_on {
            // A stick that nothing is to be written to may be anywhere.
            let last = there.unwrap_or_default().into_iter().next();
            return Ok(Found { is_due: false, last, state: None });
        }
        let last = there?.into_iter().find(|one| one.at <= order.now);
        let state = last.as_ref().map(|last| self.state_of_last(&last.path, watch)).transpose()?;
        let has_changed = state.is_none_or(|state| state != Last::Same);
        let is_due = plan.is_due(last.as_ref().map(|last| last.at), has_changed, order.now)
            || state.is_some_and(Last::is_damaged);
        Ok(Found { is_due, last, state })
    }

    /// Takes away what the plan has no room for, and says what that was. What cannot be taken away stays until the next
    /// time. Those of a clock that was wrong are left alone until their time has come; `made`, which was made just now, stays.
    fn rotate(
        &self,
        folder: &Path,
        order: &BackupOrder<'_>,
        made: &Path,
    ) -> Result<Vec<PathBuf>, StoreError> {
        let mut there = self.own_backups(folder)?;
        there.retain(|one| one.at <= order.now && !is_in_use(&one.path));
        let kept =
            |one: &OwnBackup| Kept { at: one.at, bytes: one.bytes, is_manual: one.is_manual };
        let kept: Vec<_> = there.iter().map(kept).collect();
        let surplus = Rotation::of(order.plan).surplus(&kept);
        let paths = surplus.into_iter().map(|index| there[index].path.clone());
        let paths = paths.filter(|path| path != made);
        Ok(paths.filter(|path| fs::remove_file(path).is_ok()).collect())
    }

    fn usual_folder(&self) -> PathBuf {
        self.path.with_file_name(USUAL)
    }
}

/// By which a vault is told from every other one, for its life.
fn salt_of(vault: &Path) -> Option<[u8; 16]> {
    Some(Live::enter(vault).ok()?.header().ok()?.header.database_salt)
}

fn make_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)?;
    Ok(super::file::sync_folder(folder)?)
}
