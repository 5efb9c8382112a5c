//! Whose part of each difference is kept: what somebody chose, else what whoever changed it made of it.

use super::compared::Compared;
use super::trios::Trio;
use super::view::can_choose;
use super::{Choices, FieldPiece, Keep, PostPart};
use crate::merge::PieceKind;

impl Choices {
    /// Whose part of the text is kept; nothing where that is not decided.
    pub(super) fn of_piece(&self, compared: &Compared, at: usize, trio: &Trio) -> Option<Keep> {
        if compared.is_text_gone() {
            return Some(Keep::Mine);
        }
        if !can_choose(compared, trio) {
            return Some(Keep::Theirs);
        }
        let chosen = self.pieces.iter().find(|choice| usize::try_from(choice.number) == Ok(at));
        let chosen = chosen.map(|choice| choice.keep).or(self.all);
        // Of two whole texts, both would say everything twice.
        let is_one = |keep: &Keep| !(compared.is_whole && *keep == Keep::Both);
        usual(chosen.filter(is_one), trio.kind)
    }

    /// Whose part beside the text is kept; nothing where that is not decided.
    pub(super) fn of_field(&self, compared: &Compared, piece: &FieldPiece) -> Option<Keep> {
        if !piece.can_choose {
            return Some(Keep::Theirs);
        }
        let chosen = self.fields.iter().find(|choice| choice.part == piece.part);
        let chosen = chosen.map(|choice| choice.keep).or(self.all);
        let is_theirs_too = matches!(piece.kind, PieceKind::Theirs | PieceKind::Conflict);
        // What both made of a list goes together by itself, where it is known what it was.
        if piece.part == PostPart::Tags && is_theirs_too && compared.known.seen.is_some() {
            return chosen.or(Some(Keep::Both));
        }
        usual(chosen, piece.kind)
    }
}

/// What was chosen, else what whoever changed it made of it.
fn usual(chosen: Option<Keep>, kind: PieceKind) -> Option<Keep> {
    chosen.or(match kind {
        PieceKind::Same | PieceKind::Mine | PieceKind::Both => Some(Keep::Mine),
        PieceKind::Theirs => Some(Keep::Theirs),
        PieceKind::Conflict => None,
    })
}
