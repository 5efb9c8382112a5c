//! Which part of one text became which of another.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// What becomes of parts between equal ones that share no words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Strangers {
    /// Where there are as many as there were, each was rewritten in its place.
    Rewritten,
    /// They have nothing to do with each other.
    Apart,
}

/// The place in `new` of what each of `old` is now, in rising order; nothing where it was taken out. Those that are equal
/// are found first; between them, each is the one that shares most of its words.
pub(crate) fn matched(old: &[String], new: &[String], strangers: Strangers) -> Vec<Option<usize>> {
    let mut found = vec![None; old.len()];
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                for at in 0..len {
                    found[old_index + at] = Some(new_index + at);
                }
            }
            _ => pair((old, new), &op, strangers, &mut found),
        }
    }
    found
}

/// The most parts on one side that are compared each with each.
const MOST: usize = 80;

/// Pairs what was replaced, so that the words that pairs share are most.
fn pair(
    (old, new): (&[String], &[String]),
    op: &DiffOp,
    strangers: Strangers,
    found: &mut [Option<usize>],
) {
    let (olds, news) = (op.old_range(), op.new_range());
    let (rows, columns) = (olds.len(), news.len());
    if rows == 0 || columns == 0 {
        return;
    }
    if rows > MOST || columns > MOST {
        for (at, old) in olds.enumerate().take(columns) {
            found[old] = Some(news.start + at);
        }
        return;
    }
    let is_rewritten = rows == columns && strangers == Strangers::Rewritten;
    let least = usize::from(is_rewritten);
    let worth = |row: usize, column: usize| {
        let shared = shared(&old[olds.start + row], &new[news.start + column]);
        if shared < 25 { least } else { shared }
    };
    let mut best = vec![vec![0_usize; columns + 1]; rows + 1];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let paired = match worth(row, column) {
                0 => 0,
                worth => worth + best[row + 1][column + 1],
            };
            best[row][column] = paired.max(best[row + 1][column]).max(best[row][column + 1]);
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < rows && column < columns {
        let worth = worth(row, column);
        if worth > 0 && best[row][column] == worth + best[row + 1][column + 1] {
            found[olds.start + row] = Some(news.start + column);
            (row, column) = (row + 1, column + 1);
        } else if best[row][column] == best[row + 1][column] {
            row += 1;
        } else {
            column += 1;
        }
    }
}

/// How many of a hundred words two texts share.
fn shared(one: &str, other: &str) -> usize {
    let mut words: Vec<&str> = other.split_whitespace().collect();
    let (mut total, mut same) = (words.len(), 0);
    for word in one.split_whitespace() {
        total += 1;
        if let Some(at) = words.iter().position(|known| *known == word) {
            words.swap_remove(at);
            same += 2;
        }
    }
    (same * 100_usize).checked_div(total).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(old: &[&str], new: &[&str]) -> Vec<Option<usize>> {
        let owned =
            |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        matched(&owned(old), &owned(new), Strangers::Rewritten)
    }

    #[test]
    fn a_part_that_was_changed_is_known_by_its_words() {
        let old = ["واحد اثنان ثلاثة", "حذف كله", "أربعة خمسة ستة"];
        assert_eq!(found(&old, &["واحد اثنان", "أربعة خمسة سبعة"]), [Some(0), None, Some(1)]);
        assert_eq!(found(&old, &old), [Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn as_many_that_share_nothing_are_rewritten_in_their_places() {
        assert_eq!(found(&["أ", "ب"], &["ج", "د"]), [Some(0), Some(1)]);
        assert_eq!(found(&["أ"], &["ج", "د"]), [None]);
        assert_eq!(found(&[], &["ج"]), []);
        let [old, new] = ["أ", "ج"].map(|text| [text.to_owned()]);
        assert_eq!(matched(&old, &new, Strangers::Apart), [None]);
    }
}
