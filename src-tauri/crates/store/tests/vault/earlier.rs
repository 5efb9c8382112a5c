//! Vaults that earlier versions made: the files themselves are kept, and must open for ever.

mod import;
mod line;
mod outbox;

use std::fs;
use std::path::{Path, PathBuf};

use warraq_core::action::Action;
use warraq_core::fields::{FieldChange, FieldName, FieldValue};
use warraq_core::workflow::Status;
use warraq_store::articles::{self, NewArticle};
use warraq_store::{Access, KdfCost, Settings, StoreError, Vault, settings, tags};

use crate::list::everything;
use crate::newsroom::{Newsroom, article, at, azad, content, salma, secret, tag};

/// The passphrase of every file in `tests/fixtures`.
pub const PASSPHRASE: &str = "ورّاق بغداد";

/// The recovery key of `vault-0001.warraq`.
const RECOVERY: &str = include_str!("../fixtures/vault-0001.recovery.txt");

pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// A copy of a fixture, so that the file itself stays as it was made.
fn opened(name: &str, passphrase: &str) -> Newsroom {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.warraq");
    fs::copy(fixture(name), &path).unwrap();
    let vault = Vault::open(&path, &secret(passphrase), Access::Write).unwrap();
    Newsroom { vault, recovery: String::new(), folder }
}

#[test]
fn the_first_vault_opens_and_every_field_is_read() {
    let mut newsroom = opened("vault-0001.warraq", PASSPHRASE);
    newsroom.is_clean();
    let report = newsroom.vault.verify().unwrap();
    assert_eq!((report.articles, report.revisions, report.snapshots, report.actions), (2, 7, 5, 8));
    assert_eq!(newsroom.vault.settings().unwrap(), first_settings());
    let list = newsroom.vault.list(&everything()).unwrap();
    let headlines: Vec<_> = list.articles.iter().map(|a| a.headline.as_str()).collect();
    assert_eq!(headlines, ["مقابلة مع رئيسة البلدية", "واشنطن تبلغ تركيا بوقف عدوانها"]);

    let new = first_article();
    let article = newsroom.vault.article(list.articles[1].id).unwrap();
    let changed = "وقالت المتحدثة إن الحوار يبدأ «قريبًا».";
    let expected = new.body.to_json_string().replace("فقرة تُعدَّل لاحقًا.", changed);
    assert_eq!(article.body.to_json_string(), expected);
    assert_eq!(article.fields, new.fields);
    assert_eq!(article.tags, [tag("سوريا"), tag("الإدارة الذاتية"), tag("Diplomacy")]);
    assert_eq!((article.status, article.version), (Status::Submitted, 4));
    assert_eq!((article.created_at, article.updated_at), (at(0), at(3600)));
    assert_eq!(article.updated_by, azad().name);
    assert_eq!(newsroom.vault.revision(article.id, 1).unwrap().body, new.body);

    // And work goes on in it.
    let before = content(&article);
    newsroom.write(7200, article.id, 0, "تتمة");
    newsroom.undo(7201);
    assert_eq!(content(&newsroom.vault.article(article.id).unwrap()), before);
    newsroom.is_clean();
}

#[test]
fn the_first_vault_opens_with_its_recovery_key() {
    opened("vault-0001.warraq", RECOVERY).is_clean();
}

#[test]
fn the_first_vault_takes_another_passphrase() {
    let mut newsroom = opened("vault-0001.warraq", PASSPHRASE);
    let (old, new) = (secret(PASSPHRASE), secret("غيرها"));
    newsroom.vault.change_passphrase(&old, &new, KdfCost::for_tests()).unwrap();
    let path = newsroom.path();
    newsroom.vault.close().unwrap();
    let refused = Vault::open(&path, &old, Access::Write);
    assert!(matches!(refused, Err(StoreError::WrongPassphrase)), "{refused:?}");
    for opens in [&new, &secret(RECOVERY)] {
        let vault = Vault::open(&path, opens, Access::Write).unwrap();
        assert!(vault.verify().unwrap().is_clean());
        vault.close().unwrap();
    }
}

#[test]
fn opening_the_first_vault_for_reading_leaves_it_byte_for_byte() {
    let newsroom = opened("vault-0001.warraq", PASSPHRASE);
    let path = newsroom.path();
    newsroom.vault.close().unwrap();
    let before = fs::read(&path).unwrap();
    let reader = Vault::open(&path, &secret(PASSPHRASE), Access::Read).unwrap();
    assert_eq!(reader.list(&everything()).unwrap().total, 2);
    reader.close().unwrap();
    assert_eq!(fs::read(&path).unwrap(), before);
}

