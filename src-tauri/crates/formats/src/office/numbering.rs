//! Numberings: which paragraphs are items of lists, and with which number a list begins.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::digits::Digits;
use super::label::Label;
use crate::report::{Report, WarningKind};

/// Levels of a numbering.
const LEVELS: u8 = 9;

/// The numberings of a document.
#[derive(Default)]
pub(crate) struct Numberings {
    pub(crate) by_id: HashMap<String, Numbering>,
}

/// A numbering that paragraphs name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Numbering {
    /// The definition it counts with: numberings that share one count on from each other.
    pub(crate) definition: String,
    pub(crate) levels: HashMap<u8, Level>,
    /// The levels that begin anew in it.
    pub(crate) restarts: HashMap<u8, u32>,
}

/// A level of a numbering.
#[derive(Debug, Clone)]
pub(crate) struct Level {
    pub(crate) sign: Sign,
    pub(crate) start: u32,
    /// How far its text stands in, in twentieths of a point.
    pub(crate) indent: Option<i32>,
    /// The style of paragraphs that stand on it.
    pub(crate) style: Option<String>,
    /// How its numbers are written.
    pub(crate) digits: Digits,
    /// Its label, where that has a number or words.
    pub(crate) label: Option<Label>,
    /// How many levels above begin it anew, from the highest on; all where it is not said.
    pub(crate) begun_by: Option<u8>,
}

impl Level {
    /// A level that says no more than this.
    pub(crate) fn new(sign: Sign, start: u32) -> Self {
        Self {
            sign,
            start,
            indent: None,
            style: None,
            digits: Digits::default(),
            label: None,
            begun_by: None,
        }
    }

    /// What stands before its items, with their labels.
    fn sign(&self) -> Sign {
        let has_words = self.label.as_ref().is_some_and(|label| label.has_words(self.sign));
        if has_words { Sign::Words } else { self.sign }
    }
}

/// What stands before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// A bullet.
    Bullet,
    /// A number.
    Number,
    /// A label with words, which is part of the text: the paragraph is no item.
    Words,
    /// Nothing: the paragraph goes on with the item before it.
    Nothing,
}

/// Where a paragraph stands in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ListPlace {
    /// The numbering's own name.
    pub(crate) numbering: String,
    /// From 0.
    pub(crate) level: u8,
    /// What stands before it.
    pub(crate) sign: Sign,
    /// How far its text stands in, in twentieths of a point.
    pub(crate) indent: Option<i32>,
    /// The number it has, once it is counted.
    pub(crate) number: u32,
    /// Whether it begins to count anew.
    pub(crate) restarts: bool,
}

impl ListPlace {
    /// A place that is not counted.
    pub(crate) fn new(numbering: String, level: u8, sign: Sign, indent: Option<i32>) -> Self {
        Self { numbering, level, sign, indent, number: 1, restarts: false }
    }
}

/// The numbers given so far.
#[derive(Default)]
pub(crate) struct Counters {
    by_definition: HashMap<(String, u8), u32>,
    restarted: HashSet<(String, u8)>,
    /// The labels that were told, each with its first number.
    told: HashSet<String>,
}

impl Counters {
    /// Tells once of each form of labels that items have lost theirs: in an article they count 1, 2, 3.
    pub(crate) fn tell(&mut self, first: String, label: &str, report: &mut Report) {
        if self.told.insert(first) {
            report.warn(WarningKind::ListLabels, label.trim());
        }
    }
}

impl Numberings {
    /// Where a paragraph of this numbering stands. The level may be said by the style that the paragraph has.
    pub(crate) fn place(
        &self,
        numbering: &str,
        level: Option<u8>,
        style: &str,
        indent: Option<i32>,
    ) -> Option<ListPlace> {
        let found = self.by_id.get(numbering)?;
        let of_style = || {
            let mut levels = found.levels.iter();
            levels.find(|(_, level)| level.style.as_deref() == Some(style)).map(|(at, _)| *at)
        };
        let level = level.or_else(of_style).unwrap_or(0).min(LEVELS - 1);
        let sign = found.levels.get(&level).map_or(Sign::Bullet, Level::sign);
        let indent = indent.or_else(|| found.levels.get(&level).and_then(|level| level.indent));
        Some(ListPlace::new(numbering.to_owned(), level, sign, indent))
    }

    /// How deep `one` stands against `other`: by their levels in one numbering; lists of different numberings lie in
    /// one another where their text stands further in.
    pub(crate) fn depth(&self, one: &ListPlace, other: &ListPlace) -> Ordering {
        /// What the eye sees, in twentieths of a point.
        const STEP: i32 = 150;
        let by_level = one.level.cmp(&other.level);
        if self.is_same(&one.numbering, &other.numbering) {
            return by_level;
        }
        match (one.indent, other.indent) {
            (Some(one), Some(other)) if one.abs_diff(other) > STEP.unsigned_abs() => {
                one.cmp(&other)
            }
            _ => by_level,
        }
    }

    /// Whether both count with one definition.
    pub(crate) fn is_same(&self, one: &str, other: &str) -> bool {
        let definition = |id| self.by_id.get(id).map(|numbering: &Numbering| &numbering.definition);
        one == other || definition(one).is_some() && definition(one) == definition(other)
    }

    /// Counts what stands in `place`, and gives it its number.
    pub(crate) fn count(&self, place: &mut ListPlace, counters: &mut Counters) {
        let Some(numbering) = self.by_id.get(&place.numbering) else { return };
        let start = numbering.levels.get(&place.level).map_or(1, |level| level.start);
        let restart = numbering.restarts.get(&place.level).copied();
        let restart =
            restart.filter(|_| counters.restarted.insert((place.numbering.clone(), place.level)));
        let key = |level| (numbering.definition.clone(), level);
        let before = counters.by_definition.get(&key(place.level)).copied();
        let number = match (restart, before) {
            (Some(restart), _) => restart,
            (None, Some(before)) => before.saturating_add(1),
            (None, None) => start,
        };
        (place.number, place.restarts) = (number, restart.is_some());
        counters.by_definition.insert(key(place.level), number);
        for deeper in place.level + 1..LEVELS {
            let begun_by = numbering.levels.get(&deeper).and_then(|level| level.begun_by);
            if begun_by.is_none_or(|levels| place.level < levels) {
                counters.by_definition.remove(&key(deeper));
            }
        }
    }

    /// How the first item on the level of `place` is labelled, where that looks other than a number.
    pub(crate) fn first_label(&self, place: &ListPlace) -> Option<String> {
        let levels = &self.by_id.get(&place.numbering)?.levels;
        let digits = |at: u8| levels.get(&at).map(|level| level.digits).unwrap_or_default();
        let label = levels.get(&place.level)?.label.as_ref();
        let label = label.filter(|label| label.looks_other(place.level, digits(place.level)))?;
        Some(label.written(|at| (digits(at), 1)))
    }

    /// The label of what was counted last, which stands here, where it has a number or words.
    pub(crate) fn label(&self, place: &ListPlace, counters: &Counters) -> Option<String> {
        let numbering = self.by_id.get(&place.numbering)?;
        let label = numbering.levels.get(&place.level)?.label.as_ref()?;
        Some(label.written(|at| {
            let level = numbering.levels.get(&at);
            let key = (numbering.definition.clone(), at);
            let number = counters.by_definition.get(&key).copied();
            let start = level.map_or(1, |level| level.start);
            (level.map(|level| level.digits).unwrap_or_default(), number.unwrap_or(start))
        }))
    }
}
