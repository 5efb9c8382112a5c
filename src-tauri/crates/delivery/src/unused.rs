//! Pictures that were sent, and that nothing of ours shows any more: a delivery was cancelled before its post, or a
//! correction has others.
//!
//! One is taken away only where it was sent from here, no reader ever had it, and nothing at the site shows it: where all
//! that the site keeps could be looked through, which its small plugin does. Whoever chose so for a site has those taken away as well that readers had. In doubt it is left, and told.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use warraq_connect::{Connector, Fault, MediumKey, MediumUse, RemoteMedium};
use warraq_core::outbox::{ItemId, ItemState, SiteId};
use warraq_store::outbox::{OwnMedium, add_traffic, end_step, forget_medium, leave_medium};
use warraq_store::{Item, Step, StepState, Vault};

use crate::desk::Desk;
use crate::engine::aside;
use crate::error::DeliveryError;
use crate::known::Known;
use crate::options::{SiteOptions, UnusedPictures};
use crate::pictures_since::WhyLeft;
use crate::task::{Task, of_json};

/// Looked at in one go.
const MOST: usize = 20;

/// What is written down before one is taken away.
const REMOVING: &str = "removing";

/// What is kept beside a medium that was sent from here: whether readers had it.
pub(crate) const PUBLIC: &str = "public";

/// What came of pictures that nothing of ours shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unused {
    /// Addresses that nothing is at any more.
    pub removed: Vec<String>,
    /// Those that were left, because readers had them, something there shows them or nobody can tell.
    pub left: Vec<String>,
}

/// Takes away from a site what was sent there for nothing. Where something waits to be sent, nothing is done: it may need
/// it.
///
/// # Errors
/// The vault's in the first place, the site's in the second: what was done until then is written down.
pub async fn remove_unused<D: Desk>(
    desk: &D,
    site: SiteId,
    connector: &dyn Connector,
    now: DateTime<Utc>,
) -> Result<Result<Unused, Fault>, DeliveryError> {
    let mut unused = Unused::default();
    let options = desk.with(|vault| vault.site(site))??.options;
    let chosen = SiteOptions::parse(&options)?.unused_pictures;
    for own in desk.with(|vault| candidates(vault, site))??.into_iter().take(MOST) {
        let medium: RemoteMedium = of_json(&own.medium)?;
        let key: MediumKey = of_json(&json!(own.key))?;
        if chosen == UnusedPictures::Unseen && was_perhaps_public(&own) {
            desk.with(|vault| leave(vault, site, &own, (json!(WhyLeft::Seen), 0), now))??;
            unused.left.push(medium.url);
            continue;
        }
        let before = connector.carried();
        let found = match connector.medium_use(&key, &medium).await {
            Ok(found) => found,
            Err(fault) => return Ok(Err(fault)),
        };
        if is_left(found, chosen) {
            let carried = connector.carried() - before;
            let why = if found == MediumUse::Some { WhyLeft::Some } else { WhyLeft::Unknown };
            desk.with(|vault| leave(vault, site, &own, (json!(why), carried), now))??;
            unused.left.push(medium.url);
            continue;
        }
        let removing = json!(REMOVING);
        desk.with(|vault| vault.dispatch(now, |tx| leave_medium(tx, site, &own.key, &removing)))??;
        if found != MediumUse::Gone
            && let Err(fault) = connector.remove_medium(&medium.id).await
        {
            return Ok(Err(fault));
        }
        let carried = connector.carried() - before;
        desk.with(|vault| forget(vault, site, &own, carried, now))??;
        unused.removed.push(medium.url);
    }
    Ok(Ok(unused))
}

/// Whether it stays. Where not everything could be looked at, a field of a live post may show what only a draft of ours
/// had.
fn is_left(found: MediumUse, chosen: UnusedPictures) -> bool {
    match found {
        MediumUse::Some | MediumUse::Unknown => true,
        MediumUse::NoneRead => chosen == UnusedPictures::Unseen,
        MediumUse::None | MediumUse::Gone => false,
    }
}

/// Whether readers had it, or nobody noted whether they had.
fn was_perhaps_public(own: &OwnMedium) -> bool {
    own.medium[PUBLIC] != Value::Bool(false)
}

/// Whether there may be something to take away from the site.
///
/// # Errors
/// When the vault cannot be read.
pub(crate) fn has_unused(vault: &Vault, site: SiteId) -> Result<bool, DeliveryError> {
    Ok(!candidates(vault, site)?.is_empty())
}

