//! Why a file or folder was not written, in the names that its user knows.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::folder_of;
use crate::error::FormatError;

/// Why the file at `path` was not written, where the system said `source`.
pub(super) fn of_file(path: &Path, source: io::Error) -> FormatError {
    let folder = absolute(&folder_of(path));
    let path = path.to_owned();
    match source.kind() {
        ErrorKind::AlreadyExists => FormatError::FileExists { path },
        ErrorKind::NotFound => missing(folder),
        ErrorKind::IsADirectory => FormatError::PathIsFolder { path },
        ErrorKind::PermissionDenied => FormatError::FolderDenied { path: folder },
        ErrorKind::ReadOnlyFilesystem => FormatError::DiskReadOnly { path: folder },
        _ => of_any(path, source),
    }
}

/// Why the folder at `path`, or one above it, was not made, where the system said `source`.
#[must_use]
pub fn folder_refused(path: &Path, source: io::Error) -> FormatError {
    match source.kind() {
        // The nearest that is there is where nothing could be made. Of one that no file may be made in, such as those
        // in which the system shows itself, it says that what was to be made is missing.
        kind @ (ErrorKind::PermissionDenied
        | ErrorKind::ReadOnlyFilesystem
        | ErrorKind::NotFound) => {
            let path = absolute(path);
            let there = path.ancestors().find(|folder| folder.is_dir()).unwrap_or(&path).to_owned();
            if kind == ErrorKind::ReadOnlyFilesystem {
                FormatError::DiskReadOnly { path: there }
            } else {
                FormatError::FolderDenied { path: there }
            }
        }
        // A file is there.
        ErrorKind::AlreadyExists => FormatError::PathIsFile { path: path.to_owned() },
        _ => of_any(path.to_owned(), source),
    }
}

fn of_any(path: PathBuf, source: io::Error) -> FormatError {
    match source.kind() {
        ErrorKind::NotADirectory => {
            let file = path.ancestors().find(|above| above.is_file()).unwrap_or(&path).to_owned();
            FormatError::PathIsFile { path: file }
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            FormatError::DiskFull { path, source: plain(source) }
        }
        ErrorKind::InvalidFilename => FormatError::NameRefused { path },
        _ => FormatError::Unwritable { path, source: plain(source) },
    }
}

/// That a folder is not there, or that a file is in its place; where it is there after all, that none may be made in it.
fn missing(folder: PathBuf) -> FormatError {
    match folder.ancestors().find(|above| above.exists()) {
        Some(file) if file.is_file() => FormatError::PathIsFile { path: file.to_owned() },
        Some(there) if there == folder => FormatError::FolderDenied { path: folder },
        _ => FormatError::FolderMissing { path: folder },
    }
}

/// The folder with its whole name: «.» says nothing.
fn absolute(folder: &Path) -> PathBuf {
    let whole = if folder == Path::new(".") { std::env::current_dir().ok() } else { None };
    whole.unwrap_or_else(|| folder.to_owned())
}

/// What the system said, without the name of a file that nobody asked for.
fn plain(source: io::Error) -> io::Error {
    if source.raw_os_error().is_some() { source } else { source.kind().into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_name_what_the_user_named() {
        let home = tempfile::tempdir().unwrap();
        let (folder, file) = (home.path().join("out"), home.path().join("out/a.md"));
        std::fs::create_dir(&folder).unwrap();
        let hidden = |kind| io::Error::new(kind, "at path out/.warraq-x.part");
        for kind in [ErrorKind::PermissionDenied, ErrorKind::NotFound] {
            let error = of_file(&file, hidden(kind));
            assert!(matches!(&error, FormatError::FolderDenied { path } if *path == folder));
            let error = folder_refused(&folder.join("x/y"), hidden(kind));
            assert!(matches!(&error, FormatError::FolderDenied { path } if *path == folder));
        }
        for error in [
            of_file(&file, hidden(ErrorKind::ReadOnlyFilesystem)),
            folder_refused(&folder.join("x/y"), hidden(ErrorKind::ReadOnlyFilesystem)),
        ] {
            assert!(matches!(&error, FormatError::DiskReadOnly { path } if *path == folder));
        }
        let error = of_file(&file, hidden(ErrorKind::StorageFull));
        assert!(matches!(&error, FormatError::DiskFull { path, .. } if *path == file));
        let error = of_file(&file, hidden(ErrorKind::InvalidFilename));
        assert!(matches!(&error, FormatError::NameRefused { path } if *path == file));
        let FormatError::Unwritable { path, source } = of_file(&file, hidden(ErrorKind::TimedOut))
        else {
            panic!("it is of no other kind");
        };
        assert!(path == file && !source.to_string().contains(".part"), "{source}");
        let here = of_file(Path::new("a.md"), hidden(ErrorKind::PermissionDenied));
        let now = std::env::current_dir().unwrap();
        assert!(matches!(here, FormatError::FolderDenied { path } if path == now));
    }
}
