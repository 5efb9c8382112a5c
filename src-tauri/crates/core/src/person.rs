//! Who acts.

use serde::{Deserialize, Serialize};

/// Whoever does something in a vault: stands in every action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Person {
    /// The name as it stands in history and suggestions; never empty.
    pub name: String,
    /// What the person does in the newsroom; empty when not said.
    #[serde(default)]
    pub role: String,
}
