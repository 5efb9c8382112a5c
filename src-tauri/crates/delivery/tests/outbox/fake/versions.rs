//! The versions that a site keeps of its posts, and what an editor saves in the moment in which one is written.

use chrono::{DateTime, Utc};
use warraq_connect::RemoteId;
use warraq_core::article::ArticleId;

use super::{FakePost, State};

impl FakePost {
    /// As `WordPress` keeps what a save made of it: another version where it says something else.
    pub fn keep_version(&mut self) {
        let said = [&self.post.title, &self.post.content, &self.post.excerpt].map(Clone::clone);
        if self.versions.last() != Some(&said) {
            self.versions.push(said);
        }
        self.post.versions = u32::try_from(self.versions.len()).ok();
    }
}

impl State {
    /// What once left comes to the site over what stands there.
    pub fn put_back(&mut self, article: ArticleId, content: &str) {
        let found = self.posts.iter_mut().find(|one| one.article == article).unwrap();
        content.clone_into(&mut found.post.content);
        found.keep_version();
    }

    /// An editor saves while the call of this name is under way, where one is to; whether one did.
    pub fn save_in_the_moment(
        &mut self,
        call: &'static str,
        id: &RemoteId,
        now: DateTime<Utc>,
    ) -> bool {
        let planned = self.in_the_moment.iter().position(|(name, _)| *name == call);
        let line = planned.and_then(|at| self.in_the_moment.remove(at)).map(|(_, line)| line);
        let article = self.posts.iter().find(|one| one.post.id == *id).map(|one| one.article);
        let Some((line, article)) = line.zip(article) else { return false };
        self.edit(article, &line, now);
        true
    }
}
