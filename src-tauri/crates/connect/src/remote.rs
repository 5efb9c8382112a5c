//! A post as a place has it.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What a place calls something of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(transparent)]
pub struct RemoteId(pub String);

impl fmt::Display for RemoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The state of a post at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum RemoteState {
    /// Seen by the newsroom only.
    Draft,
    /// Waiting for an editor.
    Pending,
    /// Seen by those who are logged in.
    Private,
    /// To be published at its date.
    Scheduled,
    /// Seen by everybody.
    Published,
    /// In the bin.
    Trashed,
}

/// A post as it stands at a place: what was written, not what readers are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemotePost {
    /// Its id there.
    pub id: RemoteId,
    /// The address it has or will have.
    pub url: String,
    /// Its state.
    pub state: RemoteState,
    /// Whether readers are asked for a password before they see what it says.
    #[serde(default)]
    pub has_password: bool,
    /// The date it was or will be published at.
    pub date: Option<DateTime<Utc>>,
    /// How far the place's clock is ahead of UTC at that date, in minutes, where the place says it.
    #[serde(default)]
    pub offset_minutes: Option<i32>,
    /// When the place says it was last changed: whole seconds, and a save that changes nothing counts too.
    pub modified: Option<DateTime<Utc>>,
    /// Its version there, where the place gives versions: another one whenever it was changed.
    pub revision: Option<String>,
    /// How many versions of its text the place keeps, where it says so.
    #[serde(default)]
    pub versions: Option<u32>,
    /// The headline.
    pub title: String,
    /// The text, without the marker.
    pub content: String,
    /// The summary.
    pub excerpt: String,
    /// Its name in the address.
    pub slug: String,
    /// Categories, in ascending order of their ids.
    pub categories: Vec<RemoteId>,
    /// Tags, in ascending order of their ids.
    pub tags: Vec<RemoteId>,
    /// The picture that stands for it.
    pub featured: Option<RemoteId>,
    /// Who is shown as its author.
    pub author: Option<RemoteId>,
    /// Its language, as the place calls it; nothing where it says none.
    #[serde(default)]
    pub language: Option<String>,
    /// The marker of the article it was made from, as [`crate::PostKey::marker`] writes it, where it has one.
    pub marker: Option<String>,
}

/// A print of what a person could change in a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint([u8; 32]);

/// What was last seen of a post, to know whether it is still the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// When the place said it was last changed.
    pub modified: Option<DateTime<Utc>>,
    /// Its last version there.
    pub revision: Option<String>,
    /// Its state.
    pub state: RemoteState,
    /// The date it was or will be published at.
    pub date: Option<DateTime<Utc>>,
    /// Its name in the address.
    pub slug: String,
    /// Its language, where the place said it.
    pub language: Option<String>,
    /// What it held.
    pub fingerprint: Fingerprint,
}

impl RemotePost {
    /// What is remembered of it.
    #[must_use]
    pub fn seen(&self) -> Seen {
        Seen {
            modified: self.modified,
            revision: self.revision.clone(),
            state: self.state,
            date: self.date,
            slug: self.slug.clone(),
            language: self.language.clone(),
            fingerprint: self.fingerprint(),
        }
    }

    /// A print of all that a person could have changed. A time is none of it: places count a save that changes
    /// nothing as a change.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        let mut hash = Sha256::new();
        let mut part = |bytes: &[u8]| {
            hash.update((bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
        };
        for text in [&self.title, &self.content, &self.excerpt, &self.slug] {
            part(text.as_bytes());
        }
        for ids in [&self.categories, &self.tags] {
            part(&(ids.len() as u64).to_be_bytes());
            for id in ids {
                part(id.0.as_bytes());
            }
        }
        for id in [&self.featured, &self.author] {
            part(id.as_ref().map_or("", |id| &id.0).as_bytes());
        }
        part(&[self.state as u8]);
        // The date of a draft moves with every save, by itself.
        let set = matches!(self.state, RemoteState::Scheduled | RemoteState::Published);
        let date = self.date.filter(|_| set).map_or(0, |date| date.timestamp());
        part(&date.to_be_bytes());
        if self.has_password {
            part(b"password");
        }
        Fingerprint(hash.finalize().into())
    }

    /// Whether it is still what was `seen`. Its language counts where it was said then and now: a site may begin to
    /// say it.
    #[must_use]
    pub fn is_as(&self, seen: &Seen) -> bool {
        let is_said = self.language.is_some() && seen.language.is_some();
        self.fingerprint() == seen.fingerprint && !(is_said && self.language != seen.language)
    }
}
