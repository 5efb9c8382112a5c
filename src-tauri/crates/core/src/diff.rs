//! Two states of an article compared: fields and blocks, word by word.

mod comparison;
mod merged;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub use comparison::{ComparedBlock, Comparison, compare};
pub use merged::{AttributeDiff, MergedNode, NodeChange};
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
    pairs(old, new).into_iter().map(|(old, new, id)| block_diff(old, new, id)).collect()
}

/// A block as it was and as it is, with its id; at least one of them is there.
type Pair<'a> = (Option<&'a Block>, Option<&'a Block>, BlockId);

/// All blocks of both, in the new order, removed ones where they stood.
fn pairs<'a>(old: &'a [Block], new: &'a [Block]) -> Vec<Pair<'a>> {
    let before: BTreeMap<BlockId, &Block> = old.iter().map(|block| (block.id(), block)).collect();
    let kept: BTreeSet<BlockId> = new.iter().map(Block::id).collect();
    // What was removed, by the block that stays and stood before it.
    let mut removed: BTreeMap<Option<BlockId>, Vec<Pair<'a>>> = BTreeMap::new();
    let mut last_kept = None;
    for block in old {
        if kept.contains(&block.id()) {
            last_kept = Some(block.id());
        } else {
            removed.entry(last_kept).or_default().push((Some(block), None, block.id()));
        }
    }
    let mut pairs = removed.remove(&None).unwrap_or_default();
    for block in new {
        let id = block.id();
        pairs.push((before.get(&id).copied(), Some(block), id));
        pairs.extend(removed.remove(&Some(id)).unwrap_or_default());
    }
    pairs
}

fn block_diff(old: Option<&Block>, new: Option<&Block>, id: BlockId) -> BlockDiff {
    let text = |block: Option<&Block>| {
        block.map(|block| Projection::of_block(block).into_text()).unwrap_or_default()
    };
    BlockDiff { id, change: change_of(old, new), parts: words(&text(old), &text(new)) }
}

fn change_of(old: Option<&Block>, new: Option<&Block>) -> BlockChange {
    match (old, new) {
        (None, _) => BlockChange::Added,
        (_, None) => BlockChange::Removed,
        (old, new) if old == new => BlockChange::Same,
        _ => BlockChange::Changed,
    }
}

/// The words of both texts, neighbours of one kind joined. Words that were replaced together stand together, also where
/// the blank between them is in both.
#[must_use]
pub fn words(old: &str, new: &str) -> Vec<DiffPart> {
    blanks_within(parts(old, new))
}

fn parts(old: &str, new: &str) -> Vec<DiffPart> {
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

/// The parts with the blanks that stand between words replaced on both sides taken into the replacement.
fn blanks_within(parts: Vec<DiffPart>) -> Vec<DiffPart> {
    let mut whole: Vec<DiffPart> = Vec::new();
    let mut parts = parts.into_iter().peekable();
    // What went and what came since the last words that stay.
    let (mut gone, mut come) = (String::new(), String::new());
    while let Some(DiffPart { op, text }) = parts.next() {
        match op {
            DiffOp::Delete => gone.push_str(&text),
            DiffOp::Insert => come.push_str(&text),
            DiffOp::Equal => {
                let between = !gone.is_empty() && !come.is_empty() && text.trim().is_empty();
                if between && text != "\n" && parts.peek().is_some() {
                    gone.push_str(&text);
                    come.push_str(&text);
                    continue;
                }
                settle(&mut whole, &mut gone, &mut come);
                whole.push(DiffPart { op, text });
            }
        }
    }
    settle(&mut whole, &mut gone, &mut come);
    whole
}

/// Puts what went and what came behind the parts.
fn settle(parts: &mut Vec<DiffPart>, gone: &mut String, come: &mut String) {
    for (op, text) in [(DiffOp::Delete, gone), (DiffOp::Insert, come)] {
        if !text.is_empty() {
            parts.push(DiffPart { op, text: std::mem::take(text) });
        }
    }
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
