//! The text of a note.

use serde::{Serialize, Serializer};

use super::super::decode::{Node, Reader};
use super::super::encode::{Attr, NodeOut};
use super::super::error::DocumentError;
use super::{BlockAttrs, BlockNode, Paragraph, Visit};

/// The text of a note, pointed at by a reference in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// What every block carries.
    pub attrs: BlockAttrs,
    /// The sign shown, where the writer chose one; empty: numbered in order.
    pub label: String,
    /// At least one paragraph.
    pub content: Vec<Paragraph>,
}

impl BlockNode for Footnote {
    const NAME: &'static str = "footnote";

    fn decode(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let (attrs, own) = node.block_attrs(&["label"], reader)?;
        let label = own.text_or_empty("label")?;
        let content = node.some_children(Self::NAME, |child| match child.name() {
            Paragraph::NAME => Paragraph::decode(&child, reader),
            _ => Err(child.misplaced(Self::NAME)),
        })?;
        Ok(Self { attrs, label, content })
    }

    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        visit(Visit::Open(Self::NAME, Some(&self.attrs)));
        self.content.iter().for_each(|child| child.walk(visit));
        visit(Visit::Close(Self::NAME));
    }
}

impl Serialize for Footnote {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let own = [("label", Attr::Text(&self.label))];
        let node = NodeOut {
            name: Self::NAME,
            block: Some(&self.attrs),
            own: &own,
            content: &self.content,
        };
        node.serialize(serializer)
    }
}
