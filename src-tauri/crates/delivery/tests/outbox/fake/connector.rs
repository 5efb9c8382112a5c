//! The conversation with the site.

use std::sync::Arc;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use warraq_connect::{
    Answer, Capabilities, Connector, Fault, FaultKind, FoundPost, MediumKey, MediumUse,
    MediumWords, Post, PostKey, PostList, PostQuery, RemoteId, RemoteMedium, RemotePost,
    RemoteState, RemoteTerm, Seen, Standing, Survey, Target, Taxonomy, Upload, Watch, WholePost,
    carry,
};
use warraq_delivery::Clock;

use super::media::{fetch, medium, missing, reword, send, use_of};
use super::posts::{
    edit_newest, found_post, is_under_its_key, of_others, open_to_us, others_of,
    publish_what_is_due, put, set, take, unchanged, under_keys, whole,
};
use super::{FakePost, FakeSite, State, Trouble, capabilities, fault_of};
use crate::clock::moment;

/// With what was carried before it began, and the account.
pub struct Connected(pub Arc<FakeSite>, pub u64, pub String);

impl Connected {
    /// Whether the account may neither see nor change what is there.
    fn is_stranger(&self, state: &State) -> bool {
        state.strangers.contains(&self.2)
    }

    /// One call: it may be killed before it arrives, and after it was done.
    async fn call<T>(
        &self,
        name: &'static str,
        work: impl FnOnce(&mut State, DateTime<Utc>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        moment().await;
        self.0.clock.pass(TimeDelta::milliseconds(700));
        let trouble = self.0.state().next_trouble(name);
        self.0.state().carried += 1_000;
        carry(1_000);
        if trouble == Some(Trouble::Hangs) {
            std::future::pending::<()>().await;
        }
        let now = self.0.clock.now();
        let arrives = matches!(
            trouble,
            None | Some(
                Trouble::AnswerLost | Trouble::Fails { done: true } | Trouble::EditedBetween
            )
        );
        let between = trouble == Some(Trouble::EditedBetween);
        let answer = if arrives { Some(work(&mut self.0.state(), now)) } else { None };
        if between {
            edit_newest(&mut self.0.state(), now);
        }
        moment().await;
        match (trouble, answer) {
            (None, Some(answer)) => answer,
            // What was refused changed nothing: only its answer is lost.
            (trouble, _) => Err(fault_of(trouble.unwrap_or(Trouble::Lost))),
        }
    }
}

impl Connector for Connected {
    fn capabilities(&self) -> Capabilities {
        capabilities(&self.0.state())
    }

    fn survey(&self) -> Answer<'_, Survey> {
        Box::pin(self.call("survey", |_, _| Err(Fault::not_done(FaultKind::Login))))
    }

