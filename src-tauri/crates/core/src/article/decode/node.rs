//! One node of the JSON, before it is known to be right.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::super::block::{BlockAttrs, BlockId, NODES};
use super::super::error::{DocumentError, DocumentFault};
use super::{Attrs, Place};

/// What is remembered over a whole document while it is read.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    ids: BTreeSet<BlockId>,
}

/// A JSON object with a `type`, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node<'a> {
    json: &'a Map<String, Value>,
    name: &'a str,
    place: &'a Place<'a>,
}

impl<'a> Node<'a> {
    /// The node in `json`.
    pub(crate) fn of(json: &'a Value, place: &'a Place<'a>) -> Result<Self, DocumentError> {
        let Value::Object(json) = json else {
            return Err(place.fault(DocumentFault::Expected("a node")));
        };
        match json.get("type") {
            Some(Value::String(name)) => Ok(Self { json, name, place }),
            Some(_) => Err(place.fault(DocumentFault::Expected("a text as type"))),
            None => Err(place.fault(DocumentFault::MissingAttribute("type"))),
        }
    }

    /// Its type.
    pub(crate) fn name(&self) -> &'a str {
        self.name
    }

    /// The value of a key beside `type`.
    pub(crate) fn value(&self, key: &str) -> Option<&'a Value> {
        self.json.get(key)
    }

    /// Where it stands.
    pub(crate) fn place(&self) -> &'a Place<'a> {
        self.place
    }

    /// `fault` at this node.
    pub(crate) fn fault(&self, fault: DocumentFault) -> DocumentError {
        self.place.fault(fault)
    }

    /// The error of a node that may not stand in `parent`, or nowhere.
    pub(crate) fn misplaced(&self, parent: &'static str) -> DocumentError {
        let child = self.name.to_owned();
        self.fault(if NODES.contains(&self.name) {
            DocumentFault::WrongNesting { parent, child }
        } else {
            DocumentFault::UnknownNode(child)
        })
    }

    /// Refuses keys that such a node has not. Empty `marks` are none.
    pub(crate) fn allow_keys(&self, keys: &[&str]) -> Result<(), DocumentError> {
        let Some((key, value)) = self.json.iter().find(|(key, value)| {
            let none = *key == "marks" && value.as_array().is_some_and(Vec::is_empty);
            !none && !keys.contains(&key.as_str())
        }) else {
            return Ok(());
        };
        let mark = value.pointer("/0/type").and_then(Value::as_str);
        Err(self.fault(match (key.as_str(), mark) {
            ("marks", Some(mark)) => DocumentFault::WrongMark(mark.to_owned()),
            _ => DocumentFault::UnknownAttribute(key.clone()),
        }))
    }

    /// Its attributes, all of them in `allowed`.
    pub(crate) fn attrs(&self, allowed: &[&str]) -> Result<Attrs<'a>, DocumentError> {
        Attrs::of(self.json.get("attrs"), self.place, allowed)
    }

    /// What every block carries, and the attributes of its own, all of them in `own`.
    pub(crate) fn block_attrs(
        &self,
        own: &[&str],
        reader: &mut Reader,
    ) -> Result<(BlockAttrs, Attrs<'a>), DocumentError> {
        self.allow_keys(&["type", "attrs", "content"])?;
        let allowed = [&["id", "dir", "lang"], own].concat();
        let attrs = self.attrs(&allowed)?;
        let block = BlockAttrs { id: attrs.id("id")?, dir: attrs.dir()?, lang: attrs.lang()? };
        if !reader.ids.insert(block.id) {
            return Err(self.fault(DocumentFault::DuplicateId(block.id.to_string())));
        }
        Ok((block, attrs))
    }

    /// Its children, each read by `read`.
    pub(crate) fn children<T>(
        &self,
        mut read: impl FnMut(Node<'_>) -> Result<T, DocumentError>,
    ) -> Result<Vec<T>, DocumentError> {
        let nodes = match self.json.get("content") {
            None => return Ok(Vec::new()),
            Some(Value::Array(nodes)) => nodes,
            Some(_) => {
                return Err(self.place.key("content").fault(DocumentFault::Expected("a list")));
            }
        };
        let read_one = |(index, json)| {
            let place = self.place.child(index)?;
            read(Node::of(json, &place)?)
        };
        nodes.iter().enumerate().map(read_one).collect()
    }

    /// Its children, at least one.
    pub(crate) fn some_children<T>(
        &self,
        name: &'static str,
        read: impl FnMut(Node<'_>) -> Result<T, DocumentError>,
    ) -> Result<Vec<T>, DocumentError> {
        let children = self.children(read)?;
        if children.is_empty() { Err(self.fault(DocumentFault::Empty(name))) } else { Ok(children) }
    }

    /// Refuses any child.
    pub(crate) fn no_children(&self, name: &'static str) -> Result<(), DocumentError> {
        self.children(|child| Err(child.misplaced(name))).map(|_: Vec<()>| ())
    }
}
