//! Comments and tracked changes.

pub(crate) mod answered;
mod ranges;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use warraq_core::article::{IdSource, Mark};
use warraq_core::moment;

pub(crate) use self::ranges::Ranges;
use super::part::Piece;
use crate::report::{Report, WarningDetail, WarningKind};

/// Who stands where a suggestion names nobody.
const NOBODY: &str = "?";
/// The longest name of a person, in characters.
const MAX_NAME: usize = 200;
/// Bytes that the texts of comments may come to, counted again for each run they stand on.
const MAX_COPIED: usize = 16 << 20;

/// The suggestions of a document.
pub(crate) struct Suggestions {
    /// When those were made that do not say so.
    pub(crate) at: DateTime<Utc>,
    comments: HashMap<String, Comment>,
    /// The comment that another answers, by the names in the file.
    answers: HashMap<String, String>,
    /// The comments whose ranges are open, the innermost last.
    open: Vec<String>,
    used: HashSet<String>,
    /// How long their ranges are.
    lengths: HashMap<String, usize>,
    /// The comments that stand on less than their range.
    shortened: HashSet<String>,
    /// Whether the file does not say who made one of them, or when.
    is_unsigned: bool,
    /// Whether the file says of one that it is done.
    pub(crate) has_done: bool,
    copied: usize,
    changes: HashMap<(ChangeKind, String, String), String>,
}

struct Comment {
    /// The place in the file.
    order: usize,
    id: String,
    said: Said,
}

/// What somebody said.
pub(crate) struct Said {
    /// Who.
    pub(crate) person: String,
    /// When.
    pub(crate) at: DateTime<Utc>,
    /// It.
    pub(crate) text: String,
}

/// A tracked change as the file has it.
pub(crate) struct Change<'c> {
    /// Whether text came or went.
    pub(crate) kind: ChangeKind,
    /// The file's own name for it.
    pub(crate) name: &'c str,
    /// Who made it.
    pub(crate) person: String,
    /// When.
    pub(crate) at: DateTime<Utc>,
}

/// What a tracked change does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum ChangeKind {
    /// Text came.
    Insertion,
    /// Text went.
    Deletion,
}

impl Suggestions {
    /// None yet, of a document in which those without a time were made at `at`.
    pub(crate) fn new(at: DateTime<Utc>) -> Self {
        Self {
            at,
            comments: HashMap::new(),
            answers: HashMap::new(),
            open: Vec::new(),
            used: HashSet::new(),
            lengths: HashMap::new(),
            shortened: HashSet::new(),
            is_unsigned: false,
            has_done: false,
            copied: 0,
            changes: HashMap::new(),
        }
    }

    /// Adds the comment with this name.
    pub(crate) fn add(&mut self, name: &str, said: Said, ids: &mut dyn IdSource) {
        self.is_unsigned |= said.person == NOBODY || said.at == self.at;
        let (order, id) = (self.comments.len(), ids.next_ulid().to_string());
        self.comments.insert(name.to_owned(), Comment { order, id, said });
    }

    /// The place of a comment among all.
    pub(crate) fn order(&self, name: &str) -> Option<usize> {
        self.comments.get(name).map(|comment| comment.order)
    }

    /// Puts an answer behind what it answers: an article has one text for a comment.
    pub(crate) fn answer(&mut self, answer: &str, parent: &str) {
        let parent = self.answers.get(parent).cloned().unwrap_or_else(|| parent.to_owned());
        let Some(own) = self.comments.remove(answer) else { return };
        let line = answered::line(&own.said.person, &own.said.text);
        if let Some(comment) = self.comments.get_mut(&parent) {
            comment.said.text.push('\n');
            comment.said.text.push_str(&line);
            self.answers.insert(answer.to_owned(), parent);
        } else {
            self.comments.insert(answer.to_owned(), own);
        }
    }

    /// Learns where the comments stand. Those on one range are one: the article has one on a letter, and answers are
    /// written so by programs that know none.
    pub(crate) fn stand(&mut self, ranges: Ranges) {
        let mut found = Vec::new();
        for (name, range) in ranges.ended() {
            let Some(comment) = self.comments.get(&name) else { continue };
            self.lengths.insert(name.clone(), range.len());
            found.push((range.place, comment.said.at, range.end, name));
        }
        found.sort();
        for on_one in found.chunk_by(|(one, ..), (other, ..)| one == other) {
            let Some(((_, _, _, first), answers)) = on_one.split_first() else { continue };
            for (_, _, _, answer) in answers {
                self.answer(answer, first);
            }
        }
    }

    /// Says what an article cannot hold of the comments, and what it has that the file does not say.
    pub(crate) fn tell(&self, report: &mut Report) {
        if self.shortened.iter().any(|name| self.used.contains(name)) {
            report.warn_of(WarningKind::Flattened, WarningDetail::CommentCut);
        }
        if self.has_done {
            report.warn_of(WarningKind::Flattened, WarningDetail::CommentDone);
        }
        if self.is_unsigned {
            report.warn(WarningKind::UnsignedReview, "");
        }
    }

    /// Begins the range of a comment.
    pub(crate) fn open_comment(&mut self, name: &str) {
        if self.comments.contains_key(name) && self.open.len() < 100 {
            self.open.push(name.to_owned());
        }
    }

