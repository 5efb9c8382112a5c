//! The id of a block.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize, Serializer};
use ulid::Ulid;

use super::super::id::{IdError, IdSource, parse_ulid};

/// The id of a block: a ULID, unique in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = String))]
#[serde(try_from = "String")]
pub struct BlockId(Ulid);

impl BlockId {
    /// A new id from `ids`.
    pub fn new(ids: &mut dyn IdSource) -> Self {
        Self(ids.next_ulid())
    }
}

impl From<Ulid> for BlockId {
    fn from(ulid: Ulid) -> Self {
        Self(ulid)
    }
}

impl fmt::Display for BlockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for BlockId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        parse_ulid(text).map(Self)
    }
}

impl TryFrom<String> for BlockId {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        text.parse()
    }
}

impl From<BlockId> for String {
    fn from(id: BlockId) -> Self {
        id.to_string()
    }
}

impl Serialize for BlockId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.array_to_str(&mut [0; ulid::ULID_LEN]))
    }
}
