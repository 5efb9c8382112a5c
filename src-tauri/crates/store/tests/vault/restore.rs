//! A backup in the place of a vault, and the vault that was there.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use warraq_core::article::ArticleId;
use warraq_store::{Access, KdfCost, Overwrite, Present, Restored, StoreError, Vault};

use crate::earlier::{PASSPHRASE as OF_FIXTURES, fixture};
use crate::list::everything;
use crate::newsroom::{Newsroom, PASSPHRASE, article, newsroom, secret};

const SET_ASIDE: &str = "vault.replaced-2026-11-30T07-20-05Z.warraq";

/// A vault whose article says something else since it was copied.
struct Scene {
    newsroom: Newsroom,
    id: ArticleId,
    backup: PathBuf,
}

fn scene() -> Scene {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("عنوان", &["قبل"]));
    let backup = newsroom.folder.path().join("copy.warraq");
    newsroom.vault.back_up(&backup, Overwrite::Refuse).unwrap();
    newsroom.write(1, id, 0, "بعد");
    Scene { newsroom, id, backup }
}

fn now() -> DateTime<Utc> {
    "2026-11-30T07:20:05Z".parse().unwrap()
}

fn restore(scene: &Scene, to: &Path, present: Present) -> Result<Restored, StoreError> {
    Vault::restore(&scene.backup, &secret(PASSPHRASE), to, present)
}

/// What the article says in the vault, which is sound.
fn says(path: &Path, passphrase: &str, id: ArticleId) -> String {
    let vault = Vault::open(path, &secret(passphrase), Access::Write).unwrap();
    assert!(vault.verify().unwrap().is_clean());
    let text = vault.article(id).unwrap().body.to_json_string();
    vault.close().unwrap();
    if text.contains("بعد") { "after" } else { "before" }.to_owned()
}

#[test]
fn where_no_vault_is_the_backup_becomes_one() {
    let scene = scene();
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("vault.warraq");
    let restored = restore(&scene, &to, Present::Refuse).unwrap();
    assert_eq!(restored.set_aside, None);
    assert_eq!(restored.report.articles, 1);
    assert_eq!(says(&to, PASSPHRASE, scene.id), "before");
    assert_eq!(says(&to, &scene.newsroom.recovery, scene.id), "before");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "the vault and its lock");
}

#[test]
fn a_vault_that_is_there_stays_unless_it_may_be_set_aside() {
    let mut scene = scene();
    let to = scene.newsroom.path();
    let refused = restore(&scene, &to, Present::Refuse);
    assert!(matches!(refused, Err(StoreError::Exists { .. })), "{refused:?}");
    let refused = restore(&scene, &to, Present::SetAside(now()));
    assert!(matches!(refused, Err(StoreError::Busy)), "somebody has it open: {refused:?}");
    scene.newsroom = scene.newsroom.reopened();
    scene.newsroom.is_clean();
    scene.newsroom.vault.close().unwrap();

    let (id, backup) = (scene.id, scene.backup);
    let before = fs::read(&backup).unwrap();
    let set_aside = |now| {
        let present = Present::SetAside(now);
        Vault::restore(&backup, &secret(PASSPHRASE), &to, present).unwrap().set_aside.unwrap()
    };
    let first = set_aside(now());
    assert_eq!(first, fs::canonicalize(to.with_file_name(SET_ASIDE)).unwrap());
    assert_eq!(says(&to, PASSPHRASE, id), "before");
    assert_eq!(says(&first, PASSPHRASE, id), "after");
    let second = set_aside(now());
    assert_ne!(first, second, "in the same second");
    assert_eq!(says(&first, PASSPHRASE, id), "after");
    assert_eq!(says(&second, PASSPHRASE, id), "before");
    assert!(fs::read(&backup).unwrap() == before, "the backup stays as it is");
}

/// A vault as a power cut leaves it: its newest words are in the log.
fn cut_off(scene: &Scene) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    for ending in ["", "-wal", "-shm"] {
        let name = format!("vault.warraq{ending}");
        let from = scene.newsroom.path().with_file_name(&name);
        fs::copy(from, folder.path().join(&name)).unwrap();
    }
    let path = folder.path().join("vault.warraq");
    (folder, path)
}

#[test]
fn what_a_power_cut_left_in_the_log_is_set_aside_too() {
    let scene = scene();
    let (_folder, to) = cut_off(&scene);
    let aside = restore(&scene, &to, Present::SetAside(now())).unwrap().set_aside.unwrap();
    assert_eq!(says(&to, PASSPHRASE, scene.id), "before");
    assert_eq!(says(&aside, PASSPHRASE, scene.id), "after");
}

