//! Numberings: which paragraphs are items of lists, and with which number a list begins.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::digits::Digits;
use super::label::Label;

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
    /// Its label, where that has words.
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
        if self.label.is_some() { Sign::Words } else { self.sign }
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
}

/// The numbers given so far.
#[derive(Default)]
pub(crate) struct Counters {
    by_definition: HashMap<(String, u8), u32>,
    restarted: HashSet<(String, u8)>,
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
        Some(ListPlace { numbering: numbering.to_owned(), level, sign, indent })
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

    /// Whether a paragraph here begins to count anew.
    pub(crate) fn restarts(&self, place: &ListPlace, counters: &Counters) -> bool {
        let restart = self.by_id.get(&place.numbering).and_then(|n| n.restarts.get(&place.level));
        restart.is_some() && !counters.restarted.contains(&(place.numbering.clone(), place.level))
    }

    /// The number of the next item here.
    pub(crate) fn next(&self, place: &ListPlace, counters: &mut Counters) -> u32 {
        let Some(numbering) = self.by_id.get(&place.numbering) else { return 1 };
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
        counters.by_definition.insert(key(place.level), number);
        for deeper in place.level + 1..LEVELS {
            let begun_by = numbering.levels.get(&deeper).and_then(|level| level.begun_by);
            if begun_by.is_none_or(|levels| place.level < levels) {
                counters.by_definition.remove(&key(deeper));
            }
        }
        number
    }

    /// The label of the item that was counted last, which stands here.
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