    fn terms(&self, taxonomy: Taxonomy) -> Answer<'_, Vec<RemoteTerm>> {
        Box::pin(self.call("terms", move |state, _| {
            let of_kind = state.terms.iter().filter(|(kind, ..)| *kind == taxonomy);
            let term = |(_, id, name): &(Taxonomy, RemoteId, String)| RemoteTerm {
                id: id.clone(),
                name: name.clone(),
            };
            Ok(of_kind.map(term).collect())
        }))
    }

    fn make_term<'a>(&'a self, taxonomy: Taxonomy, name: &'a str) -> Answer<'a, RemoteTerm> {
        Box::pin(self.call("make_term", move |state, _| {
            // Only the very same spelling is the same term.
            let known =
                state.terms.iter().find(|(kind, _, known)| *kind == taxonomy && known == name);
            let id = if let Some((_, id, _)) = known {
                id.clone()
            } else {
                let id = state.new_id();
                state.terms.push((taxonomy, id.clone(), name.to_owned()));
                id
            };
            Ok(RemoteTerm { id, name: name.to_owned() })
        }))
    }

    fn find_medium<'a>(&'a self, key: &'a MediumKey) -> Answer<'a, Option<RemoteMedium>> {
        Box::pin(self.call("find_medium", move |state, _| {
            Ok(state.media.iter().find(|one| one.key == *key).map(medium))
        }))
    }

    fn send_medium<'a>(
        &'a self,
        upload: &'a Upload,
        watch: &'a dyn Watch,
    ) -> Answer<'a, RemoteMedium> {
        Box::pin(self.call("send_medium", move |state, _| Ok(send(state, upload, watch))))
    }

    fn read_medium<'a>(&'a self, id: &'a RemoteId) -> Answer<'a, Option<RemoteMedium>> {
        Box::pin(self.call("read_medium", move |state, _| {
            Ok(state.media.iter().find(|one| one.id == *id).map(medium))
        }))
    }

    fn missing_media<'a>(&'a self, ids: &'a [RemoteId]) -> Answer<'a, Vec<RemoteId>> {
        Box::pin(self.call("missing_media", move |state, _| Ok(missing(state, ids))))
    }

    fn reword_medium<'a>(
        &'a self,
        id: &'a RemoteId,
        before: &'a MediumWords,
        words: &'a MediumWords,
    ) -> Answer<'a, bool> {
        Box::pin(self.call("reword_medium", move |state, _| Ok(reword(state, id, (before, words)))))
    }

    fn fetch_medium<'a>(
        &'a self,
        url: &'a str,
        most: u64,
        watch: &'a dyn Watch,
    ) -> Answer<'a, Vec<u8>> {
        Box::pin(self.call("fetch_medium", move |state, _| fetch(state, url, (most, watch))))
    }

    fn remove_medium<'a>(&'a self, id: &'a RemoteId) -> Answer<'a, ()> {
        Box::pin(self.call("remove_medium", move |state, _| {
            state.media.retain(|one| one.id != *id);
            Ok(())
        }))
    }

    fn medium_use<'a>(&'a self, key: &'a MediumKey, of: &'a RemoteMedium) -> Answer<'a, MediumUse> {
        Box::pin(self.call("medium_use", move |state, _| Ok(use_of(state, key, of))))
    }

    fn find_post(&self, key: PostKey) -> Answer<'_, Option<RemotePost>> {
        Box::pin(self.call("find_post", move |state, _| {
            let is_seen = !self.is_stranger(state);
            let is_it =
                |one: &&FakePost| is_seen && !one.is_deleted && PostKey::of(one.article) == key;
            Ok(state.posts.iter().find(is_it).map(|one| one.post.clone()))
        }))
    }

    fn other_posts<'a>(
        &'a self,
        key: PostKey,
        own: &'a RemoteId,
    ) -> Answer<'a, Vec<(RemoteId, Standing)>> {
        Box::pin(self.call("other_posts", move |state, _| Ok(others_of(state, key, own))))
    }

    fn posts_under_keys<'a>(
        &'a self,
        keys: &'a [(PostKey, RemoteId)],
        _: &'a [RemoteId],
    ) -> Answer<'a, Vec<(PostKey, RemoteId, Standing)>> {
        Box::pin(self.call("posts_under_keys", move |state, _| Ok(under_keys(state, keys))))
    }

    fn read_post<'a>(&'a self, id: &'a RemoteId) -> Answer<'a, Option<RemotePost>> {
        Box::pin(self.call("read_post", move |state, now| {
            publish_what_is_due(state, now);
            let found = state.posts.iter().find(|one| one.post.id == *id && !one.is_deleted);
            if found.is_some() && self.is_stranger(state) {
                return Err(of_others());
            }
            found.map(|one| open_to_us(state, &one.post)).transpose()
        }))
    }

    fn list_posts<'a>(&'a self, query: &'a PostQuery) -> Answer<'a, PostList> {
        Box::pin(self.call("list_posts", move |state, _| {
            let has = |one: &&FakePost| one.post.title.contains(&query.search);
            let size = query.size as usize;
            let skipped = (query.page as usize - 1) * size;
            let mut found = state.posts.iter().rev().filter(has).skip(skipped).map(found_post);
            let posts: Vec<FoundPost> = found.by_ref().take(size).collect();
            Ok(PostList { posts, has_more: found.next().is_some() })
        }))
    }

    fn whole_post<'a>(&'a self, id: &'a RemoteId) -> Answer<'a, Option<WholePost>> {
        Box::pin(self.call("whole_post", move |state, _| Ok(whole(state, id))))
    }

    fn create_post<'a>(&'a self, post: &'a Post, watch: &'a dyn Watch) -> Answer<'a, RemotePost> {
        Box::pin(self.call("create_post", move |state, now| {
            watch.sent(post.content.len() as u64);
            let of_article = |one: &&FakePost| one.article == post.article && !one.is_deleted;
            if self.is_stranger(state) && state.posts.iter().any(|one| of_article(&one)) {
                return Err(of_others());
            }
            if let Some(there) = state.posts.iter().find(of_article).filter(|_| state.keeps_keys) {
                return Err(Fault::not_done(FaultKind::Changed(Box::new(there.post.clone()))));
            }
            let id = state.new_id();
            let wanted = if state.keeps_keys { post.slug.clone() } else { post.key().slug() };
            let slug = state.free_slug(&wanted, None);
            let mut made = RemotePost {
                url: format!("https://xeber24.example/?p={id}"),
                id,
                state: RemoteState::Draft,
                has_password: false,
                date: None,
                offset_minutes: Some(180),
                modified: None,
                revision: None,
                versions: None,
                title: String::new(),
                content: String::new(),
                excerpt: String::new(),
                slug,
                categories: Vec::new(),
                tags: Vec::new(),
                featured: None,
                author: Some(RemoteId("1".to_owned())),
                language: None,
                marker: Some(post.key().marker()),
            };
            take(state, &mut made, post, now);
            let article = post.article;
            let post = made.clone();
            let edits = Vec::new();
            let (was_edited, is_deleted) = (false, false);
            let versions = Vec::new();
            state.posts.push(FakePost { article, post, edits, was_edited, is_deleted, versions });
            Ok(put(state, made))
        }))
    }

    fn update_post<'a>(
        &'a self,
        id: &'a RemoteId,
        seen: &'a Seen,
        post: &'a Post,
        watch: &'a dyn Watch,
    ) -> Answer<'a, RemotePost> {
        Box::pin(self.call("update_post", move |state, now| {
            watch.sent(post.content.len() as u64);
            if self.is_stranger(state) {
                return Err(of_others());
            }
            let mut made = unchanged(state, id, seen)?;
            state.save_in_the_moment("update_post", id, now);
            if !post.slug.is_empty() {
                made.slug = state.free_slug(&post.slug, Some(id));
            }
            take(state, &mut made, post, now);
            Ok(put(state, made))
        }))
    }

    fn written_over<'a>(
        &'a self,
        before: &'a RemotePost,
        after: &'a RemotePost,
    ) -> Answer<'a, Option<RemotePost>> {
        let counts = before.versions.zip(after.versions);
        if counts.is_none_or(|(before, after)| after <= before + 1) {
            return Box::pin(async { Ok(None) });
        }
        Box::pin(self.call("written_over", move |state, _| {
            let found = state.posts.iter().find(|one| one.post.id == after.id).unwrap();
            let [title, content, excerpt] = found.versions[found.versions.len() - 2].clone();
            let there = RemotePost { title, content, excerpt, ..after.clone() };
            Ok(Some(there).filter(|there| there.content != before.content))
        }))
    }

    fn written_over_before<'a>(
        &'a self,
        before: &'a RemotePost,
        after: &'a RemotePost,
    ) -> Answer<'a, Option<[RemotePost; 2]>> {
        let counts = before.versions.zip(after.versions);
        if counts.is_none_or(|(before, after)| after <= before + 2) {
            return Box::pin(async { Ok(None) });
        }
        Box::pin(self.call("written_over_before", move |state, _| {
            let found = state.posts.iter().find(|one| one.post.id == after.id).unwrap();
            let version = |from_the_end: usize| {
                let [title, content, excerpt] =
                    found.versions[found.versions.len() - from_the_end].clone();
                RemotePost { title, content, excerpt, ..after.clone() }
            };
            let (unseen, ours) = (version(3), version(2));
            // Who edits here writes below what is there.
            let is_over = !ours.content.starts_with(&unseen.content);
            Ok(Some([unseen, ours]).filter(|_| is_over))
        }))
    }

    fn set_state<'a>(
        &'a self,
        id: &'a RemoteId,
        seen: &'a Seen,
        target: Target,
    ) -> Answer<'a, RemotePost> {
        self.set_named_state(id, seen, target, "")
    }

    fn set_named_state<'a>(
        &'a self,
        id: &'a RemoteId,
        seen: &'a Seen,
        target: Target,
        name: &'a str,
    ) -> Answer<'a, RemotePost> {
        Box::pin(self.call("set_state", move |state, now| {
            let was = unchanged(state, id, seen);
            // Only the name of a draft is written whatever else was changed.
            if !(target == Target::Draft && is_under_its_key(state, id)) {
                was?;
            }
            if let Target::Scheduled(at) = target
                && at > now
                && at - now < state.near
            {
                let wait = (at - now).to_std().unwrap();
                return Err(Fault::not_done(FaultKind::Soon { wait }));
            }
            state.save_in_the_moment("set_state", id, now);
            // As `WordPress` does that has read the post already, and writes all of it.
            let read = state.posts.iter().find(|one| one.post.id == *id).map(|it| it.post.clone());
            let was_saved = state.save_in_the_moment("set_state, read before", id, now);
            let mut made = set(state, id, (target, name), now);
            if let Some(read) = read.filter(|_| was_saved) {
                (made.title, made.content, made.excerpt) = (read.title, read.content, read.excerpt);
            }
            made.modified = Some(now.trunc_subsecs(0));
            Ok(put(state, made))
        }))
    }

    fn clock(&self) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let now = self.0.clock.now();
        Some((now + self.0.state().ahead, now))
    }

    fn carried(&self) -> u64 {
        self.0.state().carried - self.1
    }
}
