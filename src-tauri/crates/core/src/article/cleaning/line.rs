//! A line as one text, whatever runs it is cut into: words go on across marks.

use super::super::inline::{Inline, InlineContent};
use super::super::mark::{Mark, Marks};
use super::Kind;
use crate::text::cleaning::{self, Edit, OBJECT};

/// A line as one text, with the runs it comes from.
pub(super) struct Line<'a> {
    content: &'a InlineContent,
    text: String,
    /// The byte where each run starts.
    starts: Vec<usize>,
    /// The language of each run.
    languages: Vec<&'a str>,
}

impl<'a> Line<'a> {
    /// The line of `content`, in `language` where no mark says otherwise.
    pub(super) fn of(content: &'a InlineContent, language: &'a str) -> Self {
        let mut line = Self { content, text: String::new(), starts: vec![], languages: vec![] };
        for run in content.as_slice() {
            line.starts.push(line.text.len());
            line.languages.push(language_of(run.marks()).unwrap_or(language));
            match run {
                Inline::Text { text, .. } => line.text.push_str(text),
                Inline::HardBreak { .. } => line.text.push('\n'),
                Inline::FootnoteRef { .. } => line.text.push(OBJECT),
            }
        }
        line
    }

    /// The text; a hard break is a line feed, the sign of a footnote [`OBJECT`].
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What cleaning of `kind` changes. A run that a comment is about is not emptied: the comment would
    /// go with it.
    pub(super) fn edits(&self, kind: Kind) -> Vec<Edit> {
        let found = cleaning::edits(kind, &self.text, &|at| self.language_at(at));
        let runs = self.content.as_slice().iter();
        if found.is_empty() || !runs.clone().any(|run| run.marks().has("comment")) {
            return found;
        }
        let mut edits = Vec::with_capacity(found.len());
        for (index, run) in runs.enumerate() {
            let own = &found[self.own(index, &found)];
            if !(run.marks().has("comment") && empties(own, run)) {
                edits.extend_from_slice(own);
            }
        }
        edits
    }

    /// The runs after `edits`; one that is emptied goes.
    pub(super) fn after(&self, edits: &[Edit]) -> InlineContent {
        let mut content = InlineContent::default();
        for (index, run) in self.content.as_slice().iter().enumerate() {
            match run {
                Inline::Text { text, marks } => {
                    let text = self.run_after(index, text, &edits[self.own(index, edits)]);
                    content.push_text(&text, marks.clone());
                }
                other => content.push(other.clone()),
            }
        }
        content
    }

    fn run_after(&self, index: usize, text: &str, own: &[Edit]) -> String {
        let start = self.starts[index];
        let own: Vec<Edit> =
            own.iter().map(|edit| Edit { at: edit.at - start, ..edit.clone() }).collect();
        cleaning::apply(text, &own)
    }

    /// Which of `edits` are of a run.
    fn own(&self, index: usize, edits: &[Edit]) -> std::ops::Range<usize> {
        let end = self.starts.get(index + 1).copied().unwrap_or(self.text.len());
        let before = |at: usize| edits.partition_point(|edit| edit.at < at);
        before(self.starts[index])..before(end)
    }

    fn language_at(&self, byte: usize) -> &'a str {
        let run = self.starts.partition_point(|start| *start <= byte).saturating_sub(1);
        self.languages.get(run).copied().unwrap_or_default()
    }
}

/// Whether nothing is left of a run after the edits that are its own.
fn empties(own: &[Edit], run: &Inline) -> bool {
    let Inline::Text { text, .. } = run else { return false };
    let removed: usize = own.iter().map(|edit| edit.old.len_utf8()).sum();
    removed == text.len() && own.iter().all(|edit| edit.new.is_empty())
}

fn language_of(marks: &Marks) -> Option<&str> {
    marks.as_slice().iter().find_map(|mark| match mark {
        Mark::Lang { lang, .. } => Some(lang.as_str()),
        _ => None,
    })
}
