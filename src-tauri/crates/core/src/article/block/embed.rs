//! Something of another site, by address.

use serde::{Serialize, Serializer};

use super::super::decode::{Node, Reader, is_web_address};
use super::super::encode::{Attr, NOTHING, NodeOut};
use super::super::error::DocumentError;
use super::{BlockAttrs, BlockNode, Visit};

/// Something of another site, by address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embed {
    /// What every block carries.
    pub attrs: BlockAttrs,
    /// Its address: http or https.
    pub url: String,
    /// What it is called.
    pub title: String,
}

impl Embed {
    /// Whether `url` can be embedded: http or https with a host, without spaces.
    #[must_use]
    pub fn allows(url: &str) -> bool {
        is_web_address(url)
    }
}

impl BlockNode for Embed {
    const NAME: &'static str = "embed";

    fn decode(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let (attrs, own) = node.block_attrs(&["url", "title"], reader)?;
        let url = own.text_where("url", is_web_address)?;
        node.no_children(Self::NAME)?;
        Ok(Self { attrs, url, title: own.text_or_empty("title")? })
    }

    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        visit(Visit::Leaf(Self::NAME, &self.attrs));
    }
}

impl Serialize for Embed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let own = [("url", Attr::Text(&self.url)), ("title", Attr::Text(&self.title))];
        let node =
            NodeOut { name: Self::NAME, block: Some(&self.attrs), own: &own, content: NOTHING };
        node.serialize(serializer)
    }
}
