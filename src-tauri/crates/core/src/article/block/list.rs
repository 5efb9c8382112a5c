//! Lists and their items.

use serde::{Serialize, Serializer};

use super::super::decode::{Node, Reader};
use super::super::encode::{Attr, NodeOut};
use super::super::error::DocumentError;
use super::{Block, BlockAttrs, BlockNode, Visit};

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// What every block carries.
    pub attrs: BlockAttrs,
    /// Bulleted or numbered.
    pub kind: ListKind,
    /// The number of the first item of a numbered list.
    pub start: u32,
    /// At least one.
    pub items: Vec<ListItem>,
}

/// Bulleted or numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// Items without an order.
    Bullet,
    /// Numbered items.
    Ordered,
}

impl ListKind {
    /// `"bullet"` or `"ordered"`, as the document spells it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bullet => "bullet",
            Self::Ordered => "ordered",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Self::Bullet, Self::Ordered].into_iter().find(|kind| kind.as_str() == name)
    }
}

/// One item of a list: a paragraph, then paragraphs and lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// At least one; the first is a paragraph, the others are paragraphs or lists.
    pub content: Vec<Block>,
}

/// The items' type in a document.
const ITEM: &str = "list_item";

impl BlockNode for List {
    const NAME: &'static str = "list";

    fn decode(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let (attrs, own) = node.block_attrs(&["kind", "start"], reader)?;
        let kind = own.parsed_or("kind", ListKind::Bullet, ListKind::from_name)?;
        let start = own.number_or("start", 1, 0)?;
        let items = node.some_children(Self::NAME, |child| item(&child, reader))?;
        Ok(Self { attrs, kind, start, items })
    }

    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        visit(Visit::Open(Self::NAME, Some(&self.attrs)));
        for item in &self.items {
            visit(Visit::Open(ITEM, None));
            item.content.iter().for_each(|block| block.walk(visit));
            visit(Visit::Close(ITEM));
        }
        visit(Visit::Close(Self::NAME));
    }
}

fn item(node: &Node<'_>, reader: &mut Reader) -> Result<ListItem, DocumentError> {
    if node.name() != ITEM {
        return Err(node.misplaced(List::NAME));
    }
    node.allow_keys(&["type", "attrs", "content"])?;
    node.attrs(&[])?;
    let mut first = true;
    let content = node.some_children(ITEM, |child| {
        let may_be_list = !std::mem::take(&mut first);
        match child.name() {
            "paragraph" => Block::decode(&child, ITEM, reader),
            "list" if may_be_list => Block::decode(&child, ITEM, reader),
            _ => Err(child.misplaced(ITEM)),
        }
    })?;
    Ok(ListItem { content })
}

impl Serialize for List {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let own = [("kind", Attr::Text(self.kind.as_str())), ("start", Attr::Number(self.start))];
        let node =
            NodeOut { name: Self::NAME, block: Some(&self.attrs), own: &own, content: &self.items };
        node.serialize(serializer)
    }
}

impl Serialize for ListItem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        NodeOut { name: ITEM, block: None, own: &[], content: &self.content }.serialize(serializer)
    }
}
