//! Where an article is.

use chrono::{DateTime, Utc};
use serde::Serialize;
use warraq_connect::{Alteration, RemoteState};
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemState, SiteId};
use warraq_store::{Item, Vault};

use crate::address::address_of;
use crate::asked_before::asked_before;
use crate::embargo;
use crate::engine::aside;
use crate::error::DeliveryError;
use crate::known::{Known, second_post};
use crate::list::{Listed, listed_or_unreadable, set_date, zone_of};
use crate::readable::readable;
use crate::reason::Reason;
use crate::wish::Wish;

/// An article at a site, as somebody sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Place {
    /// The site.
    #[cfg_attr(feature = "bindings", specta(type = String))]
    pub site_id: SiteId,
    /// What it is called here.
    pub site: String,
    /// How it is spoken with.
    pub site_kind: String,
    /// Its zone by name, or as an offset; empty where it was never asked.
    pub zone: String,
    /// The state the post has there, as last seen; nothing where none was.
    pub state: Option<RemoteState>,
    /// Whether readers are asked for a password there before they see what it says.
    pub has_password: bool,
    /// Where it can be looked at now; empty where it cannot.
    pub url: String,
    /// Whether that is where readers see it.
    pub is_public: bool,
    /// When it was or will be published there, where a time is set.
    pub date: Option<DateTime<Utc>>,
    /// What its embargo has against how it stands there, or that there are two posts of it: a person has to do something.
    pub alert: Option<Reason>,
    /// What the site itself made otherwise of what was sent.
    pub altered: Vec<Alteration>,
    /// When something last came of it; nothing where nothing has yet.
    pub at: Option<DateTime<Utc>>,
    /// What was asked for, goes on by itself and has not come about: it stays asked for where nobody says otherwise.
    pub asked: Option<Wish>,
    /// The newest delivery of it, where one was asked for.
    pub item: Option<Listed>,
}

/// Where the article is or is to be: the sites that know it and those it waits for, as they were added.
///
/// # Errors
/// When the vault cannot be read.
pub fn places(
    vault: &Vault,
    article: ArticleId,
    now: DateTime<Utc>,
) -> Result<Vec<Place>, DeliveryError> {
    let embargo = vault.article(article).ok().and_then(|article| article.fields.embargo);
    let items: Vec<Item> =
        vault.outbox()?.into_iter().filter(|item| item.article == article).collect();
    let mut found = Vec::new();
    for site in vault.sites()? {
        let known = match Known::read(vault, article, site.id) {
            // The delivery says so.
            Err(error) if aside::reason(&error).is_some() => Known::none(article, site.id),
            known => known?,
        };
        let item = newest(&items, site.id);
        if known.at.is_none() && item.is_none() {
            continue;
        }
        let standing = known.standing();
        let address = address_of(&site, known.remote_id(), standing.as_ref());
        let second = second_post(&site, &known);
        let asked = asked_before(vault, (article, site.id), now)?;
        let item = item.map(|item| listed_or_unreadable(vault, item, &items, now)).transpose()?;
        // Its delivery says it.
        let is_said = item.as_ref().is_some_and(|item| item.reason == second);
        found.push(Place {
            zone: zone_of(&site),
            site_id: site.id,
            site: site.name,
            site_kind: site.kind,
            state: standing.as_ref().map(|standing| standing.state),
            has_password: standing.as_ref().is_some_and(|standing| standing.has_password),
            is_public: address.as_ref().is_some_and(|address| address.is_public),
            url: address.map(|address| readable(&address.url)).unwrap_or_default(),
            date: standing.as_ref().and_then(set_date),
            alert: embargo::against(embargo, standing.as_ref(), now)
                .or(second.filter(|_| !is_said)),
            altered: known.altered.clone(),
            at: known.at,
            asked: asked.filter(|before| before.goes_on).map(|before| before.wish),
            item,
        });
    }
    Ok(found)
}

/// The newest item of the site, but for one that was taken back while others were asked for.
fn newest(items: &[Item], site: SiteId) -> Option<&Item> {
    let of_site = || items.iter().rev().filter(|item| item.site == site);
    of_site().find(|item| item.state != ItemState::Cancelled).or_else(|| of_site().next())
}
