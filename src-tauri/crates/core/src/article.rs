//! The article: a versioned document tree with its fields, tags and status.

mod block;
pub mod cleaning;
mod decode;
mod document;
mod edit;
mod encode;
mod error;
mod id;
mod inline;
pub mod languages;
mod mark;
mod part;
mod projection;
mod record;
pub mod replacing;
mod restore;
mod rewrite;
mod rising_ids;
mod suggestion;
mod upgrade;

pub use block::{
    Block, BlockAttrs, BlockId, Cell, CellKind, Dir, Divider, Embed, Figure, Footnote, Gallery,
    Heading, HeadingLevel, List, ListItem, ListKind, Paragraph, PullQuote, Quote, Row, Table,
    Visit,
};
pub use document::{Document, VERSION};
pub use edit::EditError;
pub use error::{DocumentError, DocumentFault};
pub(crate) use id::parse_ulid;
pub use id::{ArticleId, IdError, IdSource};
pub use inline::{Inline, InlineContent};
pub use mark::{Link, Mark, Marks};
pub use part::Part;
pub use projection::{Projection, Segment};
pub use record::Article;
pub use rising_ids::RisingIds;
pub use suggestion::{
    Decided, Decision, Suggestion, SuggestionFamily, SuggestionId, SuggestionIdError,
    SuggestionKind,
};

#[cfg(test)]
mod tests;
