//! Posts that are there, whoever may read their source.
//!
//! A list of posts with their source leaves out, without a word, what the account may not edit: what a contributor wrote
//! and an editor published or scheduled since is none of it. Whoever looked for a post by that alone would make it a second
//! time. A list as readers are given it has those too, and with them what others published.

use serde::Deserialize;

use super::joined::LISTED;
use super::posts::POSTS;
use super::refusal::About;
use super::wire::{state, unescaped};
use super::{WordPress, id, marker};
use crate::fault::{Fault, FaultKind};
use crate::http::Request;
use crate::remote::{RemotePost, RemoteState};

/// A post that is there.
#[derive(Debug, Clone)]
pub(super) struct Spotted {
    pub(super) number: u64,
    pub(super) slug: String,
    pub(super) state: RemoteState,
}

#[derive(Deserialize)]
struct WireSpotted {
    id: u64,
    #[serde(default)]
    slug: String,
    status: String,
}

impl WordPress {
    /// Posts in any state that answer to this, the oldest first.
    pub(super) async fn spotted(&self, by: &[(&str, &str)]) -> Result<Vec<Spotted>, Fault> {
        let order = [("status", "any,trash"), ("orderby", "id"), ("order", "asc")];
        let url = self.root.at(POSTS, &[&order[..], by, &[("_fields", "id,slug,status")]].concat());
        let found: Vec<WireSpotted> = self.asked(&Request::get(url), About::Post, &()).await?;
        let spotted = found.into_iter().map(|one| Spotted {
            number: one.id,
            slug: unescaped(&one.slug),
            state: state(&one.status),
        });
        Ok(spotted.collect())
    }

    /// The markers of these posts, a hundred at the most, as readers get them; empty where one has none.
    pub(super) async fn markers_shown(&self, numbers: &[u64]) -> Result<Vec<(u64, String)>, Fault> {
        let numbers: Vec<String> = numbers.iter().map(u64::to_string).collect();
        let query = [
            ("include", &*numbers.join(",")),
            ("status", "any,trash"),
            ("per_page", LISTED),
            ("_fields", "id,content.rendered"),
        ];
        let request = Request::get(self.root.at(POSTS, &query));
        let found: Vec<WireShown> = self.asked(&request, About::Post, &()).await?;
        let of =
            |one: WireShown| (one.id, marker::without(&one.content.rendered).1.unwrap_or_default());
        Ok(found.into_iter().map(of).collect())
    }

    /// A post that was spotted, with its source.
    ///
    /// # Errors
    /// [`FaultKind::Closed`] where the account may not read that because readers see the post, or will.
    pub(super) async fn opened(&self, number: u64) -> Result<Option<RemotePost>, Fault> {
        self.said_of(&id(number), self.numbered(number).await).await
    }
}

#[derive(Deserialize)]
struct WireShown {
    id: u64,
    #[serde(default)]
    content: Rendered,
}

#[derive(Default, Deserialize)]
struct Rendered {
    #[serde(default)]
    rendered: String,
}

/// Whether a post is there and shut to the account.
pub(super) fn is_shut(fault: &Fault) -> bool {
    matches!(fault.kind, FaultKind::Closed { .. } | FaultKind::Right(_))
}
