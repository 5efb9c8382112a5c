//! One action is all or nothing, and each says what it did.

use warraq_core::action::Action;
use warraq_core::article::{ArticleId, EditError};
use warraq_core::fields::FieldName;
use warraq_core::workflow::Status;
use warraq_store::articles::{self, SaveBlocks};
use warraq_store::{FreshIds, StoreError, Tx, tags};

use crate::newsroom::{article, at, field, newsroom, paragraph, salma, tag};

#[test]
fn a_new_article_is_a_draft_of_version_one() {
    let mut newsroom = newsroom();
    let mut new = article("عنوان", &["ثلاث كلمات هنا", "وأربع كلمات هنا أيضا"]);
    new.tags = vec![tag("سوريا"), tag(" سوريا "), tag("قامشلو")];
    let done = newsroom
        .vault
        .transact(Action::ArticleCreate, &salma(), at(3), |tx| articles::create(tx, &new))
        .unwrap();
    assert_eq!((done.value.version, done.value.words, done.value.reading_minutes), (1, 7, 1));
    assert_eq!((done.at, done.value.saved_at), (at(3), at(3)));
    let article = newsroom.vault.article(new.id).unwrap();
    assert_eq!((article.status, article.version), (Status::Draft, 1));
    assert_eq!(article.fields, new.fields);
    assert_eq!(article.body, new.body);
    assert_eq!(article.tags, [tag("سوريا"), tag("قامشلو")]);
    assert_eq!((article.created_at, article.updated_at), (at(3), at(3)));
    assert_eq!(article.updated_by, salma().name);
    assert_eq!(newsroom.vault.counts(new.id).unwrap().words, 7);
    assert_eq!(article.words(), 7);
}

#[test]
fn what_fails_leaves_nothing() {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("عنوان", &["نص"]));
    let before = newsroom.vault.article(id).unwrap();
    let history = newsroom.vault.undoable().unwrap();
    let other = article("آخر", &[]);
    let work = |tx: &mut Tx<'_>| {
        tags::add(tx, id, &tag("سوريا"))?;
        articles::create(tx, &other)?;
        articles::save_fields(tx, id, 2, &[field(FieldName::Headline, "جديد")])?;
        articles::set_status(tx, id, Status::Delivered)
    };
    let refused = newsroom.vault.transact(Action::ArticleStatus, &salma(), at(9), work);
    assert!(matches!(refused, Err(StoreError::Transition(_))), "{refused:?}");
    assert_eq!(newsroom.vault.article(id).unwrap(), before);
    assert!(matches!(newsroom.vault.article(other.id), Err(StoreError::NotFound(_))));
    assert_eq!(newsroom.vault.tags().unwrap(), []);
    assert_eq!(newsroom.vault.undoable().unwrap(), history);
    assert_eq!(newsroom.vault.revisions(id).unwrap().len(), 1);
    newsroom.is_clean();
}

#[test]
fn what_changes_nothing_is_no_action() {
    let mut newsroom = newsroom();
    let mut new = article("عنوان", &["نص"]);
    new.tags = vec![tag("إدلب")];
    let id = newsroom.create(0, &new);
    let work = |tx: &mut Tx<'_>| {
        tags::add(tx, id, &tag("ادلب"))?;
        tags::remove(tx, id, &tag("سوريا"))?;
        articles::set_status(tx, id, Status::Draft)?;
        articles::save_fields(tx, id, 1, &[field(FieldName::Headline, " عنوان ")])?;
        let changed = new.body.blocks().to_vec();
        let order = Some(changed.iter().map(warraq_core::article::Block::id).collect());
        articles::save_blocks(tx, &SaveBlocks { article: id, base_version: 1, changed, order })
    };
    let done = newsroom.vault.transact(Action::ArticleWrite, &salma(), at(9), work).unwrap();
    assert_eq!((done.action, done.value.version), (None, 1));
    assert_eq!(newsroom.vault.article(id).unwrap().updated_at, at(0));
    assert_eq!(newsroom.vault.revisions(id).unwrap().len(), 1);
}

