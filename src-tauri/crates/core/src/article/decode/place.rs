//! The way from the root to a place, spelt out only when something is wrong there.

use super::super::error::{DocumentError, DocumentFault};
use super::MAX_DEPTH;

/// A place in the JSON of a document.
#[derive(Debug)]
pub(crate) struct Place<'a> {
    above: Option<&'a Place<'a>>,
    step: Step,
    depth: usize,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Key(&'static str),
    Index(&'static str, usize),
}

impl Place<'_> {
    /// The root, and the word for it where it is wrong itself.
    pub(crate) fn root(name: &'static str) -> Self {
        Place { above: None, step: Step::Key(name), depth: 0 }
    }

    /// The list `key` of this place.
    pub(crate) fn key<'a>(&'a self, key: &'static str) -> Place<'a> {
        Place { above: Some(self), step: Step::Key(key), depth: self.depth }
    }

    /// Entry `index` of the list `key` of this place.
    pub(crate) fn entry<'a>(&'a self, key: &'static str, index: usize) -> Place<'a> {
        Place { above: Some(self), step: Step::Index(key, index), depth: self.depth }
    }

    /// Node `index` in this node: one level deeper.
    pub(crate) fn child(&self, index: usize) -> Result<Place<'_>, DocumentError> {
        let place = Place { depth: self.depth + 1, ..self.entry("content", index) };
        if place.depth > MAX_DEPTH { Err(place.fault(DocumentFault::TooDeep)) } else { Ok(place) }
    }

    /// The same place, counted one level deeper.
    pub(crate) fn one_deeper(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }

    /// `fault` at this place.
    pub(crate) fn fault(&self, fault: DocumentFault) -> DocumentError {
        DocumentError { path: self.path(), fault }
    }

    /// The place in words: the root's name only where the root itself is meant.
    fn path(&self) -> String {
        let mut steps = Vec::new();
        let mut place = self;
        while let Some(above) = place.above {
            steps.push(place.step);
            place = above;
        }
        if steps.is_empty() {
            steps.push(place.step);
        }
        let words: Vec<String> = steps.into_iter().rev().map(Step::spell).collect();
        words.join(".")
    }
}

impl Step {
    fn spell(self) -> String {
        match self {
            Self::Key(key) => key.to_owned(),
            Self::Index(key, index) => format!("{key}[{index}]"),
        }
    }
}