/// Made `vault-0001.warraq` once. It refuses to make it again: the file is the promise.
#[test]
#[ignore = "makes a fixture that must never be made again"]
fn make_the_first_vault() {
    let path = fixture("vault-0001.warraq");
    assert!(!path.exists(), "this vault is kept as it is");
    let (vault, recovery) =
        Vault::create(&path, &secret(PASSPHRASE), KdfCost::for_tests()).unwrap();
    fs::write(fixture("vault-0001.recovery.txt"), recovery.expose()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut newsroom = Newsroom { vault, recovery: String::new(), folder };
    fill(&mut newsroom);
    newsroom.is_clean();
    newsroom.vault.close().unwrap();
    fs::remove_file(fixture("vault-0001.warraq.lock")).unwrap();
}

fn fill(newsroom: &mut Newsroom) {
    let set = Action::SettingsSet;
    newsroom
        .vault
        .transact(set, &salma(), at(0), |tx| settings::set(tx, &first_settings()))
        .unwrap();
    let first = first_article();
    let id = newsroom.create(0, &first);
    let last = first.body.blocks().len() - 1;
    newsroom.write(60, id, last, "وقالت المتحدثة إن الحوار يبدأ «قريبًا».");
    let add = Action::TagAdd;
    newsroom
        .vault
        .transact(add, &salma(), at(120), |tx| tags::add(tx, id, &tag("Diplomacy")))
        .unwrap();
    let to = Status::Submitted;
    newsroom
        .vault
        .transact(Action::ArticleStatus, &azad(), at(3600), |tx| articles::set_status(tx, id, to))
        .unwrap();
    let mut second = article("مقابلة مع رئيسة البلدية", &["سؤال؟", "جواب."]);
    second.tags = vec![tag("سوريا")];
    let other = newsroom.create(3700, &second);
    newsroom.headline(3800, other, "عنوان لا يبقى");
    newsroom.undo(3801);
}

fn first_settings() -> Settings {
    Settings {
        person: Some(salma()),
        newsroom: "وكالة الفرات".to_owned(),
        place: "القامشلي".to_owned(),
        ..Settings::default()
    }
}

/// Every field, and a document with every node and mark.
fn first_article() -> NewArticle {
    let document = include_str!("../fixtures/document-1.json");
    let mut new = article("واشنطن تبلغ تركيا بوقف عدوانها", &[]);
    new.body = warraq_core::article::Document::from_str(document).unwrap();
    new.tags = vec![tag("سوريا"), tag("الإدارة الذاتية")];
    let texts = [
        (FieldName::Kicker, "سياسة"),
        (FieldName::Standfirst, "ملخص الخبر في سطر."),
        (FieldName::Slug, "واشنطن-تبلغ-تركيا"),
        (FieldName::Place, "القامشلي"),
        (FieldName::Date, "2024-01-17"),
        (FieldName::Language, "ar"),
        (FieldName::Section, "أخبار"),
        (FieldName::Profile, "report"),
        (FieldName::Embargo, "2024-01-18T06:00:00Z"),
        (FieldName::Due, "2024-01-17T18:30:00Z"),
        (FieldName::Note, "للمحرر: راجع الأسماء.\nوالأرقام."),
        (FieldName::Credit, "تصوير: ريناس"),
        (FieldName::Rights, "© وكالة الفرات"),
    ];
    for (name, text) in texts {
        new.fields.apply(&crate::newsroom::field(name, text)).unwrap();
    }
    let lists = [
        (FieldName::Byline, vec!["كاجين أحمد", "Ronahî Welat"]),
        (FieldName::Topics, vec!["medtop:20000638"]),
        (FieldName::Sources, vec!["وزارة الخارجية", "https://example.org/statement"]),
    ];
    for (field, values) in lists {
        let value = FieldValue::List(values.into_iter().map(str::to_owned).collect());
        new.fields.apply(&FieldChange { field, value }).unwrap();
    }
    let text = "صُحّح اسم المتحدث.".to_owned();
    new.fields.corrections.push(warraq_core::fields::Correction { at: at(50), text });
    new
}
