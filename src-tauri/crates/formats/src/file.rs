//! Files on the disk: whole or absent.

mod left;
mod part;
mod refusal;
mod together;
mod vaults;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::FormatError;

use self::part::Part;
use self::refusal::of_file as refused;
pub use refusal::folder_refused;
pub use together::write_all;

/// What happens to a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// It stays, and nothing is written.
    Refuse,
    /// It is replaced, in one step.
    Replace,
}

/// Writes `bytes` to `path` and says how many there are. Whatever happens, the file is whole, or as it was
/// before: the bytes go to a new file in the same folder, are forced to the disk, and get their name last, which is forced
/// to the disk as well. What a stopped program left in that folder goes. Where a link leads to a file, that file is replaced and the link stays. A device or a pipe holds
/// nothing that could be lost, and is written to as it is.
///
/// # Errors
/// [`FormatError::FileExists`] where the file is there and may not be replaced, [`FormatError::PathIsFolder`] where it is
/// a folder, [`FormatError::OfVault`] where it is a vault or a part of one; [`FormatError::FolderMissing`], [`FormatError::FolderDenied`] and [`FormatError::PathIsFile`] for the folder
/// that it was to stand in; [`FormatError::NameRefused`]; [`FormatError::DiskFull`]; [`FormatError::Unwritable`] for
/// everything else the system refuses.
pub fn write_whole(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<u64, FormatError> {
    if let Some(folder) = put(path, bytes, (overwrite, Name::Kept))? {
        sync_folder(&folder);
    }
    Ok(bytes.len() as u64)
}

/// The same of a file that is made again from another one where it is missing: its bytes are forced to the disk before it
/// has its name, and the name is not. After a power cut in the seconds that follow it is whole, or as it was before this.
/// Its folder is looked through for what was left only where something of this could be.
///
/// # Errors
/// As [`write_whole`].
pub fn write_derived(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<u64, FormatError> {
    put(path, bytes, (overwrite, Name::MayGo))?;
    Ok(bytes.len() as u64)
}

/// What becomes of a new name in a power cut.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    /// It is there afterwards.
    Kept,
    /// It may be gone.
    MayGo,
}

/// Writes the file; the folder that it has its name in, where that is none of a device or a pipe.
fn put(
    path: &Path,
    bytes: &[u8],
    (overwrite, name): (Overwrite, Name),
) -> Result<Option<PathBuf>, FormatError> {
    if is_stream(path) {
        let written = fs::OpenOptions::new().write(true).open(path);
        written
            .and_then(|mut stream| stream.write_all(bytes))
            .map_err(|source| FormatError::Unwritable { path: path.to_owned(), source })?;
        return Ok(None);
    }
    if path.is_dir() {
        return Err(FormatError::PathIsFolder { path: path.to_owned() });
    }
    vaults::must_be_spared(path)?;
    if overwrite == Overwrite::Refuse && fs::symlink_metadata(path).is_ok() {
        return Err(FormatError::FileExists { path: path.to_owned() });
    }
    let linked = fs::canonicalize(path);
    let path = linked.as_deref().unwrap_or(path);
    let folder = folder_of(path);
    if name == Name::Kept {
        left::clear(&folder);
    }
    let written = Part::write(path, bytes).and_then(|part| {
        if part.has_name() {
            left::clear(&folder);
        }
        part.place(path, overwrite)
    });
    written.map_err(|error| refused(path, error))?;
    Ok(Some(folder))
}

/// Forces the names in a folder to the disk: they must survive a power cut as well. The files are there already: a
/// folder that cannot be forced to the disk, as on some network drives, does not undo that.
fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
    #[cfg(not(unix))]
    let _ = folder;
}

/// Whether `path` is a device or a pipe, which a new file must never take the place of.
fn is_stream(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let kind = fs::metadata(path).map(|there| there.file_type());
        kind.is_ok_and(|kind| kind.is_char_device() || kind.is_fifo() || kind.is_block_device())
    }
    #[cfg(not(unix))]
    {
        false
    }
}

