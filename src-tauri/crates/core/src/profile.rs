//! Content profiles: which fields a kind of article needs, and how long each may be. Data, not code.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::fields::FieldName;
use crate::text::count;

/// The kinds of article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum ProfileId {
    /// What happened.
    News,
    /// What happened, at length, from the place.
    Report,
    /// Questions and answers.
    Interview,
    /// What somebody thinks.
    Opinion,
    /// What a body declared, word for word.
    Statement,
    /// Told while it happens.
    Live,
    /// Told in pictures.
    PhotoStory,
}

/// No profile has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no content profile")]
pub struct ProfileError(pub String);

impl ProfileId {
    /// Every profile, in the order they are offered.
    pub const ALL: [Self; 7] = [
        Self::News,
        Self::Report,
        Self::Interview,
        Self::Opinion,
        Self::Statement,
        Self::Live,
        Self::PhotoStory,
    ];

    /// The name as files, the command line and the window spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Report => "report",
            Self::Interview => "interview",
            Self::Opinion => "opinion",
            Self::Statement => "statement",
            Self::Live => "live",
            Self::PhotoStory => "photo-story",
        }
    }

    /// The profile's file, compiled in.
    fn json(self) -> &'static str {
        match self {
            Self::News => include_str!("../../../../assets/profiles/news.json"),
            Self::Report => include_str!("../../../../assets/profiles/report.json"),
            Self::Interview => include_str!("../../../../assets/profiles/interview.json"),
            Self::Opinion => include_str!("../../../../assets/profiles/opinion.json"),
            Self::Statement => include_str!("../../../../assets/profiles/statement.json"),
            Self::Live => include_str!("../../../../assets/profiles/live.json"),
            Self::PhotoStory => include_str!("../../../../assets/profiles/photo-story.json"),
        }
    }
}

impl fmt::Display for ProfileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ProfileId {
    type Err = ProfileError;

    fn from_str(text: &str) -> Result<Self, ProfileError> {
        Self::ALL
            .into_iter()
            .find(|profile| profile.as_str() == text)
            .ok_or_else(|| ProfileError(text.to_owned()))
    }
}

/// What one kind of article asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its name.
    pub id: ProfileId,
    /// How many words its text usually has; nothing where that is not for the newsroom to say.
    pub target_words: Option<u32>,
    /// Its fields, in the order they are shown.
    pub fields: Vec<ProfileField>,
}

/// What a profile asks of one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(deny_unknown_fields)]
pub struct ProfileField {
    /// The field.
    pub field: FieldName,
    /// Whether the article is not ready without it.
    pub required: bool,
    /// The most characters (Unicode scalar values without marks above and below) it may have.
    pub max_chars: Option<u32>,
}

/// A field that is longer than the profile says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong {
    /// The field.
    pub field: FieldName,
    /// Its length, or that of its longest entry, in characters as [`ProfileField::max_chars`] counts them.
    pub characters: usize,
    /// What the profile allows.
    pub most: u32,
}

impl Profile {
    /// The required fields that are still empty, in the profile's order.
    #[must_use]
    pub fn missing(&self, article: &Article) -> Vec<FieldName> {
        self.fields
            .iter()
            .filter(|asked| asked.required && article.fields.is_empty(asked.field))
            .map(|asked| asked.field)
            .collect()
    }

    /// The fields that are longer than they may be, in the profile's order. Nothing is refused for it.
    #[must_use]
    pub fn too_long(&self, article: &Article) -> Vec<TooLong> {
        let measure = |asked: &ProfileField| {
            let most = asked.max_chars?;
            let entries = article.fields.texts(asked.field);
            let characters = entries.iter().map(|text| count::characters(text)).max()?;
            let fits = u32::try_from(characters).is_ok_and(|characters| characters <= most);
            (!fits).then_some(TooLong { field: asked.field, characters, most })
        };
        self.fields.iter().filter_map(measure).collect()
    }
}

/// All profiles, in the order they are offered.
#[must_use]
pub fn all() -> &'static [Profile] {
    static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(|| {
        let read = |id: ProfileId| {
            serde_json::from_str(id.json())
                .expect("the profiles are compiled in and read by a test")
        };
        ProfileId::ALL.into_iter().map(read).collect()
    });
    &PROFILES
}

/// What a kind of article asks for.
#[must_use]
pub fn of(id: ProfileId) -> &'static Profile {
    &all()[id as usize]
}

#[cfg(test)]
mod tests;
