//! Free tags.

use serde::{Deserialize, Serialize};

/// Why a tag was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TagError {
    /// Nothing but space.
    #[error("a tag cannot be empty")]
    Empty,
    /// Longer than 100 characters.
    #[error("a tag cannot be longer than 100 characters")]
    TooLong,
}

/// A tag as the newsroom spells it: trimmed, inner space single, at most 100 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = String))]
#[serde(try_from = "String", into = "String")]
pub struct Tag(String);

impl Tag {
    /// The tag for what somebody typed.
    ///
    /// # Errors
    /// When nothing is left after trimming, or more than 100 characters are.
    pub fn parse(text: &str) -> Result<Self, TagError> {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match name.chars().count() {
            0 => Err(TagError::Empty),
            1..=100 => Ok(Self(name)),
            _ => Err(TagError::TooLong),
        }
    }

    /// The tag as it is shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Tag {
    type Error = TagError;

    fn try_from(text: String) -> Result<Self, TagError> {
        Self::parse(&text)
    }
}

impl From<Tag> for String {
    fn from(tag: Tag) -> Self {
        tag.0
    }
}
