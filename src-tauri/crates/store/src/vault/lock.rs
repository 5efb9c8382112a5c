//! One writer: a lock of the operating system on a file beside the vault.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::Vault;
use crate::error::StoreError;

/// Held while a vault is open for writing; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct WriterLock {
    file: File,
}

impl WriterLock {
    /// The lock of the vault at `vault`. Its file stays behind.
    ///
    /// # Errors
    /// `Busy` where another writer holds it; `ReadOnly` and `Io` where the file cannot be made.
    pub(super) fn take(vault: &Path) -> Result<Self, StoreError> {
        Self::on(&beside(vault, ".lock"))
    }

    /// The lock on what only one may do with the vault at `vault` at a time beside writing: backing it up by itself.
    ///
    /// # Errors
    /// As [`WriterLock::take`].
    pub(super) fn of_backups(vault: &Path) -> Result<Self, StoreError> {
        Self::on(&beside(vault, ".backup-lock"))
    }

    /// Keeps writers out of the vault at `vault`, and no reader; nothing where no lock was ever made there.
    ///
    /// # Errors
    /// `Busy` where a writer holds it; `Io` where it cannot be told.
    pub(super) fn share(vault: &Path) -> Result<Option<Self>, StoreError> {
        let Ok(file) = File::open(beside(vault, ".lock")) else { return Ok(None) };
        locked(file.try_lock_shared())?;
        Ok(Some(Self { file }))
    }

    /// Takes the file of a lock on a vault that was not made away. Whoever has opened it meanwhile takes another one.
    pub(super) fn forget(self, vault: &Path) {
        if fs::symlink_metadata(vault).is_err() {
            let _ = fs::remove_file(beside(vault, ".lock"));
        }
        drop(self);
    }

    fn on(path: &Path) -> Result<Self, StoreError> {
        loop {
            let file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
            locked(file.try_lock())?;
            // Whoever had it may have taken it away in between, and then another one has its name.
            if is_at(&file, path) {
                return Ok(Self { file });
            }
        }
    }
}

fn locked(tried: Result<(), TryLockError>) -> Result<(), StoreError> {
    match tried {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(StoreError::Busy),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Whether the file that is open is the one at `path`.
#[cfg(unix)]
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same = |one: fs::Metadata, other: fs::Metadata| {
        (one.dev(), one.ino()) == (other.dev(), other.ino())
    };
    file.metadata().ok().zip(fs::metadata(path).ok()).is_some_and(|(one, other)| same(one, other))
}

/// Whether the file that is open is the one at `path`: one that is open cannot be taken away here.
#[cfg(not(unix))]
pub(super) fn is_at(_file: &File, path: &Path) -> bool {
    path.exists()
}

/// Whether a program has the vault at `vault` open for writing now.
pub(super) fn is_held(vault: &Path) -> bool {
    // Where nobody ever wrote, or nobody can tell, nobody does.
    let Ok(file) = File::open(beside(vault, ".lock")) else { return false };
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}

impl Drop for WriterLock {
    /// Lets go at once: closing alone would leave the lock with a process that is just being started and
    /// still has a copy of the handle.
    fn drop(&mut self) {
        // Where this fails the lock goes with the handle, a little later.
        let _ = self.file.unlock();
    }
}

impl Vault {
    /// Whether somebody has it open for writing now, this program or another.
    #[must_use]
    pub fn has_writer(&self) -> bool {
        is_held(&self.path)
    }
}

/// The path of a file that belongs to a vault: its whole name and an ending.
pub(super) fn beside(vault: &Path, ending: &str) -> PathBuf {
    let mut path = OsString::from(vault);
    path.push(ending);
    path.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::{Command, Stdio};
    use std::thread;

    #[test]
    fn whether_somebody_writes_is_told_without_taking_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("vault.warraq");
        assert!(!is_held(&vault));
        let lock = WriterLock::take(&vault).unwrap();
        assert!(is_held(&vault));
        drop(lock);
        assert!(!is_held(&vault));
        WriterLock::take(&vault).unwrap();
    }

    #[test]
    fn the_lock_is_free_as_soon_as_it_is_dropped_whatever_is_being_started() {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("vault.warraq");
        let starting = thread::spawn(|| {
            let program = std::env::current_exe().unwrap();
            for _ in 0..200 {
                let mut program = Command::new(&program);
                program.arg("--help").stdout(Stdio::null()).status().unwrap();
            }
        });
        while !starting.is_finished() {
            let lock = WriterLock::take(&vault).unwrap();
            assert!(matches!(WriterLock::take(&vault), Err(StoreError::Busy)));
            drop(lock);
        }
        starting.join().unwrap();
    }
}
