//! How a vault is told among other files, by whoever writes files and must not take the place of one.

use std::path::{Path, PathBuf};

/// What a vault begins with.
pub const MAGIC: &[u8; 13] = b"WARRAQ VAULT\n";

/// The endings of the files beside a vault that are a part of it: the name of the vault with one of them.
pub const PARTS: [&str; 6] = ["-wal", "-shm", "-journal", ".lock", ".backup-lock", ".tries"];

/// The vaults of which a file at `path` would be a part, by its name, whether they are there or not.
pub fn vaults_of_part(path: &Path) -> impl Iterator<Item = PathBuf> {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    let of_part = move |ending: &&str| name.strip_suffix(ending.as_bytes());
    let names = PARTS.iter().filter_map(of_part).filter(|name| !name.is_empty());
    names.filter_map(move |name| Some(path.with_file_name(named(name)?)))
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere not all bytes are a name")]
fn named(name: &[u8]) -> Option<&std::ffi::OsStr> {
    Some(std::os::unix::ffi::OsStrExt::from_bytes(name))
}

#[cfg(not(unix))]
fn named(name: &[u8]) -> Option<&str> {
    std::str::from_utf8(name).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vaults(path: &str) -> Vec<PathBuf> {
        vaults_of_part(Path::new(path)).collect()
    }

    #[test]
    fn a_part_is_told_by_its_name() {
        let vault = "/srv/غرفة الأخبار.warraq";
        for part in PARTS {
            assert_eq!(vaults(&format!("{vault}{part}")), [PathBuf::from(vault)]);
        }
        for none in [vault, "/srv/-wal", "/srv/.lock", "/", ""] {
            assert!(vaults(none).is_empty(), "{none}");
        }
    }
}
