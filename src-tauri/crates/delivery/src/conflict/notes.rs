//! Footnotes of a post: a note stands in a part of its own, away from the sign that leads to it, and both are read together.

use std::collections::BTreeMap;

use warraq_core::article::{Article, Block, BlockId, Document, IdSource, Inline, Visit};

use super::compared::Compared;

/// A note of the site's text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Note {
    /// What its sign leads to.
    anchor: String,
    /// The part that it stands in.
    part: usize,
    /// The block that it is in the article, or would be.
    block: BlockId,
}

/// The notes of the site's text, in its order.
pub(super) struct Notes(Vec<Note>);

/// Parts that are read together.
pub(super) struct Reading {
    /// The parts.
    pub(super) parts: Vec<usize>,
    /// Whether they are read for their notes: nothing else in them is taken.
    pub(super) is_of_notes: bool,
    /// The blocks of the notes in them, in order.
    notes: Vec<BlockId>,
}

impl Notes {
    /// The notes of the site's text, which are those of the article where these stand for them.
    pub(super) fn read(compared: &Compared, ids: &mut dyn IdSource) -> Self {
        let parts = &compared.their_parts;
        let mut notes = Vec::new();
        for trio in &compared.trios {
            let found: Vec<(usize, &str)> =
                trio.theirs.iter().flat_map(|at| anchors_in(parts, *at)).collect();
            let own = compared.notes_in(trio);
            let is_told = own.len() == found.len();
            for (number, (part, anchor)) in found.into_iter().enumerate() {
                let block = own.get(number).filter(|_| is_told);
                let block = block.map(|at| compared.article.body.blocks()[*at].id());
                let block = block.unwrap_or_else(|| BlockId::new(ids));
                notes.push(Note { anchor: anchor.to_owned(), part, block });
            }
        }
        notes.sort_by_key(|note| note.part);
        Self(notes)
    }

    /// How these parts are read: text with the notes that its signs lead to, notes with the signs that lead to them.
    pub(super) fn readings(&self, parts: &[String], places: &[usize]) -> Vec<Reading> {
        let is_of_notes = |at: usize| self.0.iter().any(|note| note.part == at);
        let runs = places.chunk_by(|one, next| is_of_notes(*one) == is_of_notes(*next));
        runs.map(|run| self.reading(parts, run, is_of_notes(run[0]))).collect()
    }

    fn reading(&self, parts: &[String], run: &[usize], is_of_notes: bool) -> Reading {
        let with_it: Vec<usize> = (0..parts.len())
            .filter(|at| {
                let leads = |from: usize, note: &Note| leads_to(&parts[from], &note.anchor);
                let is_with = |note: &Note| {
                    if is_of_notes {
                        run.contains(&note.part) && leads(*at, note)
                    } else {
                        note.part == *at && run.iter().any(|from| leads(*from, note))
                    }
                };
                run.contains(at) || self.0.iter().any(is_with)
            })
            .collect();
        let notes = self.0.iter().filter(|note| with_it.contains(&note.part));
        Reading { notes: notes.map(|note| note.block).collect(), parts: with_it, is_of_notes }
    }
}

impl Reading {
    /// What is taken of the blocks that were read: signs lead to the blocks that the notes are in the article.
    pub(super) fn taken(&self, blocks: Vec<Block>, ids: &mut dyn IdSource) -> Vec<Block> {
        let is_note = |block: &Block| matches!(block, Block::Footnote(_));
        let read: Vec<BlockId> =
            blocks.iter().filter(|block| is_note(block)).map(Block::id).collect();
        let blocks = if read.len() == self.notes.len() && !read.is_empty() {
            renamed(blocks, read.into_iter().zip(self.notes.iter().copied()), ids)
        } else {
            blocks
        };
        blocks.into_iter().filter(|block| is_note(block) == self.is_of_notes).collect()
    }
}

/// The same blocks with other ids, also where something leads to them.
fn renamed(
    blocks: Vec<Block>,
    names: impl Iterator<Item = (BlockId, BlockId)>,
    ids: &mut dyn IdSource,
) -> Vec<Block> {
    let document = Document::of(blocks, ids);
    let text = names.fold(document.to_json_string(), |text, (from, to)| {
        text.replace(&from.to_string(), &to.to_string())
    });
    let renamed = Document::from_str(&text).unwrap_or(document);
    renamed.blocks().to_vec()
}

/// For each part that an article is written as, the notes in it, by their blocks: they are numbered in the order in which
/// signs lead to them.
pub(super) fn notes_of(parts: &[&str], article: &Article) -> BTreeMap<usize, Vec<usize>> {
    let order = in_order(article);
    let of_part = |part: &str| {
        let numbers = ids(part).filter_map(|id| id.rsplit_once("note-")?.1.parse::<usize>().ok());
        numbers.filter_map(|number| order.get(number.checked_sub(1)?).copied()).collect::<Vec<_>>()
    };
    let parts = parts.iter().enumerate().map(|(at, part)| (at, of_part(part)));
    parts.filter(|(_, notes)| !notes.is_empty()).collect()
}

/// The places of the article's notes, in the order in which signs first lead to them; those that nothing leads to follow.
fn in_order(article: &Article) -> Vec<usize> {
    let blocks = article.body.blocks();
    let mut order: Vec<usize> = Vec::new();
    let place = |id: BlockId| {
        let is_it = |block: &Block| matches!(block, Block::Footnote(_)) && block.id() == id;
        blocks.iter().position(is_it)
    };
    let mut add = |at: usize| {
        if !order.contains(&at) {
            order.push(at);
        }
    };
    article.body.walk(&mut |visit| {
        let Visit::Line(_, line) = visit else { return };
        for run in line.as_slice() {
            if let Inline::FootnoteRef { target, .. } = run {
                place(*target).into_iter().for_each(&mut add);
            }
        }
    });
    let is_note = |at: &usize| matches!(blocks[*at], Block::Footnote(_));
    (0..blocks.len()).filter(is_note).for_each(add);
    order
}

/// What signs before a part lead to in it.
fn anchors_in(parts: &[String], at: usize) -> impl Iterator<Item = (usize, &str)> {
    let is_led_to = move |id: &&str| parts[..at].iter().any(|part| leads_to(part, id));
    ids(&parts[at]).filter(is_led_to).map(move |id| (at, id))
}

fn leads_to(part: &str, anchor: &str) -> bool {
    part.contains(&format!("href=\"#{anchor}\""))
}

/// The names of elements in a part.
fn ids(part: &str) -> impl Iterator<Item = &str> {
    part.split(" id=\"").skip(1).filter_map(|rest| rest.split_once('"').map(|(id, _)| id))
}
