//! The names of backups in the folders for them: `vault.auto-2026-11-30T07-20-05Z.warraq`, and `manual` in the place of
//! `auto` where somebody asked for it. They tell when that was, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};

const AUTO: &str = ".auto-";
const MANUAL: &str = ".manual-";
const ENDING: &str = ".warraq";
const FORM: &str = "%Y-%m-%dT%H-%M-%SZ";
const FORM_BYTES: usize = 20;

/// When a backup was made, and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    /// In whole seconds.
    pub(super) at: DateTime<Utc>,
    /// Whether somebody asked for it.
    pub(super) is_manual: bool,
}

/// A name in `folder` for a backup of `vault` that nothing has yet.
pub(super) fn free(folder: &Path, vault: &Path, Named { at, is_manual }: Named) -> PathBuf {
    let stem = vault.file_stem().unwrap_or_default().to_string_lossy();
    let mark = if is_manual { MANUAL } else { AUTO };
    let time = at.format(FORM);
    let name = |number: &str| folder.join(format!("{stem}{mark}{time}{number}{ENDING}"));
    let numbered = (2..10).map(|number| name(&format!("_{number}")));
    let mut names = std::iter::once(name("")).chain(numbered);
    let free = names.find(|path| fs::symlink_metadata(path).is_err());
    free.unwrap_or_else(|| name(""))
}

/// Whether a backup has the name that one of the vault at `vault` would have.
pub(super) fn is_of(path: &Path, vault: &Path) -> bool {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let stem = vault.file_stem().unwrap_or_default().to_string_lossy();
    [AUTO, MANUAL].iter().any(|mark| name.rsplit_once(mark).is_some_and(|(of, _)| of == stem))
}

/// What the name of a backup tells; nothing where it is not the name of one.
pub(super) fn read(path: &Path) -> Option<Named> {
    let name = path.file_name()?.to_str()?.strip_suffix(ENDING)?;
    let (stem, rest, is_manual) = match (name.rsplit_once(AUTO), name.rsplit_once(MANUAL)) {
        (_, Some((stem, rest))) if !rest.contains(AUTO) => (stem, rest, true),
        (Some((stem, rest)), _) => (stem, rest, false),
        _ => return None,
    };
    let (time, number) = (rest.get(..FORM_BYTES)?, &rest[FORM_BYTES..]);
    let is_numbered = matches!(number.as_bytes(), [] | [b'_', b'2'..=b'9']);
    let at = NaiveDateTime::parse_from_str(time, FORM).ok()?;
    (!stem.is_empty() && is_numbered).then(|| Named { at: at.and_utc(), is_manual })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_free_sorts_by_time_and_is_told_again() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Path::new("/srv/غرفة الأخبار.warraq");
        let at = |second: i64| DateTime::from_timestamp(1_764_486_000 + second, 0).unwrap();
        for is_manual in [false, true] {
            let mut names = Vec::new();
            for second in [0, 0, 5, 3600] {
                let told = Named { at: at(second), is_manual };
                let path = free(folder.path(), vault, told);
                fs::write(&path, "").unwrap();
                assert_eq!(read(&path), Some(told));
                names.push(path);
            }
            assert!(names.is_sorted());
        }
    }

    #[test]
    fn a_vault_that_is_called_as_a_backup_is_has_backups_too() {
        let at = DateTime::from_timestamp(1_764_486_000, 0).unwrap();
        for (vault, is_manual) in [("a.auto-b.warraq", true), ("a.manual-b.warraq", false)] {
            let named = Named { at, is_manual };
            assert_eq!(read(&free(Path::new("/nowhere"), Path::new(vault), named)), Some(named));
        }
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
            assert_eq!(read(Path::new(other)), None, "{other}");
        }
    }
}
