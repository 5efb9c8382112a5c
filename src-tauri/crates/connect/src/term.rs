//! What a place sorts its posts by.

use serde::{Deserialize, Serialize};

use crate::remote::RemoteId;

/// A kind of term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Taxonomy {
    /// Sections of the site.
    Category,
    /// Free words.
    Tag,
}

/// A term at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct RemoteTerm {
    /// Its id there.
    pub id: RemoteId,
    /// Its name.
    pub name: String,
}
