//! Copies of a vault, made beside a writer, and looked at where they lie.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use warraq_core::article::ArticleId;
use warraq_store::{Access, KdfCost, Overwrite, Progress, StoreError, Vault};

use crate::earlier::{PASSPHRASE as OF_FIXTURES, fixture};
use crate::list::everything;
use crate::newsroom::{Newsroom, PASSPHRASE, article, content, newsroom, secret};

/// A vault with an article, and where a copy of it comes to stand.
fn with_article() -> (Newsroom, ArticleId, PathBuf) {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("عنوان", &["نص أول", "نص ثان"]));
    let copy = newsroom.folder.path().join("copy.warraq");
    (newsroom, id, copy)
}

fn files(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_copy_is_a_vault_that_the_same_secrets_open() {
    let (newsroom, id, copy) = with_article();
    let made = newsroom.vault.back_up(&copy, Overwrite::Refuse).unwrap();
    assert_eq!(made.path, fs::canonicalize(&copy).unwrap());
    assert_eq!(made.bytes, fs::metadata(&copy).unwrap().len());
    assert_eq!(made.report, newsroom.vault.verify().unwrap());
    let open = ["vault.warraq", "vault.warraq-shm", "vault.warraq-wal", "vault.warraq.lock"];
    assert_eq!(files(newsroom.folder.path()), [&["copy.warraq"], &open[..]].concat());
    for key in [PASSPHRASE, &newsroom.recovery] {
        let opened = Vault::open(&copy, &secret(key), Access::Write).unwrap();
        assert_eq!(opened.article(id).unwrap(), newsroom.vault.article(id).unwrap());
        assert!(opened.verify().unwrap().is_clean());
        opened.close().unwrap();
    }
}

#[test]
fn a_reader_can_make_one_too() {
    let (newsroom, id, copy) = with_article();
    let reader = Vault::open(&newsroom.path(), &secret(PASSPHRASE), Access::Read).unwrap();
    reader.back_up(&copy, Overwrite::Refuse).unwrap();
    let opened = Vault::open(&copy, &secret(PASSPHRASE), Access::Read).unwrap();
    assert_eq!(opened.article(id).unwrap(), newsroom.vault.article(id).unwrap());
}

/// Two paragraphs are written together, always the same: no copy may have one without the other.
#[test]
fn a_copy_beside_a_writer_is_the_vault_of_one_moment() {
    let (mut newsroom, id, _) = with_article();
    let (path, folder) = (newsroom.path(), newsroom.folder.path().to_owned());
    let copying = AtomicBool::new(true);
    let (written, copies) = thread::scope(|scope| {
        let copies = scope.spawn(|| {
            let reader = Vault::open(&path, &secret(PASSPHRASE), Access::Read).unwrap();
            let copies: Vec<_> = (0..12)
                .map(|number| {
                    let copy = folder.join(format!("copy-{number}.warraq"));
                    reader.back_up(&copy, Overwrite::Refuse).unwrap().path
                })
                .collect();
            copying.store(false, Ordering::Relaxed);
            copies
        });
        let mut written = 0;
        while copying.load(Ordering::Relaxed) {
            written += 1;
            newsroom.write_all(written, id, &format!("الجولة {written}"));
        }
        (written, copies.join().unwrap())
    });
    assert!(written > 12, "the writer was held up: {written}");
    let mut last = String::new();
    for copy in copies {
        let copy = Vault::open_untouched(&copy, &secret(PASSPHRASE)).unwrap();
        assert!(copy.verify().unwrap().is_clean());
        let article = copy.article(id).unwrap();
        let texts: Vec<String> =
            article.body.blocks().iter().map(|b| b.to_json().to_string()).collect();
        let round = |text: &str| text.split("الجولة ").nth(1).map(|text| text[..1].to_owned());
        assert_eq!(round(&texts[0]), round(&texts[1]), "{texts:?}");
        last = texts.concat();
    }
    assert!(last.contains("الجولة"));
    newsroom.is_clean();
}

#[test]
fn a_file_that_is_there_stays_unless_it_may_be_replaced() {
    let (mut newsroom, id, copy) = with_article();
    fs::write(&copy, "something dear").unwrap();
    let refused = newsroom.vault.back_up(&copy, Overwrite::Refuse);
    assert!(matches!(refused, Err(StoreError::Exists { .. })), "{refused:?}");
    assert_eq!(fs::read(&copy).unwrap(), b"something dear");
    newsroom.vault.back_up(&copy, Overwrite::Replace).unwrap();
    newsroom.write(1, id, 0, "بعد ذلك");
    newsroom.vault.back_up(&copy, Overwrite::Replace).unwrap();
    let opened = Vault::open_untouched(&copy, &secret(PASSPHRASE)).unwrap();
    assert_eq!(opened.article(id).unwrap(), newsroom.vault.article(id).unwrap());
}

#[test]
fn no_copy_takes_the_place_of_a_vault_that_is_open() {
    let (newsroom, ..) = with_article();
    let path = newsroom.path();
    let before = fs::read(&path).unwrap();
    let link = newsroom.folder.path().join("link.warraq");
    fs::hard_link(&path, &link).unwrap();
    for itself in [&path, &link] {
        let refused = newsroom.vault.back_up(itself, Overwrite::Replace);
        assert!(matches!(refused, Err(StoreError::Itself { .. })), "{refused:?}");
    }
    let other = crate::newsroom::newsroom();
    let refused = newsroom.vault.back_up(&other.path(), Overwrite::Replace);
    assert!(matches!(refused, Err(StoreError::Busy)), "{refused:?}");
    assert_eq!(fs::read(&path).unwrap(), before);
    other.is_clean();
}

#[test]
fn a_damaged_vault_gives_no_copy_and_keeps_the_one_before() {
    let (newsroom, _, copy) = with_article();
    newsroom.vault.back_up(&copy, Overwrite::Refuse).unwrap();
    let good = fs::read(&copy).unwrap();
    let (path, folder) = (newsroom.path(), newsroom.folder);
    newsroom.vault.close().unwrap();
    let sound = fs::read(&path).unwrap();
    let pages = sound.len() / 4096;
    for page in 2..pages {
        let mut bytes = sound.clone();
        bytes[page * 4096 + 1234] ^= 1;
        fs::write(&path, &bytes).unwrap();
        // Some damage is seen while opening.
        let Ok(vault) = Vault::open(&path, &secret(PASSPHRASE), Access::Read) else { continue };
        let refused = vault.back_up(&copy, Overwrite::Replace);
        assert!(matches!(refused, Err(StoreError::Damaged(_))), "page {page}: {refused:?}");
        vault.close().unwrap();
        assert!(fs::read(&copy).unwrap() == good, "page {page}");
        // That there is none is noted, for whoever goes on writing.
        assert!(Vault::unbacked_since(&path).is_some(), "page {page}");
        let there = ["copy.warraq", "vault.warraq", "vault.warraq.lock", "vault.warraq.unbacked"];
        assert_eq!(files(folder.path()), there);
    }
}

#[test]
fn a_copy_keeps_the_passphrase_of_its_time() {
    let (mut newsroom, _, copy) = with_article();
    newsroom.vault.back_up(&copy, Overwrite::Refuse).unwrap();
    let (old, new) = (secret(PASSPHRASE), secret("عبارة جديدة"));
    newsroom.vault.change_passphrase(&old, &new, KdfCost::for_tests()).unwrap();
    assert!(matches!(Vault::open_untouched(&copy, &new), Err(StoreError::WrongPassphrase)));
    Vault::open_untouched(&copy, &old).unwrap();
}

#[cfg(unix)]
#[test]
fn a_copy_is_looked_at_where_nothing_can_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let (newsroom, id, _) = with_article();
    let stick = tempfile::tempdir().unwrap();
    let copy = stick.path().join("نسخة #1?.warraq");
    newsroom.vault.back_up(&copy, Overwrite::Refuse).unwrap();
    let before = fs::read(&copy).unwrap();
    fs::set_permissions(&copy, PermissionsExt::from_mode(0o444)).unwrap();
    fs::set_permissions(stick.path(), PermissionsExt::from_mode(0o555)).unwrap();
    let looked = Vault::open_untouched(&copy, &secret(PASSPHRASE)).map(|opened| {
        assert_eq!(files(stick.path()).len(), 1, "nothing is beside it while it is open");
        (opened.article(id).unwrap(), opened.verify().unwrap())
    });
    fs::set_permissions(stick.path(), PermissionsExt::from_mode(0o755)).unwrap();
    let (article, report) = looked.unwrap();
    assert_eq!(article, newsroom.vault.article(id).unwrap());
    assert!(report.is_clean() && report.is_counted);
    assert!(fs::read(&copy).unwrap() == before);
}

