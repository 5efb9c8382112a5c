//! An article as it is sent.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use warraq_core::article::ArticleId;

use crate::remote::RemoteId;

/// What a post is found by at a place: the article's id, which travels with it everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PostKey(ArticleId);

impl PostKey {
    /// The key of an article.
    #[must_use]
    pub fn of(article: ArticleId) -> Self {
        Self(article)
    }

    /// As a name that an address can hold, which a post has until it gets its own.
    #[must_use]
    pub fn slug(self) -> String {
        format!("wq-{}", self.0.to_string().to_ascii_lowercase())
    }

    /// As a word that no text has, which stands in the post where its readers do not see it.
    #[must_use]
    pub fn marker(self) -> String {
        format!("warraq:{}", self.0)
    }
}

impl fmt::Display for PostKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// All that is sent of an article. What a place cannot hold it leaves out, see [`crate::Capabilities`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// The article.
    pub article: ArticleId,
    /// The headline.
    pub title: String,
    /// The text as the place takes it, its pictures by the addresses they have there. Without the marker: a
    /// connector puts that in and takes it out.
    pub content: String,
    /// The summary.
    pub excerpt: String,
    /// Its name in the address; the place makes one of the title where it is empty. It is set by a change of the
    /// post, not when it is made.
    pub slug: String,
    /// Categories, by their ids there.
    pub categories: Vec<RemoteId>,
    /// Tags, by their ids there.
    pub tags: Vec<RemoteId>,
    /// The picture that stands for it.
    pub featured: Option<RemoteId>,
    /// Who is shown as its author; the account where nothing is said.
    pub author: Option<RemoteId>,
    /// Its language, as a BCP 47 tag.
    pub language: String,
}

impl Post {
    /// What it is found by.
    #[must_use]
    pub fn key(&self) -> PostKey {
        PostKey::of(self.article)
    }
}

/// The state that somebody wants a post in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", content = "at", rename_all = "kebab-case")]
pub enum Target {
    /// Seen by the newsroom only.
    Draft,
    /// Seen by the newsroom, for an editor to look at.
    Pending,
    /// Seen by everybody, now.
    Published,
    /// Seen by everybody, from this time on.
    Scheduled(DateTime<Utc>),
}
