//! The runs of a line: parted where the line breaks, cut without losing a mark.

use std::ops::Range;

use warraq_core::article::{Block, Inline, InlineContent, Marks, Visit};

use crate::accepted;

/// Words of a line without a full stop that is running text all the same.
const LONG_WORDS: usize = 25;
/// Words of the shortest sentence that is running text.
const SENTENCE_WORDS: usize = 5;
/// Words of the shortest line that is running text where it ends as headlines may end too: with a question mark.
const OPEN_SENTENCE_WORDS: usize = 15;

/// The lines of `content`, parted at its breaks.
pub(super) fn split(content: &InlineContent) -> Vec<InlineContent> {
    let mut lines = vec![InlineContent::default()];
    for run in content.as_slice() {
        match run {
            Inline::HardBreak { .. } => lines.push(InlineContent::default()),
            other => {
                if let Some(last) = lines.last_mut() {
                    last.push(other.clone());
                }
            }
        }
    }
    lines
}

/// The lines of `content` as they read once the changes in them are accepted, each with its number; none that goes
/// whole. A page may have all its text in one line: nothing is copied but letters.
pub(super) fn lines_left(content: &InlineContent) -> impl Iterator<Item = (usize, String)> + use<> {
    #[derive(Default)]
    struct Line {
        text: String,
        has_runs: bool,
        is_left: bool,
    }
    let mut done = Vec::new();
    let mut open = Line::default();
    for run in content.as_slice() {
        if matches!(run, Inline::HardBreak { .. }) {
            done.push(std::mem::take(&mut open));
            continue;
        }
        open.has_runs = true;
        if !accepted::is_gone(run.marks()) {
            open.is_left = true;
            open.text.push_str(accepted::letters(run));
        }
    }
    done.push(open);
    let numbered = done.into_iter().enumerate();
    numbered.filter(|(_, line)| line.is_left || !line.has_runs).map(|(at, line)| (at, line.text))
}

/// One content of several lines.
pub(super) fn join(lines: &[InlineContent]) -> InlineContent {
    let mut content = InlineContent::default();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            content.push(Inline::HardBreak { marks: Marks::none() });
        }
        line.as_slice().iter().cloned().for_each(|run| content.push(run));
    }
    content
}

/// `content` with a space for each break.
pub(super) fn in_one_line(content: &InlineContent) -> InlineContent {
    let mut out = InlineContent::default();
    for run in content.as_slice() {
        match run {
            Inline::HardBreak { marks } => out.push_text(" ", marks.clone()),
            other => out.push(other.clone()),
        }
    }
    out
}

/// `content` with these ranges of its text (in bytes of [`InlineContent::to_text`], in order, none over another)
/// replaced; what stands for a range has the marks of its first letter.
pub(super) fn replaced(content: &InlineContent, edits: &[(Range<usize>, String)]) -> InlineContent {
    let mut out = InlineContent::default();
    let mut start = 0;
    for run in content.as_slice() {
        let Inline::Text { text, marks } = run else {
            start += usize::from(matches!(run, Inline::HardBreak { .. }));
            out.push(run.clone());
            continue;
        };
        out.push_text(&edited(text, start, edits), marks.clone());
        start += text.len();
    }
    out
}

/// `text`, which begins at byte `start` of its line, after `edits` of the line.
fn edited(text: &str, start: usize, edits: &[(Range<usize>, String)]) -> String {
    let end = start + text.len();
    let mut out = String::new();
    let mut at = start;
    let first = edits.partition_point(|(range, _)| range.end <= start);
    for (range, new) in edits[first..].iter().take_while(|(range, _)| range.start < end) {
        out.push_str(&text[at - start..range.start.max(start) - start]);
        if range.start >= start {
            out.push_str(new);
        }
        at = range.end.min(end);
    }
    out.push_str(&text[at - start..]);
    out
}

/// Whether a line is a sentence of the article or more.
pub(super) fn is_running(line: &str) -> bool {
    // More than these say nothing more.
    let words = line.split_whitespace().take(LONG_WORDS).count();
    let ends_full = without_closing(line).ends_with(['.', '۔']) && words >= SENTENCE_WORDS;
    words >= LONG_WORDS || ends_full || (words >= OPEN_SENTENCE_WORDS && ends_sentence(line))
}

