//! Several figures shown together.

use serde::{Serialize, Serializer};

use super::super::decode::{Node, Reader};
use super::super::encode::NodeOut;
use super::super::error::DocumentError;
use super::{BlockAttrs, BlockNode, Figure, Visit};

/// Several figures shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gallery {
    /// What every block carries.
    pub attrs: BlockAttrs,
    /// At least one.
    pub figures: Vec<Figure>,
}

impl BlockNode for Gallery {
    const NAME: &'static str = "gallery";

    fn decode(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let (attrs, _) = node.block_attrs(&[], reader)?;
        let figures = node.some_children(Self::NAME, |child| match child.name() {
            Figure::NAME => Figure::decode(&child, reader),
            _ => Err(child.misplaced(Self::NAME)),
        })?;
        Ok(Self { attrs, figures })
    }

    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        visit(Visit::Open(Self::NAME, Some(&self.attrs)));
        self.figures.iter().for_each(|child| child.walk(visit));
        visit(Visit::Close(Self::NAME));
    }
}

impl Serialize for Gallery {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let node = NodeOut {
            name: Self::NAME,
            block: Some(&self.attrs),
            own: &[],
            content: &self.figures,
        };
        node.serialize(serializer)
    }
}
