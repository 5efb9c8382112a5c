//! What was written over in the moment between reading a post and writing it.
//!
//! A stock site keeps what each save makes of title, text and summary as a revision, and says with every post how many
//! there are and which is the last. A write of ours makes one; where more came, or the number stays because the site
//! keeps only so many, one that nobody here saw may stand before ours. Autosaves are revisions too, and nothing is
//! written over by one.

use serde::Deserialize;

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
        if self.plugin.is_there() || !may_hide_one(before, after) {
            return Ok(None);
        }
        match self.revision_between(before, after).await {
            // Who may not read revisions, or where there are none, knows nothing of them.
            Err(fault) if !fault.is_passing() && fault.kind != FaultKind::Login => Ok(None),
            found => found,
        }
    }

    async fn revision_between(
        &self,
        before: &RemotePost,
        after: &RemotePost,
    ) -> Result<Option<RemotePost>, Fault> {
        let route = format!("wp/v2/posts/{}/revisions", number(&after.id)?);
        let query =
            [("context", "edit"), ("per_page", LOOKED_THROUGH), ("_fields", "id,author,slug")];
        let listed: Vec<WireRevision> =
            self.asked(&Request::get(self.root.at(&route, &query)), About::Post, &()).await?;
        let Some((ours, unseen)) = last_two(listed, before) else { return Ok(None) };
        let fields = "title.raw,content.raw,excerpt.raw";
        let query = [("context", "edit"), ("_fields", fields)];
        let url = self.root.at(&format!("{route}/{}", unseen.id), &query);
        let text: WireText = self.asked(&Request::get(url), About::Post, &()).await?;
        let there = text.into_post(before, after);
        if says_the_same(&there, before) || says_the_same(&there, after) {
            return Ok(None);
        }
        // What stands there now may be another's, who wrote over it knowingly.
        let me = Request::get(self.root.at("wp/v2/users/me", &[("_fields", "id")]));
        let me: WireAccount = self.asked(&me, About::Site, &()).await?;
        Ok(Some(there).filter(|_| me.id == ours.author))
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

/// The revision that stands there, and the one that it took the place of, where both came after the post was read.
fn last_two(
    listed: Vec<WireRevision>,
    before: &RemotePost,
) -> Option<(WireRevision, WireRevision)> {
    let last: u64 = before.revision.as_ref().and_then(|id| id.parse().ok()).unwrap_or_default();
    let is_new = |one: &WireRevision| one.id > last && !one.slug.contains("-autosave-");
    let mut new: Vec<WireRevision> = listed.into_iter().filter(is_new).collect();
    new.sort_by_key(|one| std::cmp::Reverse(one.id));
    let mut new = new.into_iter();
    new.next().zip(new.next())
}

/// Whether both say the same where revisions can differ.
fn says_the_same(one: &RemotePost, other: &RemotePost) -> bool {
    (&one.title, &one.content, &one.excerpt) == (&other.title, &other.content, &other.excerpt)
}

#[cfg(test)]
mod tests;
