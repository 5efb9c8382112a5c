//! A break between parts.

use serde::{Serialize, Serializer};

use super::super::decode::{Node, Reader};
use super::super::encode::{NOTHING, NodeOut};
use super::super::error::DocumentError;
use super::{BlockAttrs, BlockNode, Visit};

/// A break between parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Divider {
    /// What every block carries.
    pub attrs: BlockAttrs,
}

impl BlockNode for Divider {
    const NAME: &'static str = "divider";

    fn decode(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let (attrs, _) = node.block_attrs(&[], reader)?;
        node.no_children(Self::NAME)?;
        Ok(Self { attrs })
    }

    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        visit(Visit::Leaf(Self::NAME, &self.attrs));
    }
}

impl Serialize for Divider {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let node =
            NodeOut { name: Self::NAME, block: Some(&self.attrs), own: &[], content: NOTHING };
        node.serialize(serializer)
    }
}
