//! The runs of a paragraph.

use warraq_core::article::{Dir, Mark, Marks};
use warraq_core::text::direction;

use super::super::caption::CaptionOf;
use super::super::language::{Letters, letters_of};
use super::super::part::{Line, Piece};
use super::figure::caption_of;
use super::{Emitter, Place};
use crate::implied;
use crate::tree::{LineKind, Look};

impl Emitter<'_, '_> {
    /// Adds the paragraphs that `line` comes to: empty lines and new pages end one.
    pub(super) fn segments(&mut self, line: &Line, kind: LineKind) {
        let is_heading = matches!(kind, LineKind::Heading(_));
        for segment in split(&line.pieces, is_heading) {
            let first_text = segment.iter().position(|piece| is_text(piece));
            let (before, rest) = segment.split_at(first_text.unwrap_or(segment.len()));
            self.standing(before);
            if !rest.is_empty() {
                if caption_of(line) != Some(CaptionOf::Picture) {
                    self.end_figure();
                }
                self.text(line, kind, rest);
                self.standing(rest);
            }
            self.tell_removed(&segment);
        }
    }

    /// Adds the letters among `pieces` as one paragraph.
    pub(super) fn text(&mut self, line: &Line, kind: LineKind, pieces: &[&Piece]) {
        let said: String = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Text(text, _) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        let look = self.look(line.is_rtl, &said);
        self.tree.start_line(kind, look);
        for (text, marks) in std::mem::take(&mut self.drop_cap) {
            self.tree.text(&text, &marks);
        }
        let is_heading = matches!(kind, LineKind::Heading(_));
        let is_plain = is_heading && is_all_strong(pieces.iter().copied());
        for piece in pieces {
            match piece {
                Piece::Text(text, marks) if is_plain => {
                    self.tree.text(text, &without_strong(marks));
                }
                Piece::Text(text, marks) => self.tree.text(text, marks),
                Piece::Break(marks) => self.tree.hard_break(marks),
                Piece::Note(name, marks) => self.tree.note_ref(name, marks),
                _ => {}
            }
        }
        self.tree.end_line();
    }

    /// Adds what stands beside the letters.
    fn standing(&mut self, pieces: &[&Piece]) {
        for piece in pieces {
            match piece {
                Piece::Picture(picture) => {
                    self.end_figure();
                    self.figure(picture);
                }
                Piece::Box(parts) => {
                    self.end_figure();
                    let is_in_quote = std::mem::take(&mut self.is_in_quote);
                    self.story(parts, Place::Body);
                    self.is_in_quote = is_in_quote;
                }
                Piece::Rule => self.tree.divider(),
                _ => {}
            }
        }
    }

    pub(super) fn tell_removed(&mut self, pieces: &[&Piece]) {
        for piece in pieces {
            if let Piece::Removed(kind, text) = piece {
                self.remove(*kind, text);
            }
        }
    }

    /// The direction of a paragraph, where the file may say another than its letters do. Letters of one direction
    /// alone leave nothing to say, and files that know no right-to-left paragraph did not mean the others.
    fn look(&self, is_rtl: Option<bool>, text: &str) -> Look {
        let said = match is_rtl {
            Some(true) => Dir::Rtl,
            Some(false) if self.knows_rtl => Dir::Ltr,
            _ => return Look::default(),
        };
        let has_letters = direction::of_first(text).is_some();
        let is_mixed = has_letters && letters_of(text) == Letters::Mixed;
        let is_said = is_mixed && !implied::anywhere(text, said);
        Look { dir: is_said.then_some(said), lang: None }
    }
}

/// Whether a paragraph stands for itself in `piece`.
fn is_text(piece: &Piece) -> bool {
    match piece {
        Piece::Text(text, _) => !text.trim().is_empty(),
        Piece::Note(..) => true,
        _ => false,
    }
}

/// Whether all letters among `pieces` are strong.
pub(super) fn is_all_strong<'p>(pieces: impl Iterator<Item = &'p Piece>) -> bool {
    let mut any = false;
    for piece in pieces {
        if let Piece::Text(text, marks) = piece
            && !text.trim().is_empty()
        {
            if !marks.has("strong") {
                return false;
            }
            any = true;
        }
    }
    any
}

fn without_strong(marks: &Marks) -> Marks {
    let kept = marks.as_slice().iter().filter(|mark| **mark != Mark::Strong).cloned();
    kept.fold(Marks::none(), Marks::with)
}

/// Cuts `pieces` where a new page begins and at empty lines; a heading stays one and loses its empty lines.
fn split(pieces: &[Piece], is_heading: bool) -> Vec<Vec<&Piece>> {
    let mut segments = Vec::new();
    let mut segment: Vec<&Piece> = Vec::new();
    for piece in pieces {
        let is_blank =
            |piece: &&&Piece| matches!(piece, Piece::Text(text, _) if text.trim().is_empty());
        let last = || segment.iter().rev().find(|piece| !is_blank(piece));
        let is_empty_line =
            matches!(piece, Piece::Break(_)) && matches!(last(), Some(Piece::Break(_)) | None);
        match piece {
            Piece::Split if is_heading => {}
            Piece::Split => segments.push(std::mem::take(&mut segment)),
            Piece::Break(_) if is_empty_line && is_heading => {}
            Piece::Break(_) if is_empty_line => segments.push(std::mem::take(&mut segment)),
            _ => segment.push(piece),
        }
    }
    segments.push(segment);
    segments.retain(|segment| !segment.is_empty());
    segments
}