    /// Ends the range of a comment.
    pub(crate) fn close_comment(&mut self, name: &str) {
        self.open.retain(|open| open != name);
    }

    /// The mark of the text here: of the comment with the shortest range, of several the innermost.
    pub(crate) fn comment_here(&mut self) -> Option<Mark> {
        let length = |name: &&String| self.lengths.get(*name).copied().unwrap_or(usize::MAX);
        let name = self.open.iter().rev().min_by_key(length)?.clone();
        for other in self.open.iter().filter(|other| **other != name) {
            if !self.shortened.contains(other) {
                self.shortened.insert(other.clone());
            }
        }
        self.comment(&name)
    }

    /// The mark of a comment that was put at a place and not on a range, where it has none yet.
    fn comment_at(&mut self, name: &str) -> Option<Mark> {
        let is_new = !self.used.contains(name) && !self.open.iter().any(|open| open == name);
        if is_new { self.comment(name) } else { None }
    }

    /// Puts a comment that stands at a place on the text before that place, the last of `out`.
    pub(crate) fn comment_before(&mut self, name: &str, out: &mut [Piece]) {
        let texts = out.iter_mut().rev();
        let last = texts.filter_map(|piece| match piece {
            Piece::Text(_, marks) => Some(marks),
            _ => None,
        });
        let Some(marks) = last.into_iter().next().filter(|marks| !marks.has("comment")) else {
            return;
        };
        if let Some(mark) = self.comment_at(name) {
            *marks = std::mem::take(marks).with(mark);
        }
    }

    fn comment(&mut self, name: &str) -> Option<Mark> {
        let Comment { id, said, .. } = self.comments.get(name)?;
        self.copied += said.text.len();
        if self.copied > MAX_COPIED {
            return None;
        }
        self.used.insert(name.to_owned());
        let Said { person, at, text } = said;
        let (id, person, text) = (id.clone(), person.clone(), text.clone());
        Some(Mark::Comment { id, person, at: *at, text })
    }

    /// The comments that stand on no text, in the order of the file.
    pub(crate) fn without_text(&self) -> Vec<String> {
        let mut left: Vec<&Comment> = self
            .comments
            .iter()
            .filter(|(name, comment)| !self.used.contains(*name) && !comment.said.text.is_empty())
            .map(|(_, comment)| comment)
            .collect();
        left.sort_by_key(|comment| comment.order);
        let said = left.iter().map(|comment| &comment.said);
        said.map(|said| format!("{}: {}", said.person, said.text)).collect()
    }

    /// The mark of a tracked change. Changes of one name by one person are one suggestion; so is a change that
    /// goes on where `before`, the marks to its left, ends.
    pub(crate) fn change(
        &mut self,
        change: Change<'_>,
        before: &[Mark],
        ids: &mut dyn IdSource,
    ) -> Mark {
        let Change { kind, name, person: who, at: when } = change;
        let is_insertion = kind == ChangeKind::Insertion;
        self.is_unsigned |= who == NOBODY || when == self.at;
        let left = before.iter().find_map(|mark| match mark {
            Mark::Insertion { id, person, at } if is_insertion && *person == who && *at == when => {
                Some(id.clone())
            }
            Mark::Deletion { id, person, at } if !is_insertion && *person == who && *at == when => {
                Some(id.clone())
            }
            _ => None,
        });
        let key = (kind, name.to_owned(), who.clone());
        let known = self.changes.get(&key).cloned().or(left);
        let id = known.unwrap_or_else(|| ids.next_ulid().to_string());
        self.changes.insert(key, id.clone());
        match kind {
            ChangeKind::Insertion => Mark::Insertion { id, person: who, at: when },
            ChangeKind::Deletion => Mark::Deletion { id, person: who, at: when },
        }
    }
}

/// The name of a person, cut where it is none.
pub(crate) fn person(name: Option<&str>) -> String {
    let name: String = name.unwrap_or_default().trim().chars().take(MAX_NAME).collect();
    if name.is_empty() { NOBODY.to_owned() } else { name }
}

/// The time that `date` says. Word processors write their own hour, with or without a Z behind it, and the first day
/// that computers count where the time was taken out of the file.
pub(crate) fn time(date: Option<&str>, default: DateTime<Utc>) -> DateTime<Utc> {
    let Some(date) = date.map(str::trim) else { return default };
    let zoned = DateTime::parse_from_rfc3339(date).map(|at| at.to_utc());
    let local = |form| NaiveDateTime::parse_from_str(date, form).ok().map(|at| at.and_utc());
    let mut forms = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"].into_iter();
    let said = zoned.ok().or_else(|| forms.find_map(local)).and_then(moment::writable);
    said.filter(|at| at.date_naive() != NaiveDate::default()).unwrap_or(default)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_that_could_not_be_read_again_or_was_taken_out_is_none() {
        let default = "2024-01-17T00:00:00Z".parse().unwrap();
        for date in [
            "1970-01-01T12:00:00",
            "1970-01-01T00:00:00Z",
            "-024-03-05T10:00:00",
            "12024-03-05T10:00",
            "9999-12-31T23:00:00-05:00",
        ] {
            assert_eq!(time(Some(date), default), default, "{date}");
        }
        assert_ne!(time(Some("2024-03-05T10:00"), default), default);
    }
}
