//! Reports of imports, what was put back of the removed, and many articles at once.

use std::collections::BTreeSet;

use serde_json::json;
use warraq_core::action::Action;
use warraq_core::article::{ArticleId, Document};
use warraq_core::workflow::Status;
use warraq_store::articles::{self, Existing, NewArticle};
use warraq_store::{FreshIds, ImportRecord, ImportRow, StoreError, Tx, imports, revisions};

use crate::list::everything;
use crate::newsroom::{Newsroom, article, at, newsroom, paragraph, salma, tag};

pub fn report(file: &str) -> ImportRecord {
    let removed = json!([
        { "kind": "share", "text": "شارك على فيسبوك" },
        { "kind": "related", "text": "اقرأ أيضًا: خبر آخر" },
    ]);
    ImportRecord {
        file: file.to_owned(),
        format: "html".to_owned(),
        report: json!({ "taken": [], "removed": removed, "warnings": [] }),
    }
}

fn import(newsroom: &mut Newsroom, second: i64, new: &NewArticle, file: &str) -> u32 {
    let done = newsroom.vault.transact(Action::ArticleImport, &salma(), at(second), |tx| {
        articles::create(tx, new)?;
        imports::record(tx, new.id, &report(file))
    });
    done.unwrap().action.unwrap()
}

/// A paragraph more at the end, and the index it had in the report.
fn put_back(newsroom: &mut Newsroom, second: i64, id: ArticleId, index: u32) -> u32 {
    let done = newsroom.vault.transact(Action::ArticlePutBack, &salma(), at(second), |tx| {
        let now = tx.article(id)?;
        let mut blocks = now.body.blocks().to_vec();
        blocks.push(paragraph(&format!("نص محذوف {index}")));
        let body = Document::of(blocks, &mut FreshIds::at(at(0)));
        articles::save_document(tx, id, now.version, &body)?;
        imports::mark_put_back(tx, id, [index])
    });
    done.unwrap().action.unwrap()
}

fn row(newsroom: &Newsroom, id: ArticleId) -> ImportRow {
    newsroom.vault.import_of(id).unwrap().unwrap()
}

/// The paragraphs of the article, and what is said to be put back.
fn state(newsroom: &Newsroom, id: ArticleId) -> (usize, Vec<u32>) {
    let blocks = newsroom.vault.article(id).unwrap().body.blocks().len();
    (blocks, row(newsroom, id).put_back.into_iter().collect())
}

#[test]
fn the_report_is_kept_as_it_was_given() {
    let mut newsroom = newsroom();
    let new = article("خبر", &["نص"]);
    import(&mut newsroom, 3, &new, "خبر.html");
    let other = newsroom.create(4, &article("آخر", &[]));
    let newsroom = newsroom.reopened();
    let ImportRecord { file, format, report } = report("خبر.html");
    let expected = ImportRow { file, format, at: at(3), report, put_back: BTreeSet::new() };
    assert_eq!(row(&newsroom, new.id), expected);
    assert_eq!(newsroom.vault.import_of(other).unwrap(), None);
    assert_eq!(newsroom.vault.article(new.id).unwrap().version, 1);
    newsroom.is_clean();
}

#[test]
fn an_undone_import_has_no_report_until_it_is_done_again() {
    let mut newsroom = newsroom();
    let new = article("خبر", &["نص"]);
    import(&mut newsroom, 1, &new, "خبر.html");
    put_back(&mut newsroom, 2, new.id, 1);
    newsroom.undo(3);
    let undo = newsroom.undo(4);
    assert_eq!(newsroom.vault.import_of(new.id).unwrap(), None);
    assert_eq!(newsroom.vault.verify().unwrap().imports, 0);
    newsroom.is_clean();
    newsroom.undo_action(5, undo).unwrap();
    assert_eq!(
        (row(&newsroom, new.id).file, state(&newsroom, new.id)),
        ("خبر.html".to_owned(), (1, vec![]))
    );
    newsroom.is_clean();
}

