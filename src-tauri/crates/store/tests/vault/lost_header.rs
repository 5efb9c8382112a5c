//! A vault whose first bytes are gone, as after a power cut on some disks: a backup beside it opens the rest.

use std::fs;
use std::path::PathBuf;

use warraq_store::{Access, Overwrite, StoreError, Vault};

use crate::list::everything;
use crate::newsroom::{Newsroom, PASSPHRASE, article, newsroom, secret};

/// A closed vault with an article more than its backup has, and its bytes.
fn scene() -> (Newsroom, PathBuf, Vec<u8>) {
    let mut newsroom = newsroom();
    newsroom.create(0, &article("قبل النسخة", &["نص"]));
    let backups = newsroom.folder.path().join("backups");
    fs::create_dir(&backups).unwrap();
    let backup = backups.join("vault.auto-2026-11-30T07-20-05Z.warraq");
    newsroom.vault.back_up(&backup, Overwrite::Refuse).unwrap();
    newsroom.create(1, &article("بعد النسخة", &["نص"]));
    let newsroom = newsroom.reopened();
    let bytes = fs::read(newsroom.path()).unwrap();
    (newsroom, backup, bytes)
}

fn salvage(newsroom: &Newsroom, passphrase: &str) -> Result<Vec<String>, StoreError> {
    let to = newsroom.folder.path().join("salvaged.warraq");
    let now = "2026-11-30T07:20:05Z".parse().unwrap();
    let (_, salvaged, report) = Vault::salvage(&newsroom.path(), &secret(passphrase), &to, now)?;
    assert!(report.is_clean() && salvaged.has_damage && salvaged.partly.is_empty());
    let vault = Vault::open(&to, &secret(PASSPHRASE), Access::Write)?;
    let list = vault.list(&everything())?.articles;
    let mut headlines: Vec<_> = list.into_iter().map(|one| one.headline).collect();
    headlines.sort();
    vault.close()?;
    fs::remove_file(to).unwrap();
    Ok(headlines)
}

#[test]
fn what_is_behind_a_lost_header_is_opened_by_that_of_a_backup() {
    let (newsroom, backup, bytes) = scene();
    let path = newsroom.path();
    let Newsroom { vault, recovery, folder } = newsroom;
    vault.close().unwrap();
    let other = crate::newsroom::newsroom();
    let newsroom = Newsroom { vault: other.vault, recovery, folder };
    for lost in [[0; 4096], [0xa5; 4096]] {
        let mut bytes = bytes.clone();
        bytes[..4096].copy_from_slice(&lost);
        fs::write(&path, &bytes).unwrap();
        assert_eq!(salvage(&newsroom, PASSPHRASE).unwrap(), ["بعد النسخة", "قبل النسخة"]);
        assert_eq!(salvage(&newsroom, &newsroom.recovery).unwrap().len(), 2);
        let refused = salvage(&newsroom, "غيرها");
        assert!(matches!(refused, Err(StoreError::WrongPassphrase)), "{refused:?}");
        assert!(fs::read(&path).unwrap() == bytes, "the damaged one stays as it is");
    }
    // Something else has the vault's name.
    fs::write(&path, vec![b'x'; 3 * 4096]).unwrap();
    assert!(matches!(salvage(&newsroom, PASSPHRASE), Err(StoreError::NotAVault)));
    fs::write(&path, "").unwrap();
    assert!(matches!(salvage(&newsroom, PASSPHRASE), Err(StoreError::NotAVault)));
    // No backup, no key.
    fs::write(&path, [vec![0; 4096], bytes[4096..].to_vec()].concat()).unwrap();
    fs::remove_file(backup).unwrap();
    assert!(matches!(salvage(&newsroom, PASSPHRASE), Err(StoreError::NotAVault)));
}
