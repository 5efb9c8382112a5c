//! Saving blocks against a model: whatever the editor sends, the vault holds what the document says.

use std::time::Instant;

use proptest::prelude::*;
use proptest::sample::Index;
use warraq_core::action::Action;
use warraq_core::article::{Block, BlockId, Document, InlineContent, Paragraph};
use warraq_core::strategies;
use warraq_core::text::count;
use warraq_store::articles::{self, SaveBlocks};
use warraq_store::{StoreError, Tx};

use crate::newsroom::{article, at, newsroom, paragraph, salma};

/// What an editor does to the top-level blocks before it saves.
#[derive(Debug, Clone)]
enum Edit {
    Change(Index, Block),
    Insert(Index, Block),
    Remove(Index),
    Move(Index, Index),
    /// Sends a block whose inside has an id that may be another block's.
    Steal(Index, Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    let block = || strategies::block_of(&strategies::plain_text());
    let index = any::<Index>;
    prop_oneof![
        3 => (index(), block()).prop_map(|(at, block)| Edit::Change(at, block)),
        2 => (index(), block()).prop_map(|(at, block)| Edit::Insert(at, block)),
        2 => index().prop_map(Edit::Remove),
        2 => (index(), index()).prop_map(|(from, to)| Edit::Move(from, to)),
        1 => (index(), index()).prop_map(|(from, to)| Edit::Steal(from, to)),
    ]
}

/// What the editor would send for these edits: changed blocks, and the order where it is another one.
fn sent(document: &Document, edits: &[Edit]) -> (Vec<Block>, Option<Vec<BlockId>>) {
    let mut blocks = document.blocks().to_vec();
    for edit in edits {
        let length = blocks.len();
        match edit.clone() {
            Edit::Change(at, new) if length > 0 => {
                let at = at.index(length);
                blocks[at] = with_id(&new, blocks[at].id());
            }
            Edit::Insert(at, new) => blocks.insert(at.index(length + 1), new),
            Edit::Remove(at) if length > 0 => drop(blocks.remove(at.index(length))),
            Edit::Move(from, to) if length > 0 => {
                let block = blocks.remove(from.index(length));
                blocks.insert(to.index(length), block);
            }
            Edit::Steal(from, to) if length > 0 && from.index(length) != to.index(length) => {
                let stolen = blocks[from.index(length)].id();
                let at = to.index(length);
                blocks[at] = quote(blocks[at].id(), stolen);
            }
            _ => {}
        }
    }
    let old: Vec<_> = document.blocks().iter().map(Block::id).collect();
    let order: Vec<_> = blocks.iter().map(Block::id).collect();
    blocks.retain(|block| document.block(block.id()) != Some(block));
    (blocks, (order != old).then_some(order))
}

/// A quote of one empty paragraph.
fn quote(id: BlockId, inner: BlockId) -> Block {
    let json = serde_json::json!({
        "type": "quote", "attrs": {"id": id.to_string()},
        "content": [{"type": "paragraph", "attrs": {"id": inner.to_string()}}]
    });
    Block::from_json(&json).unwrap()
}

fn with_id(block: &Block, id: BlockId) -> Block {
    let mut json = block.to_json();
    json["attrs"]["id"] = id.to_string().into();
    Block::from_json(&json).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn saves_are_what_the_document_says(
        start in strategies::document_of(&strategies::plain_text()),
        saves in prop::collection::vec(prop::collection::vec(edit(), 0..4), 1..8),
    ) {
        let mut newsroom = newsroom();
        let mut new = article("عنوان", &[]);
        new.body = start;
        let id = newsroom.create(0, &new);
        let mut model = newsroom.vault.article(id).unwrap();
        for (second, edits) in (1..).zip(&saves) {
            let (changed, order) = sent(&model.body, edits);
            let expected = model.body.with_blocks(changed.clone(), order.as_deref());
            let save = SaveBlocks { article: id, base_version: model.version, changed, order };
            let write = Action::ArticleWrite;
            let done = newsroom.vault.transact(write, &salma(), at(second), |tx| {
                articles::save_blocks(tx, &save)
            });
            let now = newsroom.vault.article(id).unwrap();
            match (expected, done) {
                (Ok(document), Ok(done)) => {
                    prop_assert_eq!(u32::try_from(count::document_words(&document)).unwrap(), done.value.words);
                    prop_assert_eq!(done.action.is_some(), document != model.body);
                    prop_assert_eq!(done.value.version, now.version);
                    prop_assert_eq!(&now.body, &document);
                }
                (Err(expected), Err(StoreError::Order(error))) => {
                    prop_assert_eq!(std::mem::discriminant(&error), std::mem::discriminant(&expected));
                    prop_assert_eq!(&now, &model);
                }
                (expected, done) => prop_assert!(false, "{:?} but {:?}", expected, done),
            }
            model = now;
        }
        newsroom.is_clean();
    }
}

#[test]
fn one_paragraph_of_a_long_article_is_saved_and_undone() {
    let text = "قال المتحدث إن الاتفاق يشمل وقف إطلاق النار وفتح المعابر أمام المدنيين والمساعدات";
    let paragraphs: Vec<&str> = (0..1540).map(|_| text).collect();
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("طويل", &paragraphs));
    assert!(newsroom.vault.counts(id).unwrap().words >= 20_000);
    let before = newsroom.vault.article(id).unwrap();
    let block = before.body.blocks()[700].attrs().clone();
    let mut times: Vec<_> = (0..100)
        .map(|round| {
            let content = InlineContent::plain(&format!("{text} {round}"));
            let changed = vec![Block::Paragraph(Paragraph { attrs: block.clone(), content })];
            let base_version = before.version + round;
            let save = SaveBlocks { article: id, base_version, changed, order: None };
            let (write, second) = (Action::ArticleWrite, at(round.into()));
            let started = Instant::now();
            let save = |tx: &mut Tx<'_>| articles::save_blocks(tx, &save);
            newsroom.vault.transact(write, &salma(), second, save).unwrap();
            started.elapsed()
        })
        .collect();
    let first = times.remove(0);
    times.sort();
    eprintln!("first save {first:?}; then p50 {:?}, p95 {:?}", times[49], times[94]);
    newsroom.undo(100);
    assert_eq!(newsroom.vault.article(id).unwrap().body, before.body);
    newsroom.is_clean();
}

#[test]
fn an_id_inside_another_block_is_refused_but_may_move_with_its_block() {
    let mut newsroom = newsroom();
    let (one, other, inner) = (paragraph("").id(), paragraph("").id(), paragraph("").id());
    let mut new = article("عنوان", &["نص"]);
    let plain = with_id(&paragraph("عادي"), other);
    new.body = Document::of(vec![quote(one, inner), plain.clone()], &mut ulid::Ulid::nil);
    let id = newsroom.create(0, &new);
    let mut save = |base_version, changed: Vec<Block>, order| {
        let save = SaveBlocks { article: id, base_version, changed, order };
        newsroom
            .vault
            .transact(Action::ArticleWrite, &salma(), at(1), |tx| articles::save_blocks(tx, &save))
    };
    assert!(matches!(save(1, vec![quote(other, inner)], None), Err(StoreError::Order(_))));
    assert!(matches!(save(1, vec![quote(other, one)], None), Err(StoreError::Order(_))));
    // The paragraph goes from one quote to the other in one save.
    let emptied = with_id(&paragraph("كان اقتباسا"), one);
    save(1, vec![emptied, quote(other, inner)], None).unwrap();
    // And out of a block that goes.
    save(2, vec![quote(one, inner)], Some(vec![one])).unwrap();
    newsroom.is_clean();
}
