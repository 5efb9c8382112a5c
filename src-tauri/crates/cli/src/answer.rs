//! What a command answers, before anybody knows how it will be shown.

use std::path::Path;

use serde::Serialize;
use serde_json::Value;

use crate::messages::Message;
use crate::output::path_line;

/// What a command did or found.
#[derive(Debug)]
pub struct Answer {
    /// For programs: the one JSON document.
    pub json: Value,
    /// For people and pipes: what standard output gets otherwise, to the byte.
    pub plain: Vec<u8>,
    /// What people are told beside it.
    pub notes: Vec<Message>,
    /// Whether all is well.
    pub outcome: Outcome,
    /// Whether standard output has it already.
    pub is_out: bool,
}

/// Whether all is well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Done,
    /// Done, and what was looked at is not in order.
    Faulty,
}

impl Answer {
    /// The answer with this JSON, and nothing for people yet.
    ///
    /// # Panics
    /// When `json` has keys that are not text: none has.
    pub fn of(json: impl Serialize) -> Self {
        let json = serde_json::to_value(json).expect("an answer has text keys only");
        Self { json, plain: Vec::new(), notes: Vec::new(), outcome: Outcome::Done, is_out: false }
    }

    /// The same with these lines for standard output.
    pub fn with_lines(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        for line in lines {
            self.plain.extend_from_slice(line.as_bytes());
            self.plain.push(b'\n');
        }
        self
    }

    /// The same with these paths for standard output, each on a line.
    pub fn with_paths(mut self, paths: impl IntoIterator<Item = impl AsRef<Path>>) -> Self {
        for path in paths {
            self.plain.extend(path_line(path.as_ref()));
            self.plain.push(b'\n');
        }
        self
    }

    /// The same with these bytes for standard output.
    pub fn with_bytes(self, plain: Vec<u8>) -> Self {
        Self { plain, ..self }
    }

    /// The same with the lines and notes of another below its own.
    pub fn with_more(mut self, other: &Self) -> Self {
        self.plain.extend_from_slice(&other.plain);
        self.notes.extend_from_slice(&other.notes);
        self
    }

    /// The same with one thing more that people are told.
    pub fn with_note(mut self, note: Message) -> Self {
        self.notes.push(note);
        self
    }

    /// The same with more that people are told.
    pub fn with_notes(mut self, notes: impl IntoIterator<Item = Message>) -> Self {
        self.notes.extend(notes);
        self
    }
}
