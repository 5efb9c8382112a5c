//! The steps of a delivery, as they are kept.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use warraq_connect::{MediumKey, RemoteId, RemoteMedium};
use warraq_core::article::ArticleId;
use warraq_store::{NewStep, Step};

use crate::decide::Words;
use crate::error::DeliveryError;

/// What one step is to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "kebab-case")]
pub enum Task {
    /// One picture is at the site.
    Media(Picture),
    /// Its terms are known there, and made where they may be.
    Terms {
        /// The tags.
        tags: Vec<String>,
        /// The section; empty where it has none.
        section: String,
    },
    /// The post is there, seen by the newsroom.
    Draft {
        /// Without its pictures, which come after it.
        #[serde(default)]
        text_only: bool,
        /// What somebody decided that it says, where that is not the article as it stands.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Words>,
        /// It takes the place of a text that readers have.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        corrects: bool,
        /// The key of a new post, where the one that the article had is gone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        anew: Option<ArticleId>,
        /// The posts of the article that it takes the place of, by their ids at the site.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        before: Vec<RemoteId>,
        /// Readers had the last of those, until it was put into the bin or deleted.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        had_readers: bool,
    },
    /// The post has its pictures.
    Fill,
    /// It is as it was sent, or what was altered is known.
    Read,
    /// It has its own name in the address, before readers see it.
    Name,
    /// It is in the state that somebody wants.
    State,
    /// It was seen there as it was wanted.
    Verify,
}

/// A picture that goes with an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// As figures name it.
    pub media: String,
    /// What it is: the key of the picture as it came, and of how large it is sent.
    pub key: MediumKey,
    /// The most pixels on its longer side when it is sent, 0 for as large as it is; nothing where it was asked for before
    /// that was kept.
    #[serde(default)]
    pub longest: Option<u32>,
    /// The key of the same as large as it came, by which it is known where it came from the site.
    #[serde(default)]
    pub whole: Option<MediumKey>,
    /// What its file is called, before it is made smaller for the site.
    pub name: String,
    /// What a reader who cannot see it is told.
    pub alt: String,
    /// The words below it.
    pub caption: String,
    /// Pixels, as it is seen.
    pub width: u32,
    /// Pixels, as it is seen.
    pub height: u32,
    /// How many bytes it has.
    pub bytes: u64,
}

/// The name of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum TaskName {
    /// A picture.
    Media,
    /// The terms.
    Terms,
    /// The post.
    Draft,
    /// The pictures in the post.
    Fill,
    /// Reading back.
    Read,
    /// The name in the address.
    Name,
    /// The state.
    State,
    /// The last look.
    Verify,
}

/// What came of the terms.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct TermsResult {
    pub(crate) tags: Vec<RemoteId>,
    pub(crate) categories: Vec<RemoteId>,
    /// What the site does not have and may not get.
    pub(crate) missing: Vec<String>,
    /// Whether the site was asked just then.
    pub(crate) is_fresh: bool,
}

/// What came of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct MediaResult {
    pub(crate) medium: RemoteMedium,
    /// Whether it left now: it was there already otherwise.
    pub(crate) was_sent: bool,
}

impl Task {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> TaskName {
        match self {
            Self::Media(_) => TaskName::Media,
            Self::Terms { .. } => TaskName::Terms,
            Self::Draft { .. } => TaskName::Draft,
            Self::Fill => TaskName::Fill,
            Self::Read => TaskName::Read,
            Self::Name => TaskName::Name,
            Self::State => TaskName::State,
            Self::Verify => TaskName::Verify,
        }
    }

    /// As a row of the vault.
    pub(crate) fn to_step(&self) -> NewStep {
        let payload = to_json(self);
        let kind = payload["task"].as_str().unwrap_or_default().to_owned();
        NewStep { kind, payload }
    }

    /// The task of a row.
    ///
    /// # Errors
    /// `Unreadable`.
    pub(crate) fn of_step(step: &Step) -> Result<Self, DeliveryError> {
        of_json(&step.payload)
    }

    /// Whether it makes the post hold something.
    pub(crate) fn puts_post(&self) -> bool {
        matches!(self, Self::Draft { .. } | Self::Fill | Self::Name)
    }
}

/// Plain data as JSON.
pub(crate) fn to_json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("what is kept of a delivery is plain data")
}

/// What is kept.
///
/// # Errors
/// `Unreadable`.
pub(crate) fn of_json<T: DeserializeOwned>(value: &Value) -> Result<T, DeliveryError> {
    T::deserialize(value).map_err(DeliveryError::Unreadable)
}
