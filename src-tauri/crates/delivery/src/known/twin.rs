//! One site that stands in the list twice, with two accounts: what went there by the one is known to the other.

use warraq_core::article::ArticleId;
use warraq_core::outbox::SiteId;
use warraq_store::{Site, Step, StepState, Vault};

use super::Known;
use crate::error::DeliveryError;
use crate::task::Task;

impl Known {
    /// The same, with what was found or sent since by another account at the same place.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub(super) fn with_twins(self, vault: &Vault) -> Result<Self, DeliveryError> {
        let mut newest = self;
        let (article, site) = (newest.article, newest.site);
        for twin in twins(vault, site)? {
            let Some(row) = vault.delivery(article, twin)? else { continue };
            // What cannot be read of one says nothing of the other.
            let Ok(twin) = Self::of(&row) else { continue };
            if twin.is_newer(&newest) {
                newest = twin.told_of(article, site, newest);
            }
        }
        Ok(newest)
    }

    /// Whether it says more of the same post than what is known otherwise.
    fn is_newer(&self, other: &Self) -> bool {
        let is_same = other.remote_id().is_none() || other.remote_id() == self.remote_id();
        let has_post = self.remote_id().is_some() || !self.asked.is_empty();
        is_same && has_post && self.at > other.at
    }

    /// As it is known here. What left from here and was not answered may have come about all the same.
    fn told_of(mut self, article: ArticleId, site: SiteId, before: Self) -> Self {
        for post in before.asked {
            self.asks(&post);
        }
        Self { article, site, ..self }
    }
}

/// What the same site is called in the list by which another account last wrote the article's post there; nothing where
/// none did.
///
/// # Errors
/// When the vault cannot be read.
pub(crate) fn other_entry(
    vault: &Vault,
    (article, site): (ArticleId, SiteId),
) -> Result<Option<String>, DeliveryError> {
    let twins = twins(vault, site)?;
    let items = vault.outbox()?.into_iter().rev();
    for item in items.filter(|item| item.article == article && twins.contains(&item.site)) {
        if has_put(&vault.outbox_steps(item.id)?) {
            return Ok(Some(vault.site(item.site)?.name));
        }
    }
    Ok(None)
}

/// Whether a delivery wrote the post: one that was refused for its account knows of it and did not.
fn has_put(steps: &[Step]) -> bool {
    let is_of_post = |step: &&Step| Task::of_step(step).is_ok_and(|task| task.puts_post());
    steps.iter().filter(is_of_post).any(|step| step.state == StepState::Done)
}

/// The other sites of the list that are at the same place.
///
/// # Errors
/// When the vault cannot be read.
pub(crate) fn twins(vault: &Vault, site: SiteId) -> Result<Vec<SiteId>, DeliveryError> {
    let all = vault.sites()?;
    let Some(place) = all.iter().find(|one| one.id == site).map(place_of) else {
        return Ok(Vec::new());
    };
    let others = all.iter().filter(|one| one.id != site && place_of(one) == place);
    Ok(others.map(|one| one.id).collect())
}

/// What two sites have in common that are one.
pub(crate) fn place_of(site: &Site) -> (String, String) {
    let url = site.url.trim().trim_end_matches('/');
    let bare = url.strip_prefix("https://").or(url.strip_prefix("http://"));
    let is_folder = site.kind == "folder";
    let url = if is_folder { url.to_owned() } else { bare.unwrap_or(url).to_lowercase() };
    (site.kind.clone(), url)
}
