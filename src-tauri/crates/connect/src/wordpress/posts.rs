//! Posts: found, read, made and changed.

use serde_json::{Value, json};

use super::changes::{Over, Query};
use super::plugin::Asked;
use super::refusal::About;
use super::spotted::Spotted;
use super::wire::{self, WirePost, is_makeshift};
use super::{WordPress, marker, number};
use crate::connector::Watch;
use crate::fault::{Fault, FaultKind, Right};
use crate::http::Request;
use crate::post::{Post, PostKey};
use crate::remote::{RemoteId, RemotePost, RemoteState, Seen};

pub(super) const POSTS: &str = "wp/v2/posts";
/// How each answer with a post is asked for.
pub(super) const WHOLE: Query = &[("context", "edit"), ("_fields", wire::FIELDS)];
/// How a post is asked for that is compared with what was seen.
pub(super) const COMPARED: Query = &[("context", "edit"), ("_fields", wire::COMPARED)];
/// How an answer with a post is asked for that readers see: its address is no plan any more.
pub(super) const SHOWN: Query = &[("context", "edit"), ("_fields", wire::SHOWN)];

impl WordPress {
    /// By its key, where the site knows that. Else by the name it was made under, else by the marker in its text: an
    /// editor may have given it another name. One in the bin counts where there is no other.
    pub(super) async fn post_of(&self, key: PostKey) -> Result<Option<RemotePost>, Fault> {
        if let Asked::Answer(found) = self.plugin_post(key).await? {
            return Ok(found);
        }
        let named = self.named(key).await?;
        let binned = |post: &&Spotted| post.state == RemoteState::Trashed;
        if let Some(live) = named.iter().find(|post| !binned(post))
            && let Some(post) = self.opened(live.number).await?
        {
            return Ok(Some(post));
        }
        let (live, also_binned) = split(self.marked(key).await?);
        let binned = match named.iter().find(binned) {
            Some(binned) if live.is_none() => self.opened(binned.number).await?,
            _ => None,
        };
        Ok(live.or(binned).or(also_binned))
    }

    /// Posts in any state that answer to this, the oldest first.
    pub(super) async fn listed(
        &self,
        by: &[(&str, &str)],
        what: Query,
    ) -> Result<Vec<RemotePost>, Fault> {
        let order = [("status", "any,trash"), ("orderby", "id"), ("order", "asc")];
        let url = self.root.at(POSTS, &[&order[..], by, what].concat());
        let found: Vec<WirePost> = self.asked(&Request::get(url), About::Post, &()).await?;
        found.into_iter().map(|post| self.understood(post)).collect()
    }

    pub(super) async fn post(&self, id: &RemoteId) -> Result<Option<RemotePost>, Fault> {
        self.numbered(number(id)?).await
    }

