//! The names of vaults that were set aside, so that another one could take their place.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};
use warraq_core::vault_file::MAGIC;

use super::Vault;
use super::lock::beside;

/// What stands between the name of the vault and the time at which it was set aside.
const MARK: &str = ".replaced-";

impl Vault {
    /// The vault that was set aside last in the folder of `vault`, under the name that this one would get. Where there
    /// is none at `vault`, this is what stood there where a restore was stopped before it was done; after one that was done
    /// it is older than what stood there. With when it was set aside, as its name says it.
    #[must_use]
    pub fn set_aside(vault: &Path) -> Option<(PathBuf, DateTime<Utc>)> {
        let linked = fs::canonicalize(vault);
        let vault = linked.as_deref().unwrap_or(vault);
        let folder = vault.parent().filter(|folder| !folder.as_os_str().is_empty());
        let files = fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?.flatten();
        let (stem, ending) = parts(vault);
        let when = |name: &str| {
            let when = name.strip_prefix(&stem)?.strip_prefix(MARK)?.strip_suffix(&ending)?;
            let (time, number) = when.split_once('Z')?;
            let number: u32 = number.strip_prefix('-').unwrap_or("1").parse().ok()?;
            let at = NaiveDateTime::parse_from_str(time, "%Y-%m-%dT%H-%M-%S").ok()?.and_utc();
            Some((at, number))
        };
        let of_it = files.filter_map(|file| {
            let when = when(file.file_name().to_str()?)?;
            begins_as_vault(&file.path()).then(|| (when, vault.with_file_name(file.file_name())))
        });
        of_it.max().map(|((at, _), path)| (path, at))
    }
}

/// `news.warraq` becomes `news.replaced-2026-11-30T07-20-05Z.warraq`: still a vault to whoever looks for one.
pub(super) fn free_name(vault: &Path, now: DateTime<Utc>) -> PathBuf {
    let (stem, ending) = parts(vault);
    let time = now.format("%Y-%m-%dT%H-%M-%SZ");
    let name = |number: &str| vault.with_file_name(format!("{stem}{MARK}{time}{number}{ending}"));
    let numbered = (2..).map(|number| name(&format!("-{number}")));
    let mut names = std::iter::once(name("")).chain(numbered);
    let is_free = |path: &PathBuf| {
        ["", "-wal"].into_iter().all(|ending| fs::symlink_metadata(beside(path, ending)).is_err())
    };
    names.find(is_free).expect("numbers do not end")
}

/// Whether the name is one that this vault would get, were it set aside.
pub(super) fn is_name_of(name: &str, vault: &Path) -> bool {
    let (stem, ending) = parts(vault);
    let time = name.strip_prefix(&stem).and_then(|rest| rest.strip_prefix(MARK));
    time.is_some_and(|time| time.ends_with(&ending))
}

/// The name of the vault without its ending, and the ending with its dot.
fn parts(vault: &Path) -> (String, String) {
    let stem = vault.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = vault.extension().map(|ending| format!(".{}", ending.to_string_lossy()));
    (stem, ending.unwrap_or_default())
}

fn begins_as_vault(path: &Path) -> bool {
    // A pipe would keep whoever opens it waiting.
    if !fs::symlink_metadata(path).is_ok_and(|there| there.is_file()) {
        return false;
    }
    let mut begins = [0; MAGIC.len()];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut begins));
    read.is_ok() && begins == *MAGIC
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_that_was_set_aside_is_found_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("news.warraq");
        let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
        assert_eq!(Vault::set_aside(&vault), None);
        put("other.replaced-2027-01-01T00-00-00Z.warraq", MAGIC);
        put("news.replaced-2028-01-01T00-00-00Z.warraq-wal", MAGIC);
        put("news.replaced-2029-01-01T00-00-00Z.warraq", b"a text");
        put("news.replaced-letter.warraq", MAGIC);
        fs::create_dir(folder.path().join("news.replaced-2030-01-01T00-00-00Z.warraq")).unwrap();
        assert_eq!(Vault::set_aside(&vault), None);
        let now = DateTime::from_timestamp(1_796_023_205, 0).unwrap();
        let mut made = Vec::new();
        for _ in 0..11 {
            let name = free_name(&vault, now);
            fs::write(&name, MAGIC).unwrap();
            made.push(name);
        }
        assert_eq!(made[0], folder.path().join("news.replaced-2026-11-30T07-20-05Z.warraq"));
        assert_eq!(Vault::set_aside(&vault), made.pop().map(|path| (path, now)));
    }
}
