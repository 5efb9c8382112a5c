//! Two states of a node in one: its tree as the document spells it, with what came and what went marked in it.

mod line;

use serde::Serialize;
use serde_json::{Map, Value};
use similar::{Algorithm, DiffOp as Op, TextDiff, capture_diff_slices};

use super::{DiffPart, words};

/// A node of a document, and what happened to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MergedNode {
    /// Its type, such as `paragraph` or `text`.
    #[serde(rename = "type")]
    pub name: String,
    /// Its attributes, as the new state has them where both have the node.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub attrs: Map<String, Value>,
    /// The letters of a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The marks of what stands in a line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Value>,
    /// What stands in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub content: Vec<MergedNode>,
    /// What happened to it as a whole; nothing where it is in both as it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<NodeChange>,
    /// Its attributes that differ, with the words of both.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<AttributeDiff>,
}

/// What happened to a node as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum NodeChange {
    /// It came, with all that stands in it.
    Insert,
    /// It went, with all that stood in it.
    Delete,
    /// Its words are the same; its kind, marks or attributes are not.
    Form,
}

/// An attribute that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct AttributeDiff {
    /// Its name in the document, such as `alt`.
    pub name: String,
    /// Its words.
    pub parts: Vec<DiffPart>,
}

/// Types that take each other's place: what stands in one can stand in the other.
const KIN: [&[&str]; 2] = [&["paragraph", "heading", "pull_quote"], &CELLS];

const CELLS: [&str; 2] = ["table_cell", "table_header"];

/// Words that two nodes must share, of all they have, to be taken for one that was changed.
const ALIKE: f32 = 0.4;

/// The two states of a node in one node, or one after the other where they cannot be one.
pub(super) fn merged(old: Option<&Value>, new: Option<&Value>) -> Vec<MergedNode> {
    match (old, new) {
        (None, None) => Vec::new(),
        (Some(old), None) => vec![whole(old, Some(NodeChange::Delete))],
        (None, Some(new)) => vec![whole(new, Some(NodeChange::Insert))],
        (Some(old), Some(new)) if are_kin(old, new) => vec![one(old, new)],
        (Some(old), Some(new)) => {
            vec![whole(old, Some(NodeChange::Delete)), whole(new, Some(NodeChange::Insert))]
        }
    }
}

fn one(old: &Value, new: &Value) -> MergedNode {
    let attributes = attributes(old, new);
    let form = name(old) != name(new) || !attributes.is_empty();
    let lines = children(old).iter().chain(children(new)).all(is_in_line);
    let content = if lines { line::merged(old, new) } else { parts(children(old), children(new)) };
    let change = form.then_some(NodeChange::Form);
    MergedNode { content, change, attributes, ..shell(new) }
}

/// The nodes of both lists: those that are alike in one, the others where they stand or stood.
fn parts(old: &[Value], new: &[Value]) -> Vec<MergedNode> {
    let keys = |nodes: &[Value]| nodes.iter().map(text).collect::<Vec<_>>();
    let ops = capture_diff_slices(Algorithm::Myers, &keys(old), &keys(new));
    let mut nodes = Vec::new();
    for op in ops {
        let (old, new) = (&old[op.old_range()], &new[op.new_range()]);
        if matches!(op, Op::Equal { .. }) || old.len() == new.len() {
            nodes.extend(old.iter().zip(new).flat_map(|(old, new)| merged(Some(old), Some(new))));
        } else {
            nodes.extend(in_order(old, new));
        }
    }
    nodes
}

/// Each of the new nodes with the next of the old ones that it is like, and what is like none.
fn in_order(mut old: &[Value], new: &[Value]) -> Vec<MergedNode> {
    let mut nodes = Vec::new();
    for node in new {
        // Cells stay in their columns, whatever they say now.
        let is_cell = CELLS.contains(&name(node));
        let is_like = |one: &Value| are_kin(one, node) && (is_cell || are_alike(one, node));
        let like = old.iter().position(is_like);
        let Some(at) = like else {
            nodes.extend(merged(None, Some(node)));
            continue;
        };
        nodes.extend(old[..at].iter().flat_map(|gone| merged(Some(gone), None)));
        nodes.extend(merged(Some(&old[at]), Some(node)));
        old = &old[at + 1..];
    }
    nodes.extend(old.iter().flat_map(|gone| merged(Some(gone), None)));
    nodes
}

fn are_kin(old: &Value, new: &Value) -> bool {
    let (old, new) = (name(old), name(new));
    old == new || KIN.iter().any(|kin| kin.contains(&old) && kin.contains(&new))
}

fn are_alike(old: &Value, new: &Value) -> bool {
    TextDiff::from_unicode_words(&text(old), &text(new)).ratio() >= ALIKE
}

/// Attributes that differ; another id is no difference.
fn attributes(old: &Value, new: &Value) -> Vec<AttributeDiff> {
    let none = Map::new();
    let of = |node: &'_ Value| node["attrs"].as_object().cloned().unwrap_or_else(|| none.clone());
    let (old, new) = (of(old), of(new));
    let names = new.keys().chain(old.keys().filter(|name| !new.contains_key(*name)));
    let differs = |name: &&String| *name != "id" && old.get(*name) != new.get(*name);
    let parts = |name: &String| words(&shown(old.get(name)), &shown(new.get(name)));
    let diffs =
        names.filter(differs).map(|name| AttributeDiff { name: name.clone(), parts: parts(name) });
    // One that was not said and is empty now says the same.
    diffs.filter(|diff| !diff.parts.is_empty()).collect()
}

fn shown(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// The node with all that stands in it.
fn whole(node: &Value, change: Option<NodeChange>) -> MergedNode {
    let content = children(node).iter().map(|child| whole(child, None)).collect();
    MergedNode { content, change, ..shell(node) }
}

/// The node without what stands in it.
fn shell(node: &Value) -> MergedNode {
    MergedNode {
        name: name(node).to_owned(),
        attrs: node["attrs"].as_object().cloned().unwrap_or_default(),
        text: node["text"].as_str().map(str::to_owned),
        marks: node["marks"].as_array().cloned().unwrap_or_default(),
        content: Vec::new(),
        change: None,
        attributes: Vec::new(),
    }
}

fn name(node: &Value) -> &str {
    node["type"].as_str().unwrap_or_default()
}

fn children(node: &Value) -> &[Value] {
    node["content"].as_array().map_or(&[], Vec::as_slice)
}

fn is_in_line(node: &Value) -> bool {
    matches!(name(node), "text" | "hard_break" | "footnote_ref")
}

/// All letters in a node.
fn text(node: &Value) -> String {
    let own = node["text"].as_str().unwrap_or_default().to_owned();
    children(node).iter().fold(own, |all, child| all + &text(child))
}

#[cfg(test)]
mod tests;
