//! What was written over in the moment between reading a post and writing it.
//!
//! A stock site keeps what each save makes of title, text and summary as a revision, and says with every post how many
//! there are and which is the last. A write of ours makes one; where more came, or the number stays because the site
//! keeps only so many, one that nobody here saw may stand before ours. Autosaves are revisions too, and nothing is
//! written over by one.

use serde::Deserialize;

use super::plugin::has_plugin_version;
use super::refusal::About;
use super::{WordPress, marker, number};
use crate::fault::{Fault, FaultKind};
use crate::http::Request;
use crate::remote::RemotePost;

/// So many are looked through, the newest first.
const LOOKED_THROUGH: &str = "10";

/// A revision in a list.
#[derive(Debug, Deserialize)]
struct WireRevision {
    id: u64,
    #[serde(default)]
    author: u64,
    #[serde(default)]
    slug: String,
}

/// What a revision holds.
#[derive(Deserialize)]
struct WireText {
    title: Raw,
    content: Raw,
    #[serde(default)]
    excerpt: Raw,
}

#[derive(Default, Deserialize)]
struct Raw {
    #[serde(default)]
    raw: String,
}

#[derive(Deserialize)]
struct WireAccount {
    id: u64,
}

impl WordPress {
    /// What stood there last before what was written over `before` and stands there in `after`, where that is neither of
    /// them. The site is asked only where the number of its revisions says that there may be such.
    pub(super) async fn unseen_between(
        &self,
        before: &RemotePost,
        after: &RemotePost,
    ) -> Result<Option<RemotePost>, Fault> {
        if has_plugin_version(after) || !may_hide_one(before, after) {
            return Ok(None);
        }
        known(self.revision_between(before, after).await)
    }

    /// What stood there before a write of ours, and what that made of it, where somebody has written `after` over ours
    /// since.
    pub(super) async fn unseen_before(
        &self,
        before: &RemotePost,
        after: &RemotePost,
    ) -> Result<Option<[RemotePost; 2]>, Fault> {
        if has_plugin_version(after) || !may_hide_one(before, after) {
            return Ok(None);
        }
        known(self.revisions_before(before, after).await)
    }

    async fn revision_between(
        &self,
        before: &RemotePost,
        after: &RemotePost,
    ) -> Result<Option<RemotePost>, Fault> {
        let listed = self.new_revisions(before, after).await?;
        let [ours, unseen, ..] = &listed[..] else { return Ok(None) };
        let there = self.text_of(unseen, after).await?.into_post(before, after);
        if says_the_same(&there, before) || says_the_same(&there, after) {
            return Ok(None);
        }
        // What stands there now may be another's, who wrote over it knowingly.
        let own = self.own_number().await?;
        Ok(Some(there).filter(|_| own == ours.author))
    }

    async fn revisions_before(
        &self,
        before: &RemotePost,
        after: &RemotePost,
    ) -> Result<Option<[RemotePost; 2]>, Fault> {
        let listed = self.new_revisions(before, after).await?;
        let [_, earlier @ ..] = &listed[..] else { return Ok(None) };
        if earlier.len() < 2 {
            return Ok(None);
        }
        let own = self.own_number().await?;
        let is_over = |pair: &&[WireRevision]| pair[0].author == own && pair[1].author != own;
        let Some([ours, unseen]) = earlier.windows(2).find(is_over) else { return Ok(None) };
        let unseen = self.text_of(unseen, after).await?.into_post(before, after);
        let ours = self.text_of(ours, after).await?.into_post(before, after);
        let is_seen = says_the_same(&unseen, before) || says_the_same(&unseen, &ours);
        Ok(Some([unseen, ours]).filter(|_| !is_seen))
    }

    /// The revisions that came after the post was read, the newest first; no autosaves.
    async fn new_revisions(
        &self,
        before: &RemotePost,
        after: &RemotePost,
    ) -> Result<Vec<WireRevision>, Fault> {
        let query =
            [("context", "edit"), ("per_page", LOOKED_THROUGH), ("_fields", "id,author,slug")];
        let url = self.root.at(&route(after)?, &query);
        let mut listed: Vec<WireRevision> =
            self.asked(&Request::get(url), About::Post, &()).await?;
        let last: u64 = before.revision.as_ref().and_then(|id| id.parse().ok()).unwrap_or_default();
        listed.retain(|one| one.id > last && !one.slug.contains("-autosave-"));
        listed.sort_by_key(|one| std::cmp::Reverse(one.id));
        Ok(listed)
    }

    async fn text_of(&self, of: &WireRevision, post: &RemotePost) -> Result<WireText, Fault> {
        let query = [("context", "edit"), ("_fields", "title.raw,content.raw,excerpt.raw")];
        let url = self.root.at(&format!("{}/{}", route(post)?, of.id), &query);
        self.asked(&Request::get(url), About::Post, &()).await
    }

    /// The number of the account that is spoken with.
    async fn own_number(&self) -> Result<u64, Fault> {
        let me = Request::get(self.root.at("wp/v2/users/me", &[("_fields", "id")]));
        let me: WireAccount = self.asked(&me, About::Site, &()).await?;
        Ok(me.id)
    }
}

/// Where the revisions of the post are.
fn route(post: &RemotePost) -> Result<String, Fault> {
    Ok(format!("wp/v2/posts/{}/revisions", number(&post.id)?))
}

/// Who may not read revisions, or where there are none, knows nothing of them.
fn known<T>(found: Result<Option<T>, Fault>) -> Result<Option<T>, Fault> {
    match found {
        Err(fault) if !fault.is_passing() && fault.kind != FaultKind::Login => Ok(None),
        found => found,
    }
}

impl WireText {
    /// The post as it stood with this text. What no revision holds is as it was read before; where it stands is as it is.
    fn into_post(self, before: &RemotePost, after: &RemotePost) -> RemotePost {
        let (content, marker) = marker::without(&self.content.raw);
        RemotePost {
            title: self.title.raw,
            content,
            excerpt: self.excerpt.raw,
            marker,
            categories: before.categories.clone(),
            tags: before.tags.clone(),
            featured: before.featured.clone(),
            ..after.clone()
        }
    }
}

/// Whether a revision may stand between the two that nobody saw.
fn may_hide_one(before: &RemotePost, after: &RemotePost) -> bool {
    let (Some(then), Some(now)) = (before.versions, after.versions) else { return false };
    // The first save of a post makes one whatever it changes.
    let is_own = then == 0 || !says_the_same(before, after);
    after.revision != before.revision && !(is_own && now == then + 1)
}

/// Whether both say the same where revisions can differ.
fn says_the_same(one: &RemotePost, other: &RemotePost) -> bool {
    (&one.title, &one.content, &one.excerpt) == (&other.title, &other.content, &other.excerpt)
}

#[cfg(test)]
mod tests;
