//! A line as it is looked through, whatever runs it is cut into, and what it is after replacing.

use std::ops::Range;

use super::super::inline::{Inline, InlineContent};
use super::super::mark::{Mark, Marks};
use crate::text::cleaning::OBJECT;

/// What comes in the place of some of a line's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    /// The bytes that go.
    pub bytes: Range<usize>,
    /// What comes.
    pub with: String,
}

/// A line as one text, with the runs it comes from.
pub(super) struct Line<'a> {
    content: &'a InlineContent,
    text: String,
    /// The bytes of each run.
    ranges: Vec<Range<usize>>,
}

impl<'a> Line<'a> {
    /// The line of `content`. Nothing is found across a footnote's sign and text that somebody suggested to take out.
    pub(super) fn of(content: &'a InlineContent) -> Self {
        let mut line = Self { content, text: String::new(), ranges: Vec::new() };
        for run in content.as_slice() {
            let start = line.text.len();
            match run {
                _ if run.marks().has("deletion") => line.text.push(OBJECT),
                Inline::Text { text, .. } => line.text.push_str(text),
                Inline::HardBreak { .. } => line.text.push('\n'),
                Inline::FootnoteRef { .. } => line.text.push(OBJECT),
            }
            line.ranges.push(start..line.text.len());
        }
        line
    }

    /// The text; a hard break is a line feed, what is not looked through [`OBJECT`].
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The runs after `edits`, which are in order and lie apart.
    pub(super) fn after(&self, edits: &[Edit]) -> InlineContent {
        let mut content = InlineContent::default();
        for (run, range) in self.runs() {
            let mut at = range.start;
            let first = edits.partition_point(|edit| edit.bytes.end <= range.start);
            for edit in edits[first..].iter().take_while(|edit| edit.bytes.start < range.end) {
                self.keep(run, at..edit.bytes.start.max(at), &mut content);
                if range.contains(&edit.bytes.start) {
                    put(&edit.with, &self.marks(run, edit), &mut content);
                }
                at = edit.bytes.end.min(range.end);
            }
            self.keep(run, at..range.end, &mut content);
        }
        content
    }

    fn runs(&self) -> impl Iterator<Item = (&'a Inline, &Range<usize>)> {
        self.content.as_slice().iter().zip(&self.ranges)
    }

    fn keep(&self, run: &Inline, bytes: Range<usize>, content: &mut InlineContent) {
        match run {
            _ if bytes.is_empty() => {}
            Inline::Text { marks, .. } if !marks.has("deletion") => {
                content.push_text(&self.text[bytes], marks.clone());
            }
            whole => content.push(whole.clone()),
        }
    }

    /// The marks of what comes: those of the first letter that goes. A comment on a run that goes whole stays on it,
    /// because no question vanishes unread.
    fn marks(&self, first: &Inline, edit: &Edit) -> Marks {
        let goes =
            |range: &Range<usize>| edit.bytes.start <= range.start && range.end <= edit.bytes.end;
        let gone = self.runs().filter(|(_, range)| goes(range));
        let mut marks = gone.flat_map(|(run, _)| run.marks().as_slice());
        let comment = marks.find(|mark| matches!(mark, Mark::Comment { .. }));
        match comment {
            Some(comment) if first.marks().admits(comment) => {
                first.marks().clone().with(comment.clone())
            }
            _ => first.marks().clone(),
        }
    }
}

fn put(with: &str, marks: &Marks, content: &mut InlineContent) {
    for (at, line) in with.split('\n').enumerate() {
        if at > 0 {
            content.push(Inline::HardBreak { marks: marks.clone() });
        }
        content.push_text(line, marks.clone());
    }
}
