//! What people suggest in a text, and comments on it: listed, accepted, rejected.

mod decide;
mod id;
mod list;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use decide::Decided;
pub use id::{SuggestionFamily, SuggestionId, SuggestionIdError};

use super::block::BlockId;

/// One suggestion or comment of a document, whole: all runs that share its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Suggestion {
    /// What it is decided by.
    pub id: SuggestionId,
    /// What is suggested.
    pub kind: SuggestionKind,
    /// Who suggested it.
    pub person: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The text it covers; of a replacement the new text. A hard break is a line feed, and so is what
    /// stands between blocks.
    pub text: String,
    /// The text that a replacement takes away.
    pub replaced: Option<String>,
    /// What a comment says.
    pub comment: Option<String>,
    /// The top-level block it begins in.
    pub block: BlockId,
}

/// What is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum SuggestionKind {
    /// New text.
    Insertion,
    /// That text go.
    Deletion,
    /// New text in the place of some that goes.
    Replacement,
    /// Nothing: it is a comment on the text.
    Comment,
}

/// What becomes of a suggestion. A comment goes, and the text stays, either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// The text becomes what was suggested.
    Accept,
    /// The text stays what it was.
    Reject,
}

#[cfg(test)]
mod tests;
