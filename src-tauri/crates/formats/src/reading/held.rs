//! What a line has beside its letters and loses where it leaves the text: changes, comments, links, signs of notes.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use warraq_core::article::{Block, BlockId, Inline, Mark, Visit};

use super::runs;
use crate::accepted;
use crate::report::{RemovedKind, Report, WarningKind};

/// Characters of a note that it is known by.
const NOTE_CHARS: usize = 80;

/// Something that a line had.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// A tracked change, which stands as accepted where it stood.
    Change(Change),
    /// A comment: its id, and who said what.
    Comment(String, String),
    /// The address of a link.
    Link(String),
    /// The sign of a note.
    Sign(BlockId),
}

/// What one person changed in a line at one time.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Change {
    person: String,
    at: DateTime<Utc>,
    /// What went and what came, in the order of the text.
    pieces: Vec<(Kind, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Deleted,
    Inserted,
}

impl Change {
    fn add(&mut self, kind: Kind, text: &str) {
        match self.pieces.last_mut() {
            Some((last, before)) if *last == kind => before.push_str(text),
            _ => self.pieces.push((kind, text.to_owned())),
        }
    }

    /// The words that went.
    fn deleted(&self) -> impl Iterator<Item = String> {
        let deleted = self.pieces.iter().filter(|(kind, _)| *kind == Kind::Deleted);
        deleted.map(|(_, text)| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// `سلمى 2024-03-05 10:00: − «خمسة» + «ستة»`.
    fn told(&self) -> String {
        let pieces = self.pieces.iter().map(|(kind, text)| match kind {
            Kind::Deleted => format!(" − «{}»", text.trim()),
            Kind::Inserted => format!(" + «{}»", text.trim()),
        });
        let when = self.at.format("%Y-%m-%d %H:%M");
        format!("{} {when}:{}", self.person, pieces.collect::<String>())
    }
}

/// What `runs`, which leave the text, have beside their letters.
pub(super) fn held<'r>(runs: impl Iterator<Item = &'r Inline>) -> Vec<Held> {
    let mut found = Vec::new();
    for run in runs {
        for mark in run.marks().as_slice() {
            add(mark, accepted::letters(run), &mut found);
        }
        if let Inline::FootnoteRef { target, .. } = run {
            found.push(Held::Sign(*target));
        }
    }
    found
}

fn add(mark: &Mark, text: &str, found: &mut Vec<Held>) {
    let new = match mark {
        Mark::Insertion { person, at, .. } => {
            return add_change(Kind::Inserted, person, *at, text, found);
        }
        Mark::Deletion { person, at, .. } => {
            return add_change(Kind::Deleted, person, *at, text, found);
        }
        Mark::Comment { id, person, text, .. } => {
            Held::Comment(id.clone(), format!("{person}: {text}"))
        }
        Mark::Link(link) if !is_said(&link.href, text) => Held::Link(link.href.clone()),
        _ => return,
    };
    if !found.contains(&new) {
        found.push(new);
    }
}

/// Whether the letters of a link are its address.
fn is_said(address: &str, text: &str) -> bool {
    let bare = |text: &str| {
        let text = text.trim().trim_end_matches('/');
        text.split_once("://").map_or(text, |(_, rest)| rest).to_owned()
    };
    bare(address) == bare(text)
}

fn add_change(kind: Kind, who: &str, when: DateTime<Utc>, text: &str, found: &mut Vec<Held>) {
    for held in found.iter_mut() {
        if let Held::Change(change) = held
            && change.person == who
            && change.at == when
        {
            change.add(kind, text);
            return;
        }
    }
    let mut change = Change { person: who.to_owned(), at: when, pieces: Vec::new() };
    change.add(kind, text);
    found.push(Held::Change(change));
}

/// Tells what is held in no block any more: what the report lists as removed is what is given back, each with its
/// part; of changes and notes it warns. The words that a change takes out are in both.
pub(super) fn tell(
    held: Vec<(usize, Held)>,
    kept: &[Option<Block>],
    report: &mut Report,
) -> Vec<(usize, RemovedKind, String)> {
    if held.is_empty() {
        return Vec::new();
    }
    let left = Left::of(kept);
    let mut removed = Vec::new();
    for (part, held) in held {
        match held {
            Held::Change(change) => {
                report.warn(WarningKind::TrackedChangeTaken, change.told());
                let deleted = change.deleted().map(|text| (part, RemovedKind::Deletion, text));
                removed.extend(deleted);
            }
            Held::Comment(id, said) if !left.comments.contains(&id) => {
                removed.push((part, RemovedKind::Comment, said));
            }
            Held::Link(address) if !left.links.contains(&address) => {
                removed.push((part, RemovedKind::Link, address));
            }
            Held::Sign(note) if !left.signs.contains(&note) => {
                report.warn(WarningKind::NoteWithoutSign, beginning(note, kept));
            }
            Held::Comment(..) | Held::Link(_) | Held::Sign(_) => {}
        }
    }
    let mut told = HashSet::new();
    removed.retain(|(_, kind, text)| told.insert((*kind, text.clone())));
    removed
}

/// What still stands in the text.
#[derive(Default)]
struct Left {
    comments: HashSet<String>,
    links: HashSet<String>,
    signs: HashSet<BlockId>,
}

impl Left {
    fn of(kept: &[Option<Block>]) -> Self {
        let mut left = Self::default();
        for block in kept.iter().flatten() {
            block.walk(&mut |visit| {
                let Visit::Line(_, content) = visit else { return };
                for held in held(content.as_slice().iter()) {
                    left.add(held);
                }
            });
        }
        left
    }

    fn add(&mut self, held: Held) {
        match held {
            Held::Change(_) => {}
            Held::Comment(id, _) => drop(self.comments.insert(id)),
            Held::Link(address) => drop(self.links.insert(address)),
            Held::Sign(note) => drop(self.signs.insert(note)),
        }
    }
}

/// The start of a note's text.
fn beginning(note: BlockId, kept: &[Option<Block>]) -> String {
    let note = kept.iter().flatten().find(|block| block.id() == note);
    note.map(|note| runs::text_of_block(note).chars().take(NOTE_CHARS).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