fn folder_of(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new(".")).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = folder
            .read_dir()
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_written_whole_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("خبر.md");
        assert_eq!(write_whole(&path, "قسد".as_bytes(), Overwrite::Refuse).unwrap(), 6);
        assert_eq!(fs::read_to_string(&path).unwrap(), "قسد");
        assert_eq!(names(folder.path()), ["خبر.md"]);
    }

    #[test]
    fn what_can_be_made_again_is_written_whole_as_well() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("خبر.txt");
        assert_eq!(write_derived(&path, "قسد".as_bytes(), Overwrite::Refuse).unwrap(), 6);
        let refused = write_derived(&path, b"new", Overwrite::Refuse);
        assert!(matches!(refused, Err(FormatError::FileExists { path: there }) if there == path));
        assert_eq!(fs::read_to_string(&path).unwrap(), "قسد");
        write_derived(&path, b"new", Overwrite::Replace).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(names(folder.path()), ["خبر.txt"]);
    }

    #[test]
    fn a_file_that_is_there_is_kept_or_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "قديم").unwrap();
        let refused = write_whole(&path, b"new", Overwrite::Refuse);
        assert!(matches!(refused, Err(FormatError::FileExists { path: there }) if there == path));
        assert_eq!(fs::read_to_string(&path).unwrap(), "قديم");
        write_whole(&path, b"new", Overwrite::Replace).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(names(folder.path()), ["a.md"]);
    }

    #[test]
    fn a_folder_that_is_not_there_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("none");
        let refused = write_whole(&missing.join("a.md"), b"x", Overwrite::Replace);
        assert!(matches!(refused, Err(FormatError::FolderMissing { path }) if path == missing));
        let file = folder.path().join("b.md");
        fs::write(&file, "قديم").unwrap();
        let refused = write_whole(&file.join("a.md"), b"x", Overwrite::Replace);
        assert!(matches!(refused, Err(FormatError::PathIsFile { path }) if path == file));
        let long = folder.path().join("ا".repeat(200));
        let refused = write_whole(&long, b"x", Overwrite::Replace);
        assert!(matches!(refused, Err(FormatError::NameRefused { path }) if path == long));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_of_the_system_takes_no_file() {
        let proc = Path::new("/proc");
        let refused = write_whole(&proc.join("x.html"), b"x", Overwrite::Refuse);
        assert!(matches!(&refused, Err(FormatError::FolderDenied { path }) if path == proc));
    }

    #[test]
    fn a_folder_in_the_place_of_the_file_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        for overwrite in [Overwrite::Replace, Overwrite::Refuse] {
            let refused = write_whole(folder.path(), b"x", overwrite);
            assert!(matches!(refused, Err(FormatError::PathIsFolder { .. })), "{refused:?}");
        }
        assert!(folder.path().is_dir());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_the_file_it_leads_to_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a.md"), folder.path().join("link.md"));
        fs::write(&file, "قديم").unwrap();
        std::os::unix::fs::symlink("a.md", &link).unwrap();
        write_whole(&link, b"new", Overwrite::Replace).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(names(folder.path()), ["a.md", "link.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_written_to_and_stays_one() {
        use std::io::Read;
        use std::os::unix::fs::FileTypeExt;
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || {
                let mut text = String::new();
                fs::File::open(pipe).unwrap().read_to_string(&mut text).unwrap();
                text
            }
        });
        write_whole(&pipe, b"new", Overwrite::Refuse).unwrap();
        assert_eq!(reader.join().unwrap(), "new");
        assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
        assert_eq!(names(folder.path()), ["pipe"]);
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_it_as_the_mask_allows() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (ours, plain) = (folder.path().join("a"), folder.path().join("b"));
        write_whole(&ours, b"x", Overwrite::Refuse).unwrap();
        fs::write(&plain, "x").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&ours), mode(&plain));
    }
}
