//! Lines, written run by run.

use warraq_core::article::{
    Block, BlockAttrs, Heading, HeadingLevel, Inline, InlineContent, Marks, Paragraph, PullQuote,
};

use super::frame::Frame;
use super::{LineKind, Look, Tree, line};
use crate::report::WarningKind;

/// A line whose end has not come.
pub(super) struct OpenLine {
    kind: LineKind,
    look: Look,
    content: InlineContent,
}

impl Tree<'_> {
    /// Starts a line; one that is open ends.
    pub(crate) fn start_line(&mut self, kind: LineKind, look: Look) {
        self.end_line();
        self.line = Some(OpenLine { kind, look, content: InlineContent::default() });
    }

    /// Adds text; a paragraph is opened where no line is.
    pub(crate) fn text(&mut self, text: &str, marks: &Marks) {
        self.push(Inline::Text { text: text.to_owned(), marks: marks.clone() });
    }

    /// Adds a new line in the same paragraph.
    pub(crate) fn hard_break(&mut self, marks: &Marks) {
        self.push(Inline::HardBreak { marks: marks.clone() });
    }

    /// Says who said what stands in the pull quote that is being written.
    pub(crate) fn attribute_to(&mut self, who: &str) {
        self.attribution = Some(who.to_owned());
    }

    /// Ends the line: white space at its ends is dropped, and with it a line that has nothing else.
    pub(crate) fn end_line(&mut self) {
        let Some(OpenLine { kind, look, content }) = self.line.take() else { return };
        let content = line::trimmed(content);
        if !content.is_empty() {
            self.place_line(kind, look, content);
        }
    }

    /// Adds a whole line exactly as it is, if it is empty too; one that is open ends.
    pub(crate) fn whole_line(&mut self, kind: LineKind, content: InlineContent) {
        self.end_line();
        self.place_line(kind, Look::default(), content);
    }

    fn place_line(&mut self, kind: LineKind, look: Look, content: InlineContent) {
        if let Some(Frame::Figure(figure)) = self.frames.last_mut() {
            line::append(&mut figure.caption, &content);
            return;
        }
        let attrs = self.attrs(look);
        let block = match kind {
            LineKind::Paragraph => Block::Paragraph(Paragraph { attrs, content }),
            LineKind::PullQuote => {
                let attribution = self.attribution.take();
                Block::PullQuote(PullQuote { attrs, attribution, content })
            }
            LineKind::Heading(number) => self.heading(number, attrs, content),
        };
        self.place(block);
        self.release_pending();
    }

    pub(super) fn push(&mut self, inline: Inline) {
        let line = self.line.get_or_insert_with(|| OpenLine {
            kind: LineKind::Paragraph,
            look: Look::default(),
            content: InlineContent::default(),
        });
        line.content.push(inline);
    }

    fn heading(&mut self, number: u8, attrs: BlockAttrs, content: InlineContent) -> Block {
        if number <= 1 && self.is_at_top() {
            self.top_headings.push(attrs.id);
        }
        let level =
            HeadingLevel::from_number(number.clamp(2, 4).into()).unwrap_or(HeadingLevel::Two);
        if number > 4 {
            self.report.warn(WarningKind::HeadingLevel, content.to_text());
        }
        Block::Heading(Heading { attrs, level, content })
    }
}