#[test]
fn putting_back_is_marked_with_the_text_through_undo_redo_and_restoring() {
    let mut newsroom = newsroom();
    let new = article("خبر", &["نص"]);
    let id = new.id;
    import(&mut newsroom, 1, &new, "خبر.html");
    let first = put_back(&mut newsroom, 2, id, 1);
    let second = put_back(&mut newsroom, 3, id, 0);
    assert_ne!(first, second, "each is an action of its own");
    assert_eq!(state(&newsroom, id), (3, vec![0, 1]));
    let undo = newsroom.undo(4);
    assert_eq!(state(&newsroom, id), (2, vec![1]));
    newsroom.undo_action(5, undo).unwrap();
    assert_eq!(state(&newsroom, id), (3, vec![0, 1]));
    let restore = |tx: &mut Tx<'_>| revisions::restore(tx, id, 1);
    newsroom.vault.transact(Action::RevisionRestore, &salma(), at(6), restore).unwrap();
    assert_eq!(state(&newsroom, id), (1, vec![]));
    newsroom.undo(7);
    assert_eq!(state(&newsroom, id), (3, vec![0, 1]));
    let newsroom = newsroom.reopened();
    assert_eq!(state(&newsroom, id), (3, vec![0, 1]));
    newsroom.is_clean();
}

#[test]
fn a_mark_alone_is_an_action_and_a_second_one_is_none() {
    let mut newsroom = newsroom();
    let new = article("خبر", &["نص"]);
    import(&mut newsroom, 1, &new, "خبر.html");
    let mut mark = |second| {
        let done = newsroom.vault.transact(Action::ArticlePutBack, &salma(), at(second), |tx| {
            imports::mark_put_back(tx, new.id, [0, 1])
        });
        done.unwrap().action
    };
    assert!(mark(2).is_some());
    assert_eq!(mark(3), None);
    let restore = |tx: &mut Tx<'_>| revisions::restore(tx, new.id, 1);
    newsroom.vault.transact(Action::RevisionRestore, &salma(), at(4), restore).unwrap();
    assert_eq!(state(&newsroom, new.id), (1, vec![]), "though the text is the same");
    newsroom.undo(5);
    newsroom.undo(6);
    assert_eq!(state(&newsroom, new.id), (1, vec![]));
    newsroom.is_clean();
}

#[test]
fn what_no_import_made_has_nothing_to_put_back() {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("خبر", &[]));
    let none = ArticleId::new(&mut FreshIds::at(at(0)));
    for (id, record) in [(id, false), (none, false), (none, true)] {
        let refused = newsroom.vault.transact(Action::ArticlePutBack, &salma(), at(1), |tx| {
            if record {
                return imports::record(tx, id, &report("خبر.html"));
            }
            imports::mark_put_back(tx, id, [0])
        });
        assert!(matches!(refused, Err(StoreError::NotFound(_))), "{refused:?}");
    }
}

#[test]
fn the_same_article_is_imported_again_after_its_import_was_undone() {
    let mut newsroom = newsroom();
    let mut new = article("خبر", &["نص"]);
    new.tags = vec![tag("سوريا")];
    let first = import(&mut newsroom, 1, &new, "قديم.html");
    put_back(&mut newsroom, 2, new.id, 0);
    newsroom.undo(3);
    newsroom.undo(4);
    let undone = newsroom.vault.existing(&[new.id]).unwrap();
    assert_eq!(undone.into_iter().collect::<Vec<_>>(), [(new.id, Existing::Undone)]);
    new.status = Status::Ready;
    import(&mut newsroom, 5, &new, "جديد.html");
    let article = newsroom.vault.article(new.id).unwrap();
    assert_eq!((article.status, article.created_at), (Status::Ready, at(5)));
    assert!(article.version > 4, "an old copy must not be taken for this one");
    assert_eq!((article.tags, article.body), (new.tags.clone(), new.body.clone()));
    assert_eq!(
        (row(&newsroom, new.id).file, state(&newsroom, new.id)),
        ("جديد.html".to_owned(), (1, vec![]))
    );
    assert!(newsroom.undo_action(6, first + 2).is_err(), "the old undo was overtaken");
    let again = newsroom
        .vault
        .transact(Action::ArticleImport, &salma(), at(7), |tx| articles::create(tx, &new));
    assert!(matches!(again, Err(StoreError::Database(_))), "{again:?}");
    newsroom.is_clean();
    newsroom.undo(8);
    assert!(newsroom.vault.article(new.id).is_err());
    newsroom.is_clean();
}

