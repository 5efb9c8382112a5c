//! What every place that articles go to answers to.

use std::pin::Pin;

use chrono::{DateTime, Utc};

use crate::capability::Capabilities;
use crate::fault::{Fault, FaultKind};
use crate::listing::{PostList, PostQuery, WholePost};
use crate::medium::{MediumKey, MediumUse, MediumWords, RemoteMedium, Upload};
use crate::post::{Post, PostKey, Target};
use crate::remote::{RemoteId, RemotePost, Seen};
use crate::standing::Standing;
use crate::survey::Survey;
use crate::term::{RemoteTerm, Taxonomy};

/// What a place answers, when it does.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, Fault>> + Send + 'a>>;

/// One conversation with one place.
///
/// Each call asks once. Where the answer is lost, the fault says so ([`crate::Outcome::Unknown`]), and what was to
/// be made is looked up by its key before it is made again: no place is trusted to make a thing once.
pub trait Connector: Send + Sync {
    /// What the place can hold; known without asking it.
    fn capabilities(&self) -> Capabilities;

    /// Who we are there, what we may do, and what the place is.
    fn survey(&self) -> Answer<'_, Survey>;

    /// The terms of `taxonomy`, all of them.
    fn terms(&self, taxonomy: Taxonomy) -> Answer<'_, Vec<RemoteTerm>>;

    /// Makes a term, or gives the one that has this name already.
    fn make_term<'a>(&'a self, taxonomy: Taxonomy, name: &'a str) -> Answer<'a, RemoteTerm>;

    /// The medium that was sent under `key`; nothing where none was.
    fn find_medium<'a>(&'a self, key: &'a MediumKey) -> Answer<'a, Option<RemoteMedium>>;

