//! Damage that no caller can bring about.

use chrono::{DateTime, Utc};
use warraq_core::action::Action;
use warraq_core::article::{ArticleId, Document};
use warraq_core::fields::Fields;
use warraq_core::media::MediaId;
use warraq_core::person::Person;

use super::*;
use crate::articles::NewArticle;
use crate::{FreshIds, ImportRecord, KdfCost, NewMedia};

struct Imported {
    vault: Vault,
    article: ArticleId,
    media: MediaId,
    _folder: tempfile::TempDir,
}

/// A vault with one imported article and its picture.
fn imported() -> Imported {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.warraq");
    let (mut vault, _) =
        Vault::create(&path, &"كلمة السر".to_owned().into(), KdfCost::for_tests()).unwrap();
    let now: DateTime<Utc> = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
    let person = Person { name: "سلمى".to_owned(), role: String::new() };
    let mut ids = FreshIds::at(now);
    let picture = NewMedia {
        id: MediaId::new(&mut ids),
        name: "سوق.jpg".to_owned(),
        media_type: "image/jpeg".to_owned(),
        size: None,
        bytes: b"market".to_vec(),
        source: String::new(),
        alt: String::new(),
        caption: String::new(),
        credit: String::new(),
    };
    let body = Document::empty(&mut ids);
    let new = NewArticle::draft(ArticleId::new(&mut ids), Fields::default(), body);
    let report = serde_json::json!({ "removed": [] });
    let record = ImportRecord { file: "خبر.docx".to_owned(), format: "docx".to_owned(), report };
    let import = Action::ArticleImport;
    vault
        .transact(import, &person, now, |tx| {
            media::add(tx, &picture)?;
            articles::create(tx, &new)?;
            imports::record(tx, new.id, &record)
        })
        .unwrap();
    Imported { vault, article: new.id, media: picture.id, _folder: folder }
}

/// What is found after `sql` was done to the vault.
fn faults_after(imported: &Imported, sql: &str) -> Vec<VaultFault> {
    let sql = format!("PRAGMA foreign_keys = OFF; {sql}");
    imported.vault.connection().execute_batch(&sql).unwrap();
    imported.vault.verify().unwrap().faults
}

#[test]
fn media_and_imports_are_counted() {
    let imported = imported();
    let report = imported.vault.verify().unwrap();
    assert!(report.is_clean(), "{:?}", report.faults);
    assert_eq!((report.articles, report.media, report.imports), (1, 1, 1));
}

#[test]
fn a_picture_with_other_bytes_or_another_length_is_a_fault() {
    let imported = imported();
    let id = imported.media;
    let changed = "UPDATE media_data SET data = x'00'";
    let what = "its bytes are not its own".to_owned();
    assert_eq!(faults_after(&imported, changed), [VaultFault::Media { id, what }]);
    let restored =
        "UPDATE media_data SET data = CAST('market' AS BLOB); UPDATE media SET bytes = 7";
    let what = "its length is wrong".to_owned();
    assert_eq!(faults_after(&imported, restored), [VaultFault::Media { id, what }]);
}

#[test]
fn a_picture_without_bytes_is_a_fault_and_bytes_without_a_picture_are_none() {
    let imported = imported();
    let faults = faults_after(&imported, "DELETE FROM media_data");
    assert_eq!(faults, [VaultFault::Reference { table: "media".to_owned() }]);
    let stray = "DELETE FROM action_media; DELETE FROM media;
        INSERT INTO media_data (hash, data) VALUES (zeroblob(32), x'00')";
    assert_eq!(faults_after(&imported, stray), []);
}

#[test]
fn a_report_that_is_no_json_is_a_fault() {
    for broken in ["report = '{'", "put_back = '[-1]'", "put_back = 'x'"] {
        let imported = imported();
        let faults = faults_after(&imported, &format!("UPDATE imports SET {broken}"));
        let article = imported.article;
        let found = matches!(&faults[..], [VaultFault::Import { article: a, .. }] if *a == article);
        assert!(found, "{broken}: {faults:?}");
    }
}
