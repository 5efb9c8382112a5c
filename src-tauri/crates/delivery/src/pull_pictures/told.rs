//! What is told of the pictures of a post.

use serde::{Deserialize, Serialize};

use crate::reason::Reason;

/// Who asked for pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Asked {
    /// Nobody by name: they belong to the post that was asked for.
    WithPost,
    /// Somebody who wants what did not come before, however long it takes.
    Again,
}

/// How far the pictures of a post are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PicturesProgress {
    /// How many are done.
    pub done: u32,
    /// How many there are.
    pub total: u32,
    /// Bytes that came until now, of all of them.
    pub bytes: u64,
}

/// What came of the pictures of a post.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PulledPictures {
    /// How many came now.
    pub fetched: u32,
    /// Those that are missing.
    pub missing: Vec<MissingPicture>,
}

/// A picture that did not come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct MissingPicture {
    /// The address that it is shown from.
    pub address: String,
    /// Why it did not come.
    pub why: WhyMissing,
    /// What the site or the line said, where that is why.
    pub reason: Option<Reason>,
}

/// Why a picture did not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum WhyMissing {
    /// The line was slow of late, and the text goes first.
    Slow,
    /// It would go over the budget.
    Budget,
    /// It is on another host, and the site does not name it as one of its own.
    Elsewhere,
    /// It is larger than any that is fetched.
    TooLarge,
    /// What is there is no picture.
    NoPicture,
    /// The site or the line failed.
    Failed,
}

impl WhyMissing {
    /// Every reason.
    pub const ALL: [Self; 6] =
        [Self::Slow, Self::Budget, Self::Elsewhere, Self::TooLarge, Self::NoPicture, Self::Failed];
}
