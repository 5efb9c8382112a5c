//! Footnotes: links to and fro, whatever program wrote them.
//!
//! A sign is a short link to a place further down, from which a link leads back. Word, `LibreOffice`, Google,
//! `WordPress`, pandoc and wikis all write notes so, under names of their own.

use std::collections::{HashMap, HashSet};

use dom_query::{NodeId, NodeRef, Tree};

use super::survey::{Anchor, Survey};
use super::tag::{attribute, has_class, heading_level, is_block, name};

/// What an element is because of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// The sign of the note with this name.
    Sign(String),
    /// Its text.
    Text(String),
    /// A comment in the margin.
    Comment,
    /// Something that only leads to and fro.
    Nothing,
    /// What holds the notes together, and is no block by itself.
    Holder,
    /// The words above the notes.
    Title,
}

/// The longest sign, in characters, brackets included.
const SIGN_CHARS: usize = 7;
/// The longest link back, in characters.
const BACK_CHARS: usize = 16;
/// How far a name may stand from the link it belongs to.
const NEAR: usize = 4;

/// The roles of elements by their ids.
pub(super) fn roles(root: &NodeRef<'_>, survey: &Survey) -> HashMap<NodeId, Role> {
    let mut notes = Notes { tree: root.tree, survey, roles: HashMap::new(), texts: Vec::new() };
    let to_node = notes.anchors_by_target();
    for anchor in &survey.anchors {
        notes.pair(anchor, &to_node);
    }
    notes.further_signs();
    notes.holders();
    notes.roles
}

struct Notes<'a> {
    tree: &'a Tree,
    survey: &'a Survey,
    roles: HashMap<NodeId, Role>,
    /// The elements that hold a note's text.
    texts: Vec<NodeId>,
}

impl<'a> Notes<'a> {
    fn node(&self, id: NodeId) -> NodeRef<'a> {
        NodeRef::new(id, self.tree)
    }

    /// The links that lead to each named element.
    fn anchors_by_target(&self) -> HashMap<NodeId, Vec<NodeId>> {
        let mut to_node: HashMap<NodeId, Vec<NodeId>> = HashMap::new();
        for anchor in &self.survey.anchors {
            if let Some(target) = self.survey.named.get(&anchor.place) {
                to_node.entry(*target).or_default().push(anchor.node);
            }
        }
        to_node
    }

    /// Takes a link for a sign where one leads back from its target.
    fn pair(&mut self, anchor: &Anchor, to_node: &HashMap<NodeId, Vec<NodeId>>) {
        let Some(target) = self.survey.named.get(&anchor.place).copied() else { return };
        let is_before = self.survey.order.get(&anchor.node) < self.survey.order.get(&target);
        let sign = self.node(anchor.node);
        if !is_before || self.roles.contains_key(&anchor.node) || !is_short(&sign, SIGN_CHARS) {
            return;
        }
        let text = text_block(&self.node(target));
        let Some(back) = self.back(&sign, &text, to_node) else {
            if says_it_is_a_sign(&sign, &anchor.place) && !self.is_title(&text) {
                self.take(&sign, None, &text, &anchor.place);
            }
            return;
        };
        self.take(&sign, Some(back), &text, &anchor.place);
    }

    /// The link in `text` that leads to `sign` or to what is close around it.
    fn back(
        &self,
        sign: &NodeRef<'a>,
        text: &NodeRef<'a>,
        to_node: &HashMap<NodeId, Vec<NodeId>>,
    ) -> Option<NodeRef<'a>> {
        let around = std::iter::once(*sign).chain(sign.ancestors_it(Some(NEAR)));
        let around = around.chain(sign.first_child()).chain(sign.prev_sibling());
        let links = around.filter_map(|near| to_node.get(&near.id)).flatten();
        links.take(SEARCHED).map(|id| self.node(*id)).find(|link| {
            link.id != sign.id
                && is_short(link, BACK_CHARS)
                && link.ancestors_it(Some(2 * NEAR)).any(|outer| outer.id == text.id)
        })
    }

    fn take(
        &mut self,
        sign: &NodeRef<'a>,
        back: Option<NodeRef<'a>>,
        text: &NodeRef<'a>,
        place: &str,
    ) {
        let is_comment = place.starts_with("cmnt") || place.starts_with("_msocom");
        let role = if is_comment { Role::Nothing } else { Role::Sign(place.to_owned()) };
        self.roles.insert(with_brackets(sign).id, role);
        if let Some(back) = back {
            self.roles.insert(with_brackets(&back).id, Role::Nothing);
        }
        if self.roles.contains_key(&text.id) {
            return;
        }
        let role = if is_comment { Role::Comment } else { Role::Text(place.to_owned()) };
        self.roles.insert(text.id, role);
        self.texts.push(text.id);
    }

    fn is_title(&self, text: &NodeRef<'a>) -> bool {
        heading_level(&name(text)).is_some() || self.roles.contains_key(&text.id)
    }

    /// A note may have several signs, and a link back to each.
    fn further_signs(&mut self) {
        let taken: HashMap<NodeId, String> = self
            .roles
            .iter()
            .filter_map(|(id, role)| match role {
                Role::Text(place) => Some((*id, place.clone())),
                _ => None,
            })
            .collect();
        let places: HashSet<&String> = taken.values().collect();
        for anchor in &self.survey.anchors {
            let node = self.node(anchor.node);
            let holder = with_brackets(&node);
            if self.roles.contains_key(&anchor.node) || self.roles.contains_key(&holder.id) {
                continue;
            }
            let is_inside =
                node.ancestors_it(Some(2 * NEAR)).any(|outer| taken.contains_key(&outer.id));
            if places.contains(&anchor.place) && is_short(&node, SIGN_CHARS) {
                self.roles.insert(holder.id, Role::Sign(anchor.place.clone()));
            } else if is_inside && is_short(&node, BACK_CHARS) {
                self.roles.insert(holder.id, Role::Nothing);
            }
        }
    }

    /// What stands around the notes: the list they are in, the line and the title above them.
    fn holders(&mut self) {
        for id in self.texts.clone() {
            let text = self.node(id);
            let mut inner = text;
            for outer in text.ancestors_it(Some(NEAR)) {
                self.above(&inner);
                if matches!(name(&outer).as_str(), "body" | "html" | "article" | "main") {
                    break;
                }
                let is_list = matches!(name(&outer).as_str(), "ol" | "ul" | "dl");
                if is_list || is_notes_section(&outer) {
                    self.roles.entry(outer.id).or_insert(Role::Holder);
                }
                inner = outer;
            }
        }
    }

    /// The rule, and in a section of notes the title, right above.
    fn above(&mut self, node: &NodeRef<'a>) {
        let Some(before) = element_before(node) else { return };
        if name(&before) == "hr" {
            self.roles.entry(before.id).or_insert(Role::Nothing);
            return;
        }
        let is_in_section = node.parent().is_some_and(|parent| is_notes_section(&parent));
        if is_in_section && heading_level(&name(&before)).is_some() {
            self.roles.entry(before.id).or_insert(Role::Title);
        }
    }
}

