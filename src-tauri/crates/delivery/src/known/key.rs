//! What the post of an article is found by at a site.

use warraq_core::article::ArticleId;

use super::Known;

impl Known {
    /// The key of the post that is known or was asked for; that of the article where none is.
    pub(crate) fn key(&self) -> ArticleId {
        self.asked.last().or(self.sent.as_ref()).map_or(self.article, |post| post.article)
    }
}
