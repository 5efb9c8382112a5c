//! The versions that a site keeps of its posts, and what an editor saves in the moment in which one is written.

use chrono::{DateTime, Utc};
use warraq_connect::RemoteId;

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
    /// An editor saves while the call of this name is under way, where one is to.
    pub fn save_in_the_moment(&mut self, call: &'static str, id: &RemoteId, now: DateTime<Utc>) {
        let planned = self.in_the_moment.iter().position(|(name, _)| *name == call);
        let line = planned.and_then(|at| self.in_the_moment.remove(at)).map(|(_, line)| line);
        let article = self.posts.iter().find(|one| one.post.id == *id).map(|one| one.article);
        if let Some((line, article)) = line.zip(article) {
            self.edit(article, &line, now);
        }
    }
}
