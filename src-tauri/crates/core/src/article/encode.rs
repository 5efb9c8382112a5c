//! Writing a document: the one canonical JSON, byte for byte the same for equal trees.
//!
//! Keys stand in the order `type`, `attrs`, `content` for blocks and `type`, `attrs`, `marks`, `text` for
//! runs. All attributes are written, null where they are not set, but for the rights of a figure that has none; empty `content` and `marks` are left out,
//! as the editor does.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use super::block::{Block, BlockAttrs, BlockId, Dir};
use super::document::{Document, VERSION};
use super::inline::{Inline, InlineContent};
use super::mark::Mark;

/// The value of an attribute.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Attr<'a> {
    Text(&'a str),
    MaybeText(Option<&'a str>),
    Number(u32),
    Id(BlockId),
    MaybeDir(Option<Dir>),
    Time(DateTime<Utc>),
}

/// A node that is not text.
pub(crate) struct NodeOut<'a, C> {
    /// Its type.
    pub(crate) name: &'static str,
    /// What every block carries, where it is a block.
    pub(crate) block: Option<&'a BlockAttrs>,
    /// Its own attributes, in order.
    pub(crate) own: &'a [(&'static str, Attr<'a>)],
    /// What stands in it.
    pub(crate) content: &'a [C],
}

/// For nodes that hold nothing.
pub(crate) const NOTHING: &[Block] = &[];

impl Document {
    /// The document as JSON.
    #[must_use]
    pub fn to_json(&self) -> Value {
        to_value(self)
    }

    /// The document as text: canonical JSON without spaces.
    #[must_use]
    pub fn to_json_string(&self) -> String {
        to_text(self)
    }
}

impl Block {
    /// The block as JSON.
    #[must_use]
    pub fn to_json(&self) -> Value {
        to_value(self)
    }

    /// The block as text: canonical JSON without spaces.
    #[must_use]
    pub fn to_json_string(&self) -> String {
        to_text(self)
    }
}

fn to_text(tree: &impl Serialize) -> String {
    serde_json::to_string(tree)
        .expect("a document has text keys only, and a string takes all bytes")
}

fn to_value(tree: &impl Serialize) -> Value {
    serde_json::to_value(tree).expect("a document has text keys and whole numbers only")
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("version", &VERSION)?;
        map.serialize_entry("type", "doc")?;
        map.serialize_entry("content", self.blocks())?;
        map.end()
    }
}

impl<C: Serialize> Serialize for NodeOut<'_, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", self.name)?;
        if self.block.is_some() || !self.own.is_empty() {
            map.serialize_entry("attrs", &AttrsOut { block: self.block, own: self.own })?;
        }
        if !self.content.is_empty() {
            map.serialize_entry("content", self.content)?;
        }
        map.end()
    }
}

struct AttrsOut<'a> {
    block: Option<&'a BlockAttrs>,
    own: &'a [(&'static str, Attr<'a>)],
}

impl Serialize for AttrsOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(block) = self.block {
            map.serialize_entry("id", &block.id)?;
            map.serialize_entry("dir", &block.dir)?;
            map.serialize_entry("lang", &block.lang)?;
        }
        for (name, value) in self.own {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Serialize for Attr<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(serializer),
            Self::MaybeText(text) => text.serialize(serializer),
            Self::Number(number) => number.serialize(serializer),
            Self::Id(id) => id.serialize(serializer),
            Self::MaybeDir(dir) => dir.serialize(serializer),
            Self::Time(at) => at.to_rfc3339_opts(SecondsFormat::AutoSi, true).serialize(serializer),
        }
    }
}

impl Serialize for InlineContent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_slice().serialize(serializer)
    }
}

impl Serialize for Inline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", self.name())?;
        if let Self::FootnoteRef { target, .. } = self {
            let own = &[("target", Attr::Id(*target))];
            map.serialize_entry("attrs", &AttrsOut { block: None, own })?;
        }
        if !self.marks().is_empty() {
            map.serialize_entry("marks", self.marks().as_slice())?;
        }
        if let Self::Text { text, .. } = self {
            map.serialize_entry("text", text)?;
        }
        map.end()
    }
}

impl Serialize for Mark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let own = mark_attrs(self);
        NodeOut { name: self.name(), block: None, own: &own, content: NOTHING }
            .serialize(serializer)
    }
}

fn mark_attrs(mark: &Mark) -> Vec<(&'static str, Attr<'_>)> {
    let suggestion = |id, person, at: &DateTime<Utc>| {
        vec![("id", Attr::Text(id)), ("person", Attr::Text(person)), ("at", Attr::Time(*at))]
    };
    match mark {
        Mark::Link(link) => vec![
            ("href", Attr::Text(&link.href)),
            ("title", Attr::MaybeText(link.title.as_deref())),
        ],
        Mark::Lang { lang, dir } => vec![("lang", Attr::Text(lang)), ("dir", Attr::MaybeDir(*dir))],
        Mark::Insertion { id, person, at } | Mark::Deletion { id, person, at } => {
            suggestion(id, person, at)
        }
        Mark::Comment { id, person, at, text } => {
            let mut own = suggestion(id, person, at);
            own.push(("text", Attr::Text(text)));
            own
        }
        Mark::Strong
        | Mark::Emphasis
        | Mark::Underline
        | Mark::Strike
        | Mark::Superscript
        | Mark::Subscript => Vec::new(),
    }
}
