use proptest::prelude::*;
use ulid::Ulid;

use super::*;
use crate::article::{BlockAttrs, InlineContent, Paragraph, Quote};
use crate::strategies;

fn id(number: u128) -> BlockId {
    BlockId::from(Ulid::from(number))
}

fn paragraph(number: u128, text: &str) -> Block {
    let attrs = BlockAttrs { id: id(number), dir: None, lang: None };
    Block::Paragraph(Paragraph { attrs, content: InlineContent::plain(text) })
}

fn quote(number: u128, content: Vec<Block>) -> Block {
    Block::Quote(Quote { attrs: BlockAttrs { id: id(number), dir: None, lang: None }, content })
}

fn document(blocks: Vec<Block>) -> Document {
    Document::of(blocks, &mut Ulid::nil)
}

fn three() -> Document {
    document(vec![paragraph(1, "أ"), paragraph(2, "ب"), paragraph(3, "ج")])
}

#[test]
fn changed_blocks_take_their_places() {
    let changed = three().with_blocks(vec![paragraph(2, "ت")], None).unwrap();
    assert_eq!(changed.blocks(), [paragraph(1, "أ"), paragraph(2, "ت"), paragraph(3, "ج")]);
    assert_eq!(three().with_blocks(Vec::new(), None), Ok(three()));
}

#[test]
fn an_order_moves_adds_and_removes() {
    let order = [id(3), id(4), id(1)];
    let changed = three().with_blocks(vec![paragraph(4, "د")], Some(&order)).unwrap();
    assert_eq!(changed.blocks(), [paragraph(3, "ج"), paragraph(4, "د"), paragraph(1, "أ")]);
}

#[test]
fn a_block_can_move_into_another() {
    let wrapped = quote(4, vec![paragraph(2, "ب")]);
    let order = [id(1), id(4), id(3)];
    let changed = three().with_blocks(vec![wrapped.clone()], Some(&order)).unwrap();
    assert_eq!(changed.blocks()[1], wrapped);
    let with_both = [id(1), id(2), id(4), id(3)];
    let refused = three().with_blocks(vec![wrapped], Some(&with_both));
    assert_eq!(refused, Err(EditError::Duplicate(id(2))));
}

#[test]
fn what_does_not_fit_is_refused() {
    let three = three();
    let refused = |changed: Vec<Block>, order: Option<&[BlockId]>| {
        three.with_blocks(changed, order).unwrap_err()
    };
    assert_eq!(refused(vec![paragraph(4, "د")], None), EditError::UnknownBlock(id(4)));
    assert_eq!(refused(vec![], Some(&[id(1), id(4)])), EditError::UnknownBlock(id(4)));
    assert_eq!(refused(vec![paragraph(2, "ت")], Some(&[id(1)])), EditError::Unplaced(id(2)));
    assert_eq!(refused(vec![], Some(&[id(1), id(1)])), EditError::Duplicate(id(1)));
    let twice = vec![paragraph(2, "ت"), paragraph(2, "ث")];
    assert_eq!(refused(twice, None), EditError::Duplicate(id(2)));
    assert_eq!(refused(vec![], Some(&[])), EditError::NoBlocks);
    let inner_twice = quote(2, vec![paragraph(3, "ج")]);
    assert_eq!(refused(vec![inner_twice], None), EditError::Duplicate(id(3)));
}

proptest! {
    #[test]
    fn from_one_document_to_any_other(old in strategies::document(), new in strategies::document()) {
        let order: Vec<_> = new.blocks().iter().map(Block::id).collect();
        let kept = old.with_blocks(new.blocks().to_vec(), Some(&order));
        prop_assert_eq!(kept, Ok(new));
    }
}
