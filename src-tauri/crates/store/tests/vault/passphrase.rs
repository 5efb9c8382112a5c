//! Another passphrase, another recovery key, and a header that is damaged.

use std::fs;
use std::path::{Path, PathBuf};

use warraq_store::{Access, KdfCost, StoreError, Vault, VaultFault};

use crate::newsroom::{Newsroom, PASSPHRASE, article, newsroom, secret};

const OTHER: &str = "عبارة لا يعرفها إلا صاحبها";

fn opens(path: &Path, text: &str) -> bool {
    match Vault::open(path, &secret(text), Access::Read) {
        Ok(vault) => {
            vault.close().unwrap();
            true
        }
        Err(StoreError::WrongPassphrase) => false,
        Err(error) => panic!("{error:?}"),
    }
}

fn change(vault: &mut Vault, current: &str, new: &str) -> Result<(), StoreError> {
    vault.change_passphrase(&secret(current), &secret(new), KdfCost::for_tests())
}

fn closed(newsroom: Newsroom) -> (PathBuf, tempfile::TempDir) {
    let path = newsroom.path();
    newsroom.vault.close().unwrap();
    (path, newsroom.folder)
}

#[test]
fn another_passphrase_opens_it_and_the_one_before_does_not() {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("عنوان", &["نص"]));
    change(&mut newsroom.vault, PASSPHRASE, OTHER).unwrap();
    newsroom.write(1, id, 0, "وما بعد ذلك");
    let before = newsroom.vault.article(id).unwrap();
    let recovery = newsroom.recovery.clone();
    let (path, _folder) = closed(newsroom);
    assert!(!opens(&path, PASSPHRASE));
    assert!(opens(&path, &recovery), "the recovery key stays");
    let vault = Vault::open(&path, &secret(OTHER), Access::Write).unwrap();
    assert_eq!(vault.article(id).unwrap(), before);
    assert!(vault.verify().unwrap().is_clean());
}

#[test]
fn only_the_header_is_written() {
    let mut newsroom = newsroom();
    newsroom.create(0, &article("عنوان", &["نص"]));
    let (path, _folder) = closed(newsroom);
    let before = fs::read(&path).unwrap();
    let mut vault = Vault::open(&path, &secret(PASSPHRASE), Access::Write).unwrap();
    change(&mut vault, PASSPHRASE, OTHER).unwrap();
    vault.close().unwrap();
    let after = fs::read(&path).unwrap();
    assert_eq!(before[4096..], after[4096..]);
    assert_ne!(before[..4096], after[..4096]);
}

#[test]
fn the_recovery_key_changes_the_passphrase_that_was_forgotten() {
    let mut newsroom = newsroom();
    let recovery = newsroom.recovery.clone();
    change(&mut newsroom.vault, &recovery, OTHER).unwrap();
    let (path, _folder) = closed(newsroom);
    assert!(opens(&path, OTHER) && opens(&path, &recovery) && !opens(&path, PASSPHRASE));
}

#[test]
fn a_new_recovery_key_takes_the_place_of_the_one_before() {
    let mut newsroom = newsroom();
    let first = newsroom.recovery.clone();
    let cost = KdfCost::for_tests();
    let second = newsroom.vault.renew_recovery_key(&secret(PASSPHRASE), cost).unwrap();
    let (path, _folder) = closed(newsroom);
    assert!(opens(&path, second.expose()) && opens(&path, PASSPHRASE) && !opens(&path, &first));
}

#[test]
fn whoever_does_not_know_the_passphrase_changes_nothing() {
    let mut newsroom = newsroom();
    let before = fs::read(newsroom.path()).unwrap();
    let cost = KdfCost::for_tests();
    let refused = change(&mut newsroom.vault, "خطأ", OTHER);
    assert!(matches!(refused, Err(StoreError::WrongPassphrase)), "{refused:?}");
    let refused = newsroom.vault.renew_recovery_key(&secret("خطأ"), cost);
    assert!(matches!(refused, Err(StoreError::WrongPassphrase)), "{refused:?}");
    let mut reader = Vault::open(&newsroom.path(), &secret(PASSPHRASE), Access::Read).unwrap();
    let refused = change(&mut reader, PASSPHRASE, OTHER);
    assert!(matches!(refused, Err(StoreError::ReadOnly(_))), "{refused:?}");
    assert_eq!(fs::read(newsroom.path()).unwrap()[..4096], before[..4096]);
}

#[test]
fn a_second_opening_in_this_process_knows_the_new_passphrase() {
    let mut newsroom = newsroom();
    change(&mut newsroom.vault, PASSPHRASE, OTHER).unwrap();
    assert!(opens(&newsroom.path(), OTHER) && !opens(&newsroom.path(), PASSPHRASE));
}

#[cfg(target_os = "linux")]
#[test]
fn a_change_keeps_the_locks_of_every_connection() {
    let mut newsroom = newsroom();
    newsroom.create(0, &article("أول", &[]));
    let reader = Vault::open(&newsroom.path(), &secret(PASSPHRASE), Access::Read).unwrap();
    change(&mut newsroom.vault, PASSPHRASE, OTHER).unwrap();
    assert!(crate::readers::is_locked(&newsroom.path()));
    drop(reader);
    assert!(crate::readers::is_locked(&newsroom.path()));
    newsroom.create(1, &article("ثان", &[]));
    newsroom.is_clean();
}

#[test]
fn a_damaged_copy_of_the_header_is_told_and_mended_by_whoever_writes() {
    let (path, _folder) = closed(newsroom());
    let good = fs::read(&path).unwrap();
    for at in [0, 16, 100, 2010, 2050, 2148, 4070] {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        fs::write(&path, &bytes).unwrap();
        let reader = Vault::open(&path, &secret(PASSPHRASE), Access::Read).unwrap();
        let faults = reader.verify().unwrap().faults;
        assert!(matches!(faults[..], [VaultFault::Header(_)]), "byte {at}: {faults:?}");
        reader.close().unwrap();
        assert_eq!(fs::read(&path).unwrap(), bytes, "a reader writes nothing");
        let writer = Vault::open(&path, &secret(PASSPHRASE), Access::Write).unwrap();
        assert!(writer.verify().unwrap().is_clean());
        writer.close().unwrap();
        assert!(fs::read(&path).unwrap() == good, "byte {at}");
    }
}
