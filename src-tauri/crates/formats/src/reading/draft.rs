//! A text while it is worked out what is what: lines can be taken out of it, and each keeps its place.

mod finish;

use std::collections::HashSet;

use warraq_core::article::{Block, BlockId, Inline, InlineContent, Visit};

use super::held::{self, Held};
use super::{Breaks, runs};
use crate::accepted;
use crate::report::RemovedKind;

/// Lines that are looked at before the running text, at most: what a page has above an article is shorter.
const HEAD_LINES: usize = 24;
/// Lines that are looked at behind the running text, at most.
const TAIL_LINES: usize = 40;

/// The blocks of a file, and what was taken out of them.
pub(super) struct Draft {
    /// In the order of the file; one that was taken out leaves its place.
    parts: Vec<Option<Block>>,
    ids: Vec<BlockId>,
    gone: Vec<Gone>,
    /// What lines that were taken out had beside their letters, each with its part.
    held: Vec<(usize, Held)>,
    /// Blocks that name the table below them.
    table_names: Vec<BlockId>,
    breaks: Breaks,
}

/// Something that was taken out, and the part it stood in.
struct Gone {
    part: usize,
    kind: RemovedKind,
    text: String,
}

/// What becomes of the links of a line that leaves the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Links {
    /// They are told: the line became a field.
    Told,
    /// They go with what pages have around an article.
    Usual,
}

/// A line of a paragraph or heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    part: usize,
    line: usize,
    /// Its text, with the changes that are suggested in it accepted.
    pub(super) text: String,
}

impl Draft {
    /// The draft of these blocks.
    pub(super) fn new(blocks: Vec<Block>) -> Self {
        let ids = blocks.iter().map(Block::id).collect();
        Self {
            parts: blocks.into_iter().map(Some).collect(),
            ids,
            gone: Vec::new(),
            held: Vec::new(),
            table_names: Vec::new(),
            breaks: Breaks::default(),
        }
    }

    /// The same where these blocks name tables, and breaks part that.
    pub(super) fn with(self, table_names: Vec<BlockId>, breaks: Breaks) -> Self {
        Self { table_names, breaks, ..self }
    }

    /// What a break inside a block parts.
    pub(super) fn breaks(&self) -> Breaks {
        self.breaks
    }

    /// Whether a part names the table below it.
    pub(super) fn names_table(&self, part: usize) -> bool {
        self.table_names.contains(&self.ids[part])
    }

    /// Whether every letter of a line is bold.
    pub(super) fn is_bold(&self, spot: &Spot) -> bool {
        let lines = self.content(spot.part).map(runs::split).unwrap_or_default();
        lines.get(spot.line).is_some_and(runs::is_bold)
    }

    /// Makes one line of what is left of each of these blocks.
    pub(super) fn join_lines(&mut self, blocks: &[BlockId]) {
        for part in self.parts() {
            if blocks.contains(&self.ids[part])
                && let Some(content) = self.block_mut(part).and_then(line_of_mut)
            {
                *content = runs::in_one_line(content);
            }
        }
    }

    /// The numbers of the parts that are still there.
    pub(super) fn parts(&self) -> Vec<usize> {
        (0..self.parts.len()).filter(|part| self.parts[*part].is_some()).collect()
    }

    /// A part that is still there.
    pub(super) fn block(&self, part: usize) -> Option<&Block> {
        self.parts.get(part)?.as_ref()
    }

    /// The same, to be changed.
    pub(super) fn block_mut(&mut self, part: usize) -> Option<&mut Block> {
        self.parts.get_mut(part)?.as_mut()
    }

    /// The lines of a paragraph or heading; none of another block. A line of which all is proposed to go is none.
    pub(super) fn lines(&self, part: usize) -> Vec<Spot> {
        let Some(content) = self.block(part).and_then(line_of) else { return Vec::new() };
        let spot = |(line, text): (usize, String)| Spot { part, line, text: trimmed(text) };
        runs::lines_left(content).map(spot).collect()
    }

    /// Whether all of a line is proposed to go.
    pub(super) fn is_going(&self, part: usize) -> bool {
        self.content(part).is_some_and(|content| !accepted::is_left(content))
    }

    /// The runs of a part, where it is a line.
    pub(super) fn content(&self, part: usize) -> Option<&InlineContent> {
        self.block(part).and_then(line_of)
    }

    /// The lines before the running text, and the first line of it.
    pub(super) fn head(&self) -> Vec<Spot> {
        let mut head = Vec::new();
        for part in self.parts() {
            if self.block(part).and_then(line_of).is_none() {
                if matches!(self.block(part), Some(Block::Figure(_) | Block::Divider(_))) {
                    continue;
                }
                break;
            }
            for spot in self.lines(part) {
                let is_last = runs::is_running(&spot.text) || head.len() + 1 == HEAD_LINES;
                head.push(spot);
                if is_last {
                    return head;
                }
            }
        }
        head
    }

