//! Pictures and the words below them.

use super::super::caption::{self, CaptionOf};
use super::super::part::{Line, Part, PicturePart, Piece};
use super::super::role::Role;
use super::Emitter;
use crate::tree::{LineKind, Look, Open};

impl Emitter<'_, '_> {
    /// Opens the figure of `picture`, whose caption may come next.
    pub(super) fn figure(&mut self, picture: &PicturePart) {
        let PicturePart { media, alt } = picture;
        let (media, alt, credit) = (media.clone(), alt.clone(), String::new());
        self.tree.open(Open::Figure { media, alt, credit }, Look::default());
        self.is_in_figure = true;
    }

    /// Whether `line` is the caption of the figure that is open.
    pub(super) fn is_caption(&self, line: &Line) -> bool {
        let has_more =
            line.pieces.iter().any(|piece| matches!(piece, Piece::Picture(_) | Piece::Box(_)));
        let is_caption = match caption_of(line) {
            Some(of) => of == CaptionOf::Picture,
            None => line.role == Role::Text && caption::is_about_picture(&line.to_text()),
        };
        self.is_in_figure && line.has_text() && !has_more && is_caption
    }

    /// Puts a caption that stands above its picture, the next part, below it; `false` where there is none.
    pub(super) fn caption_above(&mut self, line: &Line, rest: &[Part]) -> bool {
        let is_caption = !self.is_in_figure
            && line.counts == Some(CaptionOf::Picture)
            && caption_of(line) == Some(CaptionOf::Picture)
            && line.is_only_text();
        let Some((standing, picture)) = picture_without_caption(rest).filter(|_| is_caption) else {
            return false;
        };
        self.end_blocks();
        self.figure(picture);
        self.caption(line);
        let pieces: Vec<&Piece> = standing.pieces.iter().collect();
        self.tell_removed(&pieces);
        true
    }

    pub(super) fn caption(&mut self, line: &Line) {
        let pieces: Vec<&Piece> = line.pieces.iter().collect();
        self.text(line, LineKind::Paragraph, &pieces);
        self.end_figure();
        self.tell_removed(&pieces);
    }

    pub(super) fn end_figure(&mut self) {
        if std::mem::take(&mut self.is_in_figure) {
            self.tree.close();
        }
    }
}

/// What `line` is a caption of, where it is one: by its field, else by its style, of which the first word tells more.
pub(super) fn caption_of(line: &Line) -> Option<CaptionOf> {
    let by_style = || {
        let of = caption::of_line(&line.to_text()).unwrap_or(CaptionOf::Picture);
        (line.role == Role::Caption).then_some(of)
    };
    line.counts.filter(|_| matches!(line.role, Role::Caption | Role::Text)).or_else(by_style)
}

/// Whether the next part is a picture that has no caption below it.
fn picture_without_caption(rest: &[Part]) -> Option<(&Line, &PicturePart)> {
    let Some(Part::Line(line)) = rest.first() else { return None };
    let picture = line.only_picture()?;
    let below = match rest.get(1) {
        Some(Part::Line(below)) => caption_of(below),
        _ => None,
    };
    (below != Some(CaptionOf::Picture)).then_some((line, picture))
}
