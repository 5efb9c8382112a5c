//! Whether the disk that a vault is on may not be connected.

use std::fs;
use std::path::{Path, PathBuf};

use super::Vault;

/// Where systems connect disks that come and go: a folder for each, which may stay when its disk is gone.
const MOUNTS: [&str; 4] = ["/run/media", "/media", "/mnt", "/Volumes"];

impl Vault {
    /// Whether the disk on which the vault at `path` is to be may not be connected now, although its folder is there: nothing is
    /// in the folder, or nothing is connected to it.
    #[must_use]
    pub fn disk_may_be_away(path: &Path) -> bool {
        is_away(path, &MOUNTS.map(PathBuf::from))
    }
}

fn is_away(path: &Path, mounts: &[PathBuf]) -> bool {
    let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
    let Some(folder) = folder.filter(|_| path.symlink_metadata().is_err()) else { return false };
    let is_below = |mount: &&PathBuf| folder.starts_with(mount) && folder != **mount;
    let Some(mount) = mounts.iter().find(is_below) else { return false };
    let is_empty = fs::read_dir(&folder).is_ok_and(|mut names| names.next().is_none());
    is_empty || is_on_one_disk(&folder, mount)
}

#[cfg(unix)]
fn is_on_one_disk(folder: &Path, mount: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let disk = |path: &Path| path.metadata().map(|there| there.dev()).ok();
    disk(folder).is_some() && disk(folder) == disk(mount)
}

#[cfg(not(unix))]
fn is_on_one_disk(_folder: &Path, _mount: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_for_a_disk_with_nothing_connected_is_told_from_any_other() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path().canonicalize().unwrap();
        let mounts = [root.join("media")];
        for folder in ["media/usb", "media/salma/stick", "documents"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        let is_away = |path: &str| is_away(&root.join(path), &mounts);
        assert!(is_away("media/usb/news.warraq"));
        assert!(is_away("media/salma/stick/news.warraq"));
        assert!(!is_away("documents/news.warraq"));
        assert!(!is_away("media/news.warraq"));
        assert!(!is_away("media/other/news.warraq"), "not even the folder is there");
        // Somebody put a file there while nothing was connected.
        fs::write(root.join("media/usb/note.txt"), "").unwrap();
        assert!(is_away("media/usb/news.warraq"));
        fs::write(root.join("media/usb/news.warraq"), "").unwrap();
        assert!(!is_away("media/usb/news.warraq"), "it is there");
    }
}