#[test]
fn a_vault_whose_passphrase_nobody_knows_is_set_aside_with_its_log() {
    const OTHER: &str = "عبارة نسيها صاحبها";
    let mut scene = scene();
    let (old, new) = (secret(PASSPHRASE), secret(OTHER));
    scene.newsroom.vault.change_passphrase(&old, &new, KdfCost::for_tests()).unwrap();
    let (folder, to) = cut_off(&scene);
    let aside = restore(&scene, &to, Present::SetAside(now())).unwrap().set_aside.unwrap();
    assert!(folder.path().join(format!("{SET_ASIDE}-wal")).exists());
    assert_eq!(says(&to, PASSPHRASE, scene.id), "before");
    assert_eq!(says(&aside, OTHER, scene.id), "after");
}

#[test]
fn what_is_no_vault_any_more_is_set_aside_as_it_is() {
    let scene = scene();
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("vault.warraq");
    fs::write(&to, "ruins").unwrap();
    let aside = restore(&scene, &to, Present::SetAside(now())).unwrap().set_aside.unwrap();
    assert_eq!(fs::read(aside).unwrap(), b"ruins");
    assert_eq!(says(&to, PASSPHRASE, scene.id), "before");
}

#[test]
fn a_vault_that_somebody_reads_in_is_not_set_aside() {
    let scene = scene();
    let (_folder, to) = cut_off(&scene);
    let reader = Vault::open(&to, &secret(PASSPHRASE), Access::Read).unwrap();
    let refused = restore(&scene, &to, Present::SetAside(now()));
    assert!(matches!(refused, Err(StoreError::BeingRead)), "{refused:?}");
    reader.close().unwrap();
    assert_eq!(says(&to, PASSPHRASE, scene.id), "after");
}

#[test]
fn a_backup_that_cannot_be_read_changes_nothing() {
    let scene = scene();
    let (folder, to) = cut_off(&scene);
    let good = fs::read(&scene.backup).unwrap();
    let damaged = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = good.clone();
        change(&mut bytes);
        fs::write(&scene.backup, bytes).unwrap();
        restore(&scene, &to, Present::SetAside(now()))
    };
    for page in 1..good.len() / 4096 {
        let refused = damaged(&|bytes| bytes[page * 4096 + 999] ^= 1);
        assert!(matches!(refused, Err(StoreError::Damaged(_))), "page {page}: {refused:?}");
    }
    let cut = damaged(&|bytes| bytes.truncate(bytes.len() - 4096));
    assert!(matches!(cut, Err(StoreError::Damaged(_))), "{cut:?}");
    let none = damaged(&|bytes| bytes.truncate(0));
    assert!(matches!(none, Err(StoreError::NotAVault)), "{none:?}");
    let wrong = Vault::restore(
        &fixture("vault-0001.warraq"),
        &secret(PASSPHRASE),
        &to,
        Present::SetAside(now()),
    );
    assert!(matches!(wrong, Err(StoreError::WrongPassphrase)), "{wrong:?}");
    assert_eq!(says(&to, PASSPHRASE, scene.id), "after");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_vault_is_not_restored_from_itself() {
    let scene = scene();
    let to = scene.newsroom.path();
    scene.newsroom.vault.close().unwrap();
    let refused = Vault::restore(&to, &secret(PASSPHRASE), &to, Present::SetAside(now()));
    assert!(matches!(refused, Err(StoreError::Itself { .. })), "{refused:?}");
    assert_eq!(says(&to, PASSPHRASE, scene.id), "after");
}

#[test]
fn the_first_vault_is_restored_and_brought_up_when_it_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("vault.warraq");
    // A copy of its own: a backup that another test has open is busy.
    let from = folder.path().join("backup.warraq");
    fs::copy(fixture("vault-0001.warraq"), &from).unwrap();
    let before = fs::read(&from).unwrap();
    let restored = Vault::restore(&from, &secret(OF_FIXTURES), &to, Present::Refuse).unwrap();
    assert!(!restored.report.is_counted);
    assert!(fs::read(&from).unwrap() == before);
    let vault = Vault::open(&to, &secret(OF_FIXTURES), Access::Write).unwrap();
    assert_eq!(vault.list(&everything()).unwrap().total, 2);
    assert!(vault.verify().unwrap().is_clean());
}
