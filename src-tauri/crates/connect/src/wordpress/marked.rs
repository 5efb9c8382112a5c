//! Posts looked for by the marker in their text: several at once, where that costs less.
//!
//! `WordPress` finds all words of a search, not one of several. But markers begin with the time of their article, so
//! those of articles of the same days begin alike, and one question for what they share lists every post that can be
//! meant. What such a post is the marker of is known where this conversation saw it, made it or read it; only the others
//! are read. The next question is for what was touched since: a post gets its marker by a change.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;

use super::joined::{LISTED, goes_for_all};
use super::posts::WHOLE;
use super::refusal::About;
use super::spotted::is_shut;
use super::{WordPress, id, number, read};
use crate::fault::Fault;
use crate::http::Request;
use crate::post::PostKey;
use crate::remote::RemotePost;
use crate::together::Together;

/// So much of a marker is shared by articles of the same twelve days: `warraq:` and four signs of their time.
const SHARED: usize = 11;
/// Fewer are asked for one by one.
const FEWEST: usize = 3;
/// So many posts are read for each that is looked for, at the most: on a site that has more, each is asked for.
const READ_FOR_EACH: usize = 4;
/// Where a request takes longer, what was never seen is not read for this: it is more than the questions.
const QUICK: Duration = Duration::from_secs(1);
/// Clocks of a site that are on several machines are no further apart.
const SLACK: TimeDelta = TimeDelta::seconds(10);

/// What is known of markers at a site.
pub struct Marked {
    waiting: Together<PostKey, Vec<RemotePost>>,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    /// The markers of posts, by their numbers.
    markers: HashMap<u64, String>,
    /// When it was asked last what begins like this, by the site's clock: all of that is known.
    asked: HashMap<String, DateTime<Utc>>,
    /// The posts of these keys, which the account may not read.
    shut: HashMap<PostKey, u64>,
}

#[derive(Deserialize)]
struct WireId {
    id: u64,
}

impl Marked {
    pub fn new() -> Self {
        Self { waiting: Together::new(1), known: Mutex::default() }
    }

    /// This post was seen.
    pub fn saw(&self, post: &RemotePost) {
        let Ok(number) = number(&post.id) else { return };
        let markers = &mut self.known().markers;
        match &post.marker {
            Some(marker) => markers.insert(number, marker.clone()),
            None => markers.remove(&number),
        };
    }

    /// The post of one of these keys is there, and the account may not read it.
    fn is_shut(&self, keys: &[PostKey], number: u64) {
        let mut known = self.known();
        let marker = known.markers.get(&number).cloned();
        let key = keys.iter().find(|key| marker.as_ref() == Some(&key.marker()));
        known.shut.extend(key.map(|key| (*key, number)));
    }

    /// The post of this key, where the account could not read it before.
    fn shut_one(&self, key: PostKey) -> Option<u64> {
        self.known().shut.get(&key).copied()
    }

