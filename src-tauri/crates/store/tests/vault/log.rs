//! A log beside a vault that is not that vault's: after a crash somebody copied another file into its place.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use warraq_core::article::ArticleId;
use warraq_store::{Access, KdfCost, Overwrite, Present, StoreError, Vault};

use crate::list::everything;
use crate::newsroom::{Newsroom, PASSPHRASE, article, newsroom, secret};

/// The files of a vault as they are after the power went: with the newest saves in the log.
struct Crashed {
    folder: TempDir,
    newsroom: Newsroom,
}

impl Crashed {
    fn of(newsroom: Newsroom) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for ending in ["", "-wal", ".lock"] {
            fs::copy(
                with(&newsroom.path(), ending),
                folder.path().join(format!("vault.warraq{ending}")),
            )
            .unwrap();
        }
        Self { folder, newsroom }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("vault.warraq")
    }

    fn open(&self, access: Access) -> Vault {
        Vault::open(&self.path(), &secret(PASSPHRASE), access).unwrap()
    }

    /// The headlines in it; it is sound.
    fn headlines(&self, access: Access) -> Vec<String> {
        let vault = self.open(access);
        assert!(vault.verify().unwrap().is_clean());
        headlines(&vault)
    }

    fn logs_set_aside(&self) -> Vec<PathBuf> {
        let files = fs::read_dir(self.folder.path()).unwrap().map(|file| file.unwrap().path());
        let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
        files
            .filter(|path| {
                name(path).starts_with("vault.replaced-") && name(path).ends_with("-wal")
            })
            .collect()
    }
}

fn with(vault: &Path, ending: &str) -> PathBuf {
    PathBuf::from(format!("{}{ending}", vault.display()))
}

fn headlines(vault: &Vault) -> Vec<String> {
    let mut found: Vec<_> =
        vault.list(&everything()).unwrap().articles.into_iter().map(|one| one.headline).collect();
    found.sort();
    found
}

fn create(newsroom: &mut Newsroom, second: i64, headline: &str) -> ArticleId {
    newsroom.create(second, &article(headline, &["نص ".repeat(2000).as_str()]))
}

/// A vault with three days of work, of which the third is in its log, and a backup of the first day.
fn three_days() -> (Crashed, PathBuf) {
    let mut newsroom = newsroom();
    create(&mut newsroom, 0, "1");
    let backup = newsroom.folder.path().join("day1.warraq");
    newsroom.vault.back_up(&backup, Overwrite::Refuse).unwrap();
    for (second, headline) in [(1, "2a"), (2, "2b"), (3, "2c")] {
        create(&mut newsroom, second, headline);
    }
    let mut newsroom = newsroom.reopened();
    create(&mut newsroom, 4, "3a");
    create(&mut newsroom, 5, "3b");
    (Crashed::of(newsroom), backup)
}

#[test]
fn the_log_of_a_crashed_vault_is_its_own() {
    let (crashed, _) = three_days();
    assert_eq!(crashed.headlines(Access::Read), ["1", "2a", "2b", "2c", "3a", "3b"]);
    assert_eq!(crashed.headlines(Access::Write).len(), 6);
    assert_eq!(crashed.logs_set_aside(), Vec::<PathBuf>::new());
}

#[test]
fn a_backup_that_was_copied_over_a_crashed_vault_stays_what_it_is() {
    for access in [Access::Read, Access::Write] {
        let (crashed, backup) = three_days();
        let log = fs::read(with(&crashed.path(), "-wal")).unwrap();
        fs::copy(backup, crashed.path()).unwrap();
        let vault = crashed.open(access);
        let aside = vault.log_set_aside().unwrap().to_owned();
        assert_eq!(headlines(&vault), ["1"]);
        vault.close().unwrap();
        assert_eq!(crashed.headlines(Access::Write), ["1"]);
        assert_eq!(crashed.logs_set_aside(), std::slice::from_ref(&aside));
        assert_eq!(fs::read(aside).unwrap(), log, "what was in it is kept");
    }
}

#[test]
fn the_vault_and_its_log_go_together_again() {
    let (crashed, backup) = three_days();
    let whole = crashed.folder.path().join("kept");
    fs::copy(crashed.path(), &whole).unwrap();
    fs::copy(backup, crashed.path()).unwrap();
    let aside = crashed.open(Access::Write).log_set_aside().unwrap().to_owned();
    fs::copy(whole, crashed.path()).unwrap();
    fs::rename(aside, with(&crashed.path(), "-wal")).unwrap();
    assert_eq!(crashed.headlines(Access::Write).len(), 6);
}

