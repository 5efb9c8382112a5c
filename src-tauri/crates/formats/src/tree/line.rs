//! What is done to lines: white space at their ends, captions of several lines, signs without a note.

use std::collections::HashSet;

use warraq_core::article::{Block, BlockId, Inline, InlineContent, Marks};

/// The line without white space and breaks at its ends.
pub(crate) fn trimmed(content: InlineContent) -> InlineContent {
    let runs = content.as_slice();
    let Some(first) = runs.iter().position(|run| !is_blank_run(run)) else {
        return InlineContent::default();
    };
    let last = runs.iter().rposition(|run| !is_blank_run(run)).unwrap_or(first);
    if runs.len() == last - first + 1 && starts_and_ends_with_letters(runs) {
        return content;
    }
    runs[first..=last]
        .iter()
        .enumerate()
        .map(|(index, run)| match run {
            Inline::Text { text, marks } => {
                let text = if index == 0 { text.trim_start() } else { text };
                let text = if first + index == last { text.trim_end() } else { text };
                Inline::Text { text: text.to_owned(), marks: marks.clone() }
            }
            other => other.clone(),
        })
        .collect()
}

/// Whether a line has nothing but white space and breaks.
pub(crate) fn is_blank(content: &InlineContent) -> bool {
    content.as_slice().iter().all(is_blank_run)
}

fn is_blank_run(run: &Inline) -> bool {
    match run {
        Inline::Text { text, .. } => text.trim_start().is_empty(),
        Inline::HardBreak { .. } => true,
        Inline::FootnoteRef { .. } => false,
    }
}

/// Whether no white space stands at the outer ends of runs none of which is blank: most lines are so, and stay.
fn starts_and_ends_with_letters(runs: &[Inline]) -> bool {
    let starts = match runs.first() {
        Some(Inline::Text { text, .. }) => !text.starts_with(char::is_whitespace),
        _ => true,
    };
    let ends = match runs.last() {
        Some(Inline::Text { text, .. }) => !text.ends_with(char::is_whitespace),
        _ => true,
    };
    starts && ends
}

/// Puts a further line below what a caption has.
pub(super) fn append(caption: &mut InlineContent, line: &InlineContent) {
    if !caption.is_empty() {
        caption.push(Inline::HardBreak { marks: Marks::none() });
    }
    line.as_slice().iter().cloned().for_each(|run| caption.push(run));
}

/// Takes the signs of these notes out of all lines.
pub(super) fn drop_note_refs(blocks: &mut [Block], missing: &HashSet<BlockId>) {
    crate::lines::each_line_mut(blocks, &mut |content| {
        let is_kept = |run: &&Inline| match run {
            Inline::FootnoteRef { target, .. } => !missing.contains(target),
            _ => true,
        };
        *content = content.as_slice().iter().filter(is_kept).cloned().collect();
    });
}