/// Whether a line ends as sentences do, inside quotation marks and brackets or outside.
pub(super) fn ends_sentence(line: &str) -> bool {
    without_closing(line).ends_with(['.', '؟', '?', '!', '۔', '…', ':', '؛', ';'])
}

pub(super) fn without_closing(line: &str) -> &str {
    let is_closing = |c: char| {
        c.is_whitespace() || matches!(c, '"' | '”' | '“' | '»' | '’' | '\'' | ')' | ']' | '[')
    };
    line.trim_end_matches(is_closing)
}

/// Whether every letter of `content` is bold.
pub(super) fn is_bold(content: &InlineContent) -> bool {
    let runs = content.as_slice();
    let mut texts = runs.iter().filter(|run| match run {
        Inline::Text { text, .. } => !text.trim().is_empty(),
        _ => false,
    });
    texts.clone().next().is_some() && texts.all(|run| run.marks().has("strong"))
}

/// Whether every letter of `block` leads somewhere else.
pub(super) fn is_all_links(block: &Block) -> bool {
    let (mut links, mut others) = (0, 0);
    block.walk(&mut |visit| {
        let Visit::Line(_, content) = visit else { return };
        for run in content.as_slice() {
            let has_text = matches!(run, Inline::Text { text, .. } if !text.trim().is_empty());
            let counter = if run.marks().link().is_some() { &mut links } else { &mut others };
            *counter += usize::from(has_text);
        }
    });
    links > 0 && others == 0
}

/// The text of a block, a line for each of its lines.
pub(super) fn text_of_block(block: &Block) -> String {
    let mut lines = Vec::new();
    block.walk(&mut |visit| {
        if let Visit::Line(_, content) = visit {
            lines.push(content.to_text());
        }
    });
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use warraq_core::article::Mark;

    fn strong(text: &str) -> Inline {
        Inline::Text { text: text.to_owned(), marks: Marks::none().with(Mark::Strong) }
    }

    #[test]
    fn lines_are_parted_and_joined_without_loss() {
        let content: InlineContent = [
            strong("أول"),
            Inline::HardBreak { marks: Marks::none() },
            Inline::Text { text: "ثان".to_owned(), marks: Marks::none() },
        ]
        .into_iter()
        .collect();
        let lines = split(&content);
        let texts: Vec<String> = lines.iter().map(InlineContent::to_text).collect();
        assert_eq!(texts, ["أول", "ثان"]);
        assert_eq!(join(&lines), content);
    }

    #[test]
    fn an_edit_keeps_the_marks_around_it() {
        let plain = Inline::Text { text: "قسد ".to_owned(), marks: Marks::none() };
        let content: InlineContent = [plain, strong("&quot;نعم&quot;")].into_iter().collect();
        let start = "قسد ".len();
        let end = start + "&quot;نعم".len();
        let edits = [(start..start + 6, "\"".to_owned()), (end..end + 6, "\"".to_owned())];
        let edited = replaced(&content, &edits);
        assert_eq!(edited.to_text(), "قسد \"نعم\"");
        assert_eq!(edited.as_slice().len(), 2);
        assert_eq!(replaced(&content, &[(0..end + 6, "ب".to_owned())]).to_text(), "ب");
    }

    #[test]
    fn sentences_are_running_text_and_titles_are_not() {
        for line in [
            "أعلنت الوزارة أنها أبلغت الطرفين.",
            "قالت إن “موقفنا لم يتغير أبدا”.",
            "قال في البيان إنه “لم يعلم.”",
        ] {
            assert!(is_running(line), "{line}");
        }
        for line in [
            "لا انسحاب من سوريا",
            "هل تنسحب واشنطن من شمال سوريا؟",
            "مشاركة",
            "كاجين أحمد ـ xeber24.net",
            "انتهى.",
        ] {
            assert!(!is_running(line), "{line}");
        }
    }
}
