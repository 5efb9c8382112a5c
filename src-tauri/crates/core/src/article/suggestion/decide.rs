//! Accepting and rejecting suggestions.

use std::collections::{BTreeMap, BTreeSet};

use super::super::block::{Block, BlockId, Visit};
use super::super::document::Document;
use super::super::inline::{Inline, InlineContent};
use super::super::mark::{Mark, Marks};
use super::super::rewrite::{self, Rewrite};
use super::{Decision, SuggestionFamily, SuggestionId};

/// A document after decisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// What it is now.
    pub document: Document,
    /// What was decided, in the order of the text: of the decisions given, those that found their
    /// suggestion.
    pub decided: Vec<SuggestionId>,
}

impl Document {
    /// The document after these decisions; of two on one suggestion the later holds.
    ///
    /// A block that is left empty by them goes, where the model can do without it: an item of a list with
    /// all that stood in it, but no cell of a table and no picture; one block always stays. A footnote goes
    /// with its last sign. Ids stay as they are.
    #[must_use]
    pub fn decide(&self, decisions: &[(SuggestionId, Decision)]) -> Decided {
        let decisions: BTreeMap<_, _> = decisions.iter().cloned().collect();
        self.decide_by(&|id| decisions.get(id).copied())
    }

    /// The document after one decision on every suggestion. A comment suggests nothing, so it stays until
    /// it is named; it goes only with the text it stands on.
    #[must_use]
    pub fn decide_all(&self, decision: Decision) -> Decided {
        self.decide_by(&|id| (id.family == SuggestionFamily::Change).then_some(decision))
    }

    fn decide_by(&self, decide: &dyn Fn(&SuggestionId) -> Option<Decision>) -> Decided {
        let ids = self.suggestions().into_iter().map(|suggestion| suggestion.id);
        let decided: Vec<SuggestionId> = ids.filter(|id| decide(id).is_some()).collect();
        let document = rewrite::document(self, &mut Deciding { decide });
        Decided { document: without_lost_notes(self, document), decided }
    }
}

struct Deciding<'a> {
    decide: &'a dyn Fn(&SuggestionId) -> Option<Decision>,
}

impl Rewrite for Deciding<'_> {
    /// A line that was empty before stays.
    fn line(&mut self, _: Option<&str>, content: &InlineContent) -> Option<InlineContent> {
        let runs = content.as_slice().iter().filter_map(|run| self.run(run));
        let new: InlineContent = runs.collect();
        (!new.is_empty() || content.is_empty()).then_some(new)
    }
}

impl Deciding<'_> {
    /// The run without the marks that were decided; nothing where its text goes with one of them.
    fn run(&self, run: &Inline) -> Option<Inline> {
        let mut marks = Marks::none();
        for mark in run.marks().as_slice() {
            let decision = SuggestionId::of(mark).and_then(|id| (self.decide)(&id));
            match (mark, decision) {
                (_, None) => marks = marks.with(mark.clone()),
                (Mark::Insertion { .. }, Some(Decision::Reject))
                | (Mark::Deletion { .. }, Some(Decision::Accept)) => return None,
                (_, Some(_)) => {}
            }
        }
        Some(match run {
            Inline::Text { text, .. } => Inline::Text { text: text.clone(), marks },
            Inline::HardBreak { .. } => Inline::HardBreak { marks },
            Inline::FootnoteRef { target, .. } => Inline::FootnoteRef { target: *target, marks },
        })
    }
}

/// The document without the footnotes that had a sign in `before` and have none now. A note that goes may
/// have held the last sign of another.
fn without_lost_notes(before: &Document, mut document: Document) -> Document {
    let signs_before = targets(before.blocks());
    loop {
        let signs_now = targets(document.blocks());
        let is_lost = |block: &Block| {
            let id = block.id();
            matches!(block, Block::Footnote(_))
                && signs_before.contains(&id)
                && !signs_now.contains(&id)
        };
        let kept: Vec<Block> =
            document.blocks().iter().filter(|block| !is_lost(block)).cloned().collect();
        if kept.is_empty() {
            return rewrite::emptied(before);
        }
        if kept.len() == document.blocks().len() {
            return document;
        }
        document = Document::from_checked(kept);
    }
}

/// What the signs in `blocks` point at.
fn targets(blocks: &[Block]) -> BTreeSet<BlockId> {
    let mut found = BTreeSet::new();
    for block in blocks {
        block.walk(&mut |step| {
            let Visit::Line(_, content) = step else { return };
            found.extend(content.as_slice().iter().filter_map(|run| match run {
                Inline::FootnoteRef { target, .. } => Some(*target),
                _ => None,
            }));
        });
    }
    found
}
