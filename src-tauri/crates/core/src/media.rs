//! Pictures and other media, which articles speak of by id.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ulid::Ulid;

use crate::article::{IdError, IdSource, parse_ulid};

/// The id of a picture or another medium: a ULID. A figure of a document holds it as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = String))]
#[serde(try_from = "String", into = "String")]
pub struct MediaId(Ulid);

impl MediaId {
    /// A new id from `ids`.
    pub fn new(ids: &mut dyn IdSource) -> Self {
        Self(ids.next_ulid())
    }
}

impl From<Ulid> for MediaId {
    fn from(ulid: Ulid) -> Self {
        Self(ulid)
    }
}

impl fmt::Display for MediaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for MediaId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        parse_ulid(text).map(Self)
    }
}

impl TryFrom<String> for MediaId {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        text.parse()
    }
}

impl From<MediaId> for String {
    fn from(id: MediaId) -> Self {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_one_spelling() {
        let id = MediaId::from(Ulid(7 << 64));
        assert_eq!(id.to_string().parse(), Ok(id));
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(serde_json::from_str::<MediaId>(&json).unwrap(), id);
        for other in ["", "x", &id.to_string().replace('0', "O")] {
            assert_eq!(other.parse::<MediaId>(), Err(IdError(other.to_owned())));
        }
    }
}
