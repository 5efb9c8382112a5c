//! A picture with its caption.

use serde::{Serialize, Serializer};

use super::super::decode::{Node, Reader, inline_content};
use super::super::encode::{Attr, NodeOut};
use super::super::error::DocumentError;
use super::super::inline::InlineContent;
use super::{BlockAttrs, BlockNode, Visit};

/// A picture with its caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What every block carries.
    pub attrs: BlockAttrs,
    /// The id of the picture in the vault; absent while none was chosen.
    pub media: Option<String>,
    /// What a reader who cannot see the picture is told.
    pub alt: String,
    /// Who made it.
    pub credit: String,
    /// Whose it is: what the picture's file says when it leaves.
    pub rights: String,
    /// The words below it.
    pub caption: InlineContent,
}

impl BlockNode for Figure {
    const NAME: &'static str = "figure";

    fn decode(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let (attrs, own) = node.block_attrs(&["media", "alt", "credit", "rights"], reader)?;
        Ok(Self {
            attrs,
            media: own.optional_text("media")?,
            alt: own.text_or_empty("alt")?,
            credit: own.text_or_empty("credit")?,
            rights: own.text_or_empty("rights")?,
            caption: inline_content(node, Self::NAME)?,
        })
    }

    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        visit(Visit::Open(Self::NAME, Some(&self.attrs)));
        visit(Visit::Line(&self.attrs, &self.caption));
        visit(Visit::Close(Self::NAME));
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let own = [
            ("media", Attr::MaybeText(self.media.as_deref())),
            ("alt", Attr::Text(&self.alt)),
            ("credit", Attr::Text(&self.credit)),
            ("rights", Attr::Text(&self.rights)),
        ];
        // They came later: a document without any is written as it was before.
        let own = if self.rights.is_empty() { &own[..3] } else { &own[..] };
        let node = NodeOut {
            name: Self::NAME,
            block: Some(&self.attrs),
            own,
            content: self.caption.as_slice(),
        };
        node.serialize(serializer)
    }
}
