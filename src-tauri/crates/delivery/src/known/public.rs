//! Pictures that readers have, or will: what was in front of them is not taken away from a site as if nobody had seen it.

use serde::Deserialize;
use serde_json::Value;
use warraq_connect::{RemoteId, RemoteMedium, RemotePost, RemoteState};
use warraq_store::outbox::media_became_public;
use warraq_store::{OutboxTx, StoreError};

use super::Known;

impl Known {
    /// Notes which of the pictures that were sent from here readers have, or will by the time that was set.
    pub(super) fn note_public_media(&self, tx: &OutboxTx<'_>) -> Result<(), StoreError> {
        let is_out = self.standing().is_some_and(|stands| is_for_readers(stands.state));
        let posts = self.seen.iter().chain(&self.theirs).chain(&self.stands);
        let public: Vec<&RemotePost> =
            posts.filter(|post| is_out || is_for_readers(post.state)).collect();
        if public.is_empty() {
            return Ok(());
        }
        media_became_public(tx, self.article, |medium: &Value| {
            let medium = RemoteMedium::deserialize(medium);
            medium.is_ok_and(|medium| public.iter().any(|post| holds(post, &medium)))
        })
    }

    /// Whether what was sent, or what was seen there, holds the picture.
    pub(crate) fn shows(&self, medium: &RemoteMedium) -> bool {
        let mut sent = self.sent.iter().chain(&self.asked);
        let mut seen = self.seen.iter().chain(&self.theirs).chain(&self.stands);
        sent.any(|post| says(post.featured.as_ref(), &post.content, medium))
            || seen.any(|post| holds(post, medium))
    }
}

/// Whether readers see a post in this state, or will without anybody doing more.
fn is_for_readers(state: RemoteState) -> bool {
    !matches!(state, RemoteState::Draft | RemoteState::Pending | RemoteState::Trashed)
}

fn holds(post: &RemotePost, medium: &RemoteMedium) -> bool {
    says(post.featured.as_ref(), &post.content, medium)
}

fn says(featured: Option<&RemoteId>, content: &str, medium: &RemoteMedium) -> bool {
    featured == Some(&medium.id) || warraq_connect::shows(content, medium)
}
