//! Whether a post that was made has an elder of the same name.
//!
//! `WordPress` looks whether a name is taken and then takes it, and two that ask in the same moment both get it. Of those
//! that look afterwards, all but the eldest find another.

use serde::Deserialize;

use super::joined::LISTED;
use super::posts::POSTS;
use super::refusal::About;
use super::{WordPress, number};
use crate::fault::Fault;
use crate::http::Request;
use crate::post::PostKey;
use crate::remote::RemotePost;

/// What is asked of a post for this.
const FIELDS: &str = "id,slug";

/// A post under a name.
#[derive(Clone, Deserialize)]
pub struct Named {
    id: u64,
    slug: String,
}

impl WordPress {
    /// Whether there is one of the same name, and not in the bin, that was made before this.
    pub(super) async fn has_elder(&self, made: &RemotePost, key: PostKey) -> Result<bool, Fault> {
        let own = number(&made.id)?;
        // It was made: where this cannot be looked up, it is looked for again as after any lost answer.
        let unknown = |fault: Fault| Fault::unknown(fault.kind);
        let named = self.joined.elders.ask(key, 1, |keys| self.all_of_the_name(keys));
        Ok(named.await.map_err(unknown)?.iter().any(|other| other.id < own))
    }

    async fn all_of_the_name(&self, keys: Vec<PostKey>) -> Vec<Result<Vec<Named>, Fault>> {
        let names: Vec<String> = keys.into_iter().map(PostKey::slug).collect();
        let query = [
            ("slug", &*names.join(",")),
            ("status", "any"),
            ("orderby", "id"),
            ("order", "asc"),
            ("context", "edit"),
            ("_fields", FIELDS),
            ("per_page", LISTED),
        ];
        let request = Request::get(self.root.at(POSTS, &query));
        let found: Result<Vec<Named>, Fault> = self.asked(&request, About::Post, &()).await;
        let of = |name: String| match &found {
            Ok(found) => Ok(found.iter().filter(|post| post.slug == name).cloned().collect()),
            Err(fault) => Err(fault.clone()),
        };
        names.into_iter().map(of).collect()
    }
}
