//! The runs of a line in two states, word by word, each with its own marks.

use serde_json::Value;

use super::super::{DiffOp, words};
use super::{MergedNode, NodeChange, children, name, shell};

/// What stands for a sign that has no letters, while lines are compared.
const SIGN: &str = "\u{fffc}";

/// The runs of both lines.
pub(super) fn merged(old: &Value, new: &Value) -> Vec<MergedNode> {
    let (mut before, mut after) = (Runs::of(old), Runs::of(new));
    let mut line = Vec::new();
    for part in words(&before.text(), &after.text()) {
        let mut left = part.text.len();
        while left > 0 {
            let taken = match part.op {
                DiffOp::Equal => {
                    let length = left.min(before.room()).min(after.room());
                    equal(&mut line, &before.take(length), &after.take(length));
                    length
                }
                DiffOp::Delete => one_sided(&mut line, &mut before, left, NodeChange::Delete),
                DiffOp::Insert => one_sided(&mut line, &mut after, left, NodeChange::Insert),
            };
            // Every part is of the runs it was made from, so that none of them ends before it.
            if taken == 0 {
                break;
            }
            left -= taken;
        }
    }
    line
}

fn one_sided(
    line: &mut Vec<MergedNode>,
    runs: &mut Runs<'_>,
    left: usize,
    change: NodeChange,
) -> usize {
    let length = left.min(runs.room());
    if length > 0 {
        push(line, &runs.take(length), Some(change));
    }
    length
}

fn equal(line: &mut Vec<MergedNode>, old: &Piece<'_>, new: &Piece<'_>) {
    let same = |key: &str| old.node.get(key) == new.node.get(key);
    if !same("type") || !same("attrs") {
        push(line, old, Some(NodeChange::Delete));
        push(line, new, Some(NodeChange::Insert));
    } else {
        push(line, new, (!same("marks")).then_some(NodeChange::Form));
    }
}

fn push(line: &mut Vec<MergedNode>, piece: &Piece<'_>, change: Option<NodeChange>) {
    let mut node = shell(piece.node);
    node.change = change;
    if node.text.is_some() {
        node.text = Some(piece.text.to_owned());
    }
    match (line.last_mut(), &node.text) {
        (Some(MergedNode { text: Some(before), marks, change, .. }), Some(text))
            if *marks == node.marks && *change == node.change =>
        {
            before.push_str(text);
        }
        _ => line.push(node),
    }
}

/// Letters of one run.
struct Piece<'a> {
    node: &'a Value,
    text: &'a str,
}

/// The runs of a line that are not taken yet.
struct Runs<'a> {
    runs: Vec<Piece<'a>>,
    /// How many of them are taken, and how many bytes of the next one.
    taken: (usize, usize),
}

impl<'a> Runs<'a> {
    fn of(line: &'a Value) -> Self {
        let runs = children(line).iter().map(|node| Piece { node, text: letters(node) });
        Self { runs: runs.collect(), taken: (0, 0) }
    }

    fn text(&self) -> String {
        self.runs.iter().map(|run| run.text).collect()
    }

    /// Bytes left of the next run.
    fn room(&self) -> usize {
        self.runs.get(self.taken.0).map_or(0, |run| run.text.len() - self.taken.1)
    }

    /// The next bytes, no more than there is room.
    fn take(&mut self, length: usize) -> Piece<'a> {
        let (run, from) = self.taken;
        let Piece { node, text } = self.runs[run];
        let to = from + length;
        self.taken = if to == text.len() { (run + 1, 0) } else { (run, to) };
        Piece { node, text: &text[from..to] }
    }
}

fn letters(node: &Value) -> &str {
    match name(node) {
        "text" => node["text"].as_str().unwrap_or_default(),
        "hard_break" => "\n",
        _ => SIGN,
    }
}
