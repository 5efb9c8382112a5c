//! Several files at once: all of them, or everything as it was.

mod open_files;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::part::{self, Part};
use super::vaults::must_be_spared;
use super::{Overwrite, folder_of, is_stream, left, refused, sync_folder};
use crate::error::FormatError;

/// Writes every file to its path, or none: all of them are written and forced to the disk under other names first,
/// and only then get their own. Files that were there stay under another name until all new ones are in place, and
/// are brought back if a later one cannot be. Links stay, as with [`write_whole`](super::write_whole); a device or a
/// pipe cannot be brought back, and is refused.
///
/// # Errors
/// As [`write_whole`](super::write_whole), for the first path that is refused.
pub fn write_all(files: &[(PathBuf, &[u8])], overwrite: Overwrite) -> Result<(), FormatError> {
    for (path, _) in files {
        must_be_spared(path)?;
    }
    let is_there = |(path, _): &&(PathBuf, &[u8])| path.symlink_metadata().is_ok();
    if overwrite == Overwrite::Refuse
        && let Some((path, _)) = files.iter().find(is_there)
    {
        let (path, is_folder) = (path.clone(), path.is_dir());
        return Err(if is_folder {
            FormatError::PathIsFolder { path }
        } else {
            FormatError::FileExists { path }
        });
    }
    let mut folders: Vec<PathBuf> = files.iter().map(|(path, _)| folder_of(path)).collect();
    folders.dedup();
    for folder in &folders {
        left::clear(folder);
    }
    open_files::make_room(files.len());
    let written: Result<Vec<Written>, FormatError> =
        files.iter().map(|(path, bytes)| write_beside(path, bytes)).collect();
    let mut placed = Vec::new();
    for one in written? {
        let path = one.path.clone();
        match place(one, overwrite) {
            Ok(one) => placed.push(one),
            Err(error) => {
                placed.into_iter().rev().for_each(bring_back);
                return Err(refused(&path, error));
            }
        }
    }
    for one in &placed {
        sync_folder(&folder_of(&one.path));
    }
    Ok(())
}

/// A new file that has not its name yet. It goes when it is dropped.
struct Written {
    path: PathBuf,
    part: Part,
}

/// A new file under its name, and the one that was there, which goes when this is dropped.
struct Placed {
    path: PathBuf,
    old: Option<Old>,
}

/// The name of a file that is being replaced.
struct Old {
    path: TempPath,
    /// Held for as long, where it may be written: whoever tidies up takes it for no file that was left.
    _held: Option<File>,
}

fn write_beside(path: &Path, bytes: &[u8]) -> Result<Written, FormatError> {
    if is_stream(path) {
        let source = io::Error::other("a device or a pipe is there");
        return Err(FormatError::Unwritable { path: path.to_owned(), source });
    }
    let linked = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match Part::write(&linked, bytes) {
        Ok(part) => Ok(Written { path: linked, part }),
        Err(error) => Err(refused(path, error)),
    }
}

fn place(Written { path, part }: Written, overwrite: Overwrite) -> io::Result<Placed> {
    let aside = match overwrite {
        Overwrite::Refuse => None,
        Overwrite::Replace => set_aside(&path, |old, new| fs::hard_link(old, new))?,
    };
    match part.place(&path, overwrite) {
        Ok(()) => Ok(Placed { path, old: aside.map(Aside::into_old) }),
        Err(error) => {
            // A second name of the file that is still there is not needed.
            if let Some(Aside::Moved(old)) = aside {
                bring_back(Placed { path, old: Some(old) });
            }
            Err(error)
        }
    }
}

/// A file under another name.
enum Aside {
    /// It has its own name as well, until the new file takes it.
    Linked(Old),
    /// It has that name only.
    Moved(Old),
}

impl Aside {
    fn into_old(self) -> Old {
        match self {
            Self::Linked(old) | Self::Moved(old) => old,
        }
    }
}

