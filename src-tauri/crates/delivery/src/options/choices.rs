//! What somebody chooses among, one type for each choice; the usual one is the default.

use serde::{Deserialize, Serialize};

use crate::wish::Wish;

/// What an article usually becomes at a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum UsualState {
    /// Seen by the newsroom.
    #[default]
    Draft,
    /// Waiting for an editor.
    Pending,
    /// Seen by everybody.
    Publish,
}

impl From<UsualState> for Wish {
    fn from(state: UsualState) -> Self {
        match state {
            UsualState::Draft => Self::Draft,
            UsualState::Pending => Self::Pending,
            UsualState::Publish => Self::Publish,
        }
    }
}

/// How the text of a post is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum TextFormat {
    /// As blocks.
    #[default]
    Blocks,
    /// As HTML, for sites that keep the editor from before blocks.
    Classic,
}

/// Which picture stands for a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Featured {
    /// The first of the text.
    #[default]
    First,
    /// None.
    None,
}

/// Where the readers of a post are told what was corrected in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Corrections {
    /// Below the text.
    #[default]
    End,
    /// Nowhere: the newsroom tells them elsewhere.
    None,
}

/// Which pictures that an article does not show any more are taken away from a site, where nothing there shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum UnusedPictures {
    /// Those that no reader ever had.
    #[default]
    Unseen,
    /// All: also those that readers had, and that something may show which a site does not say.
    All,
}

/// What goes over the line first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum First {
    /// The text where the line was slow of late and there is much to send, else the pictures.
    #[default]
    Auto,
    /// The pictures: the post is sent once.
    Pictures,
    /// The text, for a slow line: the post is there soon, and gets its pictures after.
    Text,
}

/// Who keeps the languages of posts at a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum LanguageKeeper {
    /// Nobody: the site has one language, or editors set it.
    #[default]
    None,
    /// Polylang.
    Polylang,
    /// WPML.
    Wpml,
}

/// Readers wait so long for a text whose pictures go first, and no longer: seconds.
const LONGEST_WAIT: u64 = 30;

impl First {
    /// Whether the text goes before pictures of so many bytes, to a site that takes so many in a second; nothing where
    /// nobody knows.
    pub(crate) fn is_text(self, bytes: u64, speed: Option<u32>) -> bool {
        match self {
            Self::Text => true,
            Self::Pictures => false,
            Self::Auto => speed.is_some_and(|speed| bytes / u64::from(speed.max(1)) > LONGEST_WAIT),
        }
    }
}
