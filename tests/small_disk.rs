//! A disk that is soon full, or takes nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A disk of three million bytes, for as long as a test.
pub struct SmallDisk(PathBuf);

impl SmallDisk {
    /// One at this folder, which is made; nothing, and why, where this user may not make one.
    pub fn at(folder: &Path) -> Option<Self> {
        fs::create_dir_all(folder).expect("a folder can be made");
        let mut mount = Command::new("mount");
        let mount = mount.args(["-t", "tmpfs", "-o", "size=3m", "tmpfs"]).arg(folder).status();
        if !mount.is_ok_and(|status| status.success()) {
            eprintln!("only the system's administrator can make a small disk");
            return None;
        }
        Some(Self(folder.to_owned()))
    }

    /// Leaves no room.
    pub fn fill(&self) {
        // Writing ends where the disk does.
        let _ = fs::write(self.0.join("filler"), vec![0; 4_000_000]);
    }

    /// Leaves room again.
    pub fn clear(&self) {
        fs::remove_file(self.0.join("filler")).expect("a file can be removed");
    }

    /// Takes nothing any more (`ro`), or what is written again (`rw`), where no file on it is open for writing.
    pub fn turn(&self, access: &str) {
        let options = format!("remount,{access}");
        let status = Command::new("mount").args(["-o", &options]).arg(&self.0).status();
        assert!(status.is_ok_and(|status| status.success()), "{options}");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}
