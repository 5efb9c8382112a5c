//! Somebody’s words, set apart.

use serde::{Serialize, Serializer};

use super::super::decode::{Node, Reader};
use super::super::encode::NodeOut;
use super::super::error::DocumentError;
use super::{Block, BlockAttrs, BlockNode, Visit};

/// Somebody's words, set apart: paragraphs and lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// What every block carries.
    pub attrs: BlockAttrs,
    /// At least one paragraph or list.
    pub content: Vec<Block>,
}

impl BlockNode for Quote {
    const NAME: &'static str = "quote";

    fn decode(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let (attrs, _) = node.block_attrs(&[], reader)?;
        let content = node.some_children(Self::NAME, |child| match child.name() {
            "paragraph" | "list" => Block::decode(&child, Self::NAME, reader),
            _ => Err(child.misplaced(Self::NAME)),
        })?;
        Ok(Self { attrs, content })
    }

    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        visit(Visit::Open(Self::NAME, Some(&self.attrs)));
        self.content.iter().for_each(|child| child.walk(visit));
        visit(Visit::Close(Self::NAME));
    }
}

impl Serialize for Quote {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let node = NodeOut {
            name: Self::NAME,
            block: Some(&self.attrs),
            own: &[],
            content: &self.content,
        };
        node.serialize(serializer)
    }
}
