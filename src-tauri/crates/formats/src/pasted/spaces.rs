//! Spaces in rows, which people and programs set to move words about.

use warraq_core::article::{Inline, InlineContent};

use crate::tree::trimmed;

/// Leaves one space of each row in `line`, also where a mark ends within it, and none at its ends and beside a break.
pub(super) fn collapse(line: &mut InlineContent) {
    let runs = std::mem::take(line);
    let mut after_space = true;
    let mut collapsed = InlineContent::default();
    for run in runs.as_slice() {
        match run {
            Inline::Text { text, marks } => {
                let text: String = text.chars().filter_map(|c| one(c, &mut after_space)).collect();
                collapsed.push_text(&text, marks.clone());
            }
            other => {
                after_space = matches!(other, Inline::HardBreak { .. });
                collapsed.push(other.clone());
            }
        }
    }
    *line = trimmed(collapsed);
}

/// The letter, a space where it is white; nothing behind another space.
fn one(letter: char, after_space: &mut bool) -> Option<char> {
    let is_space = letter.is_whitespace();
    let is_second = is_space && *after_space;
    *after_space = is_space;
    (!is_second).then_some(if is_space { ' ' } else { letter })
}

#[cfg(test)]
mod tests {
    use warraq_core::article::{Mark, Marks};

    use super::*;

    #[test]
    fn a_row_is_one_space_across_marks_and_breaks() {
        let strong = || Marks::none().with(Mark::Strong);
        let mut line = InlineContent::plain("  قال\t ");
        line.push_text("  نعم ", strong());
        line.push(Inline::HardBreak { marks: Marks::none() });
        line.push_text("  ثم  ", Marks::none());
        collapse(&mut line);
        let mut expected = InlineContent::plain("قال ");
        expected.push_text("نعم ", strong());
        expected.push(Inline::HardBreak { marks: Marks::none() });
        expected.push_text("ثم", Marks::none());
        assert_eq!(line, expected);
    }
}
