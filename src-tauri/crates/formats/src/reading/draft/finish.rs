//! What a draft comes to: the blocks that are left, and in the report what was taken out of them.

use std::collections::HashMap;

use warraq_core::article::{Block, BlockId};

use super::Draft;
use crate::reading::held;
use crate::report::{Removed, Report};

impl Draft {
    /// The blocks that are left. What was taken out goes to `report` in the order of the file, each with the
    /// block before it that is still there.
    pub(in crate::reading) fn finish(mut self, report: &mut Report) -> Vec<Block> {
        for (part, kind, text) in held::tell(std::mem::take(&mut self.held), &self.parts, report) {
            self.list(part, kind, &text);
        }
        let places: HashMap<BlockId, usize> =
            self.ids.iter().enumerate().map(|(part, id)| (*id, part)).collect();
        let mut listed: Vec<(usize, Removed)> = std::mem::take(&mut report.removed)
            .into_iter()
            .map(|removed| {
                let after = removed.after.and_then(|id| places.get(&id));
                (after.map_or(0, |part| part + 1), removed)
            })
            .collect();
        listed.extend(
            self.gone
                .into_iter()
                .map(|gone| (gone.part, Removed { kind: gone.kind, text: gone.text, after: None })),
        );
        listed.sort_by_key(|(place, _)| *place);
        let kept: Vec<bool> = self.parts.iter().map(Option::is_some).collect();
        let before = last_kept_before(&kept);
        report.removed = listed
            .into_iter()
            .map(|(place, removed)| Removed {
                after: before[place].map(|part| self.ids[part]),
                ..removed
            })
            .collect();
        self.parts.into_iter().flatten().collect()
    }
}

/// For each place between the parts, the last part before it that is kept.
fn last_kept_before(kept: &[bool]) -> Vec<Option<usize>> {
    let mut before = vec![None];
    let mut last = None;
    for (part, is_kept) in kept.iter().enumerate() {
        if *is_kept {
            last = Some(part);
        }
        before.push(last);
    }
    before
}