#[test]
fn a_file_of_the_very_state_on_which_the_log_stands_is_taken_for_its_own() {
    let mut newsroom = newsroom();
    create(&mut newsroom, 0, "1");
    let newsroom = newsroom.reopened();
    let same = newsroom.folder.path().join("same.warraq");
    newsroom.vault.back_up(&same, Overwrite::Refuse).unwrap();
    let mut newsroom = newsroom;
    create(&mut newsroom, 1, "2");
    let within = newsroom.folder.path().join("within.warraq");
    newsroom.vault.back_up(&within, Overwrite::Refuse).unwrap();
    create(&mut newsroom, 2, "3");
    for copy in [same, within] {
        let crashed = Crashed::of(newsroom);
        fs::copy(copy, crashed.path()).unwrap();
        assert_eq!(crashed.headlines(Access::Write), ["1", "2", "3"]);
        assert_eq!(crashed.logs_set_aside(), Vec::<PathBuf>::new());
        newsroom = crashed.newsroom;
    }
}

#[test]
fn a_log_of_another_newsroom_is_set_aside() {
    let (crashed, _) = three_days();
    let other = newsroom();
    fs::copy(other.path(), crashed.path()).unwrap();
    drop(other);
    assert_eq!(crashed.headlines(Access::Write), Vec::<String>::new());
    assert_eq!(crashed.logs_set_aside().len(), 1);
}

#[test]
fn a_copy_beside_a_log_that_is_not_its_own_is_looked_at_without_it() {
    let (crashed, backup) = three_days();
    fs::copy(&backup, crashed.path()).unwrap();
    let vault = Vault::open_untouched(&crashed.path(), &secret(PASSPHRASE)).unwrap();
    assert_eq!(headlines(&vault), ["1"]);
    vault.close().unwrap();
    assert!(with(&crashed.path(), "-wal").exists(), "nothing was touched");
    // And so it is restored and salvaged.
    let restored = crashed.folder.path().join("restored.warraq");
    let present = Present::Refuse;
    Vault::restore(&crashed.path(), &secret(PASSPHRASE), &restored, present).unwrap();
    let salvaged = crashed.folder.path().join("salvaged.warraq");
    let now = "2026-11-30T07:20:05Z".parse().unwrap();
    Vault::salvage(&crashed.path(), &secret(PASSPHRASE), &salvaged, now).unwrap();
    for path in [restored, salvaged] {
        let vault = Vault::open(&path, &secret(PASSPHRASE), Access::Read).unwrap();
        assert_eq!(headlines(&vault), ["1"]);
        assert!(vault.verify().unwrap().is_clean());
    }
}

#[test]
fn a_vault_goes_where_a_lost_one_has_left_its_log() {
    let (crashed, backup) = three_days();
    let log = fs::read(with(&crashed.path(), "-wal")).unwrap();
    fs::remove_file(crashed.path()).unwrap();
    let passphrase = secret(PASSPHRASE);
    let (vault, _) = Vault::create(&crashed.path(), &passphrase, KdfCost::for_tests()).unwrap();
    let aside = vault.log_set_aside().unwrap().to_owned();
    vault.close().unwrap();
    assert_eq!(fs::read(&aside).unwrap(), log);

    fs::remove_file(crashed.path()).unwrap();
    for present in [Present::Refuse, Present::SetAside("2026-11-30T07:20:05Z".parse().unwrap())] {
        fs::rename(&aside, with(&crashed.path(), "-wal")).unwrap();
        let restored = Vault::restore(&backup, &passphrase, &crashed.path(), present).unwrap();
        assert_eq!((restored.set_aside, restored.log_set_aside), (None, Some(aside.clone())));
        assert_eq!(crashed.headlines(Access::Write), ["1"]);
        assert_eq!(fs::read(&aside).unwrap(), log);
        fs::remove_file(crashed.path()).unwrap();
    }
    // A salvaged one chooses another name: nothing is to be done in a hurry there.
    fs::rename(&aside, with(&crashed.path(), "-wal")).unwrap();
    let now = "2026-11-30T07:20:05Z".parse().unwrap();
    let refused = Vault::salvage(&backup, &passphrase, &crashed.path(), now);
    assert!(matches!(refused, Err(StoreError::Exists { .. })), "{refused:?}");
}
