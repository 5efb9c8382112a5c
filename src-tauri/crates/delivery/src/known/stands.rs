//! A post that was written over what somebody saved there in that very moment: what stands there, and what was seen, are
//! two things until the next write.

use warraq_connect::RemotePost;

use super::Known;
use crate::decide::said_by;

impl Known {
    /// The post as it stands there, as far as it was seen: what is written next is written over this.
    pub(crate) fn there(&self) -> Option<&RemotePost> {
        self.stands.as_ref().or(self.seen.as_ref())
    }

    /// The post stands there like this, and says what it said when it was seen.
    pub(crate) fn saw(&mut self, remote: RemotePost) {
        self.note_state(&remote);
        match &mut self.stands {
            Some(stands) => *stands = remote,
            None => self.seen = Some(remote),
        }
    }

    /// What left took the place of `theirs`, which nobody here had seen, and stands there like this.
    pub(crate) fn went_over(&mut self, theirs: RemotePost, stands: RemotePost) {
        (self.theirs, self.stands, self.looked) = (Some(theirs), Some(stands), None);
    }

    /// Somebody changed the post to this. Where it had been written over, that is what they changed.
    pub(crate) fn was_changed(&mut self, theirs: RemotePost) {
        if let Some(stands) = self.stands.take() {
            self.sent = Some(said_by(self.key(), &stands));
            self.owns.clear();
            self.seen = Some(stands);
        }
        (self.theirs, self.looked) = (Some(theirs), None);
    }
}
