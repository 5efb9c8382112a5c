//! Which vaults this process has open, with their headers.
//!
//! POSIX locks belong to a process and a file: closing *any* handle on a file lets go of all its locks,
//! `SQLite`'s too, and another process could then take away a write-ahead log that is still written. So a
//! vault file is opened by Warraq itself only while no connection to it lives in this process; whoever
//! opens it a second time is given the header from memory.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::header::HEADER_BYTES;
use crate::error::StoreError;

static LIVE: Mutex<Vec<Entry>> = Mutex::new(Vec::new());

struct Entry {
    file: FileKey,
    header: Vec<u8>,
    holders: usize,
}

/// A vault file that is open, or about to be, in this process. It must be dropped after the connection.
#[derive(Debug)]
pub(super) struct Live {
    file: FileKey,
}

impl Live {
    /// Says that the vault at `path` is open, and gives the first bytes of the file: all of the header,
    /// or less where the file is shorter.
    ///
    /// # Errors
    /// `Missing` where no file is there; `NotAVault` where it is no file; `Io` and `ReadOnly` where it
    /// cannot be read.
    pub(super) fn enter(path: &Path) -> Result<(Self, Vec<u8>), StoreError> {
        let mut live = entries();
        let metadata = fs::metadata(path).map_err(|error| missing(error, path))?;
        if !metadata.is_file() {
            return Err(StoreError::NotAVault);
        }
        let file = FileKey::of(&metadata, path)?;
        if let Some(entry) = live.iter_mut().find(|entry| entry.file == file) {
            entry.holders += 1;
            return Ok((Self { file }, entry.header.clone()));
        }
        let mut header = Vec::with_capacity(HEADER_BYTES);
        let opened = File::open(path).map_err(|error| missing(error, path))?;
        opened.take(HEADER_BYTES as u64).read_to_end(&mut header)?;
        live.push(Entry { file: file.clone(), header: header.clone(), holders: 1 });
        Ok((Self { file }, header))
    }

    /// Does `work` on the file itself, while nobody in this process can open the vault.
    ///
    /// # Errors
    /// `Busy` where somebody else in this process has it open; else what `work` says.
    pub(super) fn alone<T>(
        &self,
        work: impl FnOnce() -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let live = entries();
        let alone = live.iter().any(|entry| entry.file == self.file && entry.holders == 1);
        if alone { work() } else { Err(StoreError::Busy) }
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        let mut live = entries();
        if let Some(at) = live.iter().position(|entry| entry.file == self.file) {
            live[at].holders -= 1;
            if live[at].holders == 0 {
                live.swap_remove(at);
            }
        }
    }
}

/// The list, also after a panic elsewhere: every change to it is whole.
fn entries() -> MutexGuard<'static, Vec<Entry>> {
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// `Missing` where `error` says that nothing is at `path`.
pub(super) fn missing(error: io::Error, path: &Path) -> StoreError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            StoreError::Missing { path: path.to_owned() }
        }
        _ => error.into(),
    }
}

/// What makes two paths the same file.
#[cfg(unix)]
#[derive(Debug, Clone, PartialEq, Eq)]
struct FileKey {
    device: u64,
    inode: u64,
}

#[cfg(unix)]
impl FileKey {
    #[expect(clippy::unnecessary_wraps, reason = "other systems have to ask")]
    fn of(metadata: &fs::Metadata, _path: &Path) -> io::Result<Self> {
        use std::os::unix::fs::MetadataExt;
        Ok(Self { device: metadata.dev(), inode: metadata.ino() })
    }
}

/// What makes two paths the same file.
#[cfg(not(unix))]
#[derive(Debug, Clone, PartialEq, Eq)]
struct FileKey(std::path::PathBuf);

#[cfg(not(unix))]
impl FileKey {
    fn of(_metadata: &fs::Metadata, path: &Path) -> io::Result<Self> {
        fs::canonicalize(path).map(Self)
    }
}
