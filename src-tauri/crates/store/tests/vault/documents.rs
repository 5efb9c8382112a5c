//! Every document survives: saved, closed, opened, edited, undone, byte for byte.

use proptest::prelude::*;
use warraq_core::action::Action;
use warraq_core::article::Block;
use warraq_core::strategies;
use warraq_store::articles::{self, SaveBlocks};

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
}
