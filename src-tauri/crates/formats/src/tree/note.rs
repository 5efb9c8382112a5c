//! Footnotes: a sign and its text find each other by the file's own name for them.

use std::collections::HashSet;

use warraq_core::article::{BlockId, Inline, Marks};

use super::{Tree, line};
use crate::report::WarningKind;

impl Tree<'_> {
    /// Adds the sign that points at the footnote with this name, whose text may come later.
    pub(crate) fn note_ref(&mut self, name: &str, marks: &Marks) {
        let target = self.note_id(name);
        self.push(Inline::FootnoteRef { target, marks: marks.clone() });
    }

    /// The id of the footnote with this name, whose text may come later.
    pub(crate) fn note_id(&mut self, name: &str) -> BlockId {
        *self.notes.entry(name.to_owned()).or_insert_with(|| BlockId::new(self.ids))
    }

    /// The id of the note whose text begins. A second text under one name gets an id of its own.
    pub(super) fn begin_note(&mut self, name: &str) -> BlockId {
        if self.begun.insert(name.to_owned()) { self.note_id(name) } else { BlockId::new(self.ids) }
    }

    /// Takes out the signs of notes whose text never came.
    pub(super) fn drop_missing_notes(&mut self) {
        let missing: HashSet<BlockId> = self
            .notes
            .iter()
            .filter(|(name, _)| !self.begun.contains(*name))
            .map(|(_, id)| *id)
            .collect();
        if !missing.is_empty() {
            self.report.warn(WarningKind::NoteMissing, "");
            line::drop_note_refs(&mut self.blocks, &missing);
        }
    }
}
