//! Where files go: a file, or files in a folder; all of them or none.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use warraq_formats::{Overwrite, folder_refused, write_all, write_derived, write_whole};

use crate::error::OutputError;

/// A file that is to be written.
#[derive(Debug, Clone, Copy)]
pub struct NamedFile<'a> {
    /// The name that it has in a folder.
    pub name: &'a str,
    /// All its bytes.
    pub bytes: &'a [u8],
}

/// Writes one file to `path`, or under its own name into the folder that is there; where it is.
///
/// # Errors
/// `FileExists` where it is not to be replaced; when it cannot be written: nothing is there then.
pub fn write_file(
    path: &Path,
    file: NamedFile<'_>,
    overwrite: Overwrite,
) -> Result<PathBuf, OutputError> {
    let path = place_of(path, file.name);
    write_whole(&path, file.bytes, overwrite)?;
    Ok(path)
}

/// The same of a file that is made again from its original where a power cut took its name.
///
/// # Errors
/// As [`write_file`].
pub fn write_derived_file(
    path: &Path,
    file: NamedFile<'_>,
    overwrite: Overwrite,
) -> Result<PathBuf, OutputError> {
    let path = place_of(path, file.name);
    write_derived(&path, file.bytes, overwrite)?;
    Ok(path)
}

/// Where a file that is to be at `path` is: in the folder that is there, under its own name.
fn place_of(path: &Path, name: &str) -> PathBuf {
    if path.is_dir() { path.join(name) } else { path.to_owned() }
}

/// Writes several files into the folder, which is made where it is missing; where each is.
///
/// # Errors
/// `PathIsFile` where the folder is none; `FileExists` where one is not to be replaced, before anything is written; when
/// one cannot be written: what this made is taken away again, and what it replaced is back.
pub fn write_folder(
    folder: &Path,
    files: &[NamedFile<'_>],
    overwrite: Overwrite,
) -> Result<Vec<PathBuf>, OutputError> {
    let names = unique(files.iter().map(|file| file.name));
    let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
    let made = make_folder(folder)?;
    let files: Vec<(PathBuf, &[u8])> =
        paths.iter().cloned().zip(files.iter().map(|one| one.bytes)).collect();
    if let Err(error) = write_all(&files, overwrite) {
        take_away(&made);
        return Err(error.into());
    }
    Ok(paths)
}

/// The first file in `folder` that one with these names would take the place of.
#[must_use]
pub fn find_taken(folder: &Path, names: &[String]) -> Option<PathBuf> {
    let names = unique(names.iter().map(String::as_str)).into_iter();
    names.map(|name| folder.join(name)).find(|path| path.symlink_metadata().is_ok())
}

/// The names in their order; one that another has already, in any letter case, gets a number.
fn unique<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = HashSet::new();
    let free = |name: &str| {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let mut candidate = name.to_owned();
        let mut number = 2;
        while !taken.insert(candidate.to_lowercase()) {
            candidate = format!("{stem}-{number}.{ending}");
            number += 1;
        }
        candidate
    };
    names.map(free).collect()
}

/// Makes the folder and those above it; the ones that were missing, the outermost first.
fn make_folder(folder: &Path) -> Result<Vec<PathBuf>, OutputError> {
    let missing = folder
        .ancestors()
        .take_while(|path| !path.as_os_str().is_empty() && path.symlink_metadata().is_err());
    let mut made: Vec<PathBuf> = missing.map(Path::to_owned).collect();
    made.reverse();
    match fs::create_dir_all(folder) {
        Ok(()) => Ok(made),
        Err(source) => {
            take_away(&made);
            Err(folder_refused(folder, source).into())
        }
    }
}

/// Takes away the folders that this run made. What cannot be taken away is not worth another error: the first one is
/// told, and a folder that somebody else put something into stays.
fn take_away(folders: &[PathBuf]) {
    for folder in folders.iter().rev() {
        let _ = fs::remove_dir(folder);
    }
}

#[cfg(test)]
mod tests {
    use warraq_formats::FormatError;

    use super::*;

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let names = unique(["خبر.md", "News.md", "خبر.md", "news.md", "خبر.md"].into_iter());
        assert_eq!(names, ["خبر.md", "News.md", "خبر-2.md", "news-2.md", "خبر-3.md"]);
    }

    #[test]
    fn only_folders_that_were_made_are_taken_away() {
        let home = tempfile::tempdir().unwrap();
        let made = make_folder(&home.path().join("a/b")).unwrap();
        assert_eq!(made, [home.path().join("a"), home.path().join("a/b")]);
        take_away(&made);
        assert!(home.path().exists() && !home.path().join("a").exists());
    }

    #[test]
    fn a_file_is_no_folder() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("a.md");
        fs::write(&file, "قديم").unwrap();
        for folder in [file.clone(), file.join("b")] {
            let refused = write_folder(&folder, &[], Overwrite::Replace).unwrap_err();
            let of_it = |path: &PathBuf| *path == file;
            assert!(
                matches!(&refused, OutputError::Format(FormatError::PathIsFile { path }) if of_it(path)),
                "{refused:?}"
            );
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), "قديم");
    }

    #[test]
    fn a_file_that_fails_leaves_the_folder_as_it_was() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("a.md"), "قديم").unwrap();
        fs::create_dir(home.path().join("c.md")).unwrap();
        let files = ["a.md", "b.md", "c.md"].map(|name| NamedFile { name, bytes: b"new" });
        write_folder(home.path(), &files, Overwrite::Replace).unwrap_err();
        assert_eq!(fs::read_to_string(home.path().join("a.md")).unwrap(), "قديم");
        assert!(!home.path().join("b.md").exists());
        let new = home.path().join("x/y");
        let long = "ا".repeat(200);
        let files = ["a.md", long.as_str()].map(|name| NamedFile { name, bytes: b"new" });
        write_folder(&new, &files, Overwrite::Refuse).unwrap_err();
        assert!(!home.path().join("x").exists());
    }
}
