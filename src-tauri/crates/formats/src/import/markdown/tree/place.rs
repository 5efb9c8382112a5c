//! Finished lines, put into the tree as what they are.

use pulldown_cmark::HeadingLevel;
use warraq_core::article::InlineContent;

use super::super::inline::{Line, Picture};
use super::head::Cell;
use super::{Grower, LineKind, OpenLine};
use crate::report::WarningKind;
use crate::tree;

impl Grower<'_> {
    pub(super) fn close_line(&mut self) {
        let Some(OpenLine { kind, line }) = self.line.take() else { return };
        let is_meant_empty = line.is_meant_empty;
        let (content, pictures) = line.finish(self.tree.report);
        match kind {
            LineKind::Html => self.html_block(&content.to_text()),
            LineKind::Cell => return self.cell(Cell { content, pictures }, is_meant_empty),
            LineKind::Heading(level) => self.heading(level, content),
            LineKind::Code => self.code(&content.to_text()),
            LineKind::Paragraph => self.paragraph(content),
        }
        self.add_pictures(pictures);
    }

    /// Adds a paragraph; one without a word is none.
    pub(super) fn paragraph(&mut self, content: InlineContent) {
        if !content.is_empty() {
            self.tree.whole_line(tree::LineKind::Paragraph, content);
        }
    }

    /// Adds the pictures that stood in a line, behind it.
    pub(super) fn add_pictures(&mut self, pictures: Vec<Picture>) {
        for picture in pictures {
            self.tree.picture(picture.alt, InlineContent::plain(&picture.title));
        }
    }

    fn code(&mut self, code: &str) {
        self.tree.report.warn(WarningKind::Code, code);
        let mut line = Line::default();
        for (index, text) in code.trim_end_matches('\n').split('\n').enumerate() {
            if index > 0 {
                line.hard_break();
            }
            line.text(text);
        }
        let (content, _) = line.finish(self.tree.report);
        self.paragraph(content);
    }

    fn heading(&mut self, level: HeadingLevel, content: InlineContent) {
        if level == HeadingLevel::H1 {
            let text = content.to_text();
            let is_wanted = self.wants_headline && self.headline.is_none();
            if is_wanted && self.tree.is_at_top() && !text.trim().is_empty() {
                self.headline = Some(text.trim().replace('\n', " "));
                return;
            }
            self.tree.report.warn(WarningKind::HeadingLevel, format!("1 to 2: {text}"));
        }
        self.tree.whole_line(tree::LineKind::Heading(level as u8), content);
    }
}
