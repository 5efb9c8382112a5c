//! How the lines of a table's cells are aligned: an article has no place for it, and a report says what was there.

use warraq_core::article::Dir;
use warraq_core::text::direction;

use crate::report::{RemovedKind, Report};

/// The place of a line between the sides of its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    /// At the left.
    Left,
    /// Between both.
    Centre,
    /// At the right.
    Right,
}

impl Side {
    /// That of a line aligned to the side that lines in `dir` begin at.
    pub(crate) fn start(dir: Dir) -> Self {
        match dir {
            Dir::Rtl => Self::Right,
            Dir::Ltr => Self::Left,
        }
    }

    /// That of a line aligned to the other side.
    pub(crate) fn end(dir: Dir) -> Self {
        match dir {
            Dir::Rtl => Self::Left,
            Dir::Ltr => Self::Right,
        }
    }

    /// As files spell it.
    fn word(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Centre => "center",
            Self::Right => "right",
        }
    }
}

/// What is to be said of a table with the words `text`, whose lines a file aligns to these sides; `fallback` is the
/// direction of a table of numbers. Nothing where they only stand where lines of such words begin.
pub(crate) fn apart(
    sides: impl IntoIterator<Item = Side>,
    text: &str,
    fallback: Dir,
) -> Option<String> {
    let start = Side::start(direction::of_text(text, fallback));
    let mut apart: Vec<Side> = Vec::new();
    for side in sides.into_iter().filter(|side| *side != start) {
        if !apart.contains(&side) {
            apart.push(side);
        }
    }
    let words: Vec<&str> = apart.into_iter().map(Side::word).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

impl Report {
    /// Says how the cells of a table were aligned, where that is to be said.
    pub(crate) fn remove_alignment(&mut self, apart: Option<String>) {
        if let Some(sides) = apart {
            self.remove(RemovedKind::Alignment, sides);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_the_side_that_lines_begin_at_is_said_and_once() {
        let said = |sides: &[Side], text| apart(sides.iter().copied(), text, Dir::Ltr);
        assert_eq!(said(&[Side::Right], "الحصيلة 12"), None);
        assert_eq!(said(&[Side::Left], "Total 12"), None);
        assert_eq!(said(&[Side::Right], "12"), Some("right".to_owned()));
        let sides = [Side::Left, Side::Right, Side::Centre, Side::Left];
        assert_eq!(said(&sides, "الحصيلة"), Some("left, center".to_owned()));
        assert_eq!(said(&[], "الحصيلة"), None);
    }
}
