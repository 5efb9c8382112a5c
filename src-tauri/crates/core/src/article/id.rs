//! Ids made once, that travel with an article everywhere.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ulid::Ulid;

/// Where new ids come from. The caller owns the clock and the randomness, so that the core has neither.
pub trait IdSource {
    /// A ULID never given before.
    fn next_ulid(&mut self) -> Ulid;
}

impl<F: FnMut() -> Ulid> IdSource for F {
    fn next_ulid(&mut self) -> Ulid {
        self()
    }
}

/// The text was not 26 characters of Crockford's base 32.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an id")]
pub struct IdError(pub String);

/// The id of an article: a ULID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = String))]
#[serde(try_from = "String", into = "String")]
pub struct ArticleId(Ulid);

impl ArticleId {
    /// A new id from `ids`.
    pub fn new(ids: &mut dyn IdSource) -> Self {
        Self(ids.next_ulid())
    }
}

impl From<Ulid> for ArticleId {
    fn from(ulid: Ulid) -> Self {
        Self(ulid)
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for ArticleId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        parse_ulid(text).map(Self)
    }
}

impl TryFrom<String> for ArticleId {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        text.parse()
    }
}

impl From<ArticleId> for String {
    fn from(id: ArticleId) -> Self {
        id.to_string()
    }
}

pub(crate) fn parse_ulid(text: &str) -> Result<Ulid, IdError> {
    let ulid = Ulid::from_string(text).map_err(|_| IdError(text.to_owned()))?;
    // One spelling for one id: lower case and the look-alikes of base 32 are refused.
    if ulid.to_string() == text { Ok(ulid) } else { Err(IdError(text.to_owned())) }
}
