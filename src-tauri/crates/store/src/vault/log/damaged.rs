//! A log with a bad place that is not its end: all that is sound of it is played, and it is kept as it was.
//!
//! What stands behind the bad place may need the page that is lost there, or not: where that page is written anew later on,
//! nothing is. So it is tried on a copy of the vault, and looked through: the log without the bad page, the log until the
//! bad place, and the file without a log, which a checkpoint may have brought further than that. The first without a fault
//! is what the vault is opened with; where none is, the one with the fewest.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::bad_place::{self, Damaged};
use super::written_at;
use crate::error::StoreError;
use crate::migrate;
use crate::vault::aside::free_name;
use crate::vault::file::keep_names;
use crate::vault::keys::DataKey;
use crate::vault::live::Live;
use crate::vault::lock::{WriterLock, beside, is_held};
use crate::vault::reading::has_log;
use crate::vault::unfinished::Unfinished;
use crate::vault::{Vault, close, connection};
use crate::verify::{self, VaultFault};

/// What lay beside a vault in the place of its log, or in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogFound {
    /// A log that belongs to another state of the file or to another vault: played, it would have spoiled this one.
    OfAnother {
        /// Where it is now; nothing where the file was only looked at, and the log is where it was.
        set_aside: Option<PathBuf>,
    },
    /// A log with a bad place that is not its end.
    Damaged {
        /// Where it is kept as it was; nothing where it is where it was, because nothing was written there.
        kept: Option<PathBuf>,
        /// What is lost by it.
        loss: LogLoss,
    },
}

/// What is lost by a bad place in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogLoss {
    /// All that was lost there stands behind it once more.
    Nothing,
    /// A part of what was saved may be as it was before; the vault is sound.
    Something,
    /// What was saved behind the bad place is not in the vault.
    Newest {
        /// The vault as it was, with that log beside it, from which `salvage` brings what can be read; nothing where that
        /// is the vault itself, because nothing was written.
        vault: Option<PathBuf>,
    },
}

/// What is wrong with the log beside the vault; nothing where nothing is.
///
/// # Errors
/// As the disk says.
fn damage(vault: &Path) -> Result<Option<Damaged>, StoreError> {
    if !has_log(vault) {
        return Ok(None);
    }
    Ok(bad_place::damage(&mut File::open(beside(vault, "-wal"))?)?)
}

/// Whether the log beside the vault has a bad place that is not its end. Nobody may be writing there.
///
/// # Errors
/// As the disk says.
pub(in crate::vault) fn is_damaged(vault: &Path) -> Result<bool, StoreError> {
    Ok(damage(vault)?.is_some())
}

/// Puts what is sound of the log beside a copy of a vault in its place; whether something was wrong with it.
///
/// # Errors
/// As the disk says.
pub(in crate::vault) fn mend_copy(copy: &Path) -> Result<bool, StoreError> {
    let Some(damaged) = damage(copy)? else { return Ok(false) };
    fs::write(beside(copy, "-wal"), damaged.mended)?;
    Ok(true)
}

/// Keeps the log beside the vault as it is where it has a bad place, and puts in its place what is sound of it. `lock` is
/// the writer's, where it is held. Nothing where the log is sound, and where somebody has the vault open, who has looked
/// before.
///
/// # Errors
/// `ReadOnly`, `DiskFull`, `Io` as the disk says: the log is as it was then.
pub(in crate::vault) fn mend(
    live: &Live,
    vault: &Path,
    (key, salt): (&DataKey, &[u8; 16]),
    lock: Option<&WriterLock>,
) -> Result<Option<LogFound>, StoreError> {
    if lock.is_none() && is_held(vault) {
        return Ok(None);
    }
    let Some(damaged) = damage(vault)? else { return Ok(None) };
    let log = beside(vault, "-wal");
    // Two who open it at once would mend it twice.
    let taken = match lock {
        Some(_) => None,
        None => match WriterLock::take(vault) {
            Err(StoreError::Busy) => return Ok(None),
            taken => Some(taken?),
        },
    };
    if let Err(StoreError::Busy) = connection::connect_now_or_never(vault, key, salt) {
        return Ok(None);
    }
    let aside = free_name(vault, written_at(&log)?);
    let found = live.alone(|| {
        let kept = beside(&aside, "-wal");
        let mut copy = Unfinished::begin(&kept)?;
        copy.fill(&mut File::open(&log)?, &mut || Ok(()))?;
        let mut trial = Unfinished::begin(&aside)?;
        trial.fill(&mut File::open(vault)?, &mut || Ok(()))?;
        copy.finish()?;
        let (chosen, loss) = chosen(&trial, &damaged, (key, salt))?;
        let loss = match loss {
            LogLoss::Newest { .. } => {
                trial.finish()?;
                LogLoss::Newest { vault: Some(aside.clone()) }
            }
            loss => loss,
        };
        put(vault, &log, chosen)?;
        Ok(LogFound::Damaged { kept: Some(kept), loss })
    });
    drop(taken);
    match found {
        // This program has it open, and has looked before.
        Err(StoreError::Busy) => Ok(None),
        found => found.map(Some),
    }
}

