//! A file being made under a name of its own, in the folder where it is to stand: there whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::file::{for_its_owner, name_without_replacing, sync_folder};
use super::header::HeaderBytes;
use super::lock::{beside, is_at};
use crate::error::StoreError;
use crate::verify::GoesOn;

/// How much is copied before it is asked whether that goes on.
const BYTES_AT_ONCE: u64 = 4 << 20;

/// A file being made. Dropped unfinished, it is taken away.
pub(super) struct Unfinished {
    path: PathBuf,
    target: PathBuf,
    /// Held for its life: what nobody holds was left by a program that was stopped.
    file: File,
    has_its_name: bool,
}

impl Unfinished {
    /// Begins a file that is to stand at `target`.
    ///
    /// # Errors
    /// `Busy` where another program is just making it; `ReadOnly`, `DiskFull`, `Io`.
    pub(super) fn begin(target: &Path) -> Result<Self, StoreError> {
        let path = unfinished_name(target);
        let file = locked(&path)?;
        let unfinished = Self { path, target: target.to_owned(), file, has_its_name: false };
        for ending in ["-wal", "-shm", "-journal"] {
            // What cannot be taken away stands beside a name that nobody opens.
            let _ = fs::remove_file(beside(&unfinished.path, ending));
        }
        unfinished.file.set_len(0)?;
        Ok(unfinished)
    }

    /// Where it is for now.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Begins it with a header.
    ///
    /// # Errors
    /// As the disk says.
    pub(super) fn write_header(&mut self, header: &HeaderBytes) -> io::Result<()> {
        self.file.rewind()?;
        self.file.write_all(header)?;
        self.file.sync_all()
    }

    /// Fills it with all that `from` gives, for as long as `goes_on` lets it.
    ///
    /// # Errors
    /// As the disks say; what `goes_on` fails with.
    pub(super) fn fill(
        &mut self,
        from: &mut impl Read,
        goes_on: GoesOn<'_>,
    ) -> Result<(), StoreError> {
        self.file.rewind()?;
        while io::copy(&mut from.take(BYTES_AT_ONCE), &mut self.file)? > 0 {
            goes_on()?;
        }
        Ok(self.file.sync_all()?)
    }

    /// Gives it its name, where nothing has it. No connection may be open.
    ///
    /// # Errors
    /// `Exists` where something stands there; else as the disk says.
    pub(super) fn finish(mut self) -> Result<(), StoreError> {
        self.file.sync_all()?;
        name_without_replacing(&self.path, &self.target).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => StoreError::Exists { path: self.target.clone() },
            _ => error.into(),
        })?;
        let named = self.named();
        if named.is_err() {
            // Nothing stood there before, and whoever is told that it failed looks for nothing there.
            let _ = fs::remove_file(&self.target);
        }
        named
    }

    /// Gives it its name, in one step from whatever had it before. No connection may be open.
    ///
    /// # Errors
    /// As the disk says.
    pub(super) fn finish_replacing(mut self) -> Result<(), StoreError> {
        self.file.sync_all()?;
        fs::rename(&self.path, &self.target)?;
        self.named()
    }

    fn named(&mut self) -> Result<(), StoreError> {
        // A second link is left where the first was not renamed.
        self.take_away();
        self.has_its_name = true;
        Ok(sync_folder(&self.target)?)
    }

    fn take_away(&self) {
        for ending in ["", "-wal", "-shm", "-journal"] {
            // What cannot be taken away is only an unfinished file under a name nobody opens.
            let _ = fs::remove_file(beside(&self.path, ending));
        }
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.has_its_name {
            self.take_away();
        }
        // At once: closing alone would leave the lock with a process that is just being started.
        let _ = self.file.unlock();
    }
}

const ENDING: &str = ".unfinished";

/// Hidden, and no name that anybody gives a file.
pub(super) fn unfinished_name(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}{ENDING}"))
}

/// Where the file at `path` was to stand, by its name; nothing where it is not the name of one being made.
pub(super) fn target_of(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?.strip_prefix('.')?.strip_suffix(ENDING)?;
    Some(path.with_file_name(name))
}

/// The file at `path`, made where it is not there, locked for this program.
fn locked(path: &Path) -> Result<File, StoreError> {
    loop {
        let file = for_its_owner().create(true).truncate(false).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(StoreError::Busy),
            Err(fs::TryLockError::Error(error)) => return Err(error.into()),
        }
        // Whoever had it may have given it its name in between, and then it is none to write in.
        if is_at(&file, path) {
            return Ok(file);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::header::HEADER_BYTES;

    fn begun(target: &Path) -> Unfinished {
        let mut unfinished = Unfinished::begin(target).unwrap();
        unfinished.write_header(&[1; HEADER_BYTES]).unwrap();
        unfinished
    }

    fn files(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn it_leaves_nothing_where_it_is_not_finished() {
        let folder = tempfile::tempdir().unwrap();
        let unfinished = begun(&folder.path().join("vault.warraq"));
        assert!(unfinished.path().exists());
        drop(unfinished);
        assert_eq!(files(folder.path()), 0);
    }

    #[cfg(unix)]
    #[test]
    fn it_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("vault.warraq");
        begun(&vault).finish().unwrap();
        assert_eq!(fs::metadata(&vault).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn whoever_comes_second_replaces_nothing_unless_asked_to() {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("vault.warraq");
        let unfinished = begun(&vault);
        fs::write(&vault, "faster").unwrap();
        assert!(matches!(unfinished.finish(), Err(StoreError::Exists { .. })));
        assert_eq!(fs::read(&vault).unwrap(), b"faster");
        assert_eq!(files(folder.path()), 1);
        begun(&vault).finish_replacing().unwrap();
        assert_eq!(fs::read(&vault).unwrap(), [1; HEADER_BYTES]);
        assert_eq!(files(folder.path()), 1);
    }

    #[test]
    fn what_a_stopped_program_has_left_is_no_hindrance() {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("vault.warraq");
        for ending in ["", "-wal"] {
            fs::write(beside(&unfinished_name(&vault), ending), [7; 2 * HEADER_BYTES]).unwrap();
        }
        begun(&vault).finish().unwrap();
        assert_eq!(fs::read(&vault).unwrap(), [1; HEADER_BYTES]);
        assert_eq!(files(folder.path()), 1);
    }

    #[test]
    fn what_somebody_else_is_making_is_left_to_them() {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("vault.warraq");
        let unfinished = begun(&vault);
        assert!(matches!(Unfinished::begin(&vault), Err(StoreError::Busy)));
        unfinished.finish().unwrap();
        assert_eq!(fs::read(&vault).unwrap(), [1; HEADER_BYTES]);
    }
}
