use warraq_core::action::Action;
use warraq_core::article::Projection;
use warraq_core::article::cleaning::Kind;
use warraq_store::{StoreError, articles};

use crate::newsroom::{article, at, content, newsroom, salma};

#[test]
fn body_and_fields_are_cleaned_by_one_action() {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("خبر عـاجل", &["قـوات\u{A0}سورية", "نص"]));
    let before = newsroom.vault.article(id).unwrap();
    let kinds = [Kind::Tatweel, Kind::NoBreakSpaces];
    let cleaned = newsroom.vault.transact(Action::ArticleClean, &salma(), at(1), |tx| {
        articles::clean(tx, id, before.version, &kinds)
    });
    let after = newsroom.vault.article(id).unwrap();
    assert_eq!(cleaned.unwrap().value.version, after.version);
    assert_eq!(after.fields.headline, "خبر عاجل");
    assert_eq!(Projection::of(&after.body).text(), "قوات سورية\n\nنص");
    newsroom.undo(2);
    assert_eq!(content(&newsroom.vault.article(id).unwrap()), content(&before));
    newsroom.is_clean();
}

#[test]
fn a_clean_article_is_not_touched() {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("خبر", &["نص"]));
    let done = newsroom.vault.transact(Action::ArticleClean, &salma(), at(1), |tx| {
        articles::clean(tx, id, 1, &Kind::ALL)
    });
    assert_eq!(done.unwrap().action, None);
    assert_eq!(newsroom.vault.article(id).unwrap().version, 1);
}

#[test]
fn an_article_that_went_on_is_not_cleaned() {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("خبر عـاجل", &["قـوات"]));
    newsroom.headline(1, id, "خبر عـاجل جداً");
    let refused = newsroom.vault.transact(Action::ArticleClean, &salma(), at(2), |tx| {
        articles::clean(tx, id, 1, &Kind::ALL)
    });
    assert!(matches!(refused, Err(StoreError::VersionConflict { .. })), "{refused:?}");
    let article = newsroom.vault.article(id).unwrap();
    assert_eq!(Projection::of(&article.body).text(), "قـوات");
}
