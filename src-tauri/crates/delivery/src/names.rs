//! What is called how at a site: numbers say nothing to whoever has to decide about a post.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use warraq_connect::wordpress::unescaped;
use warraq_connect::{Ability, Connector, RemoteId, RemotePost, WholePost};
use warraq_core::article::ArticleId;
use warraq_core::outbox::SiteId;
use warraq_store::Vault;

use crate::desk::Desk;
use crate::engine::terms::{CATEGORY, TAG};
use crate::error::DeliveryError;
use crate::known::Known;
use crate::list::survey_of;

/// The names of what a post refers to, by their ids at the site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// Of its tags.
    #[serde(default)]
    pub(crate) tags: BTreeMap<String, String>,
    /// Of its categories.
    #[serde(default)]
    pub(crate) categories: BTreeMap<String, String>,
    /// The file of the picture that stands for it.
    #[serde(default)]
    pub(crate) media: BTreeMap<String, String>,
    /// Who is shown as its author.
    #[serde(default)]
    pub(crate) authors: BTreeMap<String, String>,
}

impl Names {
    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn of(whole: &WholePost) -> Self {
        let terms = |terms: &[(RemoteId, String)]| -> BTreeMap<String, String> {
            terms.iter().map(|(id, name)| (id.0.clone(), name.clone())).collect()
        };
        let one = |id: &Option<RemoteId>, name: String| -> BTreeMap<String, String> {
            let named = id.iter().filter(|_| !name.is_empty());
            named.map(|id| (id.0.clone(), name.clone())).collect()
        };
        let file = whole.picture.as_ref().map_or_else(String::new, |it| file_name(&it.url));
        Self {
            tags: terms(&whole.tags),
            categories: terms(&whole.categories),
            media: one(&whole.post.featured, file),
            authors: one(&whole.post.author, whole.author.clone()),
        }
    }

    /// The names that the vault knows beside these: of media that went from here, and of the account.
    ///
    /// # Errors
    /// As the vault says.
    pub(crate) fn with_known(mut self, vault: &Vault, site: SiteId) -> Result<Self, DeliveryError> {
        for own in vault.own_media(site)? {
            let text = |key: &str| own.medium[key].as_str().map(str::to_owned);
            if let (Some(id), Some(url)) = (text("id"), text("url")) {
                self.media.entry(id).or_insert_with(|| file_name(&url));
            }
        }
        let account = survey_of(&vault.site(site)?).and_then(|survey| survey.account);
        if let Some(account) = account {
            self.authors.entry(account.id.0).or_insert(account.name);
        }
        Ok(self)
    }
}

/// The last part of an address, as people read it.
fn file_name(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    unescaped(path.rsplit('/').next().unwrap_or_default())
}

/// The names of what a post refers to that somebody changed there. The site is asked for them where one is not known; where
/// it does not answer there are none, and nothing else waits for them.
///
/// # Errors
/// As the vault says.
pub(crate) async fn of_changed<D: Desk>(
    desk: &D,
    known: &Known,
    theirs: &RemotePost,
    connector: &dyn Connector,
) -> Result<Box<Names>, DeliveryError> {
    let is_known = desk.with(|vault| knows_all(vault, known, theirs))??;
    if is_known || !connector.capabilities().can(Ability::List) {
        return Ok(known.names.clone());
    }
    let whole = connector.whole_post(&theirs.id).await.ok().flatten();
    Ok(whole.map_or_else(|| known.names.clone(), |whole| Box::new(Names::of(&whole))))
}

/// Keeps names beside what is known of a post that somebody changed; nothing where that is not so any more.
///
/// # Errors
/// As the vault says.
pub(crate) fn keep(
    vault: &mut Vault,
    (article, site): (ArticleId, SiteId),
    names: Box<Names>,
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    let known = Known::read(vault, article, site)?;
    if known.theirs.is_none() || known.names == names {
        return Ok(());
    }
    let known = Known { names, ..known };
    Ok(vault.dispatch(now, |tx| known.put(tx))?)
}

/// Whether all that the post refers to otherwise than it did has a name here.
fn knows_all(vault: &Vault, known: &Known, theirs: &RemotePost) -> Result<bool, DeliveryError> {
    let seen = known.seen.as_ref();
    let names = known.names.clone().with_known(vault, known.site)?;
    let has_terms = |kind: &str, ids: &[RemoteId], learned: &BTreeMap<String, String>| {
        let here = vault.remote_term_names(known.site, kind)?;
        let has = |id: &RemoteId| here.contains_key(&id.0) || learned.contains_key(&id.0);
        Ok::<_, DeliveryError>(ids.iter().all(has))
    };
    let has =
        |id: &Option<RemoteId>, was: Option<&RemoteId>, learned: &BTreeMap<String, String>| {
            let is_new = |id: &&RemoteId| Some(*id) != was;
            id.as_ref().filter(is_new).is_none_or(|id| learned.contains_key(&id.0))
        };
    let featured = seen.and_then(|seen| seen.featured.as_ref());
    let author = seen.and_then(|seen| seen.author.as_ref());
    Ok(has(&theirs.featured, featured, &names.media)
        && has(&theirs.author, author, &names.authors)
        && has_terms(TAG, &theirs.tags, &names.tags)?
        && has_terms(CATEGORY, &theirs.categories, &names.categories)?)
}
