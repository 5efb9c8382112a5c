//! Listing the suggestions of a document.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::super::block::{BlockId, Visit};
use super::super::document::Document;
use super::super::inline::{Inline, InlineContent};
use super::super::mark::Mark;
use super::{Suggestion, SuggestionId, SuggestionKind};

impl Document {
    /// Every suggestion and comment once, in the order in which they begin in the text.
    #[must_use]
    pub fn suggestions(&self) -> Vec<Suggestion> {
        let mut list = Listing::default();
        for block in self.blocks() {
            block.walk(&mut |step| {
                if let Visit::Line(_, content) = step {
                    list.line(block.id(), content);
                }
            });
        }
        list.found.into_iter().map(Found::finish).collect()
    }
}

/// What was found so far.
#[derive(Default)]
struct Listing<'a> {
    found: Vec<Found<'a>>,
    /// Where each id stands in `found`.
    places: BTreeMap<SuggestionId, usize>,
    /// The lines that were read.
    lines: usize,
}

/// A suggestion with the text read so far.
struct Found<'a> {
    id: SuggestionId,
    person: &'a str,
    at: DateTime<Utc>,
    comment: Option<&'a str>,
    block: BlockId,
    inserted: Option<Covered>,
    deleted: Option<Covered>,
    remarked: Option<Covered>,
}

/// Text under marks of one kind.
struct Covered {
    text: String,
    /// The line it ended in.
    line: usize,
}

impl<'a> Listing<'a> {
    fn line(&mut self, block: BlockId, content: &'a InlineContent) {
        self.lines += 1;
        for run in content.as_slice() {
            let text = match run {
                Inline::Text { text, .. } => text.as_str(),
                Inline::HardBreak { .. } => "\n",
                Inline::FootnoteRef { .. } => "",
            };
            for mark in run.marks().as_slice() {
                self.mark(block, mark, text);
            }
        }
    }

    fn mark(&mut self, block: BlockId, mark: &'a Mark, text: &str) {
        let (Some(id), Some(origin)) = (SuggestionId::of(mark), Origin::of(mark)) else { return };
        let place = *self.places.entry(id.clone()).or_insert_with(|| {
            self.found.push(Found::new(id, origin, block));
            self.found.len() - 1
        });
        let found = &mut self.found[place];
        let covered = match mark {
            Mark::Insertion { .. } => &mut found.inserted,
            Mark::Deletion { .. } => &mut found.deleted,
            _ => &mut found.remarked,
        };
        match covered {
            Some(covered) => covered.push(text, self.lines),
            None => *covered = Some(Covered { text: text.to_owned(), line: self.lines }),
        }
    }
}

/// Where a suggestion comes from.
#[derive(Clone, Copy)]
struct Origin<'a> {
    person: &'a str,
    at: DateTime<Utc>,
    comment: Option<&'a str>,
}

impl<'a> Origin<'a> {
    fn of(mark: &'a Mark) -> Option<Self> {
        match mark {
            Mark::Insertion { person, at, .. } | Mark::Deletion { person, at, .. } => {
                Some(Self { person, at: *at, comment: None })
            }
            Mark::Comment { person, at, text, .. } => {
                Some(Self { person, at: *at, comment: Some(text) })
            }
            _ => None,
        }
    }
}

impl Covered {
    fn push(&mut self, text: &str, line: usize) {
        if line != self.line {
            self.text.push('\n');
            self.line = line;
        }
        self.text.push_str(text);
    }
}

impl<'a> Found<'a> {
    fn new(id: SuggestionId, origin: Origin<'a>, block: BlockId) -> Self {
        let Origin { person, at, comment } = origin;
        Self { id, person, at, comment, block, inserted: None, deleted: None, remarked: None }
    }

    fn finish(self) -> Suggestion {
        let text = |covered: Option<Covered>| covered.map(|covered| covered.text);
        let (kind, covered, replaced) = match (text(self.inserted), text(self.deleted)) {
            (Some(new), Some(old)) => (SuggestionKind::Replacement, Some(new), Some(old)),
            (Some(new), None) => (SuggestionKind::Insertion, Some(new), None),
            (None, Some(old)) => (SuggestionKind::Deletion, Some(old), None),
            (None, None) => (SuggestionKind::Comment, text(self.remarked), None),
        };
        Suggestion {
            id: self.id,
            kind,
            person: self.person.to_owned(),
            at: self.at,
            text: covered.unwrap_or_default(),
            replaced,
            comment: self.comment.map(str::to_owned),
            block: self.block,
        }
    }
}
