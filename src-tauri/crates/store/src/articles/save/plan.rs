//! What a save comes to: which rows are written, moved and taken away.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use warraq_core::article::{ArticleId, Block, BlockId, EditError};

use crate::blocks::{self, Encoded, Place};
use crate::error::StoreError;

/// The rows to change; nothing has been changed yet.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) written: Vec<Write>,
    pub(super) removed: BTreeMap<BlockId, Place>,
    moved: Vec<(BlockId, u32)>,
}

/// A row to write.
pub(super) struct Write {
    pub(super) block: Encoded,
    position: u32,
    /// What stood there before, where something did.
    pub(super) before: Option<Encoded>,
}

impl Plan {
    /// The blocks stay where they are; those of `changed` are replaced.
    pub(super) fn in_place(
        connection: &Connection,
        article: ArticleId,
        changed: &[Block],
    ) -> Result<Self, StoreError> {
        let mut plan = Self::default();
        for block in by_id(changed)?.into_values() {
            let stored = blocks::find(connection, article, block.id())?;
            let (position, before) = stored.ok_or(EditError::UnknownBlock(block.id()))?;
            plan.replace(blocks::encode(block)?, position, Some((position, before)));
        }
        Ok(plan)
    }

    /// The blocks are those of `order`: from `changed`, or as they are.
    pub(super) fn ordered(
        connection: &Connection,
        article: ArticleId,
        changed: &[Block],
        order: &[BlockId],
    ) -> Result<Self, StoreError> {
        let mut changed = by_id(changed)?;
        let mut there = blocks::places(connection, article)?;
        let mut placed = BTreeSet::new();
        let mut plan = Self::default();
        for (position, id) in (0..).zip(order) {
            if !placed.insert(*id) {
                return Err(EditError::Duplicate(*id).into());
            }
            match (changed.remove(id), there.remove(id)) {
                (Some(block), old) => {
                    let before = match old {
                        Some(_) => blocks::find(connection, article, *id)?,
                        None => None,
                    };
                    plan.replace(blocks::encode(block)?, position, before);
                }
                (None, Some(place)) if place.position != position => {
                    plan.moved.push((*id, position));
                }
                (None, Some(_)) => {}
                (None, None) => return Err(EditError::UnknownBlock(*id).into()),
            }
        }
        match changed.keys().next() {
            Some(unplaced) => Err(EditError::Unplaced(*unplaced).into()),
            None if order.is_empty() => Err(EditError::NoBlocks.into()),
            None => Ok(Self { removed: there, ..plan }),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.written.is_empty() && self.removed.is_empty() && self.moved.is_empty()
    }

    pub(super) fn carry_out(
        &self,
        connection: &Connection,
        article: ArticleId,
    ) -> Result<(), StoreError> {
        for id in self.removed.keys() {
            blocks::remove(connection, article, *id)?;
        }
        for write in &self.written {
            blocks::put(connection, article, write.position, &write.block)?;
        }
        for (id, position) in &self.moved {
            blocks::shift(connection, article, *id, *position)?;
        }
        Ok(())
    }

    /// The words of the article, which had `before`.
    pub(super) fn words_after(&self, before: u32) -> u32 {
        let gone: u32 = self.removed.values().map(|place| place.words).sum();
        let old: u32 = self.written.iter().filter_map(|w| w.before.as_ref()).map(|b| b.words).sum();
        let new: u32 = self.written.iter().map(|write| write.block.words).sum();
        (before + new).saturating_sub(gone + old)
    }

    /// A block that is as it was is not written, at most moved.
    fn replace(&mut self, block: Encoded, position: u32, before: Option<(u32, Encoded)>) {
        match before {
            Some((old, before)) if before.node == block.node => {
                if old != position {
                    self.moved.push((block.id, position));
                }
            }
            before => {
                let before = before.map(|(_, before)| before);
                self.written.push(Write { block, position, before });
            }
        }
    }
}

fn by_id(changed: &[Block]) -> Result<BTreeMap<BlockId, &Block>, EditError> {
    let mut blocks = BTreeMap::new();
    for block in changed {
        if blocks.insert(block.id(), block).is_some() {
            return Err(EditError::Duplicate(block.id()));
        }
    }
    Ok(blocks)
}
