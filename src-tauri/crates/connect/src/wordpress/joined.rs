//! Posts that are looked for and read while others are: with one request for several.
//!
//! Each request costs `WordPress` a start of itself, whatever it is asked. What is asked of one post and what comes of it
//! is the same as if it had been asked alone; what such a site answers otherwise for several is asked for each.

use std::time::Duration;

use super::changes::{Changes, Query};
use super::marked::Marked;
use super::posts::{COMPARED, WHOLE};
use super::spotted::Spotted;
use super::{WordPress, id};
use crate::fault::{Fault, FaultKind};
use crate::medium::{MediumKey, RemoteMedium};
use crate::post::PostKey;
use crate::remote::{RemoteId, RemotePost};
use crate::together::Together;

/// The most posts that `WordPress` lists at once.
pub(super) const LISTED: &str = "100";

/// What waits to go together.
pub struct Joined {
    named: Together<PostKey, Vec<Spotted>>,
    pub(super) marked: Marked,
    read: Together<u64, Option<RemotePost>>,
    compared: Together<u64, Option<RemotePost>>,
    pub(super) changes: Changes,
    pub(super) media: Together<MediumKey, Option<RemoteMedium>>,
    pub(super) there: Together<Vec<u64>, Vec<RemoteId>>,
}

impl Joined {
    pub fn new() -> Self {
        let (named, media) = (Together::new(1), Together::new(1));
        let (read, compared, there) = (Together::new(1), Together::new(1), Together::new(1));
        let (marked, changes) = (Marked::new(), Changes::new());
        Self { named, marked, read, compared, changes, media, there }
    }

    /// How long the last look-up by names took.
    pub(super) fn took_to_name(&self) -> Duration {
        self.named.took()
    }
}

impl WordPress {
    /// The posts under the name of this key, in the bin as well.
    pub(super) async fn named(&self, key: PostKey) -> Result<Vec<Spotted>, Fault> {
        self.joined.named.ask(key, 1, |keys| self.all_named(keys)).await
    }

    async fn all_named(&self, keys: Vec<PostKey>) -> Vec<Result<Vec<Spotted>, Fault>> {
        let names: Vec<[String; 2]> =
            keys.iter().map(|key| [key.slug(), format!("{}__trashed", key.slug())]).collect();
        let found =
            self.spotted(&[("slug", &names.concat().join(",")), ("per_page", LISTED)]).await;
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
        self.joined.read.ask(number, 1, |numbers| self.all_numbered(numbers, WHOLE)).await
    }

    /// The same with what a person could change in it, and nothing that costs the site more to say.
    pub(super) async fn compared(&self, number: u64) -> Result<Option<RemotePost>, Fault> {
        self.joined.compared.ask(number, 1, |numbers| self.all_numbered(numbers, COMPARED)).await
    }

    pub(super) async fn all_numbered(
        &self,
        numbers: Vec<u64>,
        what: Query,
    ) -> Vec<Result<Option<RemotePost>, Fault>> {
        let mut found = match &numbers[..] {
            [_] => Ok(Vec::new()),
            several => self.included(several, what).await,
        };
        let mut answers = Vec::new();
        for number in numbers {
            let answer = match &mut found {
                Ok(found) => match found.iter().position(|post| post.id == id(number)) {
                    Some(at) => Ok(Some(found.swap_remove(at))),
                    // Lists leave out what may not be read, without a word.
                    None => self.alone(number, what).await,
                },
                Err(fault) if goes_for_all(fault) => Err(fault.clone()),
                Err(_) => self.alone(number, what).await,
            };
            answers.push(answer);
        }
        answers
    }

    /// Those of these posts, a hundred at the most, that the site lists.
    pub(super) async fn included(
        &self,
        numbers: &[u64],
        what: Query,
    ) -> Result<Vec<RemotePost>, Fault> {
        let numbers: Vec<String> = numbers.iter().map(u64::to_string).collect();
        self.listed(&[("include", &numbers.join(",")), ("per_page", LISTED)], what).await
    }
}

/// Whether what stopped the request stands against each of what was asked: it is not asked again for each.
pub(super) fn goes_for_all(fault: &Fault) -> bool {
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