/// Puts `chosen` in the place of the log, in one step.
fn put(vault: &Path, log: &Path, chosen: &[u8]) -> Result<(), StoreError> {
    if chosen.is_empty() {
        fs::remove_file(log)?;
    } else {
        let mut new = Unfinished::begin(log)?;
        new.fill(&mut &*chosen, &mut || Ok(()))?;
        new.finish_replacing()?;
    }
    // Made anew by whoever opens the vault.
    let _ = fs::remove_file(beside(vault, "-shm"));
    Ok(keep_names(vault)?)
}

/// The log to open the vault with, and what is lost by it; `trial` is a copy of the vault.
fn chosen<'a>(
    trial: &Unfinished,
    damaged: &'a Damaged,
    (key, salt): (&DataKey, &[u8; 16]),
) -> Result<(&'a [u8], LogLoss), StoreError> {
    let whole = if damaged.is_made_good { LogLoss::Nothing } else { LogLoss::Something };
    let newest = || LogLoss::Newest { vault: None };
    let ways = [
        (&damaged.mended[..], whole),
        (&damaged.mended[..damaged.played], newest()),
        (&damaged.mended[..0], newest()),
    ];
    let mut best: Option<(usize, &[u8], LogLoss)> = None;
    for (log, loss) in ways {
        let faults = faults_with(trial, log, (key, salt))?;
        if best.as_ref().is_none_or(|(fewest, ..)| faults < *fewest) {
            // With faults it is to be salvaged, from what it was.
            best = Some((faults, log, if faults == 0 { loss } else { newest() }));
        }
        if faults == 0 {
            break;
        }
    }
    let (_, log, loss) = best.expect("three ways were tried");
    Ok((log, loss))
}

/// How many faults the copy has with this log; the most there are where nothing can be read.
fn faults_with(
    trial: &Unfinished,
    log: &[u8],
    (key, salt): (&DataKey, &[u8; 16]),
) -> Result<usize, StoreError> {
    let path = beside(trial.path(), "-wal");
    fs::write(&path, log)?;
    let looked = connection::connect_alone(trial.path(), key, salt).and_then(|copy| {
        let report = if migrate::is_needed(&copy, migrate::STEPS)? {
            verify::look_at_pages(&copy)
        } else {
            verify::look(&copy)
        };
        close(copy)?;
        report
    });
    let _ = fs::remove_file(path);
    match looked {
        Ok(report) => Ok(report.faults.len()),
        Err(StoreError::Damaged(_)) => Ok(usize::MAX),
        Err(error) => Err(error),
    }
}

impl LogFound {
    /// A damaged log that is where it was, because nothing was written there.
    pub(in crate::vault) fn left() -> Self {
        Self::Damaged { kept: None, loss: LogLoss::Newest { vault: None } }
    }

    /// One of another file that was set aside, and is here now.
    #[must_use]
    pub fn of_another(set_aside: PathBuf) -> Self {
        Self::OfAnother { set_aside: Some(set_aside) }
    }
}

impl Vault {
    /// What was found beside the file when it was opened or made, in the place of its log or in it. Nothing where that was
    /// as it should be.
    #[must_use]
    pub fn log_found(&self) -> Option<&LogFound> {
        self.log.as_ref()
    }

    /// The bad place in the log as a fault of the vault, where something may be lost by it.
    pub(crate) fn log_fault(&self) -> Option<VaultFault> {
        match self.log_found() {
            Some(LogFound::Damaged { loss, .. }) if *loss != LogLoss::Nothing => {
                Some(VaultFault::Log("a frame does not match its checksum".to_owned()))
            }
            _ => None,
        }
    }
}
