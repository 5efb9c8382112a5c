//! Wrong tries, counted for each vault beside it: whoever guesses has to wait, longer with every guess.
//!
//! That is for a person at the keyboard of a computer that was left alone. Whoever has a copy of the file guesses
//! without Warraq, and only what a try costs there ([`super::KdfCost`]) and the passphrase itself hold against that;
//! they could take this file away as well. On a full disk the count is kept without a byte, as the length of the file and
//! its time; where not even that can be written nobody has to wait.

#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use secrecy::SecretString;

use super::lock::beside;
use super::{Access, Vault};
use crate::error::StoreError;

/// So many wrong tries are a slip of the finger, or another keyboard.
const FREE: u32 = 3;

/// The wait after the last free try, in seconds; it doubles with each one after it.
const FIRST_WAIT_S: i64 = 5;

/// The longest wait, in seconds: nobody is kept out of their own vault for a night.
const LONGEST_WAIT_S: i64 = 15 * 60;

/// The longest wait begins before so many, and the file is read whole.
const MOST_WITHOUT_BYTES: u32 = 1000;

impl Vault {
    /// As [`Vault::open`], for a person who types the secret: after some wrong ones the next is looked at only when a
    /// while has passed, also in another program and after a restart.
    ///
    /// # Errors
    /// `TooSoon` where that has not passed, whatever the secret is; else as [`Vault::open`].
    pub fn unlock(
        path: &Path,
        secret: &SecretString,
        access: Access,
        now: DateTime<Utc>,
    ) -> Result<Self, StoreError> {
        counted(path, now, || Self::open(path, secret, access))
    }

    /// What `work` makes of a secret of the vault at `path` that a person types, counted as in [`Vault::unlock`]: whoever
    /// finds the window open does not guess faster than at its door.
    ///
    /// # Errors
    /// `TooSoon` where somebody has to wait first, and nothing is done then; else what `work` says.
    pub fn with_typed_secret<T>(
        path: &Path,
        now: DateTime<Utc>,
        work: impl FnOnce() -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        counted(path, now, work)
    }

    /// The same where the file at `path` may be a copy, of which anybody can have many: only what is a vault in its place
    /// is counted for, which has the lock beside it that its writers take.
    ///
    /// # Errors
    /// As [`Vault::with_typed_secret`].
    pub fn with_typed_secret_of_file<T>(
        path: &Path,
        now: DateTime<Utc>,
        work: impl FnOnce() -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if beside_file(path, ".lock").exists() { counted(path, now, work) } else { work() }
    }

    /// How long it is until a secret for the vault at `path` is looked at, in whole seconds; 0 where that is now.
    #[must_use]
    pub fn seconds_to_wait(path: &Path, now: DateTime<Utc>) -> u32 {
        Tries::read(&file_of(path), now).seconds_left(now).unwrap_or(0)
    }
}

/// Does `work`, which looks at a secret, where nobody has to wait; a wrong one is a try more, and a right one ends them.
fn counted<T>(
    vault: &Path,
    now: DateTime<Utc>,
    work: impl FnOnce() -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let file = file_of(vault);
    let tries = Tries::read(&file, now);
    if tries.is_by_another_clock {
        // From now on the wait passes by this one.
        tries.write(&file);
    }
    if let Some(seconds) = tries.seconds_left(now) {
        return Err(StoreError::TooSoon { seconds });
    }
    let done = work();
    match &done {
        Err(StoreError::WrongPassphrase) => tries.one_more(now).write(&file),
        Ok(_) => {
            // What stays there is only a wait that nobody has any more.
            let _ = fs::remove_file(file);
        }
        Err(_) => {}
    }
    done
}

fn file_of(vault: &Path) -> PathBuf {
    beside_file(vault, ".tries")
}

/// What belongs to the vault at `path`, links followed.
fn beside_file(path: &Path, ending: &str) -> PathBuf {
    beside(&fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()), ending)
}

/// Wrong tries since the vault was last opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Tries {
    count: u32,
    last: DateTime<Utc>,
    /// Whether the file says a time that has not come: the clock was set back since.
    is_by_another_clock: bool,
}

impl Tries {
    /// What the file says; no tries where it is not there or says nothing that could be.
    fn read(file: &PathBuf, now: DateTime<Utc>) -> Self {
        let none = Self { count: 0, last: now, is_by_another_clock: false };
        let Ok(text) = fs::read_to_string(file) else { return none };
        match said_by(&text).or_else(|| said_without_bytes(&text, file)) {
            // A clock that was set back since must not make the wait longer than it is.
            Some((count, last)) => {
                Self { count, last: last.min(now), is_by_another_clock: last > now }
            }
            None => none,
        }
    }

    /// Where it cannot be written nobody has to wait.
    fn write(self, file: &PathBuf) {
        // What is there is written over: a file that was made empty first stays empty on a full disk.
        let open = File::options().create(true).truncate(false).write(true).open(file);
        let _ = open.and_then(|mut file| {
            self.write_into(&mut file).or_else(|_| self.write_without_bytes(&file))
        });
    }

    fn write_into(self, file: &mut File) -> io::Result<()> {
        let text = format!("{} {}\n", self.count, self.last.trunc_subsecs(3).to_rfc3339());
        file.write_all(text.as_bytes())?;
        file.set_len(text.len() as u64)
    }

    /// Zeros that were never written take no room.
    fn write_without_bytes(self, file: &File) -> io::Result<()> {
        file.set_len(0)?;
        file.set_len(u64::from(self.count.min(MOST_WITHOUT_BYTES)))?;
        file.set_modified(self.last.into())
    }

    fn one_more(self, now: DateTime<Utc>) -> Self {
        Self { count: self.count.saturating_add(1), last: now, is_by_another_clock: false }
    }

    /// How long it is until the next try, in whole seconds; nothing where it may be made now.
    fn seconds_left(self, now: DateTime<Utc>) -> Option<u32> {
        let left = self.wait() - (now - self.last);
        let seconds = left.num_seconds() + i64::from(left.subsec_nanos() > 0);
        u32::try_from(seconds).ok().filter(|seconds| *seconds > 0)
    }

    fn wait(self) -> TimeDelta {
        let Some(doublings) = self.count.checked_sub(FREE) else { return TimeDelta::zero() };
        let seconds = FIRST_WAIT_S.checked_shl(doublings.min(32)).unwrap_or(LONGEST_WAIT_S);
        TimeDelta::seconds(seconds.min(LONGEST_WAIT_S))
    }
}

fn said_by(text: &str) -> Option<(u32, DateTime<Utc>)> {
    let (count, last) = text.trim().split_once(' ')?;
    Some((count.parse().ok()?, last.parse().ok()?))
}

fn said_without_bytes(text: &str, file: &Path) -> Option<(u32, DateTime<Utc>)> {
    let is_empty = text.is_empty() || text.bytes().any(|byte| byte != 0);
    let last = fs::metadata(file).and_then(|there| there.modified()).ok()?;
    (!is_empty).then_some((u32::try_from(text.len()).ok()?, last.into()))
}