    /// The lines behind the running text, in order; none where nothing is running text. Lines that `is_passed` are
    /// no running text, however they look.
    pub(super) fn tail(&self, is_passed: impl Fn(&str) -> bool) -> Vec<Spot> {
        let mut tail = Vec::new();
        for part in self.parts().into_iter().rev() {
            for spot in self.lines(part).into_iter().rev() {
                if runs::is_running(&spot.text) && !is_passed(&spot.text) {
                    tail.reverse();
                    return tail;
                }
                if tail.len() == TAIL_LINES {
                    return Vec::new();
                }
                tail.push(spot);
            }
        }
        Vec::new()
    }

    /// Every line of a paragraph or heading.
    pub(super) fn all_lines(&self) -> Vec<Spot> {
        self.parts().into_iter().flat_map(|part| self.lines(part)).collect()
    }

    /// Whether `spot` is a whole block.
    pub(super) fn is_whole(&self, spot: &Spot) -> bool {
        self.lines(spot.part).len() == 1
    }

    /// Takes the lines at `spots`, which are in order, out of the text and lists them.
    pub(super) fn remove_lines(&mut self, spots: &[Spot], kind: RemovedKind) {
        let found: Vec<(Spot, RemovedKind)> =
            spots.iter().map(|spot| (spot.clone(), kind)).collect();
        self.remove_each(&found);
    }

    /// Takes lines, which are in order, out of the text and lists each as what it was.
    pub(super) fn remove_each(&mut self, found: &[(Spot, RemovedKind)]) {
        let spots: Vec<Spot> = found.iter().map(|(spot, _)| spot.clone()).collect();
        let has_fields = found.iter().any(|(_, kind)| *kind == RemovedKind::BylineLine);
        let links = if has_fields { Links::Told } else { Links::Usual };
        self.cut(&spots, links);
        for (spot, kind) in found {
            self.list(spot.part, *kind, &spot.text);
        }
    }

    /// Takes lines, which are in order and become fields, out of the text without listing them.
    pub(super) fn take_lines(&mut self, spots: &[Spot]) {
        self.cut(spots, Links::Told);
    }

    fn cut(&mut self, spots: &[Spot], which: Links) {
        for of_part in spots.chunk_by(|one, next| one.part == next.part) {
            let place = of_part[0].part;
            let numbers: HashSet<usize> = of_part.iter().map(|spot| spot.line).collect();
            let Some(content) = self.block_mut(place).and_then(line_of_mut) else { continue };
            let lines = runs::split(content).into_iter().enumerate();
            let (out, kept): (Vec<_>, Vec<_>) = lines.partition(|(line, _)| numbers.contains(line));
            *content = runs::join(&kept.into_iter().map(|(_, line)| line).collect::<Vec<_>>());
            if content.is_empty() {
                self.parts[place] = None;
            }
            self.hold(place, out.iter().flat_map(|(_, line)| line.as_slice()), which);
        }
    }

    /// Remembers what these runs, which leave `part`, have beside their letters.
    pub(super) fn hold<'r>(
        &mut self,
        part: usize,
        runs: impl Iterator<Item = &'r Inline>,
        links: Links,
    ) {
        let held = held::held(runs).into_iter();
        let lost = held.filter(|held| links == Links::Told || !matches!(held, Held::Link(_)));
        self.held.extend(lost.map(|held| (part, held)));
    }

    /// Takes a whole block out and lists its text.
    pub(super) fn remove_part(&mut self, part: usize, kind: RemovedKind) {
        if let Some(block) = self.parts.get_mut(part).and_then(Option::take) {
            self.gone.push(Gone { part, kind, text: runs::text_of_block(&block) });
            block.walk(&mut |visit| {
                if let Visit::Line(_, content) = visit {
                    self.hold(part, content.as_slice().iter(), Links::Usual);
                }
            });
        }
    }

    /// Lists something that was taken out of `part`.
    pub(super) fn list(&mut self, part: usize, kind: RemovedKind, text: &str) {
        self.gone.push(Gone { part, kind, text: text.to_owned() });
    }

    /// Drops a block that has become empty.
    pub(super) fn drop_if_empty(&mut self, part: usize) {
        let is_empty = self.block(part).and_then(line_of).is_some_and(InlineContent::is_empty);
        if is_empty {
            self.parts[part] = None;
        }
    }
}

impl Spot {
    /// The number of the block it is a line of.
    pub(super) fn part(&self) -> usize {
        self.part
    }
}

/// `text` without white space at its ends. Most lines have none.
fn trimmed(text: String) -> String {
    let bare = text.trim();
    if bare.len() == text.len() { text } else { bare.to_owned() }
}

/// What stands in a paragraph or heading.
fn line_of(block: &Block) -> Option<&InlineContent> {
    match block {
        Block::Paragraph(paragraph) => Some(&paragraph.content),
        Block::Heading(heading) => Some(&heading.content),
        _ => None,
    }
}

/// The same, to be changed.
fn line_of_mut(block: &mut Block) -> Option<&mut InlineContent> {
    match block {
        Block::Paragraph(paragraph) => Some(&mut paragraph.content),
        Block::Heading(heading) => Some(&mut heading.content),
        _ => None,
    }
}
