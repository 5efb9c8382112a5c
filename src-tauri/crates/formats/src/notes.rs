//! The numbers of footnotes.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use warraq_core::article::{Block, BlockId, Footnote, Inline, InlineContent, Visit};

/// The footnotes of an article in the order they are first pointed at; those that nothing points at follow.
pub(crate) struct Notes<'a> {
    ordered: Vec<&'a Footnote>,
    numbers: HashMap<BlockId, usize>,
}

impl<'a> Notes<'a> {
    pub(crate) fn of(blocks: &'a [Block]) -> Self {
        let footnotes: Vec<&Footnote> = blocks
            .iter()
            .filter_map(|block| match block {
                Block::Footnote(note) => Some(note),
                _ => None,
            })
            .collect();
        let by_id: HashMap<BlockId, &Footnote> =
            footnotes.iter().map(|note| (note.attrs.id, *note)).collect();
        let mut notes = Self { ordered: Vec::new(), numbers: HashMap::new() };
        for block in blocks {
            for_each_line(block, &mut |line| {
                for run in line.as_slice() {
                    if let Inline::FootnoteRef { target, .. } = run
                        && let Some(note) = by_id.get(target)
                    {
                        notes.add(note);
                    }
                }
            });
        }
        for note in footnotes {
            notes.add(note);
        }
        notes
    }

    fn add(&mut self, note: &'a Footnote) {
        let number = self.ordered.len() + 1;
        if let Entry::Vacant(vacant) = self.numbers.entry(note.attrs.id) {
            vacant.insert(number);
            self.ordered.push(note);
        }
    }

    /// The footnotes in their order.
    pub(crate) fn in_order(&self) -> &[&'a Footnote] {
        &self.ordered
    }

    /// The number of a footnote, from 1; nothing where the article has no such footnote.
    pub(crate) fn number(&self, id: BlockId) -> Option<usize> {
        self.numbers.get(&id).copied()
    }

    /// What stands for a footnote in the text: the sign the writer chose, else its number.
    pub(crate) fn sign(&self, id: BlockId) -> Option<String> {
        let number = self.number(id)?;
        let label = &self.ordered[number - 1].label;
        Some(if label.is_empty() { number.to_string() } else { label.clone() })
    }
}

fn for_each_line<'a>(block: &'a Block, visit: &mut dyn FnMut(&'a InlineContent)) {
    block.walk(&mut |step| {
        if let Visit::Line(_, line) = step {
            visit(line);
        }
    });
}
