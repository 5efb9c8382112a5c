//! What is a vault, who may open it, and what each refusal says.

use std::fs::{self, OpenOptions};
use std::path::Path;

use chrono::Utc;
use warraq_store::{Access, KdfCost, StoreError, Vault};

use crate::newsroom::{PASSPHRASE, article, newsroom, secret};

fn open(path: &Path) -> Result<Vault, StoreError> {
    Vault::open(path, &secret(PASSPHRASE), Access::Write)
}

#[test]
fn a_vault_opens_with_its_passphrase_and_holds_what_was_put_in() {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("عنوان", &["نص الخبر."]));
    let before = newsroom.vault.article(id).unwrap();
    let newsroom = newsroom.reopened();
    assert_eq!(newsroom.vault.article(id).unwrap(), before);
    newsroom.is_clean();
}

#[test]
fn a_wrong_passphrase_is_told_apart() {
    let newsroom = newsroom();
    let path = newsroom.path();
    newsroom.vault.close().unwrap();
    for wrong in ["", "غرفة الأخبار", "x", "غرفة الأخبار في القامشلي "]
    {
        let refused = Vault::open(&path, &secret(wrong), Access::Write);
        assert!(matches!(refused, Err(StoreError::WrongPassphrase)), "{wrong:?}");
    }
    open(&path).unwrap();
}

#[test]
fn the_recovery_key_opens_it_too_however_it_is_typed() {
    let newsroom = newsroom();
    let path = newsroom.path();
    newsroom.vault.close().unwrap();
    let typed = newsroom.recovery.to_lowercase().replace('-', " ").replace('0', "o");
    for key in [newsroom.recovery.as_str(), typed.as_str()] {
        Vault::open(&path, &secret(key), Access::Write).unwrap().close().unwrap();
    }
    let mut other = newsroom.recovery.clone().into_bytes();
    other[0] = if other[0] == b'7' { b'8' } else { b'7' };
    let refused = Vault::open(&path, &secret(&String::from_utf8(other).unwrap()), Access::Read);
    assert!(matches!(refused, Err(StoreError::WrongPassphrase)));
}

#[test]
fn what_ends_behind_its_header_is_damaged_and_stays_as_it_is() {
    let newsroom = newsroom();
    let path = newsroom.path();
    newsroom.vault.close().unwrap();
    OpenOptions::new().write(true).open(&path).unwrap().set_len(4096).unwrap();
    for access in [Access::Read, Access::Write] {
        let refused = Vault::open(&path, &secret(PASSPHRASE), access);
        assert!(matches!(refused, Err(StoreError::Damaged(_))), "{refused:?}");
    }
    let untouched = Vault::open_untouched(&path, &secret(PASSPHRASE));
    assert!(matches!(untouched, Err(StoreError::Damaged(_))), "{untouched:?}");
    let new = path.with_file_name("new.warraq");
    let salvaged = Vault::salvage(&path, &secret(PASSPHRASE), &new, Utc::now());
    assert!(matches!(salvaged, Err(StoreError::Damaged(_))), "{salvaged:?}");
    assert_eq!(fs::metadata(&path).unwrap().len(), 4096);
    assert!(!new.exists());
}

#[test]
fn what_is_no_vault_is_told_apart_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    let plain = folder.path().join("plain.sqlite");
    rusqlite::Connection::open(&plain).unwrap().execute_batch("CREATE TABLE x (y)").unwrap();
    for content in [
        b"".to_vec(),
        "مقال عن سوريا\n".as_bytes().to_vec(),
        vec![0; 8192],
        fs::read(&plain).unwrap(),
    ] {
        fs::write(&path, &content).unwrap();
        assert!(matches!(open(&path), Err(StoreError::NotAVault)), "{} bytes", content.len());
        assert_eq!(fs::read(&path).unwrap(), content);
        assert!(!folder.path().join("file.lock").exists());
    }
    assert!(matches!(open(folder.path()), Err(StoreError::NotAVault)));
}

#[test]
fn a_missing_file_or_folder_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nowhere").join("vault.warraq");
    assert!(matches!(open(&path), Err(StoreError::Missing { .. })));
    let refused = Vault::create(&path, &secret("x"), KdfCost::for_tests());
    assert!(matches!(refused, Err(StoreError::Missing { .. })));
}