#[test]
fn a_vault_that_was_not_closed_is_looked_at_with_what_is_in_its_log() {
    let (newsroom, id, copy) = with_article();
    for ending in ["", "-wal"] {
        let from = newsroom.path().with_file_name(format!("vault.warraq{ending}"));
        fs::copy(from, copy.with_file_name(format!("copy.warraq{ending}"))).unwrap();
    }
    let opened = Vault::open_untouched(&copy, &secret(PASSPHRASE)).unwrap();
    assert_eq!(opened.article(id).unwrap(), newsroom.vault.article(id).unwrap());
}

#[test]
fn one_of_an_earlier_warraq_is_read_and_left_as_it_is() {
    for name in ["vault-0001.warraq", "vault-0002.warraq", "vault-0003.warraq"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("copy.warraq");
        fs::copy(fixture(name), &path).unwrap();
        let before = fs::read(&path).unwrap();
        let old = Vault::open_untouched(&path, &secret(OF_FIXTURES)).unwrap();
        assert!(old.is_earlier().unwrap());
        let report = old.verify().unwrap();
        assert!(report.is_clean() && !report.is_counted, "{name}: {report:?}");
        let list = old.list(&everything()).unwrap();
        let articles: Vec<_> =
            list.articles.iter().map(|one| old.article(one.id).unwrap()).collect();
        old.close().unwrap();
        assert!(fs::read(&path).unwrap() == before, "{name}");
        assert_eq!(files(folder.path()), ["copy.warraq"]);
        let now = Vault::open(&path, &secret(OF_FIXTURES), Access::Write).unwrap();
        assert!(!articles.is_empty());
        for old in articles {
            assert_eq!(content(&now.article(old.id).unwrap()), content(&old), "{name}");
        }
    }
}

