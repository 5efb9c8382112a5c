//! Reading a document: JSON in, typed tree out, or the path of the first place that is wrong.
//!
//! Attributes that are missing take their default; attributes, nodes and marks that nobody knows are errors.

mod address;
mod attrs;
mod inline;
mod marks;
mod node;
mod place;

pub(crate) use address::{is_link, is_web_address};
pub(crate) use attrs::Attrs;
pub(crate) use inline::inline_content;
pub(crate) use node::{Node, Reader};
pub(crate) use place::Place;

use std::str::FromStr;

use serde_json::Value;

use super::block::Block;
use super::document::Document;
use super::error::{DocumentError, DocumentFault};
use super::upgrade;

/// Nodes inside one another, the document not counted. Real articles stay below ten.
pub(crate) const MAX_DEPTH: usize = 32;

impl Document {
    /// The document in `json`, upgraded from earlier versions.
    ///
    /// # Errors
    /// With the path of the first place that is wrong.
    pub fn from_json(json: &Value) -> Result<Self, DocumentError> {
        let current = upgrade::to_current(json)?;
        let root = Place::root("document");
        let node = Node::of(&current, &root)?;
        if node.name() != "doc" {
            return Err(node.misplaced("document"));
        }
        node.allow_keys(&["version", "type", "attrs", "content"])?;
        node.attrs(&[])?;
        let mut reader = Reader::default();
        let blocks =
            node.some_children("doc", |child| Block::decode(&child, "doc", &mut reader))?;
        Ok(Self::from_checked(blocks))
    }

    /// The same from text.
    ///
    /// # Errors
    /// As [`Document::from_json`]; also when the text is no JSON, or nested as deeply as no document is.
    #[expect(
        clippy::should_implement_trait,
        reason = "the trait is implemented; this way it need not be in scope"
    )]
    pub fn from_str(text: &str) -> Result<Self, DocumentError> {
        let json: Value = serde_json::from_str(text).map_err(|error| DocumentError {
            path: "document".to_owned(),
            fault: DocumentFault::NotJson(error.to_string()),
        })?;
        Self::from_json(&json)
    }

    /// The document itself where it could be read back: what is built from files that nobody checked
    /// passes here.
    ///
    /// # Errors
    /// With the path of the first place that is wrong.
    pub fn validated(self) -> Result<Self, DocumentError> {
        Self::from_json(&self.to_json())
    }
}

impl FromStr for Document {
    type Err = DocumentError;

    fn from_str(text: &str) -> Result<Self, DocumentError> {
        Self::from_str(text)
    }
}

impl Block {
    /// One top-level block in `json`, of the current version.
    ///
    /// # Errors
    /// With the path inside the block, which itself is `block`.
    pub fn from_json(json: &Value) -> Result<Self, DocumentError> {
        // As deep as it will stand in the document.
        let place = Place::root("block").one_deeper();
        let node = Node::of(json, &place)?;
        Self::decode(&node, "doc", &mut Reader::default())
    }
}
