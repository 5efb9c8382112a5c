//! The blocks of a document: one file per node, listed once in `registry!` below.

mod divider;
mod embed;
mod figure;
mod footnote;
mod gallery;
mod heading;
mod id;
mod list;
mod paragraph;
mod pull_quote;
mod quote;
mod table;

use serde::{Deserialize, Serialize, Serializer};

pub use divider::Divider;
pub use embed::Embed;
pub use figure::Figure;
pub use footnote::Footnote;
pub use gallery::Gallery;
pub use heading::{Heading, HeadingLevel};
pub use id::BlockId;
pub use list::{List, ListItem, ListKind};
pub use paragraph::Paragraph;
pub use pull_quote::PullQuote;
pub use quote::Quote;
pub use table::{Cell, CellKind, Row, Table};

use super::decode::{Node, Reader};
use super::error::DocumentError;
use super::id::IdSource;
use super::inline::InlineContent;

/// What every block node can do.
pub(crate) trait BlockNode: Sized + Serialize {
    /// Its type in a document.
    const NAME: &'static str;

    /// The block that `node` holds.
    fn decode(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError>;

    /// Everything in it, itself first, in the order of the text.
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>));
}

/// One step of a walk over a tree.
#[derive(Debug, Clone, Copy)]
pub enum Visit<'a> {
    /// A node opens: its type, and what it carries where it is a block.
    Open(&'static str, Option<&'a BlockAttrs>),
    /// The runs of the block that opened last.
    Line(&'a BlockAttrs, &'a InlineContent),
    /// A block that holds nothing.
    Leaf(&'static str, &'a BlockAttrs),
    /// The node that opened last, and is still open, closes.
    Close(&'static str),
}

/// Makes [`Block`] and what depends on the list of nodes.
macro_rules! registry {
    ($($(#[$doc:meta])* $node:ident,)+) => {
        /// One block of a document.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Block {
            $($(#[$doc])* $node($node),)+
        }

        /// The types of all nodes.
        pub(crate) const NODES: &[&str] = &[
            $(<$node as BlockNode>::NAME,)+
            "doc", "list_item", "table_row", "table_cell", "table_header",
            "text", "hard_break", "footnote_ref",
        ];

        impl Block {
            /// What every block carries.
            #[must_use]
            pub fn attrs(&self) -> &BlockAttrs {
                match self { $(Self::$node(block) => &block.attrs,)+ }
            }

            /// Gives it another id, that nothing else in its document has.
            pub fn set_id(&mut self, id: BlockId) {
                match self { $(Self::$node(block) => block.attrs.id = id,)+ }
            }

            /// Its type in a document, such as `pull_quote`.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self { $(Self::$node(_) => <$node as BlockNode>::NAME,)+ }
            }

            /// Everything in it, itself first, in the order of the text.
            pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
                match self { $(Self::$node(block) => block.walk(visit),)+ }
            }

            /// The block that `node` holds, whichever it is.
            pub(crate) fn decode(
                node: &Node<'_>,
                parent: &'static str,
                reader: &mut Reader,
            ) -> Result<Self, DocumentError> {
                match node.name() {
                    $(<$node as BlockNode>::NAME => $node::decode(node, reader).map(Self::$node),)+
                    _ => Err(node.misplaced(parent)),
                }
            }
        }

        impl Serialize for Block {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self { $(Self::$node(block) => block.serialize(serializer),)+ }
            }
        }
    };
}

registry! {
    /// Running text.
    Paragraph,
    /// A heading of the body; the headline is a field.
    Heading,
    /// A bulleted or numbered list.
    List,
    /// Somebody's words, set apart.
    Quote,
    /// A line of the text, repeated large.
    PullQuote,
    /// A picture with its caption.
    Figure,
    /// Several figures shown together.
    Gallery,
    /// A table.
    Table,
    /// Something of another site, by address.
    Embed,
    /// A break between parts.
    Divider,
    /// The text of a note.
    Footnote,
}

impl Block {
    /// The block's id.
    #[must_use]
    pub fn id(&self) -> BlockId {
        self.attrs().id
    }
}

/// What every block carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockAttrs {
    /// Stable while the block lives: saving, comments and merging speak of it.
    pub id: BlockId,
    /// The direction a person set; worked out from the text when absent.
    pub dir: Option<Dir>,
    /// BCP 47 tag where the block's language is not the article's.
    pub lang: Option<String>,
}

impl BlockAttrs {
    /// Attributes with a new id and nothing set.
    pub fn new(ids: &mut dyn IdSource) -> Self {
        Self { id: BlockId::new(ids), dir: None, lang: None }
    }
}

/// A base direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum Dir {
    /// Right to left.
    Rtl,
    /// Left to right.
    Ltr,
}

impl Dir {
    /// `"rtl"` or `"ltr"`, as HTML and the document spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rtl => "rtl",
            Self::Ltr => "ltr",
        }
    }

    /// The direction of that name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        [Self::Rtl, Self::Ltr].into_iter().find(|dir| dir.as_str() == name)
    }
}
