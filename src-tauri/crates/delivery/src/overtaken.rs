//! Deliveries of one article that go to one place by two accounts. Of those that differ the newest counts, by whichever
//! account somebody asked for it: what is older is never written over it.

use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, ItemState, SiteId};
use warraq_store::{Item, StoreError, Vault};

use crate::error::DeliveryError;
use crate::known::twins;
use crate::reason::{Reason, ReasonKind};
use crate::task::of_json;
use crate::wish::Wish;

/// Where a delivery stands among those of its article at the other accounts of its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Turn {
    /// It may go.
    Its,
    /// One before it waits for a person: which.
    Behind(ItemId),
    /// A newer one took its place: how it ends, and why.
    Overtaken(ItemState, Reason),
}

/// Where the delivery stands; `twins` are the other accounts of its place.
///
/// # Errors
/// When the vault cannot be read.
pub(crate) fn turn(vault: &Vault, item: &Item, twins: &[SiteId]) -> Result<Turn, DeliveryError> {
    if twins.is_empty() {
        return Ok(Turn::Its);
    }
    let others = vault.outbox_of(item.article)?;
    let others: Vec<&Item> = others.iter().filter(|other| twins.contains(&other.site)).collect();
    if let Some(newer) = others.iter().rfind(|other| takes_the_place(other, item)) {
        let reason = Reason::of(ReasonKind::Overtaken, &vault.site(newer.site)?.name);
        return Ok(Turn::Overtaken(ends(item, newer), reason));
    }
    let is_before =
        |other: &&&Item| other.position < item.position && other.state == ItemState::Conflict;
    Ok(others.iter().rfind(is_before).map_or(Turn::Its, |before| Turn::Behind(before.id)))
}

/// The same, where it is not known whether its place has other accounts.
///
/// # Errors
/// When the vault cannot be read.
pub(crate) fn turn_of(vault: &Vault, item: &Item) -> Result<Turn, DeliveryError> {
    turn(vault, item, &twins(vault, item.site)?)
}

/// The deliveries at the other accounts of the place that one takes the place of which is asked for now, of this version
/// and with this wish; and why they end.
///
/// # Errors
/// When the vault cannot be read.
pub(crate) fn overtaken_by(
    vault: &Vault,
    (article, site): (ArticleId, SiteId),
    version: u32,
    wish: Wish,
) -> Result<Vec<(ItemId, Reason)>, DeliveryError> {
    let twins = twins(vault, site)?;
    if twins.is_empty() {
        return Ok(Vec::new());
    }
    let reason = Reason::of(ReasonKind::Overtaken, &vault.site(site)?.name);
    let items = vault.outbox_of(article)?.into_iter();
    let ends = items.filter(|item| {
        twins.contains(&item.site) && is_open(item.state) && !says(item, version, wish)
    });
    Ok(ends.map(|item| (item.id, reason.clone())).collect())
}

/// The sites of the list that are at this place.
///
/// # Errors
/// When the vault cannot be read.
pub(crate) fn accounts(vault: &Vault, site: SiteId) -> Result<Vec<SiteId>, DeliveryError> {
    Ok([vec![site], twins(vault, site)?].concat())
}

/// Those at the place of the site that wait behind this one.
///
/// # Errors
/// When the vault cannot be read.
pub(crate) fn behind_it(vault: &Vault, item: &Item) -> Result<Vec<Item>, DeliveryError> {
    let twins = twins(vault, item.site)?;
    let waits = |other: &Item| {
        let is_open = twins.contains(&other.site) && other.state.is_waiting();
        let why = other.reason.as_ref().and_then(|why| of_json::<Reason>(why).ok());
        let behind = Reason::of(ReasonKind::Behind, &item.id);
        is_open && why.is_some_and(|why| why == behind)
    };
    let items: Result<Vec<Item>, StoreError> = vault.outbox_of(item.article);
    Ok(items?.into_iter().filter(waits).collect())
}

/// Whether a newer delivery wrote, or is to write, something else than this one.
fn takes_the_place(newer: &Item, item: &Item) -> bool {
    let wish = of_json::<Wish>(&item.wish);
    newer.position > item.position
        && !matches!(newer.state, ItemState::Cancelled | ItemState::Refused)
        && !wish.is_ok_and(|wish| says(newer, item.version, wish))
}

/// Whether a delivery is of this version of its article, and is to have this state.
fn says(item: &Item, version: u32, wish: Wish) -> bool {
    item.version == version && of_json::<Wish>(&item.wish).is_ok_and(|its| its == wish)
}

/// How an older delivery ends: a state that was asked for by it alone is lost with it, and a person says whether it still
/// is wanted.
fn ends(item: &Item, newer: &Item) -> ItemState {
    let wish = of_json::<Wish>(&item.wish).unwrap_or(Wish::Draft);
    let is_done = wish == Wish::Draft || of_json::<Wish>(&newer.wish).is_ok_and(|its| its == wish);
    if is_done { ItemState::Cancelled } else { ItemState::Refused }
}

/// Whether something of a delivery may still leave.
fn is_open(state: ItemState) -> bool {
    state.is_waiting() || matches!(state, ItemState::Paused | ItemState::Refused)
}
