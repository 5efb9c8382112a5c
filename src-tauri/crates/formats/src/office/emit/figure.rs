//! Pictures and the words below them.

use super::super::part::{Line, PicturePart, Piece};
use super::super::role::Role;
use super::Emitter;
use crate::tree::{LineKind, Look, Open};

/// Words that a line about a picture begins with, before a colon.
const ABOUT_PICTURES: [&str; 9] =
    ["صورة", "الصورة", "تصوير", "عدسة", "photo", "picture", "credit", "وێنە", "wêne"];
/// The longest line that is one for how it begins, in characters.
const MAX_CHARS: usize = 200;

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
        self.is_in_figure
            && line.has_text()
            && !has_more
            && (line.role == Role::Caption || line.role == Role::Text && is_about_picture(line))
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

fn is_about_picture(line: &Line) -> bool {
    let text = line.to_text();
    let Some((word, _)) = text.trim().split_once([':', '：']) else { return false };
    let word = word.trim().to_lowercase();
    text.chars().count() <= MAX_CHARS && ABOUT_PICTURES.contains(&word.as_str())
}
