//! Documents of every kind, for property tests here and in the crates above.

mod block;
mod inline;
mod words;

use proptest::collection::vec;
use proptest::prelude::*;
use ulid::Ulid;

use crate::article::{Block, BlockId, Document};

/// A run of letters as newsrooms and accidents make them, never empty: Arabic with and without marks,
/// Kurdish, Latin, digits of three kinds, quotation marks, emoji, invisible characters, anything at all.
pub fn text() -> BoxedStrategy<String> {
    words::any_text().boxed()
}

/// A run of letters that people type: as [`text`], without control and invisible characters.
pub fn plain_text() -> BoxedStrategy<String> {
    words::typed_text().boxed()
}

/// A document with every node and mark, and any text.
pub fn document() -> BoxedStrategy<Document> {
    document_of(&text())
}

/// A document with every node and mark whose text comes from `text`. Signs of footnotes point at footnotes
/// of the document.
pub fn document_of(text: &BoxedStrategy<String>) -> BoxedStrategy<Document> {
    let text = text.clone();
    vec(id(), 0..3)
        .prop_flat_map(move |notes| {
            let blocks = vec(block::any_block(&text, &notes), 1..6);
            let notes: Vec<_> = notes.iter().map(|id| block::footnote(&text, Just(*id))).collect();
            (blocks, notes)
        })
        .prop_map(|(blocks, notes)| {
            let blocks = blocks.into_iter().chain(notes).collect();
            Document::of(blocks, &mut Ulid::nil)
        })
        .boxed()
}

/// A block of any kind, and any text.
pub fn block() -> BoxedStrategy<Block> {
    block_of(&text())
}

/// A block of any kind whose text comes from `text`, without signs of footnotes.
pub fn block_of(text: &BoxedStrategy<String>) -> BoxedStrategy<Block> {
    block::any_block(text, &[])
}

/// An id that was never given before. It does not shrink: two would become one.
pub fn id() -> impl Strategy<Value = BlockId> + Clone {
    any::<u128>().prop_map(|number| BlockId::from(Ulid::from(number))).no_shrink()
}