    /// The posts that have the marker of one of these, as far as is known; all is known of what begins like `shared` and
    /// was touched before `asked`.
    fn meant(&self, keys: &[PostKey], (shared, asked): (&str, DateTime<Utc>)) -> Vec<u64> {
        let mut known = self.known();
        known.asked.insert(shared.to_owned(), asked);
        let markers: BTreeSet<String> = keys.iter().map(|key| key.marker()).collect();
        let meant = known.markers.iter().filter(|(_, marker)| markers.contains(*marker));
        meant.map(|(number, _)| *number).collect()
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl WordPress {
    /// The posts with the marker of this key, in the bin as well, the oldest first.
    pub(super) async fn marked(&self, key: PostKey) -> Result<Vec<RemotePost>, Fault> {
        if let Some(number) = self.joined.marked.shut_one(key) {
            return self.opened(number).await.map(|post| having(key, Vec::from_iter(post)));
        }
        self.joined.marked.waiting.ask(key, 1, |keys| self.all_marked(keys)).await
    }

    async fn all_marked(&self, keys: Vec<PostKey>) -> Vec<Result<Vec<RemotePost>, Fault>> {
        let mut of_days: HashMap<String, Vec<PostKey>> = HashMap::new();
        for key in &keys {
            of_days.entry(shared(*key)).or_default().push(*key);
        }
        let mut found: HashMap<PostKey, Result<Vec<RemotePost>, Fault>> = HashMap::new();
        for (shared, keys) in of_days {
            let several = match &keys[..] {
                few if few.len() < FEWEST => Ok(None),
                many => self.several_marked(&shared, many).await,
            };
            match several {
                Ok(Some(posts)) => {
                    for key in keys {
                        let of_key = match self.joined.marked.shut_one(key) {
                            Some(number) => self.opened(number).await.map(Vec::from_iter),
                            None => Ok(posts.clone()),
                        };
                        found.insert(key, of_key.map(|posts| having(key, posts)));
                    }
                }
                Err(fault) if goes_for_all(&fault) => {
                    found.extend(keys.iter().map(|key| (*key, Err(fault.clone()))));
                }
                _ => {
                    for key in keys {
                        found.insert(key, self.one_marked(key).await);
                    }
                }
            }
        }
        keys.iter().map(|key| found.get(key).cloned().unwrap_or_else(|| Ok(Vec::new()))).collect()
    }

    async fn one_marked(&self, key: PostKey) -> Result<Vec<RemotePost>, Fault> {
        let mut posts = Vec::new();
        for one in self.spotted(&[("search", &key.marker())]).await? {
            let opened = self.opened(one.number).await;
            if opened.as_ref().is_err_and(is_shut) {
                self.joined.marked.known().shut.insert(key, one.number);
            }
            posts.extend(opened?);
        }
        Ok(having(key, posts))
    }

    /// The posts of these keys, and of others that begin like them; nothing where there are too many to look through.
    async fn several_marked(
        &self,
        shared: &str,
        keys: &[PostKey],
    ) -> Result<Option<Vec<RemotePost>>, Fault> {
        let began = Instant::now();
        let since = self.joined.marked.known().asked.get(shared).copied();
        let since = since.filter(|since| !has_turned(*since, self.http.time_there()));
        let Some(listed) = self.beginning(shared, since, keys.len()).await? else {
            return Ok(None);
        };
        let took = TimeDelta::from_std(began.elapsed()).unwrap_or_default();
        let asked = self.http.time_there() - took - SLACK;
        let unknown: Vec<u64> = {
            let known = self.joined.marked.known();
            listed.into_iter().filter(|number| !known.markers.contains_key(number)).collect()
        };
        let is_quick = self.joined.took_to_name() < QUICK;
        if unknown.len() > READ_FOR_EACH * keys.len() || !is_quick && !unknown.is_empty() {
            return Ok(None);
        }
        let mut posts = Vec::new();
        for several in unknown.chunks(100) {
            posts.extend(self.included(several, WHOLE).await?);
        }
        let is_read =
            |posts: &[RemotePost], number: u64| posts.iter().any(|post| post.id == id(number));
        let shut = unknown.into_iter().filter(|number| !is_read(&posts, *number));
        for several in shut.collect::<Vec<_>>().chunks(100) {
            let markers = self.markers_shown(several).await?;
            self.joined.marked.known().markers.extend(markers);
        }
        let meant = self.joined.marked.meant(keys, (shared, asked));
        let unread: Vec<u64> =
            meant.into_iter().filter(|number| !is_read(&posts, *number)).collect();
        for several in unread.chunks(100) {
            posts.extend(self.included(several, WHOLE).await?);
        }
        for number in unread.into_iter().filter(|number| !is_read(&posts, *number)) {
            self.joined.marked.is_shut(keys, number);
        }
        posts.sort_by_key(|post| number(&post.id).unwrap_or_default());
        Ok(Some(posts))
    }

    /// The numbers of the posts with a marker that begins like this, of those that were touched since; nothing where
    /// they are more than so many pages.
    async fn beginning(
        &self,
        shared: &str,
        since: Option<DateTime<Utc>>,
        pages: usize,
    ) -> Result<Option<Vec<u64>>, Fault> {
        let since = since.map(|since| since.format("%Y-%m-%dT%H:%M:%SZ").to_string());
        let mut all = Vec::new();
        for page in 1..=pages {
            let at = page.to_string();
            let mut query = vec![
                ("search", shared),
                ("status", "any,trash"),
                ("orderby", "id"),
                ("order", "asc"),
                ("_fields", "id"),
                ("per_page", LISTED),
                ("page", &*at),
            ];
            query.extend(since.as_deref().map(|since| ("modified_after", since)));
            let request = Request::get(self.root.at(super::posts::POSTS, &query));
            let reply = self.reply(&request, About::Post, &()).await?;
            let found: Vec<WireId> = read(&reply, true)?;
            all.extend(found.into_iter().map(|one| one.id));
            // A page is not full where some of it may not be seen, and others follow.
            let Some(pages) = reply.header("x-wp-totalpages") else { return Ok(None) };
            if pages.parse().is_ok_and(|pages: usize| page >= pages) {
                return Ok(Some(all));
            }
        }
        Ok(None)
    }
}

/// Whether the clocks of a zone may have been put back between these: they are at a quarter of an hour, and posts keep
/// the local time of their last change.
fn has_turned(since: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    const QUARTER: i64 = 15 * 60;
    let quarter = |time: DateTime<Utc>| time.timestamp().div_euclid(QUARTER);
    quarter(since) != quarter(now)
}

/// What the markers of articles of the same days begin with.
pub(super) fn shared(key: PostKey) -> String {
    key.marker().chars().take(SHARED).collect()
}

/// Those that have the marker of this key.
fn having(key: PostKey, mut posts: Vec<RemotePost>) -> Vec<RemotePost> {
    posts.retain(|post| post.marker.as_ref() == Some(&key.marker()));
    posts
}

#[cfg(test)]
mod tests;