#[test]
fn an_older_article_keeps_its_dates_and_its_status_and_its_place_in_the_list() {
    let mut newsroom = newsroom();
    newsroom.create(10, &article("خبر اليوم", &[]));
    let old = NewArticle {
        status: Status::Delivered,
        dated: Some(at(-90_000_000)),
        ..article("خبر قديم", &["نص"])
    };
    import(&mut newsroom, 20, &old, "site.xml");
    let headlines = |newsroom: &Newsroom| -> Vec<String> {
        let list = newsroom.vault.list(&everything()).unwrap();
        list.articles.into_iter().map(|article| article.headline).collect()
    };
    assert_eq!(headlines(&newsroom), ["خبر اليوم", "خبر قديم"]);
    let undo = newsroom.undo(30);
    newsroom.undo_action(40, undo).unwrap();
    let article = newsroom.vault.article(old.id).unwrap();
    assert_eq!((article.created_at, article.updated_at), (at(-90_000_000), at(-90_000_000)));
    assert_eq!((article.status, article.version), (Status::Delivered, 3));
    assert_eq!(headlines(&newsroom), ["خبر اليوم", "خبر قديم"]);
    assert_eq!(newsroom.vault.revisions(old.id).unwrap()[0].at, at(40));
    newsroom.headline(50, old.id, "خبر قديم صُحّح");
    assert_eq!(headlines(&newsroom), ["خبر قديم صُحّح", "خبر اليوم"]);
    newsroom.is_clean();
}

#[test]
fn a_hundred_articles_are_one_action() {
    let mut newsroom = newsroom();
    let all: Vec<NewArticle> =
        (0..100).map(|number| article(&format!("خبر {number}"), &["نص"])).collect();
    let ids: Vec<ArticleId> = all.iter().map(|new| new.id).collect();
    assert!(newsroom.vault.existing(&ids).unwrap().is_empty());
    let work = |tx: &mut Tx<'_>| {
        for new in &all {
            articles::create(tx, new)?;
            imports::record(tx, new.id, &report("site.xml"))?;
        }
        articles::existing(tx, &ids)
    };
    let done = newsroom.vault.transact(Action::ArticleImport, &salma(), at(1), work).unwrap();
    assert!(done.value.len() == 100 && done.value.values().all(|state| *state == Existing::There));
    assert_eq!(newsroom.vault.existing(&ids).unwrap(), done.value);
    assert_eq!(newsroom.vault.undoable().unwrap().unwrap().article, Some(ids[0]));
    let undo = newsroom.undo(2);
    assert_eq!(newsroom.vault.undoable().unwrap(), None);
    assert_eq!(newsroom.vault.list(&everything()).unwrap().total, 0);
    let undone = newsroom.vault.existing(&ids).unwrap();
    assert!(undone.len() == 100 && undone.values().all(|state| *state == Existing::Undone));
    newsroom.undo_action(3, undo).unwrap();
    assert_eq!(newsroom.vault.list(&everything()).unwrap().total, 100);
    assert_eq!(newsroom.vault.verify().unwrap().imports, 100);
    newsroom.is_clean();
}
