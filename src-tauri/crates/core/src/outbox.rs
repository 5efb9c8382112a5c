//! What the outbox speaks of: sites, deliveries that were asked for, and where each stands.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ulid::Ulid;

use crate::article::{IdError, IdSource, parse_ulid};

/// An id of its own type, which is a ULID with one spelling.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = String))]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Ulid);

        impl $name {
            /// A new id from `ids`.
            pub fn new(ids: &mut dyn IdSource) -> Self {
                Self(ids.next_ulid())
            }
        }

        impl From<Ulid> for $name {
            fn from(ulid: Ulid) -> Self {
                Self(ulid)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                parse_ulid(text).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(text: String) -> Result<Self, IdError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }
    };
}

id! {
    /// The id of a place that articles are delivered to.
    SiteId
}

id! {
    /// The id of one delivery that somebody asked for.
    ItemId
}

/// Where a delivery stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum ItemState {
    /// Nothing of it has left yet.
    Queued,
    /// Some of it has left, or may have.
    Sending,
    /// Somebody stopped it for now.
    Paused,
    /// The site has all of it, and will publish it at its time.
    Scheduled,
    /// The site has it as it was asked for: it was read back.
    Verified,
    /// It was delivered, and somebody changed it on the site since.
    Changed,
    /// Somebody changed it on the site before this could be sent: a person has to decide.
    Conflict,
    /// It cannot be delivered as things are; the reason says why.
    Refused,
    /// Somebody took it out of the outbox, or a later delivery took its place.
    Cancelled,
}

impl ItemState {
    /// Whether there is something to be done by itself, now or later.
    #[must_use]
    pub fn is_waiting(self) -> bool {
        matches!(self, Self::Queued | Self::Sending | Self::Scheduled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_one_spelling() {
        let id = ItemId::from(Ulid(7 << 64));
        assert_eq!(id.to_string().parse(), Ok(id));
        let lower = id.to_string().to_lowercase();
        assert_eq!(
            lower.replace('0', "o").parse::<SiteId>(),
            Err(IdError(lower.replace('0', "o")))
        );
    }
}
