use std::collections::BTreeSet;

use warraq_core::action::Action;
use warraq_core::article::replacing::{self, Replacement};
use warraq_core::article::{ArticleId, Projection};
use warraq_core::find::{Finder, Query};
use warraq_store::StoreError;
use warraq_store::articles::{self, ChosenPlaces};

use crate::newsroom::{article, at, content, newsroom, salma};

fn finder(text: &str) -> Finder {
    Finder::new(Query { text: text.to_owned(), ..Query::default() }).unwrap()
}

fn places(article: ArticleId, base_version: u32, numbers: &[u32]) -> ChosenPlaces {
    ChosenPlaces { article, base_version, numbers: numbers.iter().copied().collect() }
}

#[test]
fn words_are_replaced_in_several_articles_and_taken_back_by_one_undo() {
    let mut newsroom = newsroom();
    let one = newsroom.create(0, &article("القائد في عفرين", &["قال القائـد", "نص"]));
    let other = newsroom.create(1, &article("خبر", &["وصل القائد والقائد"]));
    let before = [one, other].map(|id| newsroom.vault.article(id).unwrap());
    let finder = finder("القائد");
    let replacement = Replacement { finder: &finder, with: "الرئيس" };
    let done = newsroom.vault.transact(Action::ArticleReplace, &salma(), at(2), |tx| {
        let first = articles::replace_found(tx, replacement, &places(one, 1, &[0, 1]))?;
        Ok(first + articles::replace_found(tx, replacement, &places(other, 1, &[1]))?)
    });
    assert_eq!(done.unwrap().value, 3);
    let after = [one, other].map(|id| newsroom.vault.article(id).unwrap());
    assert_eq!(after[0].fields.headline, "الرئيس في عفرين");
    assert_eq!(Projection::of(&after[0].body).text(), "قال الرئيس\n\nنص");
    assert_eq!(Projection::of(&after[1].body).text(), "وصل القائد والرئيس");
    let undoable = newsroom.vault.undoable().unwrap().unwrap();
    assert_eq!((undoable.action, undoable.articles), (Action::ArticleReplace, 2));
    let undone = newsroom.vault.undo(undoable.id, &salma(), at(3)).unwrap().value;
    assert_eq!(BTreeSet::from_iter(undone.articles), BTreeSet::from([one, other]));
    for article in before {
        assert_eq!(content(&newsroom.vault.article(article.id).unwrap()), content(&article));
    }
    newsroom.is_clean();
}

#[test]
fn an_article_that_went_on_since_it_was_looked_through_stays_as_it_is() {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("خبر", &["قال القائد"]));
    newsroom.headline(1, id, "خبر القائد");
    let finder = finder("القائد");
    let replacement = Replacement { finder: &finder, with: "ب" };
    let refused = newsroom.vault.transact(Action::ArticleReplace, &salma(), at(2), |tx| {
        articles::replace_found(tx, replacement, &places(id, 1, &[0]))
    });
    assert!(matches!(refused, Err(StoreError::VersionConflict { current: 2 })), "{refused:?}");
    let article = newsroom.vault.article(id).unwrap();
    assert_eq!((article.version, article.fields.headline.as_str()), (2, "خبر القائد"));
}

#[test]
fn replacing_words_by_themselves_is_no_action() {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("خبر", &["قال القائد"]));
    let finder = finder("القائد");
    let replacement = Replacement { finder: &finder, with: "القائد" };
    let article = newsroom.vault.article(id).unwrap();
    assert_eq!(replacing::find(replacement, &article.body, &article.fields).len(), 1);
    let done = newsroom.vault.transact(Action::ArticleReplace, &salma(), at(1), |tx| {
        articles::replace_found(tx, replacement, &places(id, 1, &[0]))
    });
    assert_eq!(done.unwrap().action, None);
    assert_eq!(newsroom.vault.article(id).unwrap().version, 1);
}
