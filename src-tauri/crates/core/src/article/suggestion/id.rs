//! What a suggestion is known by.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::super::mark::Mark;

/// What a suggestion is known by, unique in its document: `change:ID` or `comment:ID`, for files number
/// their changes and their comments apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = String))]
#[serde(try_from = "String", into = "String")]
pub struct SuggestionId {
    /// Which of the two its mark is.
    pub family: SuggestionFamily,
    /// The id of its marks.
    pub mark: String,
}

/// Insertions and deletions share their ids; comments have their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SuggestionFamily {
    /// Insertions and deletions.
    Change,
    /// Comments.
    Comment,
}

/// The text is no id of a suggestion.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no suggestion (change:… or comment:…)")]
pub struct SuggestionIdError(pub String);

impl SuggestionFamily {
    const ALL: [Self; 2] = [Self::Change, Self::Comment];

    /// What stands before the colon.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Comment => "comment",
        }
    }
}

impl SuggestionId {
    /// The suggestion that `mark` is a part of; nothing where it is a mark of another kind.
    pub(super) fn of(mark: &Mark) -> Option<Self> {
        let (family, id) = match mark {
            Mark::Insertion { id, .. } | Mark::Deletion { id, .. } => {
                (SuggestionFamily::Change, id)
            }
            Mark::Comment { id, .. } => (SuggestionFamily::Comment, id),
            _ => return None,
        };
        Some(Self { family, mark: id.clone() })
    }
}

impl fmt::Display for SuggestionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.family.as_str(), self.mark)
    }
}

impl FromStr for SuggestionId {
    type Err = SuggestionIdError;

    fn from_str(text: &str) -> Result<Self, SuggestionIdError> {
        let read = |family: SuggestionFamily| {
            let mark = text.strip_prefix(family.as_str())?.strip_prefix(':')?;
            Some(Self { family, mark: mark.to_owned() })
        };
        let found = SuggestionFamily::ALL.into_iter().find_map(read);
        found.ok_or_else(|| SuggestionIdError(text.to_owned()))
    }
}

impl TryFrom<String> for SuggestionId {
    type Error = SuggestionIdError;

    fn try_from(text: String) -> Result<Self, SuggestionIdError> {
        text.parse()
    }
}

impl From<SuggestionId> for String {
    fn from(id: SuggestionId) -> Self {
        id.to_string()
    }
}
