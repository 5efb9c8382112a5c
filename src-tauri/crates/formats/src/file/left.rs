//! What a program left in a folder that was stopped while it wrote there: texts in the clear, under names that nobody sees.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use super::part::{self, is_at};

/// How the other names of files end that are just being replaced, and have their own as well.
pub(super) const OLD: &str = ".old";
/// How the names of files end that have no other while they are replaced; their own stands before it.
const MOVED: &str = ".moved";

/// The name that the file at `path` has while it is replaced where it cannot have two.
pub(super) fn moved_name(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{}{name}{MOVED}", part::BEGINNING))
}

/// Takes away what was left in the folder, but for what somebody is just writing: that is locked. A file that was only moved
/// aside gets its name back. What cannot be taken away stays until the next time.
pub(super) fn clear(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(rest) = name.to_str().and_then(|name| name.strip_prefix(part::BEGINNING)) else {
            continue;
        };
        let path = entry.path();
        if !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        if rest.ends_with(part::ENDING) || rest.ends_with(OLD) {
            take_away(&path);
        } else if let Some(own) = rest.strip_suffix(MOVED) {
            bring_back(&path, &folder.join(own));
        }
    }
}

fn take_away(path: &Path) {
    if let Some(_held) = held(path) {
        let _ = fs::remove_file(path);
    }
}

fn bring_back(moved: &Path, own: &Path) {
    if let Some(_held) = held(moved) {
        let _ = match own.symlink_metadata() {
            Ok(_) => fs::remove_file(moved),
            Err(_) => fs::rename(moved, own),
        };
    }
}

/// The file, once nobody else can hold it; nothing where somebody does, or where nothing can be held.
fn held(path: &Path) -> Option<File> {
    let file = OpenOptions::new().read(true).write(true).open(path).ok()?;
    (file.try_lock().is_ok() && is_at(&file, path)).then_some(file)
}

#[cfg(test)]
mod tests {
    use super::super::{Overwrite, write_all, write_whole};
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let names = folder.read_dir().unwrap().map(|one| one.unwrap().file_name());
        let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_next_that_is_written_clears_what_was_left() {
        for together in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            let at = |name: &str| folder.path().join(name);
            for name in [".warraq-a1B2c3.part", ".warraq-x.old", ".warraq-b.md.moved", "b.md"] {
                fs::write(at(name), "نص").unwrap();
            }
            for of_others in [".other.part", ".warraq-x", "warraq-x.part"] {
                fs::write(at(of_others), "نص").unwrap();
            }
            if together {
                write_all(&[(at("a.md"), b"new")], Overwrite::Refuse).unwrap();
            } else {
                write_whole(&at("a.md"), b"new", Overwrite::Refuse).unwrap();
            }
            let left = [".other.part", ".warraq-x", "a.md", "b.md", "warraq-x.part"];
            assert_eq!(names(folder.path()), left);
        }
    }

    #[test]
    fn what_somebody_is_writing_is_left_to_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".warraq-a1B2c3.part");
        let being_written = File::create(&path).unwrap();
        being_written.lock().unwrap();
        clear(folder.path());
        assert!(path.exists());
        drop(being_written);
        clear(folder.path());
        assert!(!path.exists());
    }

    #[test]
    fn a_file_that_was_only_moved_aside_is_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("خبر.md");
        fs::write(moved_name(&path), "قديم").unwrap();
        clear(folder.path());
        assert_eq!(fs::read_to_string(&path).unwrap(), "قديم");
        assert_eq!(names(folder.path()), ["خبر.md"]);
    }
}
