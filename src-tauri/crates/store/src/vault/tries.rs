//! Wrong tries, counted for each vault beside it: whoever guesses has to wait, longer with every guess.
//!
//! That is for a person at the keyboard of a computer that was left alone. Whoever has a copy of the file guesses
//! without Warraq, and only what a try costs there ([`super::KdfCost`]) and the passphrase itself hold against that;
//! they could take this file away as well. Where it cannot be written nobody has to wait.

use std::fs;
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
    beside(&fs::canonicalize(vault).unwrap_or_else(|_| vault.to_owned()), ".tries")
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
        let Some((count, last)) = text.trim().split_once(' ') else { return none };
        match (count.parse(), last.parse::<DateTime<Utc>>()) {
            // A clock that was set back since must not make the wait longer than it is.
            (Ok(count), Ok(last)) => {
                Self { count, last: last.min(now), is_by_another_clock: last > now }
            }
            _ => none,
        }
    }

    fn write(self, file: &PathBuf) {
        let text = format!("{} {}\n", self.count, self.last.trunc_subsecs(3).to_rfc3339());
        // Where it cannot be written nobody has to wait.
        let _ = fs::write(file, text);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::KdfCost;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_700_000_000 + second, 0).unwrap()
    }

    #[test]
    fn the_wait_grows_to_its_longest() {
        let wait =
            |count| Tries { count, last: at(0), is_by_another_clock: false }.wait().num_seconds();
        assert_eq!([0, 1, 2, 3, 4, 5, 6].map(wait), [0, 0, 0, 5, 10, 20, 40]);
        assert_eq!([10, 11, 12, 40, u32::MAX].map(wait), [640, 900, 900, 900, 900]);
    }

    #[test]
    fn what_is_left_is_told_in_whole_seconds_and_no_longer_than_the_wait() {
        let tries = Tries { count: 4, last: at(0), is_by_another_clock: false };
        assert_eq!(tries.seconds_left(at(0)), Some(10));
        assert_eq!(tries.seconds_left(at(9)), Some(1));
        assert_eq!(tries.seconds_left(at(9) + TimeDelta::milliseconds(999)), Some(1));
        assert_eq!(tries.seconds_left(at(10)), None);
        assert_eq!(tries.seconds_left(at(1_000_000)), None);
    }

    #[test]
    fn a_clock_that_was_set_back_makes_nobody_wait_longer() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tries");
        Tries { count: 4, last: at(86_400), is_by_another_clock: false }.write(&file);
        assert_eq!(Tries::read(&file, at(0)).seconds_left(at(0)), Some(10));
        for nonsense in ["", "4", "x y", "4 yesterday", "-1 2026-11-30T07:20:05Z"] {
            fs::write(&file, nonsense).unwrap();
            assert_eq!(Tries::read(&file, at(0)).seconds_left(at(0)), None, "{nonsense}");
        }
    }

    #[test]
    fn whoever_guesses_waits_also_after_a_restart_and_the_right_one_ends_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vault.warraq");
        let right = SecretString::from("عبارة المرور");
        Vault::create(&path, &right, KdfCost::for_tests()).unwrap();
        let unlock = |secret: &str, second| {
            Vault::unlock(&path, &SecretString::from(secret), Access::Read, at(second)).map(drop)
        };
        for second in 0..3 {
            let refused = unlock("خطأ", second);
            assert!(matches!(refused, Err(StoreError::WrongPassphrase)), "{refused:?}");
        }
        for secret in ["خطأ", "عبارة المرور"] {
            let refused = unlock(secret, 4);
            assert!(matches!(refused, Err(StoreError::TooSoon { seconds: 3 })), "{refused:?}");
        }
        assert!(matches!(unlock("خطأ", 7), Err(StoreError::WrongPassphrase)));
        assert!(matches!(unlock("خطأ", 7), Err(StoreError::TooSoon { seconds: 10 })));
        unlock("عبارة المرور", 17).unwrap();
        assert!(!beside(&path, ".tries").exists());
        assert!(matches!(unlock("خطأ", 18), Err(StoreError::WrongPassphrase)));
        unlock("عبارة المرور", 18).unwrap();
    }

    #[test]
    fn a_clock_that_was_wrong_keeps_nobody_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vault.warraq");
        let right = SecretString::from("عبارة المرور");
        Vault::create(&path, &right, KdfCost::for_tests()).unwrap();
        let unlock = |secret: &SecretString, second| {
            Vault::unlock(&path, secret, Access::Read, at(second)).map(drop)
        };
        let wrong = SecretString::from("خطأ");
        let (later, now) = (40_000_000, 1_000);
        for _ in 0..3 {
            assert!(matches!(unlock(&wrong, later), Err(StoreError::WrongPassphrase)));
        }
        assert!(matches!(unlock(&right, now), Err(StoreError::TooSoon { seconds: 5 })));
        assert!(matches!(unlock(&right, now + 2), Err(StoreError::TooSoon { seconds: 3 })));
        unlock(&right, now + 5).unwrap();
    }

    #[test]
    fn whoever_guesses_in_an_open_vault_waits_as_at_its_door() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vault.warraq");
        let cost = KdfCost::for_tests();
        let (right, new) = (SecretString::from("عبارة المرور"), SecretString::from("عبارة أخرى"));
        let (mut vault, _) = Vault::create(&path, &right, cost).unwrap();
        let mut change = |current: &SecretString, second| {
            let change = || vault.change_passphrase(current, &new, cost);
            Vault::with_typed_secret(&path, at(second), change)
        };
        let wrong = SecretString::from("خطأ");
        assert_eq!(Vault::seconds_to_wait(&path, at(0)), 0);
        for _ in 0..3 {
            assert!(matches!(change(&wrong, 0), Err(StoreError::WrongPassphrase)));
        }
        assert!(matches!(change(&right, 1), Err(StoreError::TooSoon { seconds: 4 })));
        assert_eq!([0, 1, 5].map(|second| Vault::seconds_to_wait(&path, at(second))), [5, 4, 0]);
        change(&right, 5).unwrap();
        drop(vault);
        Vault::unlock(&path, &new, Access::Read, at(5)).unwrap();
    }
}
