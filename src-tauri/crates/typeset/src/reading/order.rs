//! The order in which the letters of a line are taken out.
//!
//! pdfium, which is in most browsers, cuts a line where the class of its letters changes, and a line of more Arabic
//! than Latin words has its pieces read from the right: a Latin name of two words comes out turned, an address
//! at each of its dots. Where such a run is drawn piece by piece from its end, it comes out as it was written; readers
//! that go by places see no difference.

use unicode_bidi::{BidiClass, bidi_class};

use super::letter::Letter;
use super::line::{Line, Run, Side};

/// How the lines of a document are to be laid out by who takes them out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Overall {
    /// Every line from right to left.
    Right,
    /// Each line as its own letters say.
    Own,
}

/// What pdfium tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Left,
    Right,
    /// Figures, marks, and what stands between figures.
    Weak,
    Neutral,
}

impl Class {
    fn of(letter: &Letter) -> Self {
        use BidiClass::{AL, AN, BN, CS, EN, ES, ET, L, NSM, R};
        match letter.text.chars().next().map(bidi_class) {
            Some(L) => Self::Left,
            Some(R | AL) => Self::Right,
            Some(AN | EN | NSM | CS | ES | ET | BN) => Self::Weak,
            _ => Self::Neutral,
        }
    }
}

/// From right to left, but where a line without a letter of right to left would come out turned.
pub(super) fn overall(lines: &[Line]) -> Overall {
    let is_hurt = lines.iter().any(|line| {
        let (right, left) = counted(line);
        right == 0 && left > 1
    });
    if is_hurt { Overall::Own } else { Overall::Right }
}

/// Puts the letters of a line into the order in which they are taken out right.
pub(super) fn settle(line: &mut Line, overall: Overall) {
    if overall == Overall::Own && begins_right(line) && !is_right(line, overall) {
        weigh(line);
    }
    let is_right = is_right(line, overall);
    for run in &mut line.runs {
        if run.is_right != is_right {
            turn(&mut run.letters);
        }
    }
}

/// Whether the pieces of a line are taken from the right: where more of them run so.
fn is_right(line: &Line, overall: Overall) -> bool {
    let (right, left) = counted(line);
    overall == Overall::Right || right > left
}

/// Whether the words that are written first stand further to the right than those written last.
fn begins_right(line: &Line) -> bool {
    let is_word = |one: &Letter| matches!(Class::of(one), Class::Left | Class::Right);
    let mut words = line.runs.iter().filter(|run| run.letters.iter().any(is_word));
    let ends = words.next().zip(words.next_back());
    ends.is_some_and(|(first, last)| first.x() > last.x())
}

/// Puts the sign of right to left between runs of the two directions, as who writes such a line would, as often as it
/// takes to give the line its direction.
fn weigh(line: &mut Line) {
    let (right, left) = counted(line);
    let places = borders(line);
    let Some(each) = (left + 1 - right).checked_div(places.len()) else { return };
    // A sign that stands beside another of its class is no piece of its own.
    let signs = vec!["\u{200F}"; each + 2].join("\u{2060}");
    for (index, side) in places {
        line.runs[index].put(side, &signs);
    }
}

/// The runs of right to left that meet a word of left to right, and on which side.
fn borders(line: &Line) -> Vec<(usize, Side)> {
    let mut order: Vec<usize> = (0..line.runs.len()).collect();
    order.sort_by_key(|index| line.runs[*index].x());
    let is_word = |run: &Run| run.letters.iter().any(|one| Class::of(one) == Class::Left);
    let mut found = Vec::new();
    for pair in order.windows(2) {
        let (one, next) = (&line.runs[pair[0]], &line.runs[pair[1]]);
        if one.is_right && !next.is_right && is_word(next) {
            found.push((pair[0], Side::Right));
        }
        if next.is_right && !one.is_right && is_word(one) {
            found.push((pair[1], Side::Left));
        }
    }
    found
}

/// How many pieces of a line run from right to left, and how many from left to right.
fn counted(line: &Line) -> (usize, usize) {
    let mut runs: Vec<_> = line.runs.iter().collect();
    runs.sort_by_key(|run| run.x());
    let mut classes: Vec<Class> = runs.iter().flat_map(|run| &run.letters).map(Class::of).collect();
    classes.dedup();
    let count = |class: Class| classes.iter().filter(|one| **one == class).count();
    (count(Class::Right), count(Class::Left))
}

/// Parts marks from a point or colon that follows them, with the sign of right to left: both are of one class, and
/// the point would come first.
pub(super) fn parted(letters: Vec<Letter>) -> Vec<Letter> {
    let mut out: Vec<Letter> = Vec::with_capacity(letters.len());
    for letter in letters {
        let is_mark = letter.width == 0.0 && Class::of(&letter) == Class::Weak;
        let before = out.last().filter(|one| one.width > 0.0 && Class::of(one) == Class::Weak);
        if is_mark && before.is_some() {
            out.push(Letter::unseen('\u{200F}', letter.x, letter.span));
        }
        out.push(letter);
    }
    out
}

/// Puts the pieces of a run into the opposite order; each stays as it is.
fn turn(letters: &mut Vec<Letter>) {
    let pieces: Vec<Vec<Letter>> = letters
        .chunk_by(|one, next| Class::of(one) == Class::of(next))
        .map(<[Letter]>::to_vec)
        .collect();
    *letters = pieces.into_iter().rev().flatten().collect();
}
