//! The kinds of cleaning.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What can be cleaned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename = "CleaningKind")]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Tatweel that stretches a word and says nothing.
    Tatweel,
    /// Letters in the shape they have in a word, from files made for printing.
    PresentationForms,
    /// Invisible characters that steer direction and joining.
    BidiControls,
    /// Spaces that no line may break at.
    NoBreakSpaces,
    /// Letters of another language's keyboard that look like the right ones.
    MixedLetters,
}

/// No kind of cleaning has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no kind of cleaning")]
pub struct KindError(pub String);

impl Kind {
    /// Every kind, in the order they are offered.
    pub const ALL: [Self; 5] = [
        Self::Tatweel,
        Self::PresentationForms,
        Self::BidiControls,
        Self::NoBreakSpaces,
        Self::MixedLetters,
    ];

    /// The name as the command line and the window spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tatweel => "tatweel",
            Self::PresentationForms => "presentation-forms",
            Self::BidiControls => "bidi-controls",
            Self::NoBreakSpaces => "no-break-spaces",
            Self::MixedLetters => "mixed-letters",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Kind {
    type Err = KindError;

    fn from_str(text: &str) -> Result<Self, KindError> {
        let found = Self::ALL.into_iter().find(|kind| kind.as_str() == text);
        found.ok_or_else(|| KindError(text.to_owned()))
    }
}
