//! The names of backups that are made by themselves: `vault.auto-2026-11-30T07-20-05Z.warraq`. Of one vault they sort by
//! time, and tell nothing but that.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};

const MARK: &str = ".auto-";
const ENDING: &str = ".warraq";
const FORM: &str = "%Y-%m-%dT%H-%M-%SZ";
const FORM_BYTES: usize = 20;

/// A name in `folder` for a backup of `vault` that nothing has yet.
pub(super) fn free(folder: &Path, vault: &Path, at: DateTime<Utc>) -> PathBuf {
    let stem = vault.file_stem().unwrap_or_default().to_string_lossy();
    let time = at.format(FORM);
    let name = |number: &str| folder.join(format!("{stem}{MARK}{time}{number}{ENDING}"));
    let numbered = (2..10).map(|number| name(&format!("_{number}")));
    let mut names = std::iter::once(name("")).chain(numbered);
    let free = names.find(|path| fs::symlink_metadata(path).is_err());
    free.unwrap_or_else(|| name(""))
}

/// Whether a backup has the name that one of the vault at `vault` would have.
pub(super) fn is_of(path: &Path, vault: &Path) -> bool {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let stem = vault.file_stem().unwrap_or_default().to_string_lossy();
    name.rsplit_once(MARK).is_some_and(|(of, _)| of == stem)
}

/// When the backup of this name was made; nothing where it is not the name of one.
pub(super) fn time(path: &Path) -> Option<DateTime<Utc>> {
    let name = path.file_name()?.to_str()?.strip_suffix(ENDING)?;
    let (stem, rest) = name.rsplit_once(MARK)?;
    let (time, number) = (rest.get(..FORM_BYTES)?, &rest[FORM_BYTES..]);
    let is_numbered = matches!(number.as_bytes(), [] | [b'_', b'2'..=b'9']);
    let at = NaiveDateTime::parse_from_str(time, FORM).ok()?;
    (!stem.is_empty() && is_numbered).then(|| at.and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_free_sorts_by_time_and_is_told_again() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Path::new("/srv/غرفة الأخبار.warraq");
        let at = |second: i64| DateTime::from_timestamp(1_764_486_000 + second, 0).unwrap();
        let mut names = Vec::new();
        for second in [0, 0, 5, 3600] {
            let path = free(folder.path(), vault, at(second));
            fs::write(&path, "").unwrap();
            assert_eq!(time(&path), Some(at(second)));
            names.push(path);
        }
        assert!(names.is_sorted());
    }

    #[test]
    fn no_other_name_is_taken_for_one() {
        for other in [
            "vault.warraq",
            "vault.auto-.warraq",
            "vault.auto-2026-11-30T07-20-05Z",
            "vault.auto-2026-11-30T07-20-05Z.warraq.lock",
            "vault.auto-2026-13-30T07-20-05Z.warraq",
            "vault.auto-2026-11-30T07-20-05Z-x.warraq",
            "vault.auto-2026-11-30T07-20-05Zé.warraq",
            "vault.replaced-2026-11-30T07-20-05Z.warraq",
            ".auto-2026-11-30T07-20-05Z.warraq",
            ".vault.auto-2026-11-30T07-20-05Z.warraq.unfinished",
        ] {
            assert_eq!(time(Path::new(other)), None, "{other}");
        }
    }
}
