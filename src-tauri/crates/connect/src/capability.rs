//! What a place can hold.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// What a place that articles go to can do. What it cannot is not asked of it, and people are told before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Capabilities {
    /// What of a post it holds besides its title and content.
    pub fields: BTreeSet<PostField>,
    /// What it can do with a post.
    pub abilities: BTreeSet<Ability>,
}

impl Capabilities {
    /// Whether it holds this part of a post.
    #[must_use]
    pub fn holds(&self, field: PostField) -> bool {
        self.fields.contains(&field)
    }

    /// Whether it can do this.
    #[must_use]
    pub fn can(&self, ability: Ability) -> bool {
        self.abilities.contains(&ability)
    }
}

/// What a place can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Ability {
    /// Publish at a time that is set ahead.
    Schedule,
    /// Keep a post that an editor has still to look at apart from a draft.
    Pending,
    /// Take back what was published.
    Unpublish,
    /// Give a post back with all that was sent, to be compared.
    ReadBack,
    /// Make terms, by name.
    MakeTerms,
    /// Say which posts it has, whoever made them.
    List,
    /// Refuse by itself, in one step, to write over what it was not told of, and to make a second post for one key.
    /// Without it there is a moment between looking and writing.
    Preconditions,
    /// Give a post its name in the address in the same step as its state.
    NameWithState,
}

/// A part of a post that not every place has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum PostField {
    /// The summary.
    Excerpt,
    /// Its name in the address.
    Slug,
    /// Who is shown as its author.
    Author,
    /// Its categories.
    Categories,
    /// Its tags.
    Tags,
    /// The picture that stands for it.
    Featured,
    /// Its language.
    Language,
}
