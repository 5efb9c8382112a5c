//! Lines and the blocks they make.

use super::list;
use crate::report::{Report, WarningKind};

/// The width of a wrapped file, in characters, at most and at least.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;
/// A line longer than this is a paragraph, where lines are not wrapped, in characters.
const LONG_CHARS: usize = 80;

/// Text between empty lines, each line without the white space around it, but for what moves an item of a list in.
pub(super) type Block<'a> = Vec<&'a str>;

/// The lines between empty lines.
pub(super) fn blocks(text: &str) -> Vec<Block<'_>> {
    let lines: Vec<&str> = text.lines().map(trimmed).collect();
    let parted = lines.split(|line| line.is_empty()).filter(|block| !block.is_empty());
    parted.map(<[&str]>::to_vec).collect()
}

fn trimmed(line: &str) -> &str {
    let line = line.trim_end();
    let text = line.trim_start();
    if text.len() < line.len() && list::marker(text).is_some() { line } else { text }
}

/// `blocks`, with each line a block where no line is empty, or where its neighbours are too long to be lines of one
/// paragraph.
pub(super) fn parted<'a>(blocks: Vec<Block<'a>>, report: &mut Report) -> Vec<Block<'a>> {
    let is_only = blocks.len() == 1;
    let is_parted = |block: &Block<'_>| block.len() > 1 && (is_only || is_of_paragraphs(block));
    if blocks.iter().any(is_parted) {
        report.warn_once(WarningKind::LineParagraphs, "");
    }
    let lines = |block: Block<'a>| -> Vec<Block<'a>> {
        if is_parted(&block) {
            block.into_iter().map(|line| vec![line]).collect()
        } else {
            vec![block]
        }
    };
    blocks.into_iter().flat_map(lines).collect()
}

/// Whether the lines of a block are paragraphs, as phones write them: half of them are longer than a line is.
fn is_of_paragraphs(block: &[&str]) -> bool {
    let long = block.iter().filter(|line| line.chars().count() > LONG_CHARS).count();
    long * 2 >= block.len()
}

/// Whether a program broke the lines and not a person: nearly every line that goes on in the next is so long that
/// the next word had no room, and few end a sentence. `going_on` are those lines with the next of each.
pub(super) fn are_wrapped(going_on: &[(&str, &str)]) -> bool {
    let length = |text: &str| text.chars().count();
    let width = going_on.iter().map(|(line, _)| length(line)).max().unwrap_or(0);
    let is_full = |(line, next): &&(&str, &str)| {
        let word = next.split_whitespace().next().unwrap_or_default();
        length(line) + 1 + length(word) + width / 20 >= width
    };
    let is_end = |(line, _): &&(&str, &str)| line.ends_with(['.', '؟', '!', '۔', ':', '?']);
    let full = going_on.iter().filter(is_full).count();
    let ends = going_on.iter().filter(is_end).count();
    WIDTHS.contains(&width) && full * 5 >= going_on.len() * 4 && ends * 3 <= going_on.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "أعلنت وزارة الخارجية الأمريكية أنها أبلغت كلاً من تركيا والإدارة";

    #[test]
    fn long_lines_are_paragraphs_and_short_ones_stay_together() {
        let long = format!("{LINE} {LINE}");
        let text = format!("عنوان\n\n{long}\n{long}\n\nسطر\nسطر");
        let mut report = Report::default();
        let blocks = parted(blocks(&text), &mut report);
        let lengths: Vec<usize> = blocks.iter().map(Vec::len).collect();
        assert_eq!(lengths, [1, 1, 1, 2]);
        assert_eq!(report.warnings[0].kind, WarningKind::LineParagraphs);
    }

    #[test]
    fn full_lines_are_wrapped_and_verses_are_not() {
        assert!(are_wrapped(&[(LINE, LINE), (LINE, "الذاتية.")]));
        assert!(!are_wrapped(&[("سطر أول", "سطر ثان")]));
        assert!(!are_wrapped(&[(LINE, LINE), ("سطر قصير", "سطر"), ("سطر", "سطر")]));
        let sentence = format!("{LINE}.");
        assert!(!are_wrapped(&[(&sentence, &sentence)]), "sentences are paragraphs");
        assert!(!are_wrapped(&[]));
    }
}
