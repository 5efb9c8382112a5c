//! Undo and redo of every action, and what is refused.

use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_core::workflow::Status;
use warraq_store::articles::{self, SaveBlocks};
use warraq_store::{PAUSE_MS, StoreError, UndoRefusal, revisions, tags};

use crate::list::everything;
use crate::newsroom::{Newsroom, article, at, azad, content, newsroom, paragraph, salma, tag};

type Act = fn(&mut Newsroom, ArticleId);

/// Every action on an article that is there, by the name it has in the history.
const ACTIONS: [(Action, Act); 7] = [
    (Action::ArticleWrite, |newsroom, id| {
        newsroom.write(10, id, 0, "نص جديد كله");
    }),
    (Action::ArticleFields, |newsroom, id| {
        newsroom.headline(10, id, "عنوان آخر");
    }),
    (Action::ArticleWrite, |newsroom, id| {
        let article = newsroom.vault.article(id).unwrap();
        let new = paragraph("فقرة في الأول");
        let order = vec![new.id(), article.body.blocks()[1].id()];
        let save = SaveBlocks {
            article: id,
            base_version: article.version,
            changed: vec![new],
            order: Some(order),
        };
        let write = Action::ArticleWrite;
        newsroom
            .vault
            .transact(write, &salma(), at(10), |tx| articles::save_blocks(tx, &save))
            .unwrap();
    }),
    (Action::ArticleStatus, |newsroom, id| {
        let (status, to) = (Action::ArticleStatus, Status::Submitted);
        newsroom
            .vault
            .transact(status, &salma(), at(10), |tx| articles::set_status(tx, id, to))
            .unwrap();
    }),
    (Action::TagAdd, |newsroom, id| {
        let add = Action::TagAdd;
        newsroom
            .vault
            .transact(add, &salma(), at(10), |tx| tags::add(tx, id, &tag("جديد")))
            .unwrap();
    }),
    (Action::TagRemove, |newsroom, id| {
        let remove = Action::TagRemove;
        newsroom
            .vault
            .transact(remove, &salma(), at(10), |tx| tags::remove(tx, id, &tag("أول")))
            .unwrap();
    }),
    (Action::RevisionRestore, |newsroom, id| {
        let restore = Action::RevisionRestore;
        newsroom
            .vault
            .transact(restore, &salma(), at(10), |tx| revisions::restore(tx, id, 1))
            .unwrap();
    }),
];

fn with_article() -> (Newsroom, ArticleId) {
    let mut newsroom = newsroom();
    let mut new = article("عنوان", &["فقرة أولى", "فقرة ثانية"]);
    new.tags = vec![tag("أول"), tag("ثان")];
    let id = newsroom.create(0, &new);
    newsroom.write(1, id, 1, "فقرة ثانية معدلة");
    // Somebody else's, so that what the tests do is no more of the same.
    newsroom.try_write(&azad(), 2, id, 1, "فقرة ثانية معدلة مرتين").unwrap();
    (newsroom, id)
}

#[test]
fn every_action_is_undone_and_done_again() {
    for (action, act) in ACTIONS {
        let (mut newsroom, id) = with_article();
        let before = newsroom.vault.article(id).unwrap();
        act(&mut newsroom, id);
        let after = newsroom.vault.article(id).unwrap();
        assert_ne!(content(&after), content(&before), "{action:?}");
        let undoable = newsroom.vault.undoable().unwrap().unwrap();
        assert_eq!((undoable.action, undoable.article), (action, Some(id)));
        assert_eq!((undoable.at, undoable.headline), (at(10), after.fields.headline.clone()));
        assert_eq!(undoable.person, salma().name);

        let undo = newsroom.undo_action(11, undoable.id).unwrap();
        let undone = newsroom.vault.article(id).unwrap();
        assert_eq!(content(&undone), content(&before), "{action:?} undone");
        assert_eq!(undone.version, after.version + 1);
        let redo = newsroom.undo_action(12, undo).unwrap();
        assert_eq!(
            content(&newsroom.vault.article(id).unwrap()),
            content(&after),
            "{action:?} redone"
        );
        // The one undone is undone again, as if nothing had been.
        assert_eq!(newsroom.vault.undoable().unwrap().unwrap().id, undoable.id);
        newsroom.undo_action(13, redo).unwrap();
        assert_eq!(content(&newsroom.vault.article(id).unwrap()), content(&before));
        let newsroom = newsroom.reopened();
        assert_eq!(content(&newsroom.vault.article(id).unwrap()), content(&before));
        newsroom.is_clean();
    }
}

#[test]
fn making_an_article_is_undone_and_done_again_with_all_its_revisions() {
    let mut newsroom = newsroom();
    let mut new = article("عنوان", &["نص"]);
    new.tags = vec![tag("وحيد")];
    let id = newsroom.create(0, &new);
    let before = newsroom.vault.article(id).unwrap();
    let undo = newsroom.undo(5);
    assert!(matches!(newsroom.vault.article(id), Err(StoreError::NotFound(_))));
    assert_eq!(newsroom.vault.list(&everything()).unwrap().total, 0);
    assert_eq!(newsroom.vault.tags().unwrap(), []);
    assert_eq!(newsroom.vault.undoable().unwrap(), None);
    newsroom.is_clean();
    newsroom.undo_action(6, undo).unwrap();
    let back = newsroom.vault.article(id).unwrap();
    assert_eq!(content(&back), content(&before));
    assert!(back.version > before.version, "an old copy must not be taken for this one");
    assert_eq!(newsroom.vault.revision(id, 1).unwrap().body, before.body);
    newsroom.is_clean();
}

