//! Changes of posts and terms that are asked for while others are: with one request for several.
//!
//! What comes of each is its own. Where the request itself is lost, nobody knows of any of them. The posts that they write
//! over are read right before, with one request as well: what somebody did there meanwhile is not written over.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::{Value, json};

use super::joined::goes_for_all;
use super::posts::{COMPARED, POSTS};
use super::refusal::{About, of_change};
use super::{WordPress, number, read, state};
use crate::connector::Watch;
use crate::fault::{Fault, FaultKind, Outcome};
use crate::http::{Reply, Request};
use crate::post::Target;
use crate::remote::{RemoteId, RemotePost, Seen};
use crate::together::Together;

const BATCH: &str = "batch/v1";
/// Requests with changes that are under way at a time: while a site works at the one, it can work at the other.
const AT_ONCE: usize = 2;
/// What was read longer ago is read again before it is written over.
const JUST_NOW: Duration = Duration::from_millis(200);

/// What is asked of an answer.
pub type Query = &'static [(&'static str, &'static str)];

/// The changes that wait to go together.
pub struct Changes {
    waiting: Together<Change, Written>,
    /// The site takes no several changes at once.
    only_alone: AtomicBool,
    /// Its plugin is of before it took several.
    plugin_alone: AtomicBool,
}

/// What is to be written, and where.
#[derive(Clone)]
struct Change {
    path: String,
    query: Query,
    content: Value,
    /// What it writes over.
    over: Option<Over>,
}

/// A post that is written over, as it was seen.
#[derive(Clone)]
pub(super) struct Over {
    number: u64,
    seen: Seen,
    /// When it was found as it was seen; nothing where it is looked at only when it is written.
    read_at: Option<Instant>,
    /// The state that it comes to, and the name that it gets with it: what is written for that depends on how it is found.
    becomes: Option<(Target, String)>,
}

/// What was answered to a change, whatever it says, and whether others were with it.
struct Written {
    reply: Reply,
    is_joined: bool,
}

/// How `WordPress` answers several changes.
#[derive(Deserialize)]
struct WireBatch {
    responses: Vec<WireAnswer>,
}

#[derive(Deserialize)]
struct WireAnswer {
    status: u16,
    body: Value,
}

impl Changes {
    pub fn new() -> Self {
        let (only_alone, plugin_alone) = (AtomicBool::new(false), AtomicBool::new(false));
        Self { waiting: Together::new(AT_ONCE), only_alone, plugin_alone }
    }

    fn goes_alone(&self, change: &Change) -> bool {
        self.only_alone.load(Ordering::Relaxed)
            || self.plugin_alone.load(Ordering::Relaxed) && change.is_for_plugin()
    }

    /// Changes like this one are not taken with others.
    fn goes_alone_from_now(&self, change: &Change) {
        let alone = if change.is_for_plugin() { &self.plugin_alone } else { &self.only_alone };
        alone.store(true, Ordering::Relaxed);
    }
}

impl Over {
    /// A post that was read just now.
    pub(super) fn just_read(id: &RemoteId, seen: &Seen) -> Result<Self, Fault> {
        Ok(Self { read_at: Some(Instant::now()), ..Self::as_seen(id, seen)? })
    }

    /// A post that is compared with what was seen when its turn to be written has come.
    pub(super) fn as_seen(id: &RemoteId, seen: &Seen) -> Result<Self, Fault> {
        Ok(Self { number: number(id)?, seen: seen.clone(), read_at: None, becomes: None })
    }

    /// The same, brought to this state.
    pub(super) fn becoming(self, target: Target, name: &str) -> Self {
        Self { becomes: Some((target, name.to_owned())), ..self }
    }

    fn is_to_be_read(&self) -> bool {
        self.read_at.is_none_or(|at| at.elapsed() > JUST_NOW)
    }
}

impl Change {
    fn is_for_plugin(&self) -> bool {
        self.path.starts_with(super::plugin::ROUTES)
    }

    fn in_batch(&self) -> Value {
        let query: Vec<String> =
            self.query.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let path = format!("/{}?{}", self.path, query.join("&"));
        json!({ "method": "POST", "path": path, "body": self.content })
    }
}

impl WordPress {
    /// Writes this where `path` is, and gives what was answered, whatever it says.
    ///
    /// # Errors
    /// Where the request itself came to nothing.
    pub(super) async fn write_at(
        &self,
        (path, query): (String, Query),
        content: &Value,
        watch: &dyn Watch,
    ) -> Result<Reply, Fault> {
        self.write_change(Change { path, query, content: content.clone(), over: None }, watch).await
    }

    /// Writes this over a post where it still is what was seen.
    ///
    /// # Errors
    /// `Changed` where it stands otherwise by the time that this is written, and where the request came to nothing.
    pub(super) async fn write_over_post(
        &self,
        over: Over,
        (content, query): (&Value, Query),
        watch: &dyn Watch,
    ) -> Result<Reply, Fault> {
        let path = format!("{POSTS}/{}", over.number);
        let (content, over) = (content.clone(), Some(over));
        self.write_change(Change { path, query, content, over }, watch).await
    }

