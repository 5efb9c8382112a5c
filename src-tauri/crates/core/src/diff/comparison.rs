//! Two states of an article in one: what a page shows that marks what came, what went and what moved.

use std::collections::BTreeSet;

use serde::Serialize;
use similar::{Algorithm, DiffOp as Op, capture_diff_slices};

use super::merged::{MergedNode, merged};
use super::{BlockChange, FieldDiff, change_of, pairs, words};
use crate::article::{Article, Block, BlockId};
use crate::fields::{FieldName, Fields};

/// Two states of an article in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// Every field that either has, with the words of both.
    pub fields: Vec<FieldDiff>,
    /// All blocks, in the new order, removed ones where they stood.
    pub blocks: Vec<ComparedBlock>,
}

/// A block in both or one, as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparedBlock {
    /// The block.
    pub id: BlockId,
    /// What happened to it.
    pub change: BlockChange,
    /// Whether it stands elsewhere among the blocks that both have.
    pub moved: bool,
    /// One node, with what came and what went in it; two where the old one cannot stand in the new one.
    pub nodes: Vec<MergedNode>,
}

/// What became of `old` in `new`.
#[must_use]
pub fn compare(old: &Article, new: &Article) -> Comparison {
    let moved = moved(old.body.blocks(), new.body.blocks());
    let blocks = pairs(old.body.blocks(), new.body.blocks()).into_iter().map(|(old, new, id)| {
        let nodes = merged(old.map(Block::to_json).as_ref(), new.map(Block::to_json).as_ref());
        ComparedBlock { id, change: change_of(old, new), moved: moved.contains(&id), nodes }
    });
    Comparison { blocks: blocks.collect(), fields: fields(&old.fields, &new.fields) }
}

fn fields(old: &Fields, new: &Fields) -> Vec<FieldDiff> {
    let both = FieldName::ALL.into_iter().map(|field| FieldDiff {
        field,
        parts: words(&old.texts(field).join("\n"), &new.texts(field).join("\n")),
    });
    both.filter(|field| !field.parts.is_empty()).collect()
}

/// The blocks of both that do not stand in the longest order that both share.
fn moved(old: &[Block], new: &[Block]) -> BTreeSet<BlockId> {
    let ids = |blocks: &[Block]| blocks.iter().map(Block::id).collect::<Vec<_>>();
    let (old, new) = (ids(old), ids(new));
    let before: BTreeSet<BlockId> = old.iter().copied().collect();
    let mut moved: BTreeSet<BlockId> =
        new.iter().copied().filter(|id| before.contains(id)).collect();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        if let Op::Equal { new_index, len, .. } = op {
            for id in &new[new_index..new_index + len] {
                moved.remove(id);
            }
        }
    }
    moved
}

#[cfg(test)]
mod tests;
