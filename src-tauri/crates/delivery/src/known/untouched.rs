//! Whether a post says what it said when it was seen, where its site does something to every post by itself.

use warraq_connect::RemotePost;
use warraq_store::Vault;

use super::Known;
use crate::error::DeliveryError;
use crate::{same, usual_category};

impl Known {
    /// The same, with what its site gives to posts that have no category.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub(super) fn of_site(self, vault: &Vault) -> Result<Self, DeliveryError> {
        Ok(Self { usual: usual_category::likely(vault, self.site)?, ..self })
    }

    /// Whether a post says what it said when it was seen like this: see [`same::is_untouched`].
    pub(crate) fn is_untouched(&self, seen: &RemotePost, post: &RemotePost) -> bool {
        same::is_untouched((seen, self.usual.as_ref()), post)
    }
}
