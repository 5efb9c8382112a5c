//! Looking after what was delivered.

use chrono::{DateTime, Utc};
use serde_json::Value;
use warraq_connect::{Connector, Fault, RemotePost, RemoteState};
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, ItemState, SiteId};
use warraq_store::outbox::{add_traffic, set_state};
use warraq_store::{Item, Vault};

use crate::desk::Desk;
use crate::engine::aside;
use crate::error::DeliveryError;
use crate::known::Known;
use crate::meanwhile::set_there;
use crate::reason::{Reason, ReasonKind};
use crate::same;

/// What was found of deliveries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Followed {
    /// Those that somebody changed on the site since.
    pub changed: Vec<ItemId>,
    /// Those that are as they were left.
    pub same: Vec<ItemId>,
    /// Articles that were never sent from here and whose posts somebody changed since they were read.
    pub changed_articles: Vec<ArticleId>,
}

/// Looks at what was delivered to a site, the newest first and no more than `most`, and says of each whether it is still
/// as it was left.
///
/// # Errors
/// The vault's in the first place, the site's in the second: what was found until then is written down.
pub async fn follow<D: Desk>(
    desk: &D,
    site: SiteId,
    connector: &dyn Connector,
    now: DateTime<Utc>,
    most: usize,
) -> Result<Result<Followed, Fault>, DeliveryError> {
    let mut followed = Followed::default();
    for item in desk.with(|vault| delivered(vault, site))??.into_iter().rev().take(most) {
        let known = desk.with(|vault| Known::read(vault, item.article, site))?;
        // One that cannot be read keeps none of the others.
        let mut known = match known {
            Err(error) if aside::reason(&error).is_some() => continue,
            known => known?,
        };
        let (Some(seen), Some(id)) = (known.seen.clone(), known.remote_id().cloned()) else {
            continue;
        };
        let before = connector.carried();
        let found = match connector.read_post(&id).await {
            Ok(found) => found,
            Err(fault) => return Ok(Err(fault)),
        };
        let (state, reason) = judged(&item, &seen, found.as_ref());
        let is_same = state == ItemState::Verified;
        if is_same {
            // What was published on the site meanwhile is seen with that.
            known.seen.clone_from(&found);
        }
        known.theirs = found.filter(|_| !is_same);
        desk.with(|vault| {
            vault.dispatch(now, |tx| {
                known.put(tx)?;
                add_traffic(tx, site, connector.carried() - before)?;
                set_state(tx, item.id, state, reason.as_ref())
            })
        })??;
        if is_same { followed.same.push(item.id) } else { followed.changed.push(item.id) }
    }
    for mut known in desk.with(|vault| only_read(vault, site))??.into_iter().rev().take(most) {
        let (Some(seen), Some(id)) = (known.seen.clone(), known.remote_id().cloned()) else {
            continue;
        };
        let before = connector.carried();
        let found = match connector.read_post(&id).await {
            Ok(found) => found,
            Err(fault) => return Ok(Err(fault)),
        };
        let theirs = found.filter(|post| !same::is_untouched(&seen, post));
        if theirs.is_some() {
            followed.changed_articles.push(known.article);
        }
        let is_news = known.theirs != theirs;
        known.theirs = theirs;
        desk.with(|vault| {
            vault.dispatch(now, |tx| {
                add_traffic(tx, site, connector.carried() - before)?;
                if is_news { known.put(tx) } else { Ok(()) }
            })
        })??;
    }
    Ok(Ok(followed))
}

/// Where a delivery stands whose post is like this now.
fn judged(
    item: &Item,
    seen: &RemotePost,
    found: Option<&RemotePost>,
) -> (ItemState, Option<Value>) {
    let plain = |kind| Some(Reason::plain(kind).to_json());
    let Some(post) = found.filter(|post| post.state != RemoteState::Trashed) else {
        return (ItemState::Changed, plain(ReasonKind::Gone));
    };
    if !same::is_untouched(seen, post) {
        return (ItemState::Changed, plain(ReasonKind::Changed));
    }
    let Some(there) = set_there(seen, post) else {
        // What was said of it stays said.
        let said = item.reason.clone().filter(|_| item.state == ItemState::Verified);
        return (ItemState::Verified, said);
    };
    let reason = there.reason();
    let is_taken = reason.as_ref().is_some_and(|reason| reason.kind == ReasonKind::TakenBack);
    let state = if is_taken { ItemState::Changed } else { ItemState::Verified };
    (state, reason.map(|reason| reason.to_json()))
}

/// What is known of articles that came from the site and were never sent there from here.
fn only_read(vault: &Vault, site: SiteId) -> Result<Vec<Known>, DeliveryError> {
    let items = vault.outbox()?;
    let is_sent = |article| items.iter().any(|item| (item.article, item.site) == (article, site));
    let rows = vault.deliveries(site)?.into_iter().filter(|row| !is_sent(row.article));
    let rows = rows.map(|row| Known::of(&row));
    rows.filter(|known| known.as_ref().err().is_none_or(|it| aside::reason(it).is_none())).collect()
}

/// The last delivery of each article to the site, where it came to its end.
fn delivered(vault: &Vault, site: SiteId) -> Result<Vec<Item>, DeliveryError> {
    let mut items: Vec<Item> = Vec::new();
    for item in vault.outbox()?.into_iter().filter(|item| item.site == site) {
        if item.state != ItemState::Cancelled {
            items.retain(|known| known.article != item.article);
            items.push(item);
        }
    }
    items.retain(|item| matches!(item.state, ItemState::Verified | ItemState::Changed));
    Ok(items)
}
