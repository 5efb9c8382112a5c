//! A vault from the inside: what no caller can bring about.

use chrono::DateTime;
use warraq_core::action::Action;
use warraq_core::article::{ArticleId, Block, BlockAttrs, Document, InlineContent, Paragraph};
use warraq_core::fields::Fields;
use warraq_core::person::Person;

use super::*;
use crate::articles::{self, NewArticle};
use crate::{ArticleQuery, FreshIds};
use lock::beside;
use migrate::Step;

fn vault(folder: &Path) -> Vault {
    let path = folder.join("vault.warraq");
    Vault::create(&path, &secret(), KdfCost::for_tests()).unwrap().0
}

fn secret() -> SecretString {
    "كلمة السر".to_owned().into()
}

/// What a later Warraq would do.
const LATER: &[Step] = &{
    let mut steps = [Step::Sql("CREATE TABLE later (x)"); migrate::STEPS.len() + 1];
    let mut at = 0;
    while at < migrate::STEPS.len() {
        steps[at] = migrate::STEPS[at];
        at += 1;
    }
    steps
};

/// The copy of a vault that is made before a later Warraq changes it.
fn copy_of(path: &Path) -> PathBuf {
    beside(path, &format!(".before-{}", migrate::version_after(LATER)))
}

fn open_later(path: &Path, access: Access) -> Result<Vault, StoreError> {
    Vault::open_with(path, &secret(), Opening { access, lock: None, steps: LATER })
}

#[test]
fn an_earlier_vault_is_copied_and_brought_up_also_for_a_reader() {
    for access in [Access::Write, Access::Read] {
        let folder = tempfile::tempdir().unwrap();
        let path = vault(folder.path()).path;
        let before = fs::read(&path).unwrap();

        let later = open_later(&path, access).unwrap();
        later.connection.query_row("SELECT count(*) FROM later", [], |_| Ok(())).unwrap();
        assert!(later.verify().unwrap().is_clean());
        assert_eq!(fs::read(copy_of(&path)).unwrap(), before);
        later.close().unwrap();

        let refused = Vault::open(&path, &secret(), access);
        assert!(
            matches!(refused, Err(StoreError::Newer { found }) if found == migrate::version_after(LATER))
        );
        let copy = Vault::open(&copy_of(&path), &secret(), access).unwrap();
        assert!(copy.verify().unwrap().is_clean(), "the copy is a vault too");
    }
}

#[test]
fn an_earlier_vault_that_somebody_has_open_is_busy() {
    let folder = tempfile::tempdir().unwrap();
    let writer = vault(folder.path());
    assert!(matches!(open_later(&writer.path, Access::Read), Err(StoreError::Busy)));
    let path = writer.path.clone();
    writer.close().unwrap();
    let reader = Vault::open(&path, &secret(), Access::Read).unwrap();
    assert!(matches!(open_later(&path, Access::Write), Err(StoreError::Busy)));
    assert!(!copy_of(&path).exists());
    reader.close().unwrap();
    open_later(&path, Access::Write).unwrap();
}

#[test]
fn a_newer_vault_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let newer = vault(folder.path());
    let path = newer.path.clone();
    newer.connection.execute_batch("PRAGMA user_version = 99").unwrap();
    newer.close().unwrap();
    let before = fs::read(&path).unwrap();
    for access in [Access::Write, Access::Read] {
        let refused = Vault::open(&path, &secret(), access);
        assert!(matches!(refused, Err(StoreError::Newer { found: 99 })));
    }
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn what_was_committed_is_durable_and_encrypted() {
    let folder = tempfile::tempdir().unwrap();
    let vault = vault(folder.path());
    let pragma = |name: &str| -> String {
        let value = vault.connection.query_row(&format!("PRAGMA {name}"), [], |row| {
            row.get::<_, rusqlite::types::Value>(0)
        });
        format!("{:?}", value.unwrap())
    };
    let found =
        ["journal_mode", "synchronous", "secure_delete", "temp_store", "foreign_keys"].map(pragma);
    let full = ["Text(\"wal\")", "Integer(2)", "Integer(1)", "Integer(2)", "Integer(1)"];
    assert_eq!(found, full);
    assert!(pragma("cipher_version").contains("4."));
    assert_eq!(pragma("cipher_page_size"), "Text(\"4096\")");
}

#[test]
fn a_vault_can_go_to_another_thread() {
    fn sent<T: Send>() {}
    sent::<Vault>();
}

#[test]
fn a_full_disk_is_told_changes_nothing_and_is_got_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut vault = vault(folder.path());
    let limit = |vault: &Vault, pages: u32| {
        let sql = format!("PRAGMA max_page_count = {pages}");
        vault.connection.query_row(&sql, [], |_| Ok(())).unwrap();
    };
    // No room but for what is there: SQLite says the same as where the disk has none.
    limit(&vault, 1);
    let person = Person { name: "سلمى".to_owned(), role: String::new() };
    let now = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
    let new = long_article();
    let create = |vault: &mut Vault| {
        vault.transact(Action::ArticleCreate, &person, now, |tx| articles::create(tx, &new))
    };
    let refused = create(&mut vault);
    assert!(matches!(refused, Err(StoreError::DiskFull(_))), "{refused:?}");
    assert_eq!(vault.list(&ArticleQuery { limit: 9, ..ArticleQuery::default() }).unwrap().total, 0);
    assert!(vault.verify().unwrap().is_clean());
    limit(&vault, 100_000);
    create(&mut vault).unwrap();
    assert!(vault.verify().unwrap().is_clean());
}

fn long_article() -> NewArticle {
    let mut ids = FreshIds::at(DateTime::from_timestamp(1_700_000_000, 0).unwrap());
    let content = InlineContent::plain(&"كلمة ".repeat(20_000));
    let block = Paragraph { attrs: BlockAttrs::new(&mut ids), content };
    let body = Document::of(vec![Block::Paragraph(block)], &mut ids);
    NewArticle::draft(ArticleId::new(&mut ids), Fields::default(), body)
}
