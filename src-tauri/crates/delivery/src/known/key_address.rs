//! A post that readers have at the address that it was made under.

use warraq_connect::RemoteState;

use super::Known;
use crate::same::has_name_of_key;

impl Known {
    /// Whether readers have the post at an address with the name of its key: an editor published on the site what was
    /// sent as a draft. Such an address stays until somebody writes another name into the article.
    pub(crate) fn has_address_of_key(&self) -> bool {
        let is_live = self.standing().is_some_and(|post| post.state == RemoteState::Published);
        is_live && self.theirs.as_ref().or(self.there()).is_some_and(has_name_of_key)
    }
}
