//! Two states of an article compared: fields and blocks, word by word.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Serialize;
use similar::{Algorithm, ChangeTag, DiffOp as Op, TextDiff, capture_diff_slices};

use crate::article::{Article, Block, BlockId, Projection};
use crate::fields::{FieldName, Fields};

/// What changed between two states of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ArticleDiff {
    /// Fields that differ.
    pub fields: Vec<FieldDiff>,
    /// All blocks, in the new order, removed ones where they stood.
    pub blocks: Vec<BlockDiff>,
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct FieldDiff {
    /// The field.
    pub field: FieldName,
    /// Its words; the entries of a list are lines.
    pub parts: Vec<DiffPart>,
}

/// A block in both or one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct BlockDiff {
    /// The block.
    pub id: BlockId,
    /// What happened to it. A block that only moved is the same.
    pub change: BlockChange,
    /// Its words.
    pub parts: Vec<DiffPart>,
}

/// What happened to a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum BlockChange {
    /// Nothing.
    Same,
    /// Its words, marks, attributes or kind.
    Changed,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
}

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct DiffPart {
    /// Kept, new or gone.
    pub op: DiffOp,
    /// The words.
    pub text: String,
}

/// Kept, new or gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum DiffOp {
    /// In both.
    Equal,
    /// In the new only.
    Insert,
    /// In the old only.
    Delete,
}

/// What changed from `old` to `new`.
#[must_use]
pub fn articles(old: &Article, new: &Article) -> ArticleDiff {
    ArticleDiff {
        fields: fields(&old.fields, &new.fields),
        blocks: blocks(old.body.blocks(), new.body.blocks()),
    }
}

fn fields(old: &Fields, new: &Fields) -> Vec<FieldDiff> {
    let differs = |field| {
        let (old, new) = (old.texts(field), new.texts(field));
        let parts = || words(&old.join("\n"), &new.join("\n"));
        (old != new).then(|| FieldDiff { field, parts: parts() })
    };
    FieldName::ALL.into_iter().filter_map(differs).collect()
}

fn blocks(old: &[Block], new: &[Block]) -> Vec<BlockDiff> {
    let before: BTreeMap<BlockId, &Block> = old.iter().map(|block| (block.id(), block)).collect();
    let kept: BTreeSet<BlockId> = new.iter().map(Block::id).collect();
    // What was removed, by the block that stays and stood before it.
    let mut removed: BTreeMap<Option<BlockId>, Vec<BlockDiff>> = BTreeMap::new();
    let mut last_kept = None;
    for block in old {
        if kept.contains(&block.id()) {
            last_kept = Some(block.id());
        } else {
            removed.entry(last_kept).or_default().push(block_diff(Some(block), None, block.id()));
        }
    }
    let mut diffs = removed.remove(&None).unwrap_or_default();
    for block in new {
        let id = block.id();
        diffs.push(block_diff(before.get(&id).copied(), Some(block), id));
        diffs.extend(removed.remove(&Some(id)).unwrap_or_default());
    }
    diffs
}

fn block_diff(old: Option<&Block>, new: Option<&Block>, id: BlockId) -> BlockDiff {
    let change = match (old, new) {
        (None, _) => BlockChange::Added,
        (_, None) => BlockChange::Removed,
        (old, new) if old == new => BlockChange::Same,
        _ => BlockChange::Changed,
    };
    let text = |block: Option<&Block>| {
        block.map(|block| Projection::of_block(block).into_text()).unwrap_or_default()
    };
    BlockDiff { id, change, parts: words(&text(old), &text(new)) }
}

/// The words of both texts, neighbours of one kind joined.
#[must_use]
pub fn words(old: &str, new: &str) -> Vec<DiffPart> {
    let diff = TextDiff::from_unicode_words(old, new);
    let mut parts: Vec<DiffPart> = Vec::new();
    for change in diff.iter_all_changes() {
        let op = match change.tag() {
            ChangeTag::Equal => DiffOp::Equal,
            ChangeTag::Insert => DiffOp::Insert,
            ChangeTag::Delete => DiffOp::Delete,
        };
        match parts.last_mut() {
            Some(last) if last.op == op => last.text.push_str(change.value()),
            _ => parts.push(DiffPart { op, text: change.value().to_owned() }),
        }
    }
    parts
}

/// Where two lists of whole words differ, in their order: which words of the old one have which of the new one in their
/// place. Either may be none.
///
/// Words are compared whole and nothing else is: in a text, blanks are as many as words, and where some are gone here and
/// others come there, more of them than of the words between can be made to meet.
#[must_use]
pub fn replaced<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<(Range<usize>, Range<usize>)> {
    let ops = capture_diff_slices(Algorithm::Myers, old, new);
    let differing = ops.iter().filter(|op| !matches!(op, Op::Equal { .. }));
    differing.map(|op| (op.old_range(), op.new_range())).collect()
}

#[cfg(test)]
mod tests;
