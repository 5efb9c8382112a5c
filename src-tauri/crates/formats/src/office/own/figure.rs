//! Pictures with their words.

use warraq_core::article::{Block, BlockAttrs, Figure, InlineContent};

use super::super::part::{Line, Part, PicturePart, Piece};
use super::content::{self, Read};
use super::{Builder, next_line};
use crate::manuscript::style::Style;

impl Builder<'_> {
    /// The same where the first picture stands already.
    pub(super) fn beside_picture(&mut self, line: &Line, blocks: &mut Vec<Block>) {
        let mut others = Vec::new();
        self.beside(line, &mut others);
        let first = others.iter().position(|block| matches!(block, Block::Figure(_)));
        if let Some(first) = first {
            others.remove(first);
        }
        blocks.extend(others);
    }

    pub(super) fn figure_of(&mut self, picture: &PicturePart) -> Figure {
        Figure {
            attrs: BlockAttrs::new(self.ids),
            media: picture.media.clone(),
            alt: picture.alt.clone(),
            credit: String::new(),
            rights: String::new(),
            caption: InlineContent::default(),
        }
    }

    /// The figure whose picture stands in `line`, and the number of parts it takes with its caption and credit.
    pub(super) fn figure(&mut self, line: &Line, after: &[Part]) -> (Figure, usize) {
        let Read { attrs, content, .. } = self.read(line);
        let picture = line.pieces.iter().find_map(|piece| match piece {
            Piece::Picture(picture) => Some(picture),
            _ => None,
        });
        let (media, alt) = match picture {
            Some(picture) => (picture.media.clone(), picture.alt.clone()),
            None => (None, content.to_text()),
        };
        let mut figure = Figure {
            attrs,
            media,
            alt,
            credit: String::new(),
            rights: String::new(),
            caption: InlineContent::default(),
        };
        let mut taken = 1;
        if let Some(caption) = next_line(after, Style::Caption) {
            figure.caption = self.read(caption).content;
            taken += 1;
        }
        if let Some(credit) = next_line(&after[taken - 1..], Style::Credit) {
            figure.credit = content::letters(credit);
            taken += 1;
        }
        (figure, taken)
    }
}
