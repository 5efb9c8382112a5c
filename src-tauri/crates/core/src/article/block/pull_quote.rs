//! A line of the text, repeated large.

use serde::{Serialize, Serializer};

use super::super::decode::{Node, Reader, inline_content};
use super::super::encode::{Attr, NodeOut};
use super::super::error::DocumentError;
use super::super::inline::InlineContent;
use super::{BlockAttrs, BlockNode, Visit};

/// A line of the text, repeated large.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PullQuote {
    /// What every block carries.
    pub attrs: BlockAttrs,
    /// Who said it.
    pub attribution: Option<String>,
    /// Its text.
    pub content: InlineContent,
}

impl BlockNode for PullQuote {
    const NAME: &'static str = "pull_quote";

    fn decode(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let (attrs, own) = node.block_attrs(&["attribution"], reader)?;
        let attribution = own.optional_text("attribution")?;
        Ok(Self { attrs, attribution, content: inline_content(node, Self::NAME)? })
    }

    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        visit(Visit::Open(Self::NAME, Some(&self.attrs)));
        visit(Visit::Line(&self.attrs, &self.content));
        visit(Visit::Close(Self::NAME));
    }
}

impl Serialize for PullQuote {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let own = [("attribution", Attr::MaybeText(self.attribution.as_deref()))];
        let node = NodeOut {
            name: Self::NAME,
            block: Some(&self.attrs),
            own: &own,
            content: self.content.as_slice(),
        };
        node.serialize(serializer)
    }
}
