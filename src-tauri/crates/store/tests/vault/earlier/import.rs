//! `vault-0002.warraq`: with media, reports of imports, and all of it undone and put back.

use std::fs;

use serde_json::json;
use warraq_core::action::Action;
use warraq_core::article::{ArticleId, Document};
use warraq_core::media::MediaId;
use warraq_core::workflow::Status;
use warraq_store::articles::{self, NewArticle};
use warraq_store::{FreshIds, ImportRecord, KdfCost, NewMedia, Vault, imports, media};

use super::{PASSPHRASE, fixture, opened};
use crate::list::everything;
use crate::newsroom::{Newsroom, article, at, azad, paragraph, salma, secret};

const RECOVERY: &str = include_str!("../../fixtures/vault-0002.recovery.txt");

#[test]
fn the_second_vault_opens_with_its_media_and_reports() {
    let mut newsroom = opened("vault-0002.warraq", PASSPHRASE);
    newsroom.is_clean();
    let report = newsroom.vault.verify().unwrap();
    assert_eq!((report.articles, report.media, report.imports, report.actions), (1, 2, 1, 6));
    let list = newsroom.vault.list(&everything()).unwrap();
    let id = list.articles[0].id;
    let article = newsroom.vault.article(id).unwrap();
    assert_eq!((article.status, article.version), (Status::Delivered, 2));
    assert_eq!((article.created_at, article.updated_at), (at(-86_400), at(60)));
    assert_eq!(article.body.blocks().len(), 2);

    let import = newsroom.vault.import_of(id).unwrap().unwrap();
    assert_eq!((import.file.as_str(), import.format.as_str()), ("خبر.html", "html"));
    assert_eq!((import.at, import.report), (at(0), report_of("شارك على فيسبوك").report));
    assert_eq!(import.put_back.into_iter().collect::<Vec<_>>(), [0]);

    let media = newsroom.vault.media_list().unwrap();
    let names: Vec<_> = media.iter().map(|media| (media.name.as_str(), media.bytes)).collect();
    assert_eq!(names, [("عنوان.jpg", 0), ("سوق.jpg", 6)]);
    assert_eq!(newsroom.vault.media_bytes(media[1].id).unwrap(), b"market");
    assert_eq!((media[1].size, media[0].size), (Some((640, 480)), None));

    // And work goes on in it: the text put back goes out again.
    newsroom.undo(7200);
    assert_eq!(newsroom.vault.article(id).unwrap().body.blocks().len(), 1);
    assert!(newsroom.vault.import_of(id).unwrap().unwrap().put_back.is_empty());
    newsroom.undo(7201);
    assert!(newsroom.vault.media_list().unwrap().is_empty());
    newsroom.is_clean();
}

#[test]
fn the_second_vault_opens_with_its_recovery_key() {
    opened("vault-0002.warraq", RECOVERY).is_clean();
}

/// Made `vault-0002.warraq` once. It refuses to make it again: the file is the promise.
#[test]
#[ignore = "makes a fixture that must never be made again"]
fn make_the_second_vault() {
    let path = fixture("vault-0002.warraq");
    assert!(!path.exists(), "this vault is kept as it is");
    let (vault, recovery) =
        Vault::create(&path, &secret(PASSPHRASE), KdfCost::for_tests()).unwrap();
    fs::write(fixture("vault-0002.recovery.txt"), recovery.expose()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut newsroom = Newsroom { vault, recovery: String::new(), folder };
    fill(&mut newsroom);
    newsroom.is_clean();
    newsroom.vault.close().unwrap();
    fs::remove_file(fixture("vault-0002.warraq.lock")).unwrap();
}

/// An import with two media; a text put back; an import and a medium that were both undone.
fn fill(newsroom: &mut Newsroom) {
    let dated = Some(at(-86_400));
    let draft = article("مجلس دير الزور يفتح معبرًا", &["أعلن المجلس فتح المعبر."]);
    let new = NewArticle { status: Status::Delivered, dated, ..draft };
    let mut ids = FreshIds::at(at(0));
    let pictures = [picture(&mut ids, "سوق.jpg", b"market"), picture(&mut ids, "عنوان.jpg", b"")];
    import(newsroom, 0, &new, &pictures);
    put_back(newsroom, 60, new.id);
    import(newsroom, 70, &article("استيراد لا يبقى", &["نص"]), &[]);
    newsroom.undo(71);
    let stray = picture(&mut ids, "لا تبقى.jpg", b"stray");
    let add = Action::MediaAdd;
    newsroom.vault.transact(add, &azad(), at(80), |tx| media::add(tx, &stray)).unwrap();
    newsroom.undo(81);
}

fn import(newsroom: &mut Newsroom, second: i64, new: &NewArticle, pictures: &[NewMedia]) {
    let import = Action::ArticleImport;
    newsroom
        .vault
        .transact(import, &salma(), at(second), |tx| {
            for picture in pictures {
                media::add(tx, picture)?;
            }
            articles::create(tx, new)?;
            imports::record(tx, new.id, &report_of("شارك على فيسبوك"))
        })
        .unwrap();
}

fn put_back(newsroom: &mut Newsroom, second: i64, id: ArticleId) {
    let now = newsroom.vault.article(id).unwrap();
    let blocks = [now.body.blocks(), &[paragraph("شارك على فيسبوك")]].concat();
    let body = Document::of(blocks, &mut FreshIds::at(at(0)));
    let action = Action::ArticlePutBack;
    newsroom
        .vault
        .transact(action, &salma(), at(second), |tx| {
            articles::save_document(tx, id, now.version, &body)?;
            imports::mark_put_back(tx, id, [0])
        })
        .unwrap();
}

fn picture(ids: &mut FreshIds, name: &str, bytes: &[u8]) -> NewMedia {
    let size = (!bytes.is_empty()).then_some((640, 480));
    NewMedia { id: MediaId::new(ids), size, ..crate::media::picture(name, bytes) }
}

fn report_of(removed: &str) -> ImportRecord {
    let report = json!({ "removed": [{ "kind": "share", "text": removed }], "warnings": [] });
    ImportRecord { file: "خبر.html".to_owned(), format: "html".to_owned(), report }
}
