//! Lines as they read once the changes suggested in them are accepted: a field has one reading, and its line may
//! have two.

use warraq_core::article::{Inline, InlineContent, Marks};

/// The text of a line with what came and without what went; a hard break is a line feed.
pub(crate) fn text(content: &InlineContent) -> String {
    let kept = content.as_slice().iter().filter(|run| !is_gone(run.marks()));
    kept.map(letters).collect()
}

/// Whether something of a line is left. A line that was empty before is not gone.
pub(crate) fn is_left(content: &InlineContent) -> bool {
    content.is_empty() || content.as_slice().iter().any(|run| !is_gone(run.marks()))
}

/// Whether a run with these marks is proposed to go.
pub(crate) fn is_gone(marks: &Marks) -> bool {
    marks.has("deletion")
}

/// The letters of a run, as [`InlineContent::to_text`] has them.
pub(crate) fn letters(run: &Inline) -> &str {
    match run {
        Inline::Text { text, .. } => text,
        Inline::HardBreak { .. } => "\n",
        Inline::FootnoteRef { .. } => "",
    }
}
