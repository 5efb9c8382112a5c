//! Running text.

use serde::{Serialize, Serializer};

use super::super::decode::{Node, Reader, inline_content};
use super::super::encode::NodeOut;
use super::super::error::DocumentError;
use super::super::inline::InlineContent;
use super::{BlockAttrs, BlockNode, Visit};

/// Running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What every block carries.
    pub attrs: BlockAttrs,
    /// Its text.
    pub content: InlineContent,
}

impl BlockNode for Paragraph {
    const NAME: &'static str = "paragraph";

    fn decode(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let (attrs, _) = node.block_attrs(&[], reader)?;
        Ok(Self { attrs, content: inline_content(node, Self::NAME)? })
    }

    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        visit(Visit::Open(Self::NAME, Some(&self.attrs)));
        visit(Visit::Line(&self.attrs, &self.content));
        visit(Visit::Close(Self::NAME));
    }
}

impl Serialize for Paragraph {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let node = NodeOut {
            name: Self::NAME,
            block: Some(&self.attrs),
            own: &[],
            content: self.content.as_slice(),
        };
        node.serialize(serializer)
    }
}