    /// One post, by a request of its own.
    pub(super) async fn alone(
        &self,
        number: u64,
        what: Query,
    ) -> Result<Option<RemotePost>, Fault> {
        let url = self.root.at(&format!("{POSTS}/{number}"), what);
        match self.asked::<WirePost>(&Request::get(url), About::Post, &()).await {
            Ok(post) => self.understood(post).map(Some),
            Err(Fault { kind: FaultKind::Gone, .. }) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// Always a draft. Without the plugin it is always under the name of its key: it gets its own by a change, or when it
    /// is published. With it the post is found by its key, and has its own name at once.
    pub(super) async fn new_post(
        &self,
        post: &Post,
        watch: &dyn Watch,
    ) -> Result<RemotePost, Fault> {
        let mut content = fields(post)?;
        self.say_language(&mut content, post);
        content["status"] = "draft".into();
        if self.plugin.is_there() {
            content["slug"] = post.slug.as_str().into();
            if let Asked::Answer(made) = self.plugin_create(post.key(), &content, watch).await? {
                return Ok(made);
            }
            // The plugin was taken away: what it would have looked for nobody has looked for.
            if let Some(there) = self.post_of(post.key()).await? {
                return Err(Fault::not_done(FaultKind::Changed(Box::new(there))));
            }
        }
        content["slug"] = post.key().slug().into();
        let made = self.write_at((POSTS.to_owned(), WHOLE), &content, watch).await?;
        let made = self.written(&made)?;
        if made.slug.starts_with(&format!("{}-", post.key().slug()))
            || self.has_elder(&made, post.key()).await?
        {
            return Err(self.second(&made, post.key()).await);
        }
        Ok(made)
    }

    /// Whether there is one of the same name that was made before this: WordPress looks whether a name is taken and then
    /// takes it, and two that ask in the same moment both get it. Of those that look, all but the eldest find another.
    async fn has_elder(&self, made: &RemotePost, key: PostKey) -> Result<bool, Fault> {
        let own = number(&made.id)?;
        // It was made: where this cannot be looked up, it is looked for again as after any lost answer.
        let unknown = |fault: Fault| Fault::unknown(fault.kind);
        let named = self.named(key).await.map_err(unknown)?;
        let mut others = named.iter().filter(|post| post.state != RemoteState::Trashed);
        Ok(others.any(|other| other.number < own))
    }

    /// WordPress numbers a name that is taken: another machine made the post of this article between our look and our
    /// request. Ours, which nobody saw, goes again, and theirs is looked up. Where it is not found it is another account's,
    /// whose drafts this one may not see.
    async fn second(&self, made: &RemotePost, key: PostKey) -> Fault {
        let lost = Fault::unknown(FaultKind::Lost("somebody else made the post".to_owned()));
        let Ok(number) = number(&made.id) else { return lost };
        let query = [("force", "true"), ("_fields", "deleted")];
        let url = self.root.at(&format!("{POSTS}/{number}"), &query);
        match self.reply(&Request::delete(url), About::Post, &()).await {
            Ok(_) | Err(Fault { kind: FaultKind::Gone, .. }) => {}
            Err(fault) => return Fault::unknown(fault.kind),
        }
        match self.post_of(key).await {
            Ok(None) => Fault::not_done(FaultKind::Right(Right::EditOthers)),
            Ok(Some(_)) | Err(_) => lost,
        }
    }

    pub(super) async fn changed_post(
        &self,
        id: &RemoteId,
        seen: &Seen,
        post: &Post,
        watch: &dyn Watch,
    ) -> Result<RemotePost, Fault> {
        let mut content = fields(post)?;
        self.say_language(&mut content, post);
        if !post.slug.is_empty() {
            content["slug"] = post.slug.as_str().into();
        } else if is_to_come(seen.state) && is_makeshift(&seen.slug) {
            // Somebody gave it a time under the name of its key: the site makes a name of the title.
            content["slug"] = "".into();
        }
        self.write_over(id, seen, (&content, WHOLE), watch).await
    }

    /// Writes this over what was seen, and over nothing else. Without the plugin there is a moment between looking and
    /// writing.
    pub(super) async fn write_over(
        &self,
        id: &RemoteId,
        seen: &Seen,
        (content, answer): (&Value, Query),
        watch: &dyn Watch,
    ) -> Result<RemotePost, Fault> {
        if let Asked::Answer(written) =
            self.plugin_write(id, seen, (content, answer), watch).await?
        {
            return Ok(written);
        }
        if !self.plugin.may_be_there() {
            let over = Over::as_seen(id, seen)?;
            return self.written(&self.write_over_post(over, (content, answer), watch).await?);
        }
        let now = self.to_write_over(id, seen).await?.seen();
        self.write_now(id, &now, (content, answer), watch).await
    }

    /// Writes this over what was read just now.
    pub(super) async fn write_now(
        &self,
        id: &RemoteId,
        now: &Seen,
        (content, answer): (&Value, Query),
        watch: &dyn Watch,
    ) -> Result<RemotePost, Fault> {
        // It may have been seen before the site had the plugin.
        if let Asked::Answer(written) = self.plugin_write(id, now, (content, answer), watch).await?
        {
            return Ok(written);
        }
        let over = Over::just_read(id, now)?;
        self.written(&self.write_over_post(over, (content, answer), watch).await?)
    }

    /// The post, where it still is what was seen.
    pub(super) async fn as_seen(&self, id: &RemoteId, seen: &Seen) -> Result<RemotePost, Fault> {
        still(self.post(id).await?, seen)
    }

    /// What a person could change in the post, where it still is what was seen; where it is another, the fault has all
    /// of it.
    pub(super) async fn to_write_over(
        &self,
        id: &RemoteId,
        seen: &Seen,
    ) -> Result<RemotePost, Fault> {
        let number = number(id)?;
        let now = self.compared(number).await?;
        self.as_compared(number, now, seen).await
    }

    /// The same of what was read.
    pub(super) async fn as_compared(
        &self,
        number: u64,
        now: Option<RemotePost>,
        seen: &Seen,
    ) -> Result<RemotePost, Fault> {
        match still(now, seen) {
            Err(Fault { kind: FaultKind::Changed(_), .. }) => {
                still(self.alone(number, WHOLE).await?, seen)
            }
            compared => compared,
        }
    }
}

/// The post that was found, where it still is what was seen.
fn still(found: Option<RemotePost>, seen: &Seen) -> Result<RemotePost, Fault> {
    let gone = || Fault::not_done(FaultKind::Gone);
    let now = found.ok_or_else(gone)?;
    // WordPress takes changes of what is in its bin, and leaves it there.
    if now.state == RemoteState::Trashed {
        return Err(gone());
    }
    if now.is_as(seen) { Ok(now) } else { Err(Fault::not_done(FaultKind::Changed(Box::new(now)))) }
}

/// Whether readers will see a post in this state without anybody doing more, and do not yet.
fn is_to_come(state: RemoteState) -> bool {
    matches!(state, RemoteState::Scheduled | RemoteState::Private)
}

/// The oldest of those that are there, and the oldest of those in the bin.
fn split(posts: Vec<RemotePost>) -> (Option<RemotePost>, Option<RemotePost>) {
    let (binned, live): (Vec<_>, Vec<_>) =
        posts.into_iter().partition(|post| post.state == RemoteState::Trashed);
    (live.into_iter().next(), binned.into_iter().next())
}

/// All that is sent of an article but its name and its state.
fn fields(post: &Post) -> Result<Value, Fault> {
    let numbers = |ids: &[RemoteId]| ids.iter().map(number).collect::<Result<Vec<_>, _>>();
    let mut content = json!({
        "title": post.title,
        "content": marker::with(&post.content, post.key()),
        "excerpt": post.excerpt,
        "categories": numbers(&post.categories)?,
        "tags": numbers(&post.tags)?,
        "featured_media": post.featured.as_ref().map(number).transpose()?.unwrap_or_default(),
    });
    if let Some(author) = &post.author {
        content["author"] = number(author)?.into();
    }
    Ok(content)
}