/// How many links to one place are looked at.
const SEARCHED: usize = 16;
/// How many nodes a sign may have: Word puts a few frames around it.
const SEARCHED_INSIDE: usize = 24;

fn is_short(link: &NodeRef<'_>, chars: usize) -> bool {
    let mut text = String::new();
    for (count, node) in link.descendants_it().enumerate() {
        let is_more = count >= SEARCHED_INSIDE || text.trim_start().chars().count() > chars;
        if is_more || name(&node) == "img" {
            return false;
        }
        super::tag::with_letters(&node, |letters| {
            text.extend(letters.chars().take(2 * BACK_CHARS));
        });
    }
    text.trim().chars().count() <= chars
}

/// Whether a link without one that leads back says by itself that it is a sign.
fn says_it_is_a_sign(link: &NodeRef<'_>, place: &str) -> bool {
    let is_raised = link.parent().is_some_and(|parent| name(&parent) == "sup")
        || link.element_children().iter().any(|child| name(child) == "sup");
    let role = attribute(link, "role");
    let place = place.trim_start_matches('_').to_ascii_lowercase();
    role == "doc-noteref"
        || is_raised
            && ["fn", "ftn", "footnote", "note", "edn", "endnote"]
                .iter()
                .any(|word| place.starts_with(word))
}

/// The link, or what puts it into brackets or raises it and holds nothing else.
fn with_brackets<'a>(link: &NodeRef<'a>) -> NodeRef<'a> {
    let mut widest = *link;
    for outer in link.ancestors_it(Some(2)) {
        let is_inline = matches!(name(&outer).as_str(), "sup" | "span" | "small");
        if !is_inline || outer.children_it(false).take(5).count() > 3 {
            break;
        }
        let own: String =
            outer.children_it(false).filter_map(|child| super::tag::letters(&child)).collect();
        if outer.element_children().len() > 1 || own.chars().any(char::is_alphanumeric) {
            break;
        }
        widest = outer;
    }
    widest
}

/// The block that holds the text of the note whose name stands at `target`.
fn text_block<'a>(target: &NodeRef<'a>) -> NodeRef<'a> {
    let around = std::iter::once(*target).chain(target.ancestors_it(Some(2 * NEAR)));
    let Some(block) = around.into_iter().find(|node| is_block(&name(node))) else { return *target };
    let Some(outer) = block.parent() else { return block };
    let is_own = match name(&outer).as_str() {
        "li" => true,
        "div" | "aside" => is_note_by_name(&outer) || is_bare_holder(&outer, &block),
        _ => false,
    };
    if is_own { outer } else { block }
}

fn is_note_by_name(node: &NodeRef<'_>) -> bool {
    let id = attribute(node, "id").trim_start_matches('_').to_ascii_lowercase();
    let style = attribute(node, "style");
    ["ftn", "edn", "sdfootnote", "sdendnote", "com_"].iter().any(|start| id.starts_with(start))
        || style.contains("mso-element:footnote") && !style.contains("footnote-list")
}

/// The element right before, where no words stand between; line breaks are passed over.
fn element_before<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let mut before = node.prev_sibling();
    while let Some(found) = before.filter(|found| !found.is_nonempty_text()) {
        if found.is_element() && name(&found) != "br" {
            return Some(found);
        }
        before = found.prev_sibling();
    }
    None
}

/// Whether it holds this note's paragraphs and nothing else, as Google writes them.
fn is_bare_holder(outer: &NodeRef<'_>, block: &NodeRef<'_>) -> bool {
    let is_google = block.descendants_it().take(SEARCHED).any(|node| {
        let id = attribute(&node, "id");
        id.starts_with("ftnt") || id.starts_with("cmnt")
    });
    is_google && outer.first_child().is_some_and(|first| first.id == block.id)
}

fn is_notes_section(node: &NodeRef<'_>) -> bool {
    matches!(name(node).as_str(), "section" | "div" | "aside" | "footer")
        && (has_class(node, |class| class.contains("footnote") || class.contains("endnote"))
            || attribute(node, "role") == "doc-endnotes"
            || attribute(node, "style").contains("footnote-list"))
}
