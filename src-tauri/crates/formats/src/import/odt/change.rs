//! Tracked changes: what the document says of them before its text.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};

use super::plain::plain_text;
use crate::office::suggestion::{Change, ChangeKind, person, time};
use crate::office::xml::Element;

/// The tracked changes of a document.
#[derive(Default)]
pub(super) struct Changes<'x> {
    /// What is said of each: a deletion, an insertion, or that of a text which somebody else had put in.
    by_name: HashMap<&'x str, Element<'x>>,
    /// The deletions whose text was shown.
    shown: HashSet<&'x str>,
}

/// What a tracked change is.
pub(super) enum Tracked<'x> {
    /// Text came or went, or first the one and then the other.
    Text(Vec<Change<'x>>),
    /// Something else changed.
    Other,
}

impl<'x> Changes<'x> {
    /// The changes of the text `body`.
    pub(super) fn of(body: Element<'x>) -> Self {
        let regions = body
            .children()
            .filter(|child| child.name() == "text:tracked-changes")
            .flat_map(Element::children);
        let named = regions.filter_map(|region| {
            let name = region.attr("xml:id").or_else(|| region.attr("text:id"))?;
            Some((name, region))
        });
        Self { by_name: named.collect(), shown: HashSet::new() }
    }

    /// What the change that `mark` begins, ends or stands for is; nothing where the file says nothing of it.
    pub(super) fn get(&self, mark: Element<'x>, at: DateTime<Utc>) -> Option<Tracked<'x>> {
        let name = mark.attr("text:change-id")?;
        let region = self.by_name.get(name)?;
        let changes: Vec<Change<'x>> =
            region.children().filter_map(|element| change(name, element, at)).collect();
        Some(if changes.is_empty() { Tracked::Other } else { Tracked::Text(changes) })
    }

    /// The text that went where `mark` stands. It is shown once.
    pub(super) fn take_deleted(&mut self, mark: Element<'x>) -> Option<Element<'x>> {
        let name = mark.attr("text:change-id")?;
        let deleted = self.by_name.get(name)?.child("text:deletion")?;
        self.shown.insert(name).then_some(deleted)
    }

    /// The texts that went and stand nowhere.
    pub(super) fn left(&self) -> Vec<String> {
        let left = self.by_name.iter().filter(|(name, _)| !self.shown.contains(*name));
        let mut left: Vec<Element<'x>> =
            left.filter_map(|(_, region)| region.child("text:deletion")).collect();
        left.sort_by_key(|element| element.index());
        left.into_iter().map(plain_text).filter(|text| !text.is_empty()).collect()
    }
}

/// What `element` says of the change with this name, where that is one of text.
fn change<'x>(name: &'x str, element: Element<'x>, at: DateTime<Utc>) -> Option<Change<'x>> {
    let kind = match element.name() {
        "text:insertion" => ChangeKind::Insertion,
        "text:deletion" => ChangeKind::Deletion,
        _ => return None,
    };
    let about = element.child("office:change-info");
    let said = |child, attr| {
        let child = about.and_then(|about| about.child(child)).map(Element::text);
        child.or_else(|| about.and_then(|about| about.attr(attr)))
    };
    let (who, when) =
        (said("dc:creator", "office:chg-author"), said("dc:date", "office:chg-date-time"));
    Some(Change { kind, name, person: person(who), at: time(when, at) })
}

/// The paragraphs that went, in their order.
pub(super) fn paragraphs(deleted: Element<'_>) -> Vec<Element<'_>> {
    let mut found: Vec<Element<'_>> = Vec::new();
    for child in deleted.descendants() {
        let is_inside = found.last().is_some_and(|last| last.holds(child));
        if !is_inside && matches!(child.name(), "text:p" | "text:h") {
            found.push(child);
        }
    }
    found
}
