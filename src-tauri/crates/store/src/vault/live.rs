//! Which vaults this process has open, and their headers.
//!
//! POSIX locks belong to a process and a file: closing *any* handle on a file lets go of all its locks,
//! `SQLite`'s too, and another process could then take away a write-ahead log that is still written. So
//! Warraq's own handle on a vault file is opened before the first connection to it in this process and
//! closed after the last, and there is one for all of them.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::header::{HEADER_BYTES, HeaderBytes, Written};
use crate::error::StoreError;

static LIVE: Mutex<Vec<Entry>> = Mutex::new(Vec::new());

struct Entry {
    file: FileKey,
    handle: File,
    holders: usize,
}

/// A vault file that is open, or about to be, in this process. It must be dropped after the connection.
#[derive(Debug)]
pub(super) struct Live {
    file: FileKey,
}

impl Live {
    /// Says that the vault at `path` is open.
    ///
    /// # Errors
    /// `Missing` where no file is there; `NotAVault` where it is no file; `Denied` where it may not be read; `Io`.
    pub(super) fn enter(path: &Path) -> Result<Self, StoreError> {
        let mut live = entries();
        let metadata = fs::metadata(path).map_err(|error| missing(error, path))?;
        if !metadata.is_file() {
            return Err(StoreError::NotAVault);
        }
        let file = FileKey::of(&metadata, path)?;
        if let Some(entry) = live.iter_mut().find(|entry| entry.file == file) {
            entry.holders += 1;
            return Ok(Self { file });
        }
        let both = OpenOptions::new().read(true).write(true).open(path);
        let handle = both.or_else(|_| File::open(path)).map_err(|error| missing(error, path))?;
        live.push(Entry { file: file.clone(), handle, holders: 1 });
        Ok(Self { file })
    }

    /// The header as it stands in the file now.
    ///
    /// # Errors
    /// As [`Written::decode`]; `Damaged` where nothing is behind it; `Io`.
    pub(super) fn header(&self) -> Result<Written, StoreError> {
        let written = self.header_alone()?;
        let mut live = entries();
        // `SQLite` would take it for a database that is to be begun.
        if self.entry(&mut live).handle.metadata()?.len() <= HEADER_BYTES as u64 {
            return Err(StoreError::header_damaged("it is cut off behind its header"));
        }
        Ok(written)
    }

    /// The same where nothing need be behind it, as in a file that was only begun.
    ///
    /// # Errors
    /// As [`Written::decode`]; `Io`.
    pub(super) fn header_alone(&self) -> Result<Written, StoreError> {
        let mut live = entries();
        Written::decode(&read_header(&mut self.entry(&mut live).handle)?)
    }

    /// Makes both copies of the header whole again where they are not, as after a change that was stopped. The
    /// writer's lock must be held. Where the disk refuses, the copy that counts stays as it is.
    pub(super) fn mend_header(&self, written: &Written) {
        if !written.is_whole() {
            let mut live = entries();
            // What cannot be mended opens the vault all the same, and is mended the next time.
            let _ = write_header(&mut self.entry(&mut live).handle, &written.mended());
        }
    }

    /// Takes the header through `steps`, each on the disk before the next. The writer's lock must be held.
    ///
    /// # Errors
    /// `Io`, `ReadOnly`, `DiskFull`, where the first step could not be written: the header is `before` then, unless the
    /// disk does not even take that back. When it is on the disk the change is made: `OldSecretLeft` where the other copy
    /// could not be written, which is done when the vault is opened for writing again.
    pub(super) fn change_header(
        &self,
        before: &Written,
        steps: &[HeaderBytes; 2],
    ) -> Result<(), StoreError> {
        let mut live = entries();
        let handle = &mut self.entry(&mut live).handle;
        take_steps(before.bytes(), steps, |bytes| write_header(handle, bytes))
    }

    /// Whether what is at `path` is this file, by whatever name.
    pub(super) fn is_at(&self, path: &Path) -> bool {
        let there = fs::metadata(path).and_then(|metadata| FileKey::of(&metadata, path));
        there.is_ok_and(|file| file == self.file)
    }

    /// Does `work` on the file itself, while nobody in this process can open the vault.
    ///
    /// # Errors
    /// `Busy` where somebody else in this process has it open; else what `work` says.
    pub(super) fn alone<T>(
        &self,
        work: impl FnOnce() -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut live = entries();
        if self.entry(&mut live).holders == 1 { work() } else { Err(StoreError::Busy) }
    }

    fn entry<'a>(&self, live: &'a mut [Entry]) -> &'a mut Entry {
        live.iter_mut().find(|entry| entry.file == self.file).expect("it is there while it is held")
    }
}

fn read_header(handle: &mut File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(HEADER_BYTES);
    handle.rewind()?;
    handle.take(HEADER_BYTES as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn write_header(handle: &mut File, bytes: &HeaderBytes) -> io::Result<()> {
    handle.rewind()?;
    handle.write_all(bytes)?;
    handle.sync_all()
}

/// Writes both steps, the second once more where the disk refuses; goes back to `before` where it refuses the first.
fn take_steps(
    before: &HeaderBytes,
    [begun, done]: &[HeaderBytes; 2],
    mut write: impl FnMut(&HeaderBytes) -> io::Result<()>,
) -> Result<(), StoreError> {
    if let Err(error) = write(begun) {
        let _ = write(before);
        return Err(error.into());
    }
    let written = write(done).or_else(|_| write(done));
    written.map_err(|error| StoreError::OldSecretLeft(Box::new(error)))
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

/// Why what is at `path` could not be looked at: `Missing` where nothing is there, `Denied`, or what `error` says.
pub(super) fn missing(error: io::Error, path: &Path) -> StoreError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            StoreError::Missing { path: path.to_owned() }
        }
        io::ErrorKind::PermissionDenied => StoreError::Denied { path: path.to_owned() },
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

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: HeaderBytes = [0; HEADER_BYTES];
    const STEPS: [HeaderBytes; 2] = [[1; HEADER_BYTES], [2; HEADER_BYTES]];

    /// What a disk that refuses these writes, by their place, took, and what was said.
    fn on_a_disk_that_refuses(refused: &[usize]) -> (Vec<u8>, Result<(), StoreError>) {
        let (mut count, mut taken) = (0, Vec::new());
        let said = take_steps(&BEFORE, &STEPS, |bytes| {
            count += 1;
            if refused.contains(&count) {
                return Err(io::ErrorKind::StorageFull.into());
            }
            taken.push(bytes[0]);
            Ok(())
        });
        (taken, said)
    }

    #[test]
    fn a_secret_is_said_to_be_changed_only_where_the_old_one_is_in_neither_copy() {
        let (taken, said) = on_a_disk_that_refuses(&[]);
        assert!(said.is_ok() && taken == [1, 2], "{taken:?}");
        let (taken, said) = on_a_disk_that_refuses(&[1]);
        assert!(
            matches!(said, Err(StoreError::DiskFull(_))) && taken == [0],
            "{taken:?}, {said:?}"
        );
        let (taken, said) = on_a_disk_that_refuses(&[2]);
        assert!(said.is_ok() && taken == [1, 2], "once more: {taken:?}");
        let (taken, said) = on_a_disk_that_refuses(&[2, 3]);
        let is_told = matches!(said, Err(StoreError::OldSecretLeft(_)));
        assert!(is_told && taken == [1], "{taken:?}, {said:?}");
    }
}
