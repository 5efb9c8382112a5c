//! A file that is being written and has not its name yet. Where the system can do that it has none at all, so that nothing of
//! it is left whenever the program is stopped; elsewhere it has a hidden one, which is locked for as long.

use std::fs::{File, TryLockError};
use std::io::{self, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use super::{Overwrite, folder_of};

/// How the hidden names of such files begin.
pub(super) const BEGINNING: &str = ".warraq-";
/// How they end.
pub(super) const ENDING: &str = ".part";

/// A file that is all on the disk and has not its name yet. It goes when it is dropped.
pub(super) enum Part {
    /// It has no name.
    #[cfg(target_os = "linux")]
    Nameless(File),
    /// It has a hidden one.
    Named(NamedTempFile),
}

impl Part {
    /// A file with these bytes, forced to the disk, that is to stand at `path`.
    ///
    /// # Errors
    /// As the system says.
    pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<Self> {
        let part = Self::begin(&folder_of(path))?;
        let mut file = part.file();
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(part)
    }

    #[cfg(target_os = "linux")]
    fn begin(folder: &Path) -> io::Result<Self> {
        // Sticks and network drives often know no files without a name. Whatever else is the matter is told by the other way.
        nameless::begin(folder).map(Self::Nameless).or_else(|_| named(folder).map(Self::Named))
    }

    #[cfg(not(target_os = "linux"))]
    fn begin(folder: &Path) -> io::Result<Self> {
        named(folder).map(Self::Named)
    }

    fn file(&self) -> &File {
        match self {
            #[cfg(target_os = "linux")]
            Self::Nameless(file) => file,
            Self::Named(file) => file.as_file(),
        }
    }

    /// Whether it has a name that stays where the program is stopped.
    pub(super) fn has_name(&self) -> bool {
        matches!(self, Self::Named(_))
    }

    /// Gives it its name, in one step.
    ///
    /// # Errors
    /// `AlreadyExists` where something is there that it may not replace; else as the system says.
    pub(super) fn place(self, path: &Path, overwrite: Overwrite) -> io::Result<()> {
        match self {
            #[cfg(target_os = "linux")]
            Self::Nameless(file) => match nameless::place(&file, path, overwrite) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    // A system that shows no files of its programs gives such a file no name.
                    let copy = nameless::copied(file, named(&folder_of(path))?)?;
                    persist(copy, path, overwrite)
                }
                placed => placed,
            },
            Self::Named(file) => persist(file, path, overwrite),
        }
    }
}

fn persist(file: NamedTempFile, path: &Path, overwrite: Overwrite) -> io::Result<()> {
    let persisted = match overwrite {
        Overwrite::Refuse => file.persist_noclobber(path),
        Overwrite::Replace => file.persist(path),
    };
    persisted.map(|_| ()).map_err(|refused| refused.error)
}

fn named(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(BEGINNING).suffix(ENDING);
    // As any file that a program writes: what the user's own mask leaves of it.
    #[cfg(unix)]
    {
        use std::fs::Permissions;
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(Permissions::from_mode(0o666));
    }
    loop {
        let file = builder.tempfile_in(folder)?;
        let is_tidied_away = matches!(file.as_file().try_lock(), Err(TryLockError::WouldBlock));
        // Whoever tidies up may have taken it for one that was left, before it was locked.
        if !is_tidied_away && is_at(file.as_file(), file.path()) {
            return Ok(file);
        }
    }
}

/// Whether the open file is the one with this name.
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let id = |about: std::fs::Metadata| (about.dev(), about.ino());
        let there = path.symlink_metadata().map(id);
        there.is_ok_and(|there| file.metadata().map(id).is_ok_and(|own| own == there))
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        path.symlink_metadata().is_ok()
    }
}

#[cfg(target_os = "linux")]
mod nameless {
    use std::fs::File;
    use std::io::{self, Seek};
    use std::os::fd::AsRawFd;
    use std::path::Path;

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open};
    use tempfile::{Builder, NamedTempFile};

    use super::super::{Overwrite, folder_of};
    use super::{BEGINNING, ENDING};

    pub(super) fn begin(folder: &Path) -> io::Result<File> {
        let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
        // What the user's own mask leaves of it.
        Ok(File::from(open(folder, flags, Mode::from_raw_mode(0o666))?))
    }

    pub(super) fn place(file: &File, path: &Path, overwrite: Overwrite) -> io::Result<()> {
        match link(file, path) {
            Err(error)
                if error.kind() == io::ErrorKind::AlreadyExists
                    && overwrite == Overwrite::Replace => {}
            linked => return linked,
        }
        // A name that is taken is taken over by another name only. It is held, so that nobody takes it for one that was
        // left; where nothing can be held, nobody takes anything away either.
        let _ = file.try_lock();
        let mut names = Builder::new();
        names.prefix(BEGINNING).suffix(ENDING);
        let linked = names.make_in(folder_of(path), |name| link(file, name))?;
        linked.into_temp_path().persist(path).map_err(|refused| refused.error)
    }

    fn link(file: &File, path: &Path) -> io::Result<()> {
        let own = format!("/proc/self/fd/{}", file.as_raw_fd());
        Ok(linkat(CWD, own, CWD, path, AtFlags::SYMLINK_FOLLOW)?)
    }

    pub(super) fn copied(mut file: File, mut copy: NamedTempFile) -> io::Result<NamedTempFile> {
        file.rewind()?;
        io::copy(&mut file, copy.as_file_mut())?;
        copy.as_file().sync_all()?;
        Ok(copy)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn nothing_has_a_name_before_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let part = Part::write(&folder.path().join("a.md"), "قسد".as_bytes()).unwrap();
        assert!(matches!(part, Part::Nameless(_)), "this disk knows no files without a name");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        part.place(&folder.path().join("a.md"), Overwrite::Refuse).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("a.md")).unwrap(), "قسد");
    }

    #[test]
    fn a_hidden_name_does_what_no_name_does() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        let part = |bytes: &[u8]| {
            let file = named(folder.path()).unwrap();
            file.as_file().write_all(bytes).unwrap();
            Part::Named(file)
        };
        part(b"one").place(&path, Overwrite::Refuse).unwrap();
        let refused = part(b"two").place(&path, Overwrite::Refuse).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        part(b"two").place(&path, Overwrite::Replace).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_gets_no_name_is_copied_whole() {
        let folder = tempfile::tempdir().unwrap();
        let Part::Nameless(file) = Part::write(&folder.path().join("a"), b"all of it").unwrap()
        else {
            panic!("this disk knows no files without a name");
        };
        let copy = nameless::copied(file, named(folder.path()).unwrap()).unwrap();
        assert_eq!(fs::read(copy.path()).unwrap(), b"all of it");
    }
}
