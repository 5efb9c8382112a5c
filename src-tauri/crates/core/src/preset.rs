//! Who gets what: an audience of the newsroom, and the files that it is given.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The files that somebody gets of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// What it is called by on the command line, and by people where it has no names.
    pub id: String,
    /// What people call it, by language.
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// One file for each, at least one.
    pub files: Vec<PresetFile>,
}

/// A file of a preset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(deny_unknown_fields)]
pub struct PresetFile {
    /// The format's name.
    pub format: String,
    /// What is chosen, by the option's name.
    #[serde(default)]
    pub options: BTreeMap<String, String>,
}
