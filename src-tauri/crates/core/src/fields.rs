//! The fields of an article.

mod change;
mod name;
mod parse;
pub mod slug;
mod text;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use change::{FieldChange, FieldError, FieldFault, FieldValue};
pub use name::FieldName;

use crate::article::Dir;
use crate::profile::ProfileId;

/// Everything about an article that is not its body, status or tags. Text that was not given is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, deny_unknown_fields)]
pub struct Fields {
    /// The title: one line.
    pub headline: String,
    /// The short line above the headline.
    pub kicker: String,
    /// The summary below the headline.
    pub standfirst: String,
    /// The last part of the address: lower case, hyphens; Arabic letters are allowed.
    pub slug: String,
    /// Who wrote it, in order.
    pub byline: Vec<String>,
    /// Where it was written.
    pub place: String,
    /// The day it speaks from.
    pub date: Option<NaiveDate>,
    /// BCP 47 tag.
    pub language: String,
    /// The part of the site or paper.
    pub section: String,
    /// Which fields it needs.
    pub profile: ProfileId,
    /// Not before this time.
    pub embargo: Option<DateTime<Utc>>,
    /// When it is due.
    pub due: Option<DateTime<Utc>>,
    /// Words for the editors.
    pub note: String,
    /// Who is to be thanked or named.
    pub credit: String,
    /// Usage and rights.
    pub rights: String,
    /// Codes of topics.
    pub topics: Vec<String>,
    /// Where the facts come from.
    pub sources: Vec<String>,
    /// What was corrected after delivery.
    pub corrections: Vec<Correction>,
}

/// A correction that readers are told of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// When.
    pub at: DateTime<Utc>,
    /// What was wrong and is right now.
    pub text: String,
}

impl Default for Fields {
    fn default() -> Self {
        Self {
            headline: String::new(),
            kicker: String::new(),
            standfirst: String::new(),
            slug: String::new(),
            byline: Vec::new(),
            place: String::new(),
            date: None,
            language: "ar".to_owned(),
            section: String::new(),
            profile: ProfileId::News,
            embargo: None,
            due: None,
            note: String::new(),
            credit: String::new(),
            rights: String::new(),
            topics: Vec::new(),
            sources: Vec::new(),
            corrections: Vec::new(),
        }
    }
}

impl Fields {
    /// The direction the article's language is written in: what a block falls back to.
    #[must_use]
    pub fn direction(&self) -> Dir {
        crate::text::direction::of_language(&self.language)
    }
}

#[cfg(test)]
mod tests;
