//! Posts that are looked for, read and written while others are: with one request for several.
//!
//! Each request costs `WordPress` a start of itself, whatever it is asked. What is asked of one post and what comes of it
//! is the same as if it had been asked alone; what such a site answers otherwise for several is asked for each.

use std::sync::atomic::{AtomicBool, Ordering};

use serde::Deserialize;
use serde_json::{Value, json};

use super::refusal::{About, fault};
use super::wire::WirePost;
use super::{WordPress, read};
use crate::connector::Watch;
use crate::fault::{Fault, FaultKind, Outcome};
use crate::http::Request;
use crate::post::PostKey;
use crate::remote::RemotePost;
use crate::together::Together;

const BATCH: &str = "batch/v1";
/// The most posts that `WordPress` lists at once.
const LISTED: &str = "100";

/// What waits to go together.
pub struct Joined {
    named: Together<PostKey, Vec<RemotePost>>,
    read: Together<u64, Option<RemotePost>>,
    written: Together<Change, Written>,
    /// The site takes no several changes at once.
    only_alone: AtomicBool,
}

/// A post that was written, and whether others were with it.
struct Written {
    post: RemotePost,
    is_joined: bool,
}

/// What is to be written, and where.
#[derive(Clone)]
struct Change {
    path: String,
    content: Value,
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

impl Joined {
    pub fn new() -> Self {
        let (named, read, written) = (Together::new(), Together::new(), Together::new());
        Self { named, read, written, only_alone: AtomicBool::new(false) }
    }
}

impl WordPress {
    /// The posts under the name of this key, in the bin as well.
    pub(super) async fn named(&self, key: PostKey) -> Result<Vec<RemotePost>, Fault> {
        self.joined.named.ask(key, 1, |keys| self.all_named(keys)).await
    }

    async fn all_named(&self, keys: Vec<PostKey>) -> Vec<Result<Vec<RemotePost>, Fault>> {
        let names: Vec<[String; 2]> =
            keys.iter().map(|key| [key.slug(), format!("{}__trashed", key.slug())]).collect();
        let found = self.listed(&[("slug", &names.concat().join(",")), ("per_page", LISTED)]).await;
        let of = |names: [String; 2]| match &found {
            Ok(found) => {
                Ok(found.iter().filter(|post| names.contains(&post.slug)).cloned().collect())
            }
            Err(fault) => Err(fault.clone()),
        };
        names.into_iter().map(of).collect()
    }

    /// The post with this number; nothing where it is gone for good.
    pub(super) async fn numbered(&self, number: u64) -> Result<Option<RemotePost>, Fault> {
        self.joined.read.ask(number, 1, |numbers| self.all_numbered(numbers)).await
    }

    async fn all_numbered(&self, numbers: Vec<u64>) -> Vec<Result<Option<RemotePost>, Fault>> {
        let mut found = match &numbers[..] {
            [_] => Ok(Vec::new()),
            several => {
                let several: Vec<String> = several.iter().map(u64::to_string).collect();
                self.listed(&[("include", &several.join(",")), ("per_page", LISTED)]).await
            }
        };
        let mut answers = Vec::new();
        for number in numbers {
            let wanted = number.to_string();
            let answer = match &mut found {
                Ok(found) => match found.iter().position(|post| post.id.0 == wanted) {
                    Some(at) => Ok(Some(found.swap_remove(at))),
                    // Lists leave out what may not be read, without a word.
                    None => self.alone(number).await,
                },
                Err(fault) if goes_for_all(fault) => Err(fault.clone()),
                Err(_) => self.alone(number).await,
            };
            answers.push(answer);
        }
        answers
    }

    /// Writes this where `path` is, and gives the post as it stands then.
    pub(super) async fn write_at(
        &self,
        path: String,
        content: &Value,
        watch: &dyn Watch,
    ) -> Result<RemotePost, Fault> {
        let bytes = content.to_string().len();
        let change = Change { path, content: content.clone() };
        if self.joined.only_alone.load(Ordering::Relaxed) {
            return Ok(self.write_one(&change, watch).await?.post);
        }
        let written = self.joined.written.ask(change, bytes, |all| self.write_all(all, watch));
        let Written { post, is_joined } = written.await?;
        if is_joined {
            watch.sent(bytes as u64);
            watch.received(post.content.len() as u64);
        }
        Ok(post)
    }

    async fn write_all(
        &self,
        changes: Vec<Change>,
        watch: &dyn Watch,
    ) -> Vec<Result<Written, Fault>> {
        if let [only] = &changes[..] {
            return vec![self.write_one(only, watch).await];
        }
        match self.write_several(&changes).await {
            Ok(answers) => answers,
            Err(fault) if goes_for_all(&fault) || fault.outcome == Outcome::Unknown => {
                changes.iter().map(|_| Err(fault.clone())).collect()
            }
            Err(_) => {
                self.joined.only_alone.store(true, Ordering::Relaxed);
                let mut answers = Vec::new();
                for change in &changes {
                    answers.push(self.write_one(change, watch).await);
                }
                answers
            }
        }
    }

    async fn write_several(
        &self,
        changes: &[Change],
    ) -> Result<Vec<Result<Written, Fault>>, Fault> {
        let one = |change: &Change| {
            let path = format!("/{}?{}", change.path, query());
            json!({ "method": "POST", "path": path, "body": change.content })
        };
        let requests: Vec<Value> = changes.iter().map(one).collect();
        let request =
            Request::post_json(self.root.at(BATCH, &[]), &json!({ "requests": requests }));
        let reply = self.reply(&request, About::Post, &()).await?;
        let batch: WireBatch = read(&reply, false)?;
        if batch.responses.len() != changes.len() {
            let much = format!("{} answers to {}", batch.responses.len(), changes.len());
            return Err(Fault::unknown(FaultKind::Nonsense(much)));
        }
        let answered = batch.responses.into_iter().map(|answer| {
            let part = reply.part(answer.status, answer.body.to_string().into_bytes());
            if !part.is_success() {
                return Err(fault(&part, &request, About::Post));
            }
            let post = self.understood(read(&part, false)?)?;
            Ok(Written { post, is_joined: true })
        });
        Ok(answered.collect())
    }

    async fn write_one(&self, change: &Change, watch: &dyn Watch) -> Result<Written, Fault> {
        let url = self.root.at(&change.path, &super::posts::WHOLE);
        let request = Request::post_json(url, &change.content);
        let post: WirePost = self.asked(&request, About::Post, watch).await?;
        Ok(Written { post: self.understood(post)?, is_joined: false })
    }
}

/// How each answer with a post is asked for, as an address says it.
fn query() -> String {
    let [(context, edit), (fields, names)] = super::posts::WHOLE;
    format!("{context}={edit}&{fields}={names}")
}

/// Whether what stopped the request stands against each of what was asked: it is not asked again for each.
fn goes_for_all(fault: &Fault) -> bool {
    use FaultKind::{
        Busy, Certificate, Challenge, Insecure, Login, Lost, Maintenance, Offline, Portal, Server,
    };
    matches!(
        fault.kind,
        Offline(_)
            | Lost(_)
            | Portal { .. }
            | Challenge { .. }
            | Certificate(_)
            | Insecure
            | Login
            | Maintenance { .. }
            | Busy { .. }
            | Server { .. }
    )
}
