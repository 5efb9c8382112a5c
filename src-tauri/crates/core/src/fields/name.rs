//! The names of fields.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::change::{FieldError, FieldFault};

/// The name of a field, as the command line and the window spell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "each is documented at the field of `Fields` with its name")]
pub enum FieldName {
    Headline,
    Kicker,
    Standfirst,
    Slug,
    Byline,
    Place,
    Date,
    Language,
    Section,
    Profile,
    Embargo,
    Due,
    Note,
    Credit,
    Rights,
    Topics,
    Sources,
    Corrections,
}

impl FieldName {
    /// Every field, in the order an article lists them.
    pub const ALL: [Self; 18] = [
        Self::Headline,
        Self::Kicker,
        Self::Standfirst,
        Self::Slug,
        Self::Byline,
        Self::Place,
        Self::Date,
        Self::Language,
        Self::Section,
        Self::Profile,
        Self::Embargo,
        Self::Due,
        Self::Note,
        Self::Credit,
        Self::Rights,
        Self::Topics,
        Self::Sources,
        Self::Corrections,
    ];

    /// The fields that hold text people type, in the order an article lists them. Slug, language, topics and corrections
    /// are not among them.
    pub const TYPED: [Self; 10] = [
        Self::Headline,
        Self::Kicker,
        Self::Standfirst,
        Self::Byline,
        Self::Place,
        Self::Section,
        Self::Note,
        Self::Credit,
        Self::Rights,
        Self::Sources,
    ];

    /// The name itself.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Kicker => "kicker",
            Self::Standfirst => "standfirst",
            Self::Slug => "slug",
            Self::Byline => "byline",
            Self::Place => "place",
            Self::Date => "date",
            Self::Language => "language",
            Self::Section => "section",
            Self::Profile => "profile",
            Self::Embargo => "embargo",
            Self::Due => "due",
            Self::Note => "note",
            Self::Credit => "credit",
            Self::Rights => "rights",
            Self::Topics => "topics",
            Self::Sources => "sources",
            Self::Corrections => "corrections",
        }
    }
}

impl fmt::Display for FieldName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for FieldName {
    type Err = FieldError;

    fn from_str(text: &str) -> Result<Self, FieldError> {
        Self::ALL
            .into_iter()
            .find(|name| name.as_str() == text)
            .ok_or_else(|| FieldError { field: text.to_owned(), fault: FieldFault::Unknown })
    }
}