    async fn write_change(&self, change: Change, watch: &dyn Watch) -> Result<Reply, Fault> {
        let bytes = change.content.to_string().len();
        let changes = &self.joined.changes;
        if changes.goes_alone(&change) {
            let mut change = [change];
            if let Some(fault) = self.against(&mut change).await.pop().flatten() {
                return Err(fault);
            }
            return self.write_one(&change[0], watch).await.map(|written| written.reply);
        }
        let written = changes.waiting.ask(change, bytes, |all| self.write_all(all, watch));
        let Written { reply, is_joined } = written.await?;
        if is_joined {
            watch.sent(bytes as u64);
            watch.received(reply.body.len() as u64);
        }
        Ok(reply)
    }

    /// The post that was written by this.
    pub(super) fn written(&self, reply: &Reply) -> Result<RemotePost, Fault> {
        if !reply.is_success() {
            return Err(of_change(reply, About::Post));
        }
        self.understood(read(reply, false)?)
    }

    async fn write_all(
        &self,
        mut changes: Vec<Change>,
        watch: &dyn Watch,
    ) -> Vec<Result<Written, Fault>> {
        let against = self.against(&mut changes).await;
        let left = changes.into_iter().zip(&against).filter(|(_, against)| against.is_none());
        let mut written =
            self.write_together(left.map(|(change, _)| change).collect(), watch).await.into_iter();
        let lost = || Err(Fault::unknown(FaultKind::Lost("nothing came of it".to_owned())));
        let answers = against.into_iter().map(|against| match against {
            Some(fault) => Err(fault),
            None => written.next().unwrap_or_else(lost),
        });
        answers.collect()
    }

    /// What stands against each: its post is another by now.
    async fn against(&self, changes: &mut [Change]) -> Vec<Option<Fault>> {
        let over = changes.iter().filter_map(|change| change.over.as_ref());
        let numbers: Vec<u64> =
            over.filter(|over| over.is_to_be_read()).map(|over| over.number).collect();
        if numbers.is_empty() {
            return changes.iter().map(|_| None).collect();
        }
        let read = self.all_numbered(numbers.clone(), COMPARED).await;
        let read: HashMap<u64, _> = numbers.into_iter().zip(read).collect();
        let mut against = Vec::new();
        for change in changes {
            let number = change.over.as_ref().map(|over| over.number);
            against.push(match number.and_then(|number| read.get(&number).cloned()) {
                Some(now) => self.against_one(change, now).await.err(),
                None => None,
            });
        }
        against
    }

    /// Nothing, where the post that was read still is what was seen; what is written for its state is as it was found.
    async fn against_one(
        &self,
        change: &mut Change,
        now: Result<Option<RemotePost>, Fault>,
    ) -> Result<(), Fault> {
        let Some(over) = &change.over else { return Ok(()) };
        let now = self.as_compared(over.number, now?, &over.seen).await?;
        if let Some((target, name)) = &over.becomes
            && let Some(content) =
                state::change(&now.seen(), (*target, name), self.http.time_there())?
        {
            change.content = content;
        }
        Ok(())
    }

    async fn write_together(
        &self,
        changes: Vec<Change>,
        watch: &dyn Watch,
    ) -> Vec<Result<Written, Fault>> {
        if let [only] = &changes[..] {
            return vec![self.write_one(only, watch).await];
        }
        let answers = match self.write_several(&changes).await {
            Ok(answers) => answers,
            Err(fault) if goes_for_all(&fault) || fault.outcome == Outcome::Unknown => {
                return changes.iter().map(|_| Err(fault.clone())).collect();
            }
            Err(_) => {
                self.joined.changes.only_alone.store(true, Ordering::Relaxed);
                changes.iter().map(|_| None).collect()
            }
        };
        let mut written = Vec::new();
        for (change, answer) in changes.iter().zip(answers) {
            written.push(match answer {
                Some(reply) => Ok(Written { reply, is_joined: true }),
                None => self.write_one(change, watch).await,
            });
        }
        written
    }

    /// What was answered to each; nothing to one that the site does not take with others, of which it did nothing.
    async fn write_several(&self, changes: &[Change]) -> Result<Vec<Option<Reply>>, Fault> {
        let requests: Vec<Value> = changes.iter().map(Change::in_batch).collect();
        let request =
            Request::post_json(self.root.at(BATCH, &[]), &json!({ "requests": requests }));
        let reply = self.reply(&request, About::Post, &()).await?;
        let batch: WireBatch = read(&reply, false)?;
        if batch.responses.len() != changes.len() {
            let much = format!("{} answers to {}", batch.responses.len(), changes.len());
            return Err(Fault::unknown(FaultKind::Nonsense(much)));
        }
        let answered = batch.responses.into_iter().zip(changes).map(|(answer, change)| {
            if answer.body["code"] == "rest_batch_not_allowed" {
                self.joined.changes.goes_alone_from_now(change);
                return None;
            }
            Some(reply.part(answer.status, answer.body.to_string().into_bytes()))
        });
        Ok(answered.collect())
    }

    async fn write_one(&self, change: &Change, watch: &dyn Watch) -> Result<Written, Fault> {
        let url = self.root.at(&change.path, change.query);
        let request = Request::post_json(url, &change.content);
        Ok(Written { reply: self.http.ask(&request, watch).await?, is_joined: false })
    }
}

#[cfg(test)]
mod tests;
