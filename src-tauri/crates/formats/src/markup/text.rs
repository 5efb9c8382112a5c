//! Letters, and what content systems write between them.

use super::pen::Context;
use super::shortcode::{Piece, pieces};
use super::{Walker, embed, entity};
use crate::report::RemovedKind;
use crate::shortcode::without_joiners;

/// A picture between `[caption]` and `[/caption]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Caption {
    None,
    /// Its picture has not come.
    Waiting,
    /// What comes now, at this depth, stands below it.
    Open(usize),
}

impl Walker<'_, '_, '_> {
    /// The letters of a text node.
    pub(super) fn letters(&mut self, text: &str, context: &Context) {
        if context.pre || !text.contains('[') {
            self.plain(text, context);
            return;
        }
        for piece in pieces(text, &self.survey.shortcodes) {
            match piece {
                Piece::Text(text) => self.plain(text, context),
                Piece::Caption(code) => {
                    if code.contains("caption=") {
                        self.tree.report.remove(RemovedKind::Html, code);
                    }
                    self.caption = Caption::Waiting;
                }
                Piece::CaptionEnd => {
                    if matches!(self.caption, Caption::Open(_)) {
                        self.pen.end(self.tree);
                    }
                    self.end_caption();
                }
                Piece::Embed(address) => self.embed_or_list(address, ""),
                Piece::Unknown(code) => self.tree.report.remove(RemovedKind::Html, code),
            }
        }
    }

    /// Closes the picture whose caption was being read.
    pub(super) fn end_caption(&mut self) {
        if matches!(self.caption, Caption::Open(_)) {
            self.tree.close();
        }
        self.caption = Caption::None;
    }

    fn plain(&mut self, text: &str, context: &Context) {
        let text = &*without_joiners(text);
        if context.pre || !text.contains('&') {
            self.lines(text, context);
            return;
        }
        let (decoded, found) = entity::decode(text);
        for entity in found {
            self.tree.report.remove(RemovedKind::Entity, entity);
        }
        self.lines(&decoded, context);
    }

    fn lines(&mut self, text: &str, context: &Context) {
        if !self.survey.has_empty_lines || context.pre {
            self.pen.text(text, context, self.tree);
            return;
        }
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.pen.line_break();
            }
            match embed::watched(line).filter(|_| !line.trim().contains(' ')) {
                Some(address) if !self.pen.has_line() => self.embed(&address, ""),
                _ => self.pen.text(line, context, self.tree),
            }
        }
    }
}
