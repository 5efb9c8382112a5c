//! Finished lines and blocks, put where they belong.

use pulldown_cmark::HeadingLevel as Level;
use warraq_core::article::{
    Block, BlockAttrs, Figure, Heading, HeadingLevel, InlineContent, List, ListItem, ListKind,
    Paragraph,
};

use super::super::inline::{Line, Picture};
use super::super::tag::{self, Effect};
use super::frame::Frame;
use super::{LineKind, OpenLine, Tree, fit};
use crate::report::{RemovedKind, WarningKind};

impl Tree<'_> {
    pub(super) fn close_line(&mut self) {
        let Some(OpenLine { kind, line }) = self.line.take() else { return };
        let is_meant_empty = line.is_meant_empty;
        let (content, pictures) = line.finish(self.report);
        for picture in pictures {
            let figure = self.figure(picture);
            self.pending.push(figure);
        }
        match kind {
            LineKind::Html => self.remove_html(&content.to_text()),
            LineKind::Cell => self.place_cell(content, is_meant_empty),
            LineKind::Heading(level) => self.place_heading(level, content),
            LineKind::Code => self.place_code(&content.to_text()),
            LineKind::Paragraph => self.place_paragraph(content),
        }
        self.release_pending();
    }

    fn figure(&mut self, picture: Picture) -> Block {
        Block::Figure(Figure {
            attrs: BlockAttrs::new(self.ids),
            media: None,
            alt: picture.alt,
            credit: String::new(),
            caption: InlineContent::plain(&picture.title),
        })
    }

    fn paragraph(&mut self, content: InlineContent) -> Paragraph {
        Paragraph { attrs: BlockAttrs::new(self.ids), content }
    }

    fn place_paragraph(&mut self, content: InlineContent) {
        if !content.is_empty() {
            let paragraph = self.paragraph(content);
            self.place(Block::Paragraph(paragraph));
        }
    }

    fn place_code(&mut self, code: &str) {
        self.report.warn(WarningKind::Code, code);
        let mut line = Line::default();
        for (index, text) in code.trim_end_matches('\n').split('\n').enumerate() {
            if index > 0 {
                line.hard_break();
            }
            line.text(text);
        }
        let (content, _) = line.finish(self.report);
        self.place_paragraph(content);
    }

    fn place_heading(&mut self, level: Level, content: InlineContent) {
        let is_headline = self.wants_headline && self.headline.is_none() && self.frames.is_empty();
        if level == Level::H1 && is_headline && !content.to_text().trim().is_empty() {
            self.headline = Some(content.to_text().trim().replace('\n', " "));
            return;
        }
        let level = match level {
            Level::H1 => self.moved_level("1", HeadingLevel::Two, &content),
            Level::H2 => HeadingLevel::Two,
            Level::H3 => HeadingLevel::Three,
            Level::H4 => HeadingLevel::Four,
            Level::H5 => self.moved_level("5", HeadingLevel::Four, &content),
            Level::H6 => self.moved_level("6", HeadingLevel::Four, &content),
        };
        let heading = Heading { attrs: BlockAttrs::new(self.ids), level, content };
        self.place(Block::Heading(heading));
    }

    fn moved_level(
        &mut self,
        from: &str,
        to: HeadingLevel,
        content: &InlineContent,
    ) -> HeadingLevel {
        let detail = format!("{from} to {}: {}", to.number(), content.to_text());
        self.report.warn(WarningKind::HeadingLevel, detail);
        to
    }

    fn remove_html(&mut self, html: &str) {
        if tag::effect(html) != Effect::Nothing {
            self.report.remove(RemovedKind::Html, html);
        }
    }

    fn place_cell(&mut self, content: InlineContent, is_meant_empty: bool) {
        let paragraph = self.paragraph(content);
        if let Some(Frame::Table(rows)) = self.frames.last_mut()
            && let Some(row) = rows.last_mut()
        {
            row.is_meant_empty |= is_meant_empty;
            row.push(paragraph);
        }
    }

    pub(super) fn end_frame(&mut self) {
        self.close_line();
        match self.frames.pop() {
            Some(Frame::Item(content)) => {
                let item = self.item(content);
                if let Some(Frame::List(_, items)) = self.frames.last_mut() {
                    items.push(item);
                }
            }
            Some(Frame::List(_, items)) if items.is_empty() => {}
            Some(Frame::List(start, items)) => {
                let kind = if start.is_some() { ListKind::Ordered } else { ListKind::Bullet };
                let start = start.map_or(1, |start| u32::try_from(start).unwrap_or(u32::MAX));
                let attrs = BlockAttrs::new(self.ids);
                self.place(Block::List(List { attrs, kind, start, items }));
            }
            Some(frame) => {
                if let Some(block) = frame.into_block(self.ids) {
                    self.place(block);
                }
            }
            None => {}
        }
        self.release_pending();
    }

    /// An item begins with a paragraph, if only an empty one.
    fn item(&mut self, mut content: Vec<Block>) -> ListItem {
        if !matches!(content.first(), Some(Block::Paragraph(_))) {
            let paragraph = self.paragraph(InlineContent::default());
            content.insert(0, Block::Paragraph(paragraph));
        }
        ListItem { content }
    }

    /// Puts `block` where it stands, or what is left of it there.
    pub(super) fn place(&mut self, block: Block) {
        let Some(parent) = self.frames.last() else {
            self.blocks.push(block);
            return;
        };
        let holds = parent.holds(self.frames.len());
        let fitted = fit::fit(block, holds, &mut self.pending, self.report);
        if let Some(content) = self.frames.last_mut().and_then(Frame::content) {
            content.extend(fitted);
        }
    }

    /// What could not stand inside stands behind, once the block of the document is closed.
    fn release_pending(&mut self) {
        if self.frames.is_empty() && self.line.is_none() {
            self.blocks.append(&mut self.pending);
        }
    }
}