#[test]
fn no_copy_takes_the_place_of_a_part_of_a_vault() {
    let (mut newsroom, id, copy) = with_article();
    newsroom.vault.back_up(&copy, Overwrite::Refuse).unwrap();
    let folder = newsroom.folder.path().to_owned();
    for vault in ["vault.warraq", "copy.warraq"] {
        for part in ["-wal", "-shm", "-journal", ".lock"] {
            let to = folder.join(format!("{vault}{part}"));
            let refused = newsroom.vault.back_up(&to, Overwrite::Replace);
            assert!(
                matches!(refused, Err(StoreError::Itself { .. })),
                "{vault}{part}: {refused:?}"
            );
        }
    }
    newsroom.create(1, &article("خبر ثان", &["نص"]));
    let newsroom = newsroom.reopened();
    newsroom.vault.article(id).unwrap();
    newsroom.is_clean();
}

#[test]
fn one_that_is_broken_off_leaves_nothing_also_while_it_is_read_back() {
    let (newsroom, _, copy) = with_article();
    fs::write(&copy, "what was there").unwrap();
    let before = files(newsroom.folder.path());
    let (mut asked, mut broken_off) = (0, 0);
    loop {
        let (mut left, mut is_read_back) = (asked, false);
        let made = newsroom.vault.back_up_with(&copy, Overwrite::Replace, &mut |progress| {
            let Progress { done, total } = progress;
            is_read_back = left == 0 && done == total;
            left -= 1;
            if left < 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        if made.is_ok() {
            break;
        }
        assert!(matches!(made, Err(StoreError::Stopped)), "{made:?}");
        assert_eq!(files(newsroom.folder.path()), before);
        assert_eq!(fs::read(&copy).unwrap(), b"what was there");
        asked += 1;
        broken_off += i32::from(is_read_back);
    }
    assert!(broken_off > 3, "{broken_off} of {asked}");
}