/// The file at `path` under another name; nothing where none is there. By a second name, so that there is a file at
/// every moment; sticks and memory cards often know no second names, and there it is moved.
fn set_aside(
    path: &Path,
    link: impl Fn(&Path, &Path) -> io::Result<()>,
) -> io::Result<Option<Aside>> {
    match path.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
        Ok(there) if there.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(_) => {}
    }
    let open = || File::options().read(true).write(true).open(path).ok();
    // Elsewhere no file takes the place of one that is open.
    let held = if cfg!(unix) { open() } else { None };
    let held = held.filter(|file| file.try_lock().is_ok());
    let folder = folder_of(path);
    let mut names = tempfile::Builder::new();
    names.prefix(part::BEGINNING);
    if let Ok(linked) = names.suffix(left::OLD).make_in(&folder, |name| link(path, name)) {
        let old = Old { path: linked.into_temp_path(), _held: held };
        return Ok(Some(Aside::Linked(old)));
    }
    let moved = left::moved_name(path);
    let path = if moved.symlink_metadata().is_err() && fs::rename(path, &moved).is_ok() {
        TempPath::try_from_path(moved)?
    } else {
        // Somebody else is just replacing it, or the name is too long: only this program knows the way back.
        names.suffix(".kept").make_in(&folder, |name| fs::rename(path, name))?.into_temp_path()
    };
    Ok(Some(Aside::Moved(Old { path, _held: held })))
}

/// Makes what is at a path what was there before.
fn bring_back(Placed { path, old }: Placed) {
    match old {
        // What cannot be brought back keeps its other name: the first error is told, and nothing is lost.
        Some(old) => {
            if let Err(kept) = old.path.persist(&path) {
                let _ = kept.path.keep();
            }
        }
        None => {
            let _ = fs::remove_file(&path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let names = folder.read_dir().unwrap().map(|one| one.unwrap().file_name());
        let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn read(folder: &Path, name: &str) -> String {
        fs::read_to_string(folder.join(name)).unwrap()
    }

    fn write(folder: &Path, files: &[(&str, &str)], over: Overwrite) -> Result<(), FormatError> {
        let files: Vec<(PathBuf, &[u8])> =
            files.iter().map(|(name, text)| (folder.join(name), text.as_bytes())).collect();
        write_all(&files, over)
    }

    #[test]
    fn all_are_written_and_nothing_else_is_left() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("b"), "قديم").unwrap();
        write(home.path(), &[("a", "1"), ("b", "2")], Overwrite::Replace).unwrap();
        assert_eq!(names(home.path()), ["a", "b"]);
        assert_eq!((read(home.path(), "a"), read(home.path(), "b")), ("1".into(), "2".into()));
    }

    #[test]
    fn what_was_replaced_is_back_when_a_later_one_fails() {
        let long = "ا".repeat(200);
        for fails in ["folder", long.as_str()] {
            let home = tempfile::tempdir().unwrap();
            fs::write(home.path().join("a"), "قديم").unwrap();
            fs::create_dir(home.path().join("folder")).unwrap();
            let files = [("a", "1"), ("b", "2"), (fails, "3"), ("c", "4")];
            let refused = write(home.path(), &files, Overwrite::Replace);
            let refused = match refused {
                Err(FormatError::PathIsFolder { path } | FormatError::NameRefused { path }) => path,
                other => panic!("{other:?}"),
            };
            assert_eq!(refused, home.path().join(fails));
            assert_eq!(names(home.path()), ["a", "folder"]);
            assert_eq!(read(home.path(), "a"), "قديم");
        }
    }

    #[test]
    fn one_that_is_there_keeps_all_from_being_written() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("b"), "قديم").unwrap();
        let refused = write(home.path(), &[("a", "1"), ("b", "2")], Overwrite::Refuse);
        assert!(matches!(refused, Err(FormatError::FileExists { .. })));
        assert_eq!(names(home.path()), ["b"]);
        assert_eq!(read(home.path(), "b"), "قديم");
    }

    #[test]
    fn a_file_is_moved_where_there_are_no_second_names() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a");
        fs::write(&path, "قديم").unwrap();
        let aside = set_aside(&path, |_, _| Err(io::ErrorKind::Unsupported.into())).unwrap();
        assert!(matches!(aside, Some(Aside::Moved(_))) && !path.exists());
        bring_back(Placed { path, old: aside.map(Aside::into_old) });
        assert_eq!(names(home.path()), ["a"]);
        assert_eq!(read(home.path(), "a"), "قديم");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_the_file_it_leads_to_is_brought_back() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("a"), "قديم").unwrap();
        fs::create_dir(home.path().join("folder")).unwrap();
        std::os::unix::fs::symlink("a", home.path().join("link")).unwrap();
        let files = [("link", "1"), ("folder", "2")];
        write(home.path(), &files, Overwrite::Replace).unwrap_err();
        assert_eq!(read(home.path(), "a"), "قديم");
        write(home.path(), &files[..1], Overwrite::Replace).unwrap();
        assert_eq!(read(home.path(), "a"), "1");
        assert!(home.path().join("link").symlink_metadata().unwrap().is_symlink());
        assert_eq!(names(home.path()), ["a", "folder", "link"]);
    }
}