#[test]
fn undo_goes_back_step_by_step_to_nothing() {
    let (mut newsroom, id) = with_article();
    let mut states = Vec::new();
    for (_, act) in ACTIONS {
        states.push(content(&newsroom.vault.article(id).unwrap()));
        act(&mut newsroom, id);
    }
    while let Some(state) = states.pop() {
        newsroom.undo(20);
        assert_eq!(content(&newsroom.vault.article(id).unwrap()), state);
    }
    for _ in 0..3 {
        newsroom.undo(30);
    }
    assert_eq!(newsroom.vault.undoable().unwrap(), None);
    assert_eq!(newsroom.vault.list(&everything()).unwrap().total, 0);
    newsroom.is_clean();
}

#[test]
fn what_was_overtaken_is_not_undone() {
    let (mut newsroom, id) = with_article();
    newsroom.headline(10, id, "عنوان آخر");
    let overtaken = newsroom.vault.undoable().unwrap().unwrap().id;
    newsroom.write(11, id, 0, "نص جديد");
    let refused = newsroom.undo_action(12, overtaken);
    assert!(matches!(refused, Err(StoreError::UndoRefused(UndoRefusal::Overtaken))));
    // Another article is no hindrance, nor is what was undone itself.
    newsroom.undo(13);
    newsroom.create(14, &article("آخر", &[]));
    newsroom.undo_action(15, overtaken).unwrap();
    assert_eq!(newsroom.vault.article(id).unwrap().fields.headline, "عنوان");
    newsroom.is_clean();
}

#[test]
fn an_undo_that_was_overtaken_is_not_undone_either() {
    let (mut newsroom, id) = with_article();
    newsroom.headline(10, id, "عنوان آخر");
    let undo = newsroom.undo(11);
    newsroom.write(12, id, 0, "نص جديد");
    let refused = newsroom.undo_action(13, undo);
    assert!(matches!(refused, Err(StoreError::UndoRefused(UndoRefusal::Overtaken))));
    let first = newsroom.undo_action(14, 1);
    assert!(matches!(first, Err(StoreError::UndoRefused(UndoRefusal::Overtaken))));
}

#[test]
fn an_action_is_undone_once_and_must_exist() {
    let (mut newsroom, id) = with_article();
    newsroom.headline(10, id, "عنوان آخر");
    let action = newsroom.vault.undoable().unwrap().unwrap().id;
    newsroom.undo(11);
    let again = newsroom.undo_action(12, action);
    assert!(matches!(again, Err(StoreError::UndoRefused(UndoRefusal::Undone))));
    let unknown = newsroom.undo_action(13, 999);
    assert!(matches!(unknown, Err(StoreError::UndoRefused(UndoRefusal::Unknown))));
}

#[test]
fn a_burst_of_writing_is_one_action() {
    let (mut newsroom, id) = with_article();
    let before = newsroom.vault.article(id).unwrap();
    let pause = PAUSE_MS / 1000;
    let entries: Vec<_> = [10, 11, 12, 12 + pause]
        .map(|second| newsroom.try_write(&salma(), second, id, 0, &format!("نص {second}")).unwrap())
        .map(|done| done.action)
        .to_vec();
    assert!(entries.iter().all(|entry| *entry == entries[0] && entry.is_some()));
    assert_eq!(newsroom.vault.undoable().unwrap().unwrap().at, at(12 + pause));
    newsroom.undo(2000);
    assert_eq!(content(&newsroom.vault.article(id).unwrap()), content(&before));
}

#[test]
fn a_burst_ends_with_a_pause_a_person_another_action_or_half_an_hour() {
    let (mut newsroom, id) = with_article();
    let other = newsroom.create(3, &article("آخر", &["نص"]));
    let mut entry = |person: &_, second, id, text: &str| {
        newsroom.try_write(person, second, id, 0, text).unwrap().action.unwrap()
    };
    let pause = PAUSE_MS / 1000;
    let first = entry(&salma(), 10, id, "أ");
    let after_pause = entry(&salma(), 11 + pause, id, "ب");
    let by_another = entry(&azad(), 12 + pause, id, "ج");
    let elsewhere = entry(&azad(), 13 + pause, other, "د");
    let back = entry(&azad(), 14 + pause, id, "ه");
    let mut all = vec![first, after_pause, by_another, elsewhere, back];
    let burst = (0..5).map(|i| entry(&azad(), 14 + pause + i * 500, id, &format!("و{i}")));
    all.extend(burst);
    all.dedup();
    assert_eq!(all.len(), 6, "half an hour after it began a new one begins: {all:?}");
    newsroom.headline(6000, id, "عنوان آخر");
    let tagged = newsroom.vault.undoable().unwrap().unwrap();
    assert_eq!(tagged.action, Action::ArticleFields);
    newsroom.undo(6001);
    let after = newsroom.try_write(&azad(), 6002, id, 0, "بعد").unwrap().action.unwrap();
    assert!(after > tagged.id);
}
