//! How a post stands at a place, whatever it says.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::remote::{RemotePost, RemoteState};

/// How a post stands at a place, as anybody there is told it: nothing of its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Its state.
    pub state: RemoteState,
    /// Whether readers are asked for a password before they see what it says.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_password: bool,
    /// The address it has or will have.
    pub url: String,
    /// The date it was or will be published at.
    pub date: Option<DateTime<Utc>>,
    /// How far the place's clock is ahead of UTC at that date, in minutes, where the place says it.
    #[serde(default)]
    pub offset_minutes: Option<i32>,
}

impl From<&RemotePost> for Standing {
    fn from(post: &RemotePost) -> Self {
        let (state, url, date) = (post.state, post.url.clone(), post.date);
        let (has_password, offset_minutes) = (post.has_password, post.offset_minutes);
        Self { state, has_password, url, date, offset_minutes }
    }
}
