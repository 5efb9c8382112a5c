//! Looking after what was delivered.

use chrono::{DateTime, Utc};
use warraq_connect::{Connector, Fault, RemoteState};
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, ItemState, SiteId};
use warraq_store::outbox::set_state;
use warraq_store::{Item, Vault};

use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::known::Known;
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
        let mut known = desk.with(|vault| Known::read(vault, item.article, site))??;
        let (Some(seen), Some(id)) = (known.seen.clone(), known.remote_id().cloned()) else {
            continue;
        };
        let found = match connector.read_post(&id).await {
            Ok(found) => found,
            Err(fault) => return Ok(Err(fault)),
        };
        let is_gone = found.as_ref().is_none_or(|post| post.state == RemoteState::Trashed);
        let is_same = found.as_ref().is_some_and(|post| same::is_untouched(&seen, post));
        let (state, reason) = match (is_same, is_gone) {
            (true, _) => (ItemState::Verified, None),
            (false, true) => (ItemState::Changed, Some(ReasonKind::Gone)),
            (false, false) => (ItemState::Changed, Some(ReasonKind::Changed)),
        };
        known.theirs = found.filter(|_| !is_same);
        let reason = reason.map(|kind| Reason::plain(kind).to_json());
        desk.with(|vault| {
            vault.dispatch(now, |tx| {
                known.put(tx)?;
                set_state(tx, item.id, state, reason.as_ref())
            })
        })??;
        if is_same { followed.same.push(item.id) } else { followed.changed.push(item.id) }
    }
    for mut known in desk.with(|vault| only_read(vault, site))??.into_iter().rev().take(most) {
        let (Some(seen), Some(id)) = (known.seen.clone(), known.remote_id().cloned()) else {
            continue;
        };
        let found = match connector.read_post(&id).await {
            Ok(found) => found,
            Err(fault) => return Ok(Err(fault)),
        };
        let theirs = found.filter(|post| !same::is_untouched(&seen, post));
        if theirs.is_some() {
            followed.changed_articles.push(known.article);
        }
        if known.theirs != theirs {
            known.theirs = theirs;
            desk.with(|vault| vault.dispatch(now, |tx| known.put(tx)))??;
        }
    }
    Ok(Ok(followed))
}

/// What is known of articles that came from the site and were never sent there from here.
fn only_read(vault: &Vault, site: SiteId) -> Result<Vec<Known>, DeliveryError> {
    let items = vault.outbox()?;
    let is_sent = |article| items.iter().any(|item| (item.article, item.site) == (article, site));
    let rows = vault.deliveries(site)?.into_iter().filter(|row| !is_sent(row.article));
    rows.map(|row| Known::of(&row)).collect()
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
