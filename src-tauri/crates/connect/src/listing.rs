//! Posts that a place has, whoever made them.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::medium::RemoteMedium;
use crate::remote::{RemoteId, RemotePost, RemoteState};

/// What somebody looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostQuery {
    /// Words that stand in the post; all posts where it is empty. An address of the place stands for its post.
    pub search: String,
    /// From 1.
    pub page: u32,
    /// Posts of a page, no more than 100.
    pub size: u32,
}

/// A page of posts, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PostList {
    /// The posts.
    pub posts: Vec<FoundPost>,
    /// Whether there is a page after this.
    pub has_more: bool,
}

/// A post in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct FoundPost {
    /// Its id there.
    pub id: RemoteId,
    /// Its address.
    pub url: String,
    /// Its state.
    pub state: RemoteState,
    /// When it was or will be published; when it was made, where it is a draft.
    pub date: Option<DateTime<Utc>>,
    /// When it was last changed.
    pub modified: Option<DateTime<Utc>>,
    /// The headline, as readers see it.
    pub title: String,
    /// Who is shown as its author; empty where the place does not say.
    pub author: String,
    /// The marker of the article it was made from, where it has one.
    pub marker: Option<String>,
}

/// A post with the names of what it refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholePost {
    /// The post.
    pub post: RemotePost,
    /// What the place calls it for good, whatever its address is; empty where it does not say.
    pub guid: String,
    /// The day and hour it stands under, by the place's own clock; empty where it has none.
    pub local_date: String,
    /// Who is shown as its author.
    pub author: String,
    /// Its categories, the first of them first.
    pub categories: Vec<(RemoteId, String)>,
    /// Its tags.
    pub tags: Vec<(RemoteId, String)>,
    /// The picture that stands for it.
    pub picture: Option<WholePicture>,
    /// The pictures of the place's library that it shows, as far as the place says which they are.
    pub media: Vec<WholeMedium>,
}

/// A picture of a place's library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeMedium {
    /// It.
    pub medium: RemoteMedium,
    /// What a reader who cannot see it is told.
    pub alt: String,
    /// The words below it.
    pub caption: String,
}

/// A picture that stands for a post.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WholePicture {
    /// Its address.
    pub url: String,
    /// What a reader who cannot see it is told.
    pub alt: String,
    /// The words below it.
    pub caption: String,
}
