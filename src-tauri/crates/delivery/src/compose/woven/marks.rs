//! What stands around letters and around what is between words.

use super::glyphs::{Glyph, Is};

/// A letter, with what stands around it.
pub(super) type Lettered = (char, Vec<usize>);

/// Adds a word behind others.
pub(super) fn push_word<'a>(to: &mut Vec<Glyph<'a>>, word: Vec<Glyph<'a>>) {
    if let (Some(last), Some(first)) = (to.last(), word.first()) {
        let marks = blank_marks(&last.marks, &first.marks);
        to.push(Glyph { is: Is::Blank, raw: " ", marks });
    }
    to.extend(word);
}

pub(super) fn blank_marks(left: &[usize], right: &[usize]) -> Vec<usize> {
    shared(&[left.to_vec(), right.to_vec()])
}

/// The letters of these, with what stands around each.
pub(super) fn letters<'g, 'a: 'g>(glyphs: impl Iterator<Item = &'g Glyph<'a>>) -> Vec<Lettered> {
    let letter = |glyph: &Glyph<'a>| match glyph.is {
        Is::Letter(letter) => Some((letter, glyph.marks.clone())),
        _ => None,
    };
    glyphs.filter_map(letter).collect()
}

/// What all of these begin with.
pub(super) fn shared(all: &[Vec<usize>]) -> Vec<usize> {
    let Some((first, rest)) = all.split_first() else { return Vec::new() };
    let is_shared = |at: &usize| rest.iter().all(|other| other.get(*at) == first.get(*at));
    (0..first.len()).take_while(is_shared).map(|at| first[at]).collect()
}
