//! Where comments begin and end among the letters of a text.

use std::collections::HashMap;

/// The ranges of the comments of a text, as they are met from its start to its end.
#[derive(Default)]
pub(crate) struct Ranges {
    by_name: HashMap<String, Range>,
    /// The letters before here, in bytes.
    letters: usize,
    /// The ends before here.
    ends: usize,
}

/// Where a comment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    /// Its first and last letter.
    pub(super) place: (usize, usize),
    /// Which of the ends it has: of comments on one range, the answers end behind what they answer.
    pub(super) end: usize,
}

impl Range {
    /// Its length, in bytes.
    pub(super) fn len(&self) -> usize {
        self.place.1.saturating_sub(self.place.0)
    }
}

impl Ranges {
    /// Passes letters; white space parts no ranges.
    pub(crate) fn pass(&mut self, text: &str) {
        self.letters += text.trim().len();
    }

    /// Passes something that is no letter and can be seen.
    pub(crate) fn pass_sign(&mut self) {
        self.letters += 1;
    }

    /// Begins the range of a comment.
    pub(crate) fn begin(&mut self, name: &str) {
        let place = (self.letters, self.letters);
        self.by_name.entry(name.to_owned()).or_insert(Range { place, end: usize::MAX });
    }

    /// Ends the range of a comment.
    pub(crate) fn end(&mut self, name: &str) {
        let (letters, end) = (self.letters, self.ends);
        if let Some(range) = self.by_name.get_mut(name).filter(|range| range.end == usize::MAX) {
            (range.place.1, range.end) = (letters, end);
            self.ends += 1;
        }
    }

    /// Puts a comment here that has no range.
    pub(crate) fn point(&mut self, name: &str) {
        if !self.by_name.contains_key(name) {
            self.begin(name);
            self.end(name);
        }
    }

    /// The ranges that have an end, by the names of their comments.
    pub(super) fn ended(self) -> impl Iterator<Item = (String, Range)> {
        self.by_name.into_iter().filter(|(_, range)| range.end != usize::MAX)
    }
}
