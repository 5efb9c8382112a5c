//! Every document survives: saved, closed, opened, edited, undone, byte for byte.

use proptest::prelude::*;
use warraq_core::action::Action;
use warraq_core::article::{Block, Document};
use warraq_core::strategies;
use warraq_core::text::count;
use warraq_store::articles::{self, SaveBlocks};
use warraq_store::{StoreError, Tx};

use crate::newsroom::{article, at, newsroom, paragraph, salma};

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_document_survives_save_reopen_edit_and_undo(
        document in strategies::document(),
        other in strategies::document(),
    ) {
        let json = document.to_json_string();
        let mut newsroom = newsroom();
        let mut new = article("عنوان", &[]);
        new.body = document;
        let id = newsroom.create(0, &new);
        let mut newsroom = newsroom.reopened();
        let read = newsroom.vault.article(id).unwrap();
        prop_assert_eq!(read.body.to_json_string(), json.as_str());

        // All of it becomes another document, then one more paragraph comes in front.
        let changed = other.blocks().to_vec();
        let order: Vec<_> = changed.iter().map(Block::id).collect();
        let front = paragraph("في الأول");
        let with_front = std::iter::once(front.id()).chain(order.iter().copied()).collect();
        let saves = [(changed, order), (vec![front.clone()], with_front)];
        for (version, (changed, order)) in (1..).zip(saves) {
            let save =
                SaveBlocks { article: id, base_version: version, changed, order: Some(order) };
            newsroom
                .vault
                .transact(Action::ArticleWrite, &salma(), at(9), |tx| articles::save_blocks(tx, &save))
                .unwrap();
        }
        let edited = newsroom.vault.article(id).unwrap().body;
        prop_assert_eq!(&edited.blocks()[1..], other.blocks());
        prop_assert_eq!(&edited.blocks()[0], &front);

        let mut newsroom = newsroom.reopened();
        let undo = newsroom.undo(10);
        prop_assert_eq!(newsroom.vault.article(id).unwrap().body.to_json_string(), json.as_str());
        newsroom.undo_action(11, undo).unwrap();
        prop_assert_eq!(newsroom.vault.article(id).unwrap().body, edited);
        prop_assert_eq!(newsroom.vault.revision(id, 1).unwrap().body.to_json_string(), json);
        newsroom.is_clean();
    }

    #[test]
    fn a_whole_text_takes_the_place_of_another_and_gives_it_back(
        document in strategies::document(),
        other in strategies::document(),
    ) {
        let mut newsroom = newsroom();
        let mut new = article("عنوان", &[]);
        new.body = document;
        let id = newsroom.create(0, &new);
        // Some blocks stay, in another order, and new ones stand between them.
        let kept = new.body.blocks().iter().rev().step_by(2).cloned();
        let blocks = kept.chain(other.blocks().iter().cloned()).collect();
        let body = Document::of(blocks, &mut ulid::Ulid::nil);
        let mut save = |version| {
            newsroom.vault.transact(Action::ArticleClean, &salma(), at(1), |tx| {
                articles::save_document(tx, id, version, &body)
            })
        };
        let done = save(1).unwrap();
        prop_assert_eq!(save(2).unwrap().action, None, "the same once more");
        let stale = save(1);
        prop_assert!(matches!(stale, Err(StoreError::VersionConflict { current: 2 })), "{:?}", stale);
        prop_assert_eq!(done.value.words as usize, count::document_words(&body));
        prop_assert_eq!(&newsroom.vault.article(id).unwrap().body, &body);
        newsroom.is_clean();
        newsroom.undo_action(2, done.action.unwrap()).unwrap();
        prop_assert_eq!(&newsroom.vault.article(id).unwrap().body, &new.body);
        newsroom.is_clean();
    }
}

#[test]
fn a_whole_text_with_an_id_twice_is_refused() {
    let mut newsroom = newsroom();
    let new = article("عنوان", &["نص"]);
    let id = newsroom.create(0, &new);
    let twice = [new.body.blocks(), new.body.blocks()].concat();
    let body = Document::of(twice, &mut ulid::Ulid::nil);
    let work = |tx: &mut Tx<'_>| articles::save_document(tx, id, 1, &body);
    let refused = newsroom.vault.transact(Action::ArticleSuggestions, &salma(), at(1), work);
    assert!(matches!(refused, Err(StoreError::Document(_))), "{refused:?}");
    assert_eq!(newsroom.vault.article(id).unwrap().body, new.body);
}
