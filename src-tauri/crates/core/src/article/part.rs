//! The parts of a document in which text stands.

use serde::{Deserialize, Serialize};

/// A part of a document in which text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename = "TextPart", rename_all = "kebab-case")]
pub enum Part {
    /// A line of its text: in a paragraph, a heading, an item, a cell, a quote, a note.
    Text,
    /// The words below a picture.
    Caption,
    /// What a reader who cannot see a picture is told.
    Alt,
    /// Who made a picture.
    PictureCredit,
    /// Whose a picture is.
    PictureRights,
    /// Who said what a pull quote says.
    Attribution,
    /// What something that was put in from elsewhere is called.
    EmbedTitle,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 7] = [
        Self::Text,
        Self::Caption,
        Self::Alt,
        Self::PictureCredit,
        Self::PictureRights,
        Self::Attribution,
        Self::EmbedTitle,
    ];

    /// Its name, as programs spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Caption => "caption",
            Self::Alt => "alt",
            Self::PictureCredit => "picture-credit",
            Self::PictureRights => "picture-rights",
            Self::Attribution => "attribution",
            Self::EmbedTitle => "embed-title",
        }
    }
}
