//! Ends of lines of the file inside a paragraph above the text: Markdown shows a space there, and people write one
//! thing on each line.

use warraq_core::article::{Inline, InlineContent};

use crate::reading::{is_credit, is_running};

/// Words of the longest line that may be one of several.
const MOST_WORDS: usize = 14;

/// `content`, the text of which has spaces for ends of lines at the bytes `soft`, with breaks there; nothing where they
/// part nothing. Of running text only credits above it are parted.
pub(super) fn parted(content: &InlineContent, soft: &[usize]) -> Option<InlineContent> {
    let has_breaks = content.as_slice().iter().any(|run| matches!(run, Inline::HardBreak { .. }));
    if soft.is_empty() || has_breaks {
        return None;
    }
    let text = content.to_text();
    let starts = std::iter::once(0).chain(soft.iter().map(|at| at + 1));
    let ends = soft.iter().copied().chain([text.len()]);
    let lines: Vec<&str> = starts.zip(ends).filter_map(|(from, to)| text.get(from..to)).collect();
    let count = if is_running(&text) {
        lines.iter().take_while(|line| is_credit(line.trim())).count()
    } else {
        let is_short = |line: &&str| line.split_whitespace().count() <= MOST_WORDS;
        if lines.iter().all(is_short) { soft.len() } else { 0 }
    };
    let breaks = &soft[..count.min(soft.len())];
    (!breaks.is_empty()).then(|| with_breaks(content, breaks))
}

/// `content` with a break in the place of the letter at each of these bytes of its text.
fn with_breaks(content: &InlineContent, breaks: &[usize]) -> InlineContent {
    let mut out = InlineContent::default();
    let mut start = 0;
    for run in content.as_slice() {
        let Inline::Text { text, marks } = run else {
            out.push(run.clone());
            continue;
        };
        let mut at = 0;
        for cut in breaks.iter().filter(|cut| (start..start + text.len()).contains(*cut)) {
            out.push_text(&text[at..cut - start], marks.clone());
            out.push(Inline::HardBreak { marks: marks.clone() });
            at = cut - start + 1;
        }
        out.push_text(&text[at..], marks.clone());
        start += text.len();
    }
    out
}
