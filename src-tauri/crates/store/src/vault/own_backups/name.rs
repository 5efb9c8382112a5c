//! The names of backups in the folders for them: `vault.auto-2026-11-30T07-20-05Z.warraq`, and `manual` in the place of
//! `auto` where somebody asked for it. They tell when that was and, of several in one second, which came after which:
//! `…05Z`, `…05Z_2` to `…05Z_9`, `…05Z_91` to `…05Z_99`, `…05Z_991`, which is also the order of the names.

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
    /// Which it is of those of this second, from 1.
    pub(super) number: u32,
    /// Whether somebody asked for it.
    pub(super) is_manual: bool,
}

impl Named {
    /// By which they stand in the order in which they were made.
    pub(super) fn place(self) -> (DateTime<Utc>, u32) {
        (self.at, self.number)
    }
}

/// A name in `folder` for a backup of `vault` made at `at`, which comes after every one of that second that is there. That
/// a name before those is free again says nothing: who takes it would be taken for the oldest.
pub(super) fn next(folder: &Path, vault: &Path, at: DateTime<Utc>, is_manual: bool) -> PathBuf {
    let stem = vault.file_stem().unwrap_or_default().to_string_lossy();
    let mark = if is_manual { MANUAL } else { AUTO };
    let time = at.format(FORM);
    let there = fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
    let of_second = there.filter(|path| is_of(path, vault)).filter_map(|path| read(&path));
    let last = of_second.filter(|named| named.at == at).map(|named| named.number).max();
    let number = suffix(last.unwrap_or_default() + 1);
    folder.join(format!("{stem}{mark}{time}{number}{ENDING}"))
}

/// What the name of the backup with this number in its second has behind the time.
fn suffix(number: u32) -> String {
    if number <= 1 {
        return String::new();
    }
    let nines = "9".repeat(((number - 1) / 9) as usize);
    format!("_{nines}{}", (number - 1) % 9 + 1)
}

/// The number of which that is the suffix.
fn number(suffix: &str) -> Option<u32> {
    let Some(digits) = suffix.strip_prefix('_') else { return suffix.is_empty().then_some(1) };
    let nines = digits.get(..digits.len().checked_sub(1)?)?;
    let last = digits[nines.len()..].parse::<u32>().ok().filter(|last| *last > 0)?;
    let count = u32::try_from(nines.len()).ok()?;
    let is_one = nines.bytes().all(|digit| digit == b'9') && (count > 0 || last > 1);
    is_one.then_some(count * 9 + last)
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
    let (time, number) = (rest.get(..FORM_BYTES)?, number(&rest[FORM_BYTES..])?);
    let at = NaiveDateTime::parse_from_str(time, FORM).ok()?;
    (!stem.is_empty()).then(|| Named { at: at.and_utc(), number, is_manual })
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
            let seconds = if is_manual { [10, 10, 15, 3700] } else { [0, 0, 5, 3600] };
            for (second, number) in seconds.into_iter().zip([1, 2, 1, 1]) {
                let path = next(folder.path(), vault, at(second), is_manual);
                fs::write(&path, "").unwrap();
                assert_eq!(read(&path), Some(Named { at: at(second), number, is_manual }));
                names.push(path);
            }
            assert!(names.is_sorted());
        }
    }

    #[test]
    fn of_one_second_each_sorts_behind_the_last_whatever_names_are_free_again() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Path::new("/srv/vault.warraq");
        let at = DateTime::from_timestamp(1_764_486_000, 0).unwrap();
        let mut last: Option<PathBuf> = None;
        for number in 1..40 {
            // Who asked for it is the same to the order.
            let path = next(folder.path(), vault, at, number % 7 == 0);
            assert_eq!(read(&path).map(|named| named.number), Some(number), "{}", path.display());
            fs::write(&path, "").unwrap();
            last.inspect(|last| fs::remove_file(last).unwrap());
            last = Some(path);
        }
        let names: Vec<String> =
            (1..40).map(|number| format!("Z{}.warraq", suffix(number))).collect();
        assert!(names.is_sorted(), "{names:?}");
    }

    #[test]
    fn a_vault_that_is_called_as_a_backup_is_has_backups_too() {
        let at = DateTime::from_timestamp(1_764_486_000, 0).unwrap();
        for (vault, is_manual) in [("a.auto-b.warraq", true), ("a.manual-b.warraq", false)] {
            let named = Named { at, number: 1, is_manual };
            let path = next(Path::new("/nowhere"), Path::new(vault), at, is_manual);
            assert_eq!(read(&path), Some(named));
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
            "vault.auto-2026-11-30T07-20-05Z_.warraq",
            "vault.auto-2026-11-30T07-20-05Z_1.warraq",
            "vault.auto-2026-11-30T07-20-05Z_0.warraq",
            "vault.auto-2026-11-30T07-20-05Z_12.warraq",
            "vault.auto-2026-11-30T07-20-05Z_9é.warraq",
            "vault.replaced-2026-11-30T07-20-05Z.warraq",
            ".auto-2026-11-30T07-20-05Z.warraq",
            ".vault.auto-2026-11-30T07-20-05Z.warraq.unfinished",
        ] {
            assert_eq!(read(Path::new(other)), None, "{other}");
        }
    }
}
