//! Comments and tracked changes where they stand in the text.

use warraq_core::article::Marks;

use super::super::change::{Tracked, paragraphs};
use super::super::comment::key;
use super::Reader;
use super::inline::Around;
use crate::office::part::{Part, Piece};
use crate::office::suggestion::Change;
use crate::office::xml::Element;
use crate::report::{WarningDetail, WarningKind};

impl<'x> Reader<'_, '_, 'x> {
    /// Begins or ends what `mark` speaks of.
    pub(super) fn change_mark(&mut self, mark: Element<'x>) {
        let Some(tracked) = self.changes.get(mark, self.suggestions.at) else { return };
        let Tracked::Text(changes) = tracked else {
            self.report.warn_of(WarningKind::TrackedChange, WarningDetail::Look);
            return;
        };
        if mark.name() == "text:change-start" {
            let marks = self.marks_of(changes, &[]);
            self.standing.insertion = Some((marks, self.standing.paragraphs));
        } else if let Some((_, began)) = self.standing.insertion.take()
            && began != self.standing.paragraphs
        {
            self.report.warn_of(WarningKind::TrackedChange, WarningDetail::ParagraphEnd);
        }
    }

    /// Adds the text that went here.
    pub(super) fn deleted_text(
        &mut self,
        mark: Element<'x>,
        around: &Around,
        out: &mut Vec<Piece>,
    ) {
        let Some((deleted, marks)) = self.deletion(mark, out) else { return };
        let before = self.standing.deletion.replace(marks.clone());
        let mut has_text = false;
        for paragraph in paragraphs(deleted) {
            let mut pieces = Vec::new();
            self.inline(paragraph, around, &mut pieces);
            if has_text && !pieces.is_empty() {
                out.push(Piece::Break(marks.clone()));
            }
            has_text |= !pieces.is_empty();
            out.extend(pieces);
        }
        self.standing.deletion = before;
        self.standing.is_after_space = matches!(out.last(), None | Some(Piece::Break(_)));
    }

    /// Adds the blocks that went here.
    pub(super) fn deleted_blocks(&mut self, mark: Element<'x>, parts: &mut Vec<Part>) {
        let Some((deleted, marks)) = self.deletion(mark, &[]) else { return };
        let before = self.standing.deletion.replace(marks);
        parts.extend(self.story(deleted));
        self.standing.deletion = before;
    }

    /// The text that went at `mark`, and the marks it has; `before` stands to its left.
    fn deletion(&mut self, mark: Element<'x>, before: &[Piece]) -> Option<(Element<'x>, Marks)> {
        let tracked = self.changes.get(mark, self.suggestions.at);
        if matches!(tracked, Some(Tracked::Other)) {
            self.report.warn_of(WarningKind::TrackedChange, WarningDetail::Look);
        }
        let Some(Tracked::Text(changes)) = tracked else { return None };
        let deleted = self.changes.take_deleted(mark)?;
        if paragraphs(deleted).len() > 1 {
            self.report.warn_of(WarningKind::Flattened, WarningDetail::LineBreak);
        }
        let marks = self.marks_of(changes, before);
        Some((deleted, marks))
    }

    fn marks_of(&mut self, changes: Vec<Change<'_>>, before: &[Piece]) -> Marks {
        let before = match before.last() {
            Some(Piece::Text(_, marks)) => marks.as_slice(),
            _ => &[],
        };
        let marks = changes.into_iter().map(|it| self.suggestions.change(it, before, self.ids));
        marks.fold(Marks::none(), Marks::with)
    }

    /// Begins or ends the range of a comment, or puts one that has no range on the text before it.
    pub(super) fn comment_mark(&mut self, element: Element<'x>, out: &mut [Piece]) {
        let range = self.ranges.of(element).map(str::to_owned);
        if element.name() == "office:annotation-end" {
            if let Some(name) = range {
                self.suggestions.close_comment(&name);
                // A range without letters is a place.
                self.suggestions.comment_before(&name, out);
            }
            return;
        }
        let own = key(element);
        if range.as_ref() == Some(&own) {
            self.suggestions.open_comment(&own);
        } else {
            self.suggestions.comment_before(&own, out);
        }
    }
}
