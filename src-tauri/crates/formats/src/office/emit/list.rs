//! Lists.

use std::cmp::Ordering;

use super::super::numbering::{ListPlace, Sign};
use super::super::part::Line;
use super::Emitter;
use crate::tree::{Look, Open};

/// A list that is open.
pub(super) struct OpenList {
    place: ListPlace,
}

impl Emitter<'_, '_> {
    /// Opens the item that a line in this place begins, or goes on with the one it belongs to.
    pub(super) fn enter(&mut self, place: &ListPlace) {
        if place.sign == Sign::Nothing {
            self.go_on(place);
            return;
        }
        let mut goes_on = false;
        while let Some(OpenList { place: last }) = self.lists.last() {
            let depth = self.numberings.depth(place, last);
            goes_on = depth == Ordering::Equal
                && last.sign == place.sign
                && self.numberings.is_same(&last.numbering, &place.numbering)
                && !place.restarts;
            if goes_on || depth == Ordering::Greater {
                break;
            }
            self.end_list();
        }
        if goes_on {
            self.tree.close();
        } else {
            let start = (place.sign == Sign::Number).then_some(place.number);
            self.tree.open(Open::List(start), Look::default());
            self.lists.push(OpenList { place: place.clone() });
        }
        self.tree.open(Open::Item, Look::default());
    }

    /// Closes what is deeper than `place`: a paragraph without a sign belongs to the item that is left.
    fn go_on(&mut self, place: &ListPlace) {
        while let Some(OpenList { place: last }) = self.lists.last() {
            if self.numberings.depth(place, last) != Ordering::Less {
                break;
            }
            self.end_list();
        }
    }

    /// Whether `line` goes on with the item above: it stands in as far as that. Deeper lists are closed.
    pub(super) fn belongs_to_item(&mut self, line: &Line) -> bool {
        let Some(indent) = line.below_list.filter(|_| !line.pieces.is_empty()) else {
            return false;
        };
        let fits = |list: &OpenList| list.place.indent.is_some_and(|item| indent >= item);
        let Some(at) = self.lists.iter().rposition(fits) else { return false };
        while self.lists.len() > at + 1 {
            self.end_list();
        }
        true
    }

    pub(super) fn end_lists(&mut self) {
        while !self.lists.is_empty() {
            self.end_list();
        }
    }

    fn end_list(&mut self) {
        if self.lists.pop().is_some() {
            self.tree.close();
            self.tree.close();
        }
    }
}