/// What was sent from here and is in nothing of ours, as far as the vault knows. Where a delivery cannot be read, it may
/// need any of it: nothing is.
fn candidates(vault: &Vault, site: SiteId) -> Result<Vec<OwnMedium>, DeliveryError> {
    match unneeded(vault, site) {
        Err(error) if aside::reason(&error).is_some() => Ok(Vec::new()),
        found => found,
    }
}

fn unneeded(vault: &Vault, site: SiteId) -> Result<Vec<OwnMedium>, DeliveryError> {
    use ItemState::{Conflict, Paused, Queued, Refused, Sending};
    let own = vault.own_media(site)?.into_iter();
    let mut own: Vec<OwnMedium> =
        own.filter(|own| own.left.as_ref().is_none_or(|left| *left == REMOVING)).collect();
    let mut needed = vault.needed_media(site)?;
    own.retain(|own| !needed.contains(&own.key));
    if own.is_empty() {
        return Ok(own);
    }
    for item in vault.outbox()?.into_iter().filter(|item| item.site == site) {
        if matches!(item.state, Queued | Sending) {
            return Ok(Vec::new());
        }
        if matches!(item.state, Paused | Refused | Conflict) {
            needed.extend(media_steps(vault, &item)?.into_iter().flat_map(|(_, keys)| keys));
        }
    }
    let mut unnamed = Vec::new();
    for own in own.into_iter().filter(|own| !needed.contains(&own.key)) {
        let medium: RemoteMedium = of_json(&own.medium)?;
        if !is_named(vault, site, &medium)? {
            unnamed.push((own, medium));
        }
    }
    if unnamed.is_empty() {
        return Ok(Vec::new());
    }
    for row in vault.deliveries(site)? {
        let known = Known::of(&row)?;
        unnamed.retain(|(_, medium)| !known.shows(medium));
    }
    Ok(unnamed.into_iter().map(|(own, _)| own).collect())
}

/// Whether what was sent to the site, or what was seen there, says the address of the picture itself, or shows it above
/// its text. Most that are in use are told by this, without reading a post.
fn is_named(vault: &Vault, site: SiteId, medium: &RemoteMedium) -> Result<bool, DeliveryError> {
    // As the vault writes what is known.
    let url = json!(medium.url).to_string();
    let featured = json!({ "featured": medium.id }).to_string();
    Ok(vault.is_in_a_post(site, [url.trim_matches('"'), featured.trim_matches(['{', '}'])])?)
}

/// The steps of an item that send pictures, with their keys.
fn media_steps(vault: &Vault, item: &Item) -> Result<Vec<(Step, Vec<String>)>, DeliveryError> {
    let mut found = Vec::new();
    for step in vault.outbox_steps(item.id)? {
        if let Task::Media(picture) = Task::of_step(&step)? {
            let keys = [&picture.key].into_iter().chain(&picture.whole);
            found.push((step, keys.map(ToString::to_string).collect()));
        }
    }
    Ok(found)
}

fn leave(
    vault: &mut Vault,
    site: SiteId,
    own: &OwnMedium,
    (why, carried): (Value, u64),
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    let told = told(vault, site, own, "left", &json!({ "why": why, "at": now }))?;
    Ok(vault.dispatch(now, |tx| {
        add_traffic(tx, site, carried)?;
        told.iter().try_for_each(|(item, number, result)| {
            end_step(tx, (*item, *number), StepState::Done, Some(result), 0)
        })?;
        leave_medium(tx, site, &own.key, &why)
    })?)
}

fn forget(
    vault: &mut Vault,
    site: SiteId,
    own: &OwnMedium,
    carried: u64,
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    let told = told(vault, site, own, "removed", &json!({ "at": now }))?;
    Ok(vault.dispatch(now, |tx| {
        add_traffic(tx, site, carried)?;
        told.iter().try_for_each(|(item, number, result)| {
            end_step(tx, (*item, *number), StepState::Done, Some(result), 0)
        })?;
        forget_medium(tx, site, &own.key)
    })?)
}

/// The steps that sent it, with what became of it since.
fn told(
    vault: &Vault,
    site: SiteId,
    own: &OwnMedium,
    name: &str,
    value: &Value,
) -> Result<Vec<(ItemId, u32, Value)>, DeliveryError> {
    let mut told = Vec::new();
    for item in vault.outbox()?.into_iter().filter(|item| item.site == site) {
        for (step, keys) in media_steps(vault, &item)? {
            let Some(result) = step.result.filter(|_| step.state == StepState::Done) else {
                continue;
            };
            if keys.contains(&own.key) {
                let mut result = result;
                result[name] = value.clone();
                told.push((item.id, step.number, result));
            }
        }
    }
    Ok(told)
}
