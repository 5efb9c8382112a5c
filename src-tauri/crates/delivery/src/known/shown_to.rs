//! Whom a post is shown to: what somebody on the site took from its readers is remembered until they have it again.

use warraq_connect::{RemotePost, RemoteState};

use super::Known;
use crate::meanwhile::{SetThere, is_public, set_there};
use crate::reason::{Reason, ReasonKind};

impl Known {
    /// The post stands there like this from now on.
    pub(super) fn note_state(&mut self, remote: &RemotePost) {
        let there = self.there().and_then(|seen| set_there(seen, remote));
        let is_taken = self.is_withdrawn || there.is_some_and(SetThere::is_taken_from_readers);
        self.is_withdrawn = is_taken && !is_public(remote.state);
    }

    /// What is to be said of whom it is shown to; nothing where that is as anybody expects.
    pub(crate) fn state_reason(&self) -> Option<Reason> {
        let post = self.there()?;
        let kind = match post.state {
            RemoteState::Private => ReasonKind::MadePrivate,
            state if is_public(state) && post.has_password => ReasonKind::Locked,
            RemoteState::Draft | RemoteState::Pending if self.is_withdrawn => ReasonKind::TakenBack,
            _ => return None,
        };
        Some(Reason::plain(kind))
    }

    /// The post was seen as it was before somebody did this to its state: whoever decides sees what they did.
    pub(crate) fn forget_state(&mut self, there: Option<SetThere>) {
        if let (Some(seen), Some(there)) = (self.seen.as_mut(), there) {
            seen.state = there.from;
            seen.has_password &= !there.is_locked;
        }
    }
}
