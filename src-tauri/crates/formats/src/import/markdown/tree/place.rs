//! Finished lines, put into the tree as what they are.

use pulldown_cmark::HeadingLevel;
use warraq_core::article::InlineContent;

use super::super::Body;
use super::super::inline::{Line, Picture};
use super::super::signs::{self, Plain, is_emphasis};
use super::super::soft;
use super::head::Cell;
use super::{Grower, LineKind, OpenLine};
use crate::reading;
use crate::report::{RemovedKind, WarningKind};
use crate::tree;

impl Grower<'_> {
    pub(super) fn close_line(&mut self) {
        let Some(OpenLine { kind, line, above }) = self.line.take() else { return };
        let is_meant_empty = line.is_meant_empty;
        let soft = line.soft_breaks();
        let (content, pictures) = line.finish(self.tree.report);
        match kind {
            LineKind::Html => self.html_block(&content.to_text()),
            LineKind::Cell => {
                let content = self.plain(content).content;
                return self.cell(Cell { content, pictures }, is_meant_empty);
            }
            LineKind::Heading(level) => {
                let content = self.plain(content).content;
                self.heading(level, content);
            }
            LineKind::Code => self.code(&content.to_text()),
            LineKind::Paragraph => {
                let parted = self.parted(&content, &soft);
                let is_parted = parted.is_some();
                self.close_paragraph(above, parted.unwrap_or(content), pictures);
                if is_parted {
                    self.wrapped.extend(self.tree.last());
                }
                return;
            }
        }
        self.add_pictures(pictures);
    }

    /// Whether a picture stands alone on the line of a paragraph that ends here.
    pub(super) fn parts_line(&self) -> bool {
        let open = self.line.as_ref().filter(|open| open.kind == LineKind::Paragraph);
        open.is_some_and(|open| open.line.ends_with_lone_picture())
    }

    /// Ends a line that a picture stands alone on: what stood above it comes before the picture, and what comes
    /// next may be its caption.
    pub(super) fn part_line(&mut self) {
        let Some(OpenLine { kind, line, above }) = self.line.take() else { return };
        let (content, pictures) = line.finish(self.tree.report);
        self.close_paragraph(above, tree::trimmed(content), Vec::new());
        self.line = Some(OpenLine { above: pictures, ..OpenLine::of(kind) });
    }

    fn close_paragraph(
        &mut self,
        mut above: Vec<Picture>,
        content: InlineContent,
        mut pictures: Vec<Picture>,
    ) {
        let is_parted = !above.is_empty() || !pictures.is_empty();
        let Plain { mut content, is_caption } = self.plain(content);
        if is_parted {
            content = tree::trimmed(content);
        }
        let fits = |picture: &&mut Picture| picture.title.is_empty();
        let of_caption = pictures.last_mut().filter(|picture| is_caption && fits(picture));
        let below = above.last_mut().filter(|picture| is_emphasis(&content) && fits(picture));
        if let Some(picture) = of_caption.or(below) {
            picture.title = signs::without_emphasis(&std::mem::take(&mut content));
        }
        self.add_pictures(above);
        self.paragraph(content);
        self.add_pictures(pictures);
    }

    /// A paragraph above the text, parted where the file's lines end; nothing where it stays as it is.
    fn parted(&mut self, content: &InlineContent, soft: &[usize]) -> Option<InlineContent> {
        let is_above = !self.is_below_text && self.tree.is_at_top();
        if self.growing.body == Body::Final || !is_above {
            return None;
        }
        self.is_below_text = reading::is_running(&content.to_text());
        soft::parted(content, soft)
    }

    /// The line without signs that no article has; to the letter where the body is final.
    fn plain(&mut self, content: InlineContent) -> Plain {
        if self.growing.body == Body::Final {
            return Plain { content, is_caption: false };
        }
        let is_quote = self.tree.is_in_empty();
        signs::plain(content, is_quote, self.source.ended, self.tree.report)
    }

    /// Adds a paragraph; one without a word is none.
    pub(super) fn paragraph(&mut self, content: InlineContent) {
        if content.is_empty() {
            return;
        }
        if self.growing.body == Body::Rough && tree::is_blank(&content) {
            if content.to_text().contains(signs::NO_BREAK_SPACE) {
                self.tree.report.remove(RemovedKind::Entity, "&nbsp;");
            }
            return;
        }
        self.tree.whole_line(tree::LineKind::Paragraph, content);
    }

    /// Adds the pictures that stood in a line, behind it.
    pub(super) fn add_pictures(&mut self, pictures: Vec<Picture>) {
        for picture in pictures {
            self.tree.picture(picture.alt, picture.title);
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
            let is_wanted = self.growing.wants_headline && self.headline.is_none();
            if is_wanted && self.tree.is_at_top() && !text.trim().is_empty() {
                self.headline = Some(text.trim().replace('\n', " "));
                return;
            }
            // Of a rough text the headline is not known yet.
            if self.growing.body == Body::Final || !self.tree.is_at_top() {
                self.tree.report.warn(WarningKind::HeadingLevel, text);
            }
        }
        self.tree.whole_line(tree::LineKind::Heading(level as u8), content);
    }
}
