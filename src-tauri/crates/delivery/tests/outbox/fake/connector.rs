//! The conversation with the site.

use std::sync::Arc;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use warraq_connect::{
    Answer, Capabilities, Connector, Fault, FaultKind, FoundPost, MediumKey, MediumUse,
    MediumWords, Post, PostKey, PostList, PostQuery, RemoteId, RemoteMedium, RemotePost,
    RemoteState, RemoteTerm, Right, Seen, Standing, Survey, Target, Taxonomy, Upload, Watch,
    WholeMedium, WholePost, carry, shows,
};
use warraq_delivery::Clock;

use super::{FakeMedium, FakePost, FakeSite, State, Trouble, capabilities, fault_of, is_published};
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
        Box::pin(self.call("send_medium", move |state, _| {
            watch.sent(upload.bytes.len() as u64);
            state.carried += upload.bytes.len() as u64;
            carry(upload.bytes.len() as u64);
            let id = state.new_id();
            let (key, wanted) = (upload.key.clone(), upload.name.clone());
            let (alt, caption) = (upload.alt.clone(), upload.caption.clone());
            let name = free_name(state, &wanted);
            let (words, bytes) = (MediumWords { alt, caption }, upload.bytes.clone());
            state.media.push(FakeMedium { id, key, name, bytes, words });
            Ok(medium(state.media.last().unwrap()))
        }))
    }

    fn read_medium<'a>(&'a self, id: &'a RemoteId) -> Answer<'a, Option<RemoteMedium>> {
        Box::pin(self.call("read_medium", move |state, _| {
            Ok(state.media.iter().find(|one| one.id == *id).map(medium))
        }))
    }

    fn reword_medium<'a>(
        &'a self,
        id: &'a RemoteId,
        before: &'a MediumWords,
        words: &'a MediumWords,
    ) -> Answer<'a, bool> {
        Box::pin(self.call("reword_medium", move |state, _| {
            let Some(there) = state.media.iter_mut().find(|one| one.id == *id) else {
                return Ok(false);
            };
            if there.words == *before {
                there.words = words.clone();
            }
            Ok(there.words == *words)
        }))
    }

    fn fetch_medium<'a>(
        &'a self,
        url: &'a str,
        most: u64,
        watch: &'a dyn Watch,
    ) -> Answer<'a, Vec<u8>> {
        Box::pin(self.call("fetch_medium", move |state, _| {
            let there = state.media.iter().find(|one| medium(one).url == url);
            let none = || Fault::not_done(FaultKind::NotFound(url.to_owned()));
            let bytes = there.ok_or_else(none)?.bytes.clone();
            if bytes.len() as u64 > most {
                return Err(Fault::not_done(FaultKind::TooLarge { limit: Some(most) }));
            }
            watch.received(bytes.len() as u64);
            state.carried += bytes.len() as u64;
            Ok(bytes)
        }))
    }

    fn remove_medium<'a>(&'a self, id: &'a RemoteId) -> Answer<'a, ()> {
        Box::pin(self.call("remove_medium", move |state, _| {
            state.media.retain(|one| one.id != *id);
            Ok(())
        }))
    }

    fn medium_use<'a>(&'a self, key: &'a MediumKey, of: &'a RemoteMedium) -> Answer<'a, MediumUse> {
        Box::pin(self.call("medium_use", move |state, _| {
            let Some(there) = state.media.iter().find(|one| one.id == of.id) else {
                return Ok(MediumUse::Gone);
            };
            assert_eq!(there.key, *key);
            let shows = |one: &FakePost| {
                one.post.featured.as_ref() == Some(&of.id) || shows(&one.post.content, of)
            };
            Ok(if state.posts.iter().any(shows) { MediumUse::Some } else { MediumUse::None })
        }))
    }

    fn find_post(&self, key: PostKey) -> Answer<'_, Option<RemotePost>> {
        Box::pin(self.call("find_post", move |state, _| {
            let is_seen = !self.is_stranger(state);
            let is_it =
                |one: &&FakePost| is_seen && !one.is_deleted && PostKey::of(one.article) == key;
            Ok(state.posts.iter().find(is_it).map(|one| one.post.clone()))
        }))
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
        Box::pin(self.call("whole_post", move |state, _| {
            let found = state.posts.iter().find(|one| one.post.id == *id && !one.is_deleted);
            let named = |ids: &[RemoteId]| -> Vec<(RemoteId, String)> {
                let name = |id: &RemoteId| {
                    let term = state.terms.iter().find(|(_, known, _)| known == id)?;
                    Some((id.clone(), term.2.clone()))
                };
                ids.iter().filter_map(name).collect()
            };
            Ok(found.map(|one| WholePost {
                guid: format!("https://xeber24.example/?p={}", one.post.id),
                local_date: String::new(),
                author: state.author.clone(),
                categories: named(&one.post.categories),
                tags: named(&one.post.tags),
                picture: None,
                media: state
                    .media
                    .iter()
                    .filter(|known| shows(&one.post.content, &medium(known)))
                    .map(|known| WholeMedium {
                        medium: medium(known),
                        alt: known.words.alt.clone(),
                        caption: known.words.caption.clone(),
                    })
                    .collect(),
                post: one.post.clone(),
            }))
        }))
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
            unchanged(state, id, seen)?;
            state.save_in_the_moment("set_state", id, now);
            let mut made = posted(state, id);
            (made.state, made.date) = match target {
                Target::Draft => (RemoteState::Draft, None),
                Target::Pending => (RemoteState::Pending, None),
                Target::Published => (RemoteState::Published, Some(now.trunc_subsecs(0))),
                Target::Scheduled(at) if at <= now => (RemoteState::Published, Some(at)),
                Target::Scheduled(at) => (RemoteState::Scheduled, Some(at)),
            };
            // A draft may have none; whatever else is done to a post gives it one.
            if made.categories.is_empty() {
                made.categories.push(RemoteId("1".to_owned()));
            }
            if target != Target::Draft && made.slug.starts_with("wq-") && !name.is_empty() {
                made.slug = state.free_slug(name, Some(id));
            }
            if is_published(&made) && (made.slug.starts_with("wq-") || made.slug.is_empty()) {
                made.slug = state.free_slug(&made.title.replace(' ', "-"), Some(id));
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

/// What is refused to who may not change what others made.
fn of_others() -> Fault {
    Fault::not_done(FaultKind::Right(Right::EditOthers))
}

/// The post, where the account may read and change it.
fn open_to_us(state: &State, post: &RemotePost) -> Result<RemotePost, Fault> {
    let is_out = matches!(post.state, RemoteState::Published | RemoteState::Scheduled);
    if state.is_contributor && is_out {
        let standing = Box::new(Standing::from(post));
        let right = Right::EditPublished;
        return Err(Fault::not_done(FaultKind::Closed { right, standing }));
    }
    Ok(post.clone())
}

/// The post, where nobody changed it since it was seen.
fn unchanged(state: &State, id: &RemoteId, seen: &Seen) -> Result<RemotePost, Fault> {
    let found = state.posts.iter().find(|one| one.post.id == *id && !one.is_deleted);
    let post = found.map(|one| one.post.clone()).ok_or(Fault::not_done(FaultKind::Gone))?;
    let post = open_to_us(state, &post)?;
    if post.is_as(seen) {
        Ok(post)
    } else {
        Err(Fault::not_done(FaultKind::Changed(Box::new(post))))
    }
}

/// An editor opens the newest post and adds a line.
fn edit_newest(state: &mut State, now: DateTime<Utc>) {
    if let Some(article) = state.posts.last().map(|one| one.article) {
        let line = format!("بين طلب {} وجوابه", state.calls.len());
        state.edit(article, &line, now);
    }
}

fn found_post(one: &FakePost) -> FoundPost {
    let post = &one.post;
    FoundPost {
        id: post.id.clone(),
        url: post.url.clone(),
        state: post.state,
        date: post.date,
        modified: post.modified,
        title: post.title.clone(),
        author: "آزاد حسن".to_owned(),
        marker: post.marker.clone(),
    }
}

fn put(state: &mut State, made: RemotePost) -> RemotePost {
    let found = state.posts.iter_mut().find(|one| one.post.id == made.id).unwrap();
    found.post = made;
    found.keep_version();
    if state.keeps_no_versions {
        found.post.versions = None;
    }
    found.post.clone()
}

/// The post as it stands.
fn posted(state: &State, id: &RemoteId) -> RemotePost {
    state.posts.iter().find(|one| one.post.id == *id).unwrap().post.clone()
}

/// Makes the post hold what was sent.
fn take(state: &mut State, made: &mut RemotePost, post: &Post, now: DateTime<Utc>) {
    let kept = |text: &str| match &*state.drops {
        "" => text.to_owned(),
        words => text.replace(words, ""),
    };
    made.title = kept(&post.title);
    made.content = kept(&post.content);
    made.excerpt = kept(&post.excerpt);
    made.tags = state.known(Taxonomy::Tag, &post.tags);
    made.categories = state.known(Taxonomy::Category, &post.categories);
    let has = |id: &&RemoteId| state.media.iter().any(|one| one.id == **id);
    made.featured = post.featured.as_ref().filter(has).cloned();
    made.modified = Some(now.trunc_subsecs(0));
    made.revision = Some(state.new_id().0);
}

fn publish_what_is_due(state: &mut State, now: DateTime<Utc>) {
    for one in &mut state.posts {
        if one.post.state == RemoteState::Scheduled && one.post.date.is_some_and(|at| at <= now) {
            one.post.state = RemoteState::Published;
        }
    }
}

/// As a site names a file whose name another has.
fn free_name(state: &State, wanted: &str) -> String {
    let (stem, ending) = wanted.rsplit_once('.').unwrap();
    let numbered = (1..).map(|number| format!("{stem}-{number}.{ending}"));
    let is_free = |name: &String| state.media.iter().all(|one| one.name != *name);
    [wanted.to_owned()].into_iter().chain(numbered).find(is_free).unwrap()
}

fn medium(one: &FakeMedium) -> RemoteMedium {
    RemoteMedium {
        id: one.id.clone(),
        url: format!("https://xeber24.example/{}", one.name),
        size: Some((2, 1)),
        bytes: Some(one.bytes.len() as u64),
    }
}