#[test]
fn a_save_of_another_version_is_refused_and_told_the_right_one() {
    let mut newsroom = newsroom();
    let new = article("عنوان", &["نص"]);
    let id = newsroom.create(0, &new);
    newsroom.headline(1, id, "آخر");
    let save = SaveBlocks {
        article: id,
        base_version: 1,
        changed: new.body.blocks().to_vec(),
        order: None,
    };
    let stale = newsroom
        .vault
        .transact(Action::ArticleWrite, &salma(), at(2), |tx| articles::save_blocks(tx, &save));
    assert!(matches!(stale, Err(StoreError::VersionConflict { current: 2 })), "{stale:?}");
    let change = [field(FieldName::Headline, "ثالث")];
    for wrong in [0, 1, 3] {
        let stale = newsroom.vault.transact(Action::ArticleFields, &salma(), at(2), |tx| {
            articles::save_fields(tx, id, wrong, &change)
        });
        assert!(matches!(stale, Err(StoreError::VersionConflict { current: 2 })), "{stale:?}");
    }
    assert_eq!(newsroom.vault.article(id).unwrap().fields.headline, "آخر");
}

#[test]
fn several_changes_in_one_action_are_one_version() {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("عنوان", &["نص"]));
    let work = |tx: &mut Tx<'_>| {
        let saved = tags::add(tx, id, &tag("سوريا"))?;
        let change = field(FieldName::Kicker, "عاجل");
        articles::save_fields(tx, id, saved.version, &[change])?;
        articles::set_status(tx, id, Status::Submitted)
    };
    let done = newsroom.vault.transact(Action::ArticleStatus, &salma(), at(1), work).unwrap();
    assert_eq!(done.value.version, 2);
    newsroom.undo(2);
    let article = newsroom.vault.article(id).unwrap();
    assert_eq!((article.version, article.status), (3, Status::Draft));
    assert!(article.tags.is_empty() && article.fields.kicker.is_empty());
}

#[test]
fn what_is_not_there_is_not_found() {
    let mut newsroom = newsroom();
    let none = ArticleId::new(&mut FreshIds::at(at(0)));
    assert!(matches!(newsroom.vault.article(none), Err(StoreError::NotFound(_))));
    assert!(matches!(newsroom.vault.counts(none), Err(StoreError::NotFound(_))));
    assert!(matches!(newsroom.vault.revisions(none), Err(StoreError::NotFound(_))));
    assert!(matches!(newsroom.vault.revision(none, 1), Err(StoreError::NotFound(_))));
    let refused = newsroom
        .vault
        .transact(Action::TagAdd, &salma(), at(0), |tx| tags::add(tx, none, &tag("سوريا")));
    assert!(matches!(refused, Err(StoreError::NotFound(_))));
    assert_eq!(newsroom.vault.tags().unwrap(), []);
}

#[test]
fn a_refused_field_changes_none_of_them() {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("عنوان", &[]));
    let changes = [field(FieldName::Headline, "جديد"), field(FieldName::Date, "أمس")];
    let refused = newsroom.vault.transact(Action::ArticleFields, &salma(), at(1), |tx| {
        articles::save_fields(tx, id, 1, &changes)
    });
    assert!(matches!(refused, Err(StoreError::Field(_))), "{refused:?}");
    assert_eq!(newsroom.vault.article(id).unwrap().fields.headline, "عنوان");
}

#[test]
fn blocks_that_make_no_document_are_refused() {
    let mut newsroom = newsroom();
    let new = article("عنوان", &["أول", "ثان"]);
    let id = newsroom.create(0, &new);
    let [first, second] = new.body.blocks() else { unreachable!() };
    let stranger = paragraph("غريب");
    let cases = [
        (vec![stranger.clone()], None, EditError::UnknownBlock(stranger.id())),
        (vec![], Some(vec![stranger.id()]), EditError::UnknownBlock(stranger.id())),
        (vec![stranger.clone()], Some(vec![first.id()]), EditError::Unplaced(stranger.id())),
        (vec![], Some(vec![]), EditError::NoBlocks),
        (vec![], Some(vec![first.id(), first.id()]), EditError::Duplicate(first.id())),
        (vec![second.clone(), second.clone()], None, EditError::Duplicate(second.id())),
    ];
    for (changed, order, expected) in cases {
        let save = SaveBlocks { article: id, base_version: 1, changed, order };
        let refused = newsroom
            .vault
            .transact(Action::ArticleWrite, &salma(), at(1), |tx| articles::save_blocks(tx, &save));
        assert!(matches!(&refused, Err(StoreError::Order(e)) if *e == expected), "{refused:?}");
    }
    assert_eq!(newsroom.vault.article(id).unwrap().body, new.body);
}
