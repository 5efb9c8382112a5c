//! What two people made of one post, put together paragraph by paragraph.

mod paragraphs;

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use warraq_core::diff::{DiffPart, words};

use paragraphs::{joined, paragraphs};

/// Three states of a text, compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Merge {
    /// Its paragraphs in order.
    pub pieces: Vec<Piece>,
    /// The text with the changes of both; nothing where they changed the same paragraph.
    pub text: Option<String>,
}

/// One or several paragraphs that were changed together, or one that was not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Piece {
    /// Who changed it.
    pub kind: PieceKind,
    /// As it was; empty where it is new.
    pub base: String,
    /// As it is here; empty where it was taken out.
    pub mine: String,
    /// As it is there; empty where it was taken out.
    pub theirs: String,
    /// What changed here, word by word.
    pub mine_words: Vec<DiffPart>,
    /// What changed there, word by word.
    pub theirs_words: Vec<DiffPart>,
    /// Whether there is anything of it in the merged text: an empty line is something.
    #[serde(skip)]
    is_there: bool,
}

/// Who changed a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum PieceKind {
    /// Nobody.
    Same,
    /// Somebody here.
    Mine,
    /// Somebody there.
    Theirs,
    /// Both, in the same way.
    Both,
    /// Both, and a person has to decide.
    Conflict,
}

/// What became of `base` here and there. Blocks of `WordPress` are its paragraphs, and lines where it has none.
#[must_use]
pub fn merge(base: &str, mine: &str, theirs: &str) -> Merge {
    let [base, mine, theirs] = [base, mine, theirs].map(paragraphs);
    let (here, there) = (Side::of(&base, &mine), Side::of(&base, &theirs));
    let mut pieces = Vec::new();
    for at in 0..=base.len() {
        let (mine, theirs) = (&here.before[at], &there.before[at]);
        if !(mine.is_empty() && theirs.is_empty()) {
            pieces.push(piece(&[], mine, theirs));
        }
        if let Some(paragraph) = base.get(at..=at) {
            pieces.push(piece(paragraph, here.kept[at].as_slice(), there.kept[at].as_slice()));
        }
    }
    let text = merged(&pieces);
    Merge { pieces, text }
}

/// What one person made of each paragraph, and of the places before, between and behind them.
struct Side<'a> {
    /// What each paragraph is now; nothing where it was taken out.
    kept: Vec<Option<&'a str>>,
    /// What was put before each, and at the end.
    before: Vec<Vec<&'a str>>,
}

impl<'a> Side<'a> {
    fn of(base: &[&'a str], now: &[&'a str]) -> Self {
        let kept = base.iter().copied().map(Some).collect();
        let mut side = Self { kept, before: vec![Vec::new(); base.len() + 1] };
        for op in capture_diff_slices(Algorithm::Myers, base, now) {
            if let DiffOp::Equal { .. } = op {
                continue;
            }
            let (old, new) = (op.old_range(), &now[op.new_range()]);
            // Of several that became several, each became the one in its place; what is left over was put behind.
            for (place, at) in old.clone().enumerate() {
                side.kept[at] = new.get(place).copied();
            }
            side.before[old.end].extend(new.iter().skip(old.len()));
        }
        side
    }
}

fn piece(base: &[&str], mine: &[&str], theirs: &[&str]) -> Piece {
    let kind = match (base == mine, base == theirs) {
        (true, true) => PieceKind::Same,
        (false, true) => PieceKind::Mine,
        (true, false) => PieceKind::Theirs,
        (false, false) if mine == theirs => PieceKind::Both,
        (false, false) => PieceKind::Conflict,
    };
    let is_there = !if kind == PieceKind::Theirs { theirs } else { mine }.is_empty();
    let (base, mine, theirs) = (joined(base), joined(mine), joined(theirs));
    let (mine_words, theirs_words) = (words(&base, &mine), words(&base, &theirs));
    Piece { kind, base, mine, theirs, mine_words, theirs_words, is_there }
}

fn merged(pieces: &[Piece]) -> Option<String> {
    if pieces.iter().any(|piece| piece.kind == PieceKind::Conflict) {
        return None;
    }
    let kept = pieces.iter().filter(|piece| piece.is_there).map(|piece| match piece.kind {
        PieceKind::Theirs => piece.theirs.as_str(),
        _ => piece.mine.as_str(),
    });
    Some(joined(&kept.collect::<Vec<_>>()))
}

#[cfg(test)]
mod tests;
