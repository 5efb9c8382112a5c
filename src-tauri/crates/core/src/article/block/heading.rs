//! A heading of the body.

use serde::{Serialize, Serializer};

use super::super::decode::{Node, Reader, inline_content};
use super::super::encode::{Attr, NodeOut};
use super::super::error::DocumentError;
use super::super::inline::InlineContent;
use super::{BlockAttrs, BlockNode, Visit};

/// A heading of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// What every block carries.
    pub attrs: BlockAttrs,
    /// 2 to 4: the headline is level 1.
    pub level: HeadingLevel,
    /// Its text.
    pub content: InlineContent,
}

/// The level of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeadingLevel {
    /// A part of the article.
    Two,
    /// A part of a part.
    Three,
    /// The smallest.
    Four,
}

impl HeadingLevel {
    /// 2, 3 or 4.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Two => 2,
            Self::Three => 3,
            Self::Four => 4,
        }
    }

    /// The level for 2, 3 or 4; nothing for another number.
    #[must_use]
    pub fn from_number(number: u64) -> Option<Self> {
        match number {
            2 => Some(Self::Two),
            3 => Some(Self::Three),
            4 => Some(Self::Four),
            _ => None,
        }
    }
}

impl BlockNode for Heading {
    const NAME: &'static str = "heading";

    fn decode(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let (attrs, own) = node.block_attrs(&["level"], reader)?;
        let level = match own.value("level") {
            None => HeadingLevel::Two,
            Some(value) => value
                .as_u64()
                .and_then(HeadingLevel::from_number)
                .ok_or_else(|| own.bad("level", value))?,
        };
        Ok(Self { attrs, level, content: inline_content(node, Self::NAME)? })
    }

    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        visit(Visit::Open(Self::NAME, Some(&self.attrs)));
        visit(Visit::Line(&self.attrs, &self.content));
        visit(Visit::Close(Self::NAME));
    }
}

impl Serialize for Heading {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let own = [("level", Attr::Number(self.level.number().into()))];
        let node = NodeOut {
            name: Self::NAME,
            block: Some(&self.attrs),
            own: &own,
            content: self.content.as_slice(),
        };
        node.serialize(serializer)
    }
}
