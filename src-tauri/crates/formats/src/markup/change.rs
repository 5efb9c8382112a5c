//! Tracked changes: text that an element says somebody put in or took out, and when.
//!
//! A plain `<ins>` or `<del>` only looks so; one that carries a person, a time, a source or a class of Word's is a
//! change that waits for a decision.

use dom_query::NodeRef;

use super::css::Style;
use super::pen::Context;
use super::tag::{attribute, has_class, name as name_of};
use super::{Walker, look};
use crate::office::suggestion::{Change, ChangeKind, person, time};

/// What an element says of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    kind: ChangeKind,
    /// What parts it from other changes.
    name: String,
    person: String,
    at: String,
}

/// The attributes that name who made a change, our own first.
const PERSONS: [&str; 6] =
    ["data-person", "data-author", "author", "data-username", "data-user-name", "title"];

/// The change that an element with this name is, where it is one.
pub(super) fn told(name: &str, node: &NodeRef<'_>) -> Option<Told> {
    let kind = kind_of(name, node)?;
    let first = |keys: &[&str]| {
        let values = keys.iter().map(|key| attribute(node, key).trim().to_owned());
        values.into_iter().find(|value| !value.is_empty()).unwrap_or_default()
    };
    let cite = first(&["cite"]);
    let cited = cite.strip_prefix("mailto:").unwrap_or(&cite).trim();
    let person = Some(first(&PERSONS)).filter(|person| !person.is_empty());
    // A source is an address and nobody's name.
    let person = person.unwrap_or_else(|| cited.to_owned()).replace("%20", " ");
    let person = if person.contains("://") { String::new() } else { person };
    let at = first(&["data-at", "datetime"]);
    let says_so = !person.is_empty() || !at.is_empty() || !cite.is_empty();
    let is_of_word = is_words(node) || node.parent().is_some_and(|around| is_words(&around));
    if !says_so && (!is_of_word || node.descendants_it().any(|inner| is_change(&inner))) {
        return None;
    }
    let own = first(&["data-id"]);
    let name = if own.is_empty() { format!("{:?}", node.id) } else { own };
    Some(Told { kind, name, person, at })
}

fn kind_of(name: &str, node: &NodeRef<'_>) -> Option<ChangeKind> {
    match name {
        "ins" => Some(ChangeKind::Insertion),
        "del" => Some(ChangeKind::Deletion),
        _ if has_class(node, |class| class == "msoIns") => Some(ChangeKind::Insertion),
        _ if has_class(node, |class| class == "msoDel") => Some(ChangeKind::Deletion),
        _ => None,
    }
}

/// Whether it has a class of Word's tracked changes.
fn is_words(node: &NodeRef<'_>) -> bool {
    has_class(node, |class| matches!(class, "msoIns" | "msoDel"))
}

/// The style of an element: Word's sheet draws lines below and through what its classes say changed.
pub(super) fn without_lines(node: &NodeRef<'_>, style: Style) -> Style {
    if is_words(node) { Style { underline: false, strike: false, ..style } } else { style }
}

fn is_change(node: &NodeRef<'_>) -> bool {
    matches!(name_of(node).as_str(), "ins" | "del")
}

impl<'d> Walker<'_, '_, 'd> {
    /// What holds inside an element that is a change. A change shows by itself: lines below and through it are gone.
    pub(super) fn inside_change(
        &mut self,
        told: &Told,
        around: &Context,
        node: &NodeRef<'d>,
        style: Style,
    ) -> Context {
        let style = Style { underline: false, strike: false, ..style };
        let mut inner = look::inside(around, "span", node, style);
        let at = time(Some(&told.at), self.suggestions.at);
        let person = person(Some(&told.person));
        let change = Change { kind: told.kind, name: &told.name, person, at };
        let mark = self.suggestions.change(change, self.pen.marks_before(), self.tree.ids);
        inner.marks = std::mem::take(&mut inner.marks).with(mark);
        inner
    }
}