#[test]
fn a_vault_cut_off_or_changed_is_damaged() {
    let newsroom = newsroom();
    let path = newsroom.path();
    newsroom.vault.close().unwrap();
    let good = fs::read(&path).unwrap();
    let with = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = good.clone();
        change(&mut bytes);
        fs::write(&path, bytes).unwrap();
        open(&path).map(|vault| vault.verify().map(|report| report.is_clean()))
    };
    let header_cut = with(&|bytes| bytes.truncate(2000));
    assert!(matches!(header_cut, Err(StoreError::Damaged(_))), "{header_cut:?}");
    let only_header = with(&|bytes| bytes.truncate(4096));
    assert!(matches!(only_header, Err(StoreError::Damaged(_))), "{only_header:?}");
    let both_copies = with(&|bytes| [100, 2148].into_iter().for_each(|at| bytes[at] ^= 1));
    assert!(matches!(both_copies, Err(StoreError::Damaged(_))), "{both_copies:?}");
    let first_page = with(&|bytes| bytes[4096 + 200] ^= 1);
    assert!(matches!(first_page, Err(StoreError::Damaged(_))), "{first_page:?}");
    let sound = |opened: Result<Result<bool, StoreError>, StoreError>| match opened {
        Ok(verified) => verified.unwrap(),
        Err(StoreError::Damaged(_)) => false,
        Err(error) => panic!("{error:?}"),
    };
    for page in 1..good.len() / 4096 {
        assert!(!sound(with(&|bytes| bytes[page * 4096 + 999] ^= 1)), "page {page}");
    }
    assert!(!sound(with(&|bytes| bytes.truncate(bytes.len() - 4096))), "a page less");
    assert!(with(&|_| ()).unwrap().unwrap());
}

/// As after a power cut while the log was moved into the file: `SQLite` takes the page from the log.
#[test]
fn a_torn_page_that_the_log_has_whole_is_no_damage() {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("عنوان", &["نص الخبر."]));
    let (path, folder) = (newsroom.path(), tempfile::tempdir().unwrap());
    let log = fs::read(path.with_extension("warraq-wal")).unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let page = usize::try_from(u32::from_be_bytes(log[32..36].try_into().unwrap())).unwrap();
    bytes[4096 * page + 100] ^= 1;
    let copy = folder.path().join("vault.warraq");
    for access in [Access::Read, Access::Write] {
        fs::write(&copy, &bytes).unwrap();
        fs::write(copy.with_extension("warraq-wal"), &log).unwrap();
        let vault = Vault::open(&copy, &secret(PASSPHRASE), access).unwrap();
        let report = vault.verify().unwrap();
        assert!(report.is_clean(), "{access:?}: {:?}", report.faults);
        assert_eq!(vault.article(id).unwrap(), newsroom.vault.article(id).unwrap());
        vault.close().unwrap();
    }
}

#[test]
fn nothing_is_overwritten_by_a_new_vault() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.warraq");
    fs::write(&path, "somebody's").unwrap();
    let refused = Vault::create(&path, &secret("x"), KdfCost::for_tests());
    assert!(matches!(refused, Err(StoreError::Exists { .. })));
    assert_eq!(fs::read(&path).unwrap(), b"somebody's");
}

#[test]
fn a_new_vault_is_one_file_and_the_writers_lock() {
    let newsroom = newsroom();
    let path = newsroom.path();
    newsroom.vault.close().unwrap();
    let mut names: Vec<_> =
        fs::read_dir(newsroom.folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["vault.warraq", "vault.warraq.lock"]);
    assert!(fs::read(&path).unwrap().starts_with(b"WARRAQ VAULT\n"));
    fs::remove_file(newsroom.folder.path().join("vault.warraq.lock")).unwrap();
    open(&path).unwrap();
}

#[test]
fn a_second_writer_is_refused_until_the_first_has_closed() {
    let newsroom = newsroom();
    let path = newsroom.path();
    assert!(matches!(open(&path), Err(StoreError::Busy)));
    newsroom.vault.close().unwrap();
    open(&path).unwrap();
}

#[cfg(unix)]
#[test]
fn a_link_is_the_vault_itself() {
    let newsroom = newsroom();
    let path = newsroom.path();
    let link = newsroom.folder.path().join("link");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    assert!(matches!(open(&link), Err(StoreError::Busy)));
    newsroom.vault.close().unwrap();
    assert_eq!(open(&link).unwrap().path(), fs::canonicalize(&path).unwrap());
}

#[cfg(unix)]
#[test]
fn a_vault_that_cannot_be_written_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let newsroom = newsroom();
    let path = newsroom.path();
    newsroom.vault.close().unwrap();
    let folder = newsroom.folder.path();
    fs::remove_file(folder.join("vault.warraq.lock")).unwrap();
    fs::set_permissions(&path, PermissionsExt::from_mode(0o444)).unwrap();
    fs::set_permissions(folder, PermissionsExt::from_mode(0o555)).unwrap();
    // Whoever may do everything is not kept out by permissions.
    let kept_out = OpenOptions::new().write(true).open(&path).is_err();
    let opened = open(&path);
    fs::set_permissions(folder, PermissionsExt::from_mode(0o755)).unwrap();
    if kept_out {
        assert!(matches!(opened, Err(StoreError::ReadOnly(_))), "{opened:?}");
    }
}

#[test]
fn no_secret_is_in_what_is_printed_for_programmers() {
    let newsroom = newsroom();
    let printed = format!("{:?}", newsroom.vault);
    assert!(!printed.contains(PASSPHRASE) && !printed.contains(&newsroom.recovery[..5]));
    let refused = Vault::open(&newsroom.path(), &secret("سر مكشوف"), Access::Read).unwrap_err();
    assert!(!format!("{refused:?} {refused}").contains("سر"));
}