    /// Sends a medium under its key, with its words. `watch` hears of the bytes as they leave.
    fn send_medium<'a>(
        &'a self,
        upload: &'a Upload,
        watch: &'a dyn Watch,
    ) -> Answer<'a, RemoteMedium>;

    /// A medium as it stands; nothing where it is gone.
    fn read_medium<'a>(&'a self, id: &'a RemoteId) -> Answer<'a, Option<RemoteMedium>>;

    /// Those of these media that the place has no more, or only in its bin.
    fn missing_media<'a>(&'a self, ids: &'a [RemoteId]) -> Answer<'a, Vec<RemoteId>> {
        Box::pin(async move {
            let mut missing = Vec::new();
            for id in ids {
                if self.read_medium(id).await?.is_none() {
                    missing.push(id.clone());
                }
            }
            Ok(missing)
        })
    }

    /// Says this of a medium, where `before` is still said of it: what somebody else wrote there stays. Whether it is
    /// said now.
    fn reword_medium<'a>(
        &'a self,
        id: &'a RemoteId,
        before: &'a MediumWords,
        words: &'a MediumWords,
    ) -> Answer<'a, bool>;

    /// The file at an address that the place shows a picture from, of no more than `most` bytes; `watch` hears of them as
    /// they come. Only of a place that can [`crate::Ability::List`].
    fn fetch_medium<'a>(
        &'a self,
        url: &'a str,
        most: u64,
        watch: &'a dyn Watch,
    ) -> Answer<'a, Vec<u8>> {
        let _ = (url, most, watch);
        Box::pin(async { Err(cannot_list()) })
    }

    /// Takes a medium away. One that is not there is no fault.
    fn remove_medium<'a>(&'a self, id: &'a RemoteId) -> Answer<'a, ()>;

    /// Whether anything shows the medium that was sent under `key`. Unknown where the place cannot say.
    fn medium_use<'a>(
        &'a self,
        _key: &'a MediumKey,
        _medium: &'a RemoteMedium,
    ) -> Answer<'a, MediumUse> {
        Box::pin(async { Ok(MediumUse::Unknown) })
    }

    /// The post that was made under `key`, whatever its state; nothing where none was.
    fn find_post(&self, key: PostKey) -> Answer<'_, Option<RemotePost>>;

    /// A post as it stands; nothing where it is gone for good.
    fn read_post<'a>(&'a self, id: &'a RemoteId) -> Answer<'a, Option<RemotePost>>;

    /// Other posts of the same key than this one, as anybody is told them, but for those in the bin: somebody who could not
    /// see the one made the other.
    fn other_posts<'a>(
        &'a self,
        key: PostKey,
        own: &'a RemoteId,
    ) -> Answer<'a, Vec<(RemoteId, Standing)>> {
        let _ = (key, own);
        Box::pin(async { Ok(Vec::new()) })
    }

    /// Other posts of these keys than the one that is known of each, as [`Connector::other_posts`] and by fewer requests:
    /// of the posts in `known` it is known whose they are.
    fn posts_under_keys<'a>(
        &'a self,
        keys: &'a [(PostKey, RemoteId)],
        known: &'a [RemoteId],
    ) -> Answer<'a, Vec<(PostKey, RemoteId, Standing)>> {
        let _ = (keys, known);
        Box::pin(async { Ok(Vec::new()) })
    }

    /// Which posts the place has, a page at a time, the newest first. Only of a place that can
    /// [`crate::Ability::List`].
    fn list_posts<'a>(&'a self, query: &'a PostQuery) -> Answer<'a, PostList> {
        let _ = query;
        Box::pin(async { Err(cannot_list()) })
    }

    /// A post with the names of what it refers to; nothing where it is gone for good. Only of a place that can
    /// [`crate::Ability::List`].
    fn whole_post<'a>(&'a self, id: &'a RemoteId) -> Answer<'a, Option<WholePost>> {
        let _ = id;
        Box::pin(async { Err(cannot_list()) })
    }

    /// Makes a post that nobody but the newsroom sees. It is never published by this, whatever happens.
    ///
    /// Where its name is what it is found by, it has that of its key at first: the one that is wished for
    /// ([`Post::slug`]) is set by [`Connector::update_post`], once the post's id is kept for good.
    ///
    /// A place with [`crate::Ability::Preconditions`] makes one post for one key: where it has it, nothing is written,
    /// and the fault is [`crate::FaultKind::Changed`] with the post as it stands.
    fn create_post<'a>(&'a self, post: &'a Post, watch: &'a dyn Watch) -> Answer<'a, RemotePost>;

    /// Makes what the post holds this, and leaves its state as it is. The address that readers have of a post stays where
    /// no name is wished for, also where that is the name of its key; one that waits for its time under it gets a name
    /// of its title. Only where it still is what was `seen`: otherwise [`crate::FaultKind::Changed`], and nothing is
    /// written.
    fn update_post<'a>(
        &'a self,
        id: &'a RemoteId,
        seen: &'a Seen,
        post: &'a Post,
        watch: &'a dyn Watch,
    ) -> Answer<'a, RemotePost>;

    /// What somebody saved there after the post was read as `before`, and that was written over by what it says in
    /// `after`, which went there from here: the post as they had it, as far as it is known. Nothing where nobody did,
    /// and where the place does not say. A place that compares by itself has no such moment.
    fn written_over<'a>(
        &'a self,
        before: &'a RemotePost,
        after: &'a RemotePost,
    ) -> Answer<'a, Option<RemotePost>> {
        let _ = (before, after);
        Box::pin(async { Ok(None) })
    }

    /// The same, where somebody has gone on since from what went there: `after` is theirs, and nobody here knows whether
    /// the request came about. The post as it was before ours went over it, and as ours left it. Nothing where nothing
    /// was written over, and where the place does not say.
    fn written_over_before<'a>(
        &'a self,
        before: &'a RemotePost,
        after: &'a RemotePost,
    ) -> Answer<'a, Option<[RemotePost; 2]>> {
        let _ = (before, after);
        Box::pin(async { Ok(None) })
    }

    /// Brings the post to this state. Only where it still is what was `seen`, as [`Connector::update_post`].
    ///
    /// A post that still has the name of its key gets one of its title, before readers could see it. What is
    /// scheduled is never published before its time: where that is too near for the place, the fault says how long
    /// to wait ([`crate::FaultKind::Soon`]), and what is due by then is published with its date. Where the clocks
    /// disagree nothing is scheduled ([`crate::FaultKind::Clock`]).
    fn set_state<'a>(
        &'a self,
        id: &'a RemoteId,
        seen: &'a Seen,
        target: Target,
    ) -> Answer<'a, RemotePost>;

    /// The same, and a post that still has the name of its key gets this one in the same step, so that readers never see
    /// another. A draft that stays one gets only its name, or none where this is empty, whatever else is another by then: the
    /// answer says so. Only of a place that can do so: [`crate::Ability::NameWithState`].
    fn set_named_state<'a>(
        &'a self,
        id: &'a RemoteId,
        seen: &'a Seen,
        target: Target,
        name: &'a str,
    ) -> Answer<'a, RemotePost> {
        let _ = name;
        self.set_state(id, seen, target)
    }

    /// What the place's clock showed in its last answer, and when that came by ours; nothing before the first.
    fn clock(&self) -> Option<(DateTime<Utc>, DateTime<Utc>)>;

    /// All bytes that went over the line for this conversation until now, both ways, with what requests and answers begin
    /// with, unpacked; none where there is no line.
    fn carried(&self) -> u64 {
        0
    }
}

/// What a place answers that cannot say what it has.
fn cannot_list() -> Fault {
    let (code, message) = ("cannot_list".to_owned(), String::new());
    Fault::not_done(FaultKind::Refused { status: 0, code, message })
}

/// Who hears of bytes while they go over the line.
pub trait Watch: Send + Sync {
    /// So many more of what is sent have left, without what requests begin with.
    fn sent(&self, bytes: u64);
    /// So many more of an answer have come, unpacked.
    fn received(&self, bytes: u64);
}

/// Nobody listens.
impl Watch for () {
    fn sent(&self, _: u64) {}
    fn received(&self, _: u64) {}
}
