//! Pictures looked for by their keys: those that are looked for in the same moment with one request.

use serde::Deserialize;

use super::joined::{LISTED, goes_for_all};
use super::media::{FIELDS, KEYED, MEDIA, WireMedium};
use super::refusal::{About, Refusal, fault};
use super::{WordPress, read};
use crate::fault::Fault;
use crate::http::Request;
use crate::medium::{MediumKey, RemoteMedium};

/// What is asked of each of several: which it is as well.
const NAMED: (&str, &str) = ("_fields", "id,slug,source_url,media_details");
const WITH_KEYS: (&str, &str) = ("_fields", "id,warraq_key,source_url,media_details");

/// One of several.
#[derive(Deserialize)]
struct WireFound {
    /// Its name; what a number was put behind is another's.
    #[serde(default)]
    slug: String,
    /// The key that the plugin knows it by.
    #[serde(default)]
    warraq_key: String,
    #[serde(flatten)]
    medium: WireMedium,
}

impl WordPress {
    /// The medium that was sent under this key.
    pub(super) async fn medium_of(&self, key: &MediumKey) -> Result<Option<RemoteMedium>, Fault> {
        self.joined.media.ask(key.clone(), 1, |keys| self.all_media_of(keys)).await
    }

    async fn all_media_of(&self, keys: Vec<MediumKey>) -> Vec<Result<Option<RemoteMedium>, Fault>> {
        if let [only] = &keys[..] {
            return vec![self.one_medium_of(only).await];
        }
        match self.several_media_of(&keys).await {
            Ok(found) => found.into_iter().map(Ok).collect(),
            Err(fault) if goes_for_all(&fault) => keys.iter().map(|_| Err(fault.clone())).collect(),
            Err(_) => {
                let mut found = Vec::new();
                for key in &keys {
                    found.push(self.one_medium_of(key).await);
                }
                found
            }
        }
    }

    async fn one_medium_of(&self, key: &MediumKey) -> Result<Option<RemoteMedium>, Fault> {
        if self.plugin.is_there() {
            let request = Request::get(self.root.at(&format!("{KEYED}/{key}"), &[FIELDS]));
            let reply = self.http.ask(&request, &()).await?;
            if reply.is_success() {
                return read::<WireMedium>(&reply, true).map(|medium| Some(medium.into_medium()));
            }
            if reply.json::<Refusal>().is_some_and(|said| said.code == "warraq_none") {
                return Ok(None);
            }
            if !self.is_without_plugin(&reply) {
                return Err(fault(&reply, &request, About::Medium));
            }
        }
        let found: Vec<WireMedium> = self.named_media(&key.slug(), FIELDS).await?;
        Ok(found.into_iter().min_by_key(|medium| medium.id).map(WireMedium::into_medium))
    }

    /// What was sent under each of these.
    async fn several_media_of(
        &self,
        keys: &[MediumKey],
    ) -> Result<Vec<Option<RemoteMedium>>, Fault> {
        if self.plugin.is_there() {
            let all: Vec<String> = keys.iter().map(MediumKey::to_string).collect();
            let query = [("keys", &*all.join(",")), WITH_KEYS];
            let request = Request::get(self.root.at(KEYED, &query));
            let reply = self.http.ask(&request, &()).await?;
            if reply.is_success() {
                let found = read(&reply, true)?;
                return Ok(sorted(found, &all, |one| &one.warraq_key));
            }
            if !self.is_without_plugin(&reply) {
                return Err(fault(&reply, &request, About::Medium));
            }
        }
        let names: Vec<String> = keys.iter().map(MediumKey::slug).collect();
        let found = self.named_media(&names.join(","), NAMED).await?;
        Ok(sorted(found, &names, |one| &one.slug))
    }

    /// Media with these names, as the site lists them.
    async fn named_media<T: serde::de::DeserializeOwned>(
        &self,
        names: &str,
        fields: (&'static str, &'static str),
    ) -> Result<Vec<T>, Fault> {
        let query = [("slug", names), ("status", "inherit,private"), ("per_page", LISTED), fields];
        self.asked(&Request::get(self.root.at(MEDIA, &query)), About::Medium, &()).await
    }
}

/// The eldest of each name.
fn sorted(
    mut found: Vec<WireFound>,
    names: &[String],
    name: impl Fn(&WireFound) -> &String,
) -> Vec<Option<RemoteMedium>> {
    let eldest = |wanted: &String| {
        let of_name = (0..found.len()).filter(|at| name(&found[*at]) == wanted);
        let at = of_name.min_by_key(|at| found[*at].medium.id)?;
        Some(found.swap_remove(at).medium.into_medium())
    };
    names.iter().map(eldest).collect()
}

#[cfg(test)]
mod tests;
