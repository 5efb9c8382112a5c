//! Several deliveries that are asked for together.

use chrono::{DateTime, Utc};
use warraq_core::outbox::{ItemId, ItemState};
use warraq_store::Vault;

use crate::decide::{pause, retry};
use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::queue::{Order, queue_together, time_past};

/// Puts all of them into the outbox, in this order, or none: also where the program is killed over it.
///
/// # Errors
/// `TimePast`; as [`crate::queue()`], for the first that may not leave.
pub fn queue_all<D: Desk>(
    desk: &D,
    orders: &[Order],
    now: DateTime<Utc>,
) -> Result<Vec<ItemId>, DeliveryError> {
    if let Some(at) = orders.iter().find_map(|order| time_past(order.wish, now)) {
        return Err(DeliveryError::TimePast(at));
    }
    queue_together(desk, orders, now)
}

/// Stops everything that is to be sent. What is scheduled at a site stays scheduled there.
///
/// # Errors
/// When the vault cannot be read or written.
pub fn pause_all(vault: &mut Vault, now: DateTime<Utc>) -> Result<(), DeliveryError> {
    let is_sent = |state| matches!(state, ItemState::Queued | ItemState::Sending);
    for id in ids(vault, is_sent)? {
        pause(vault, id, now)?;
    }
    Ok(())
}

/// Has everything go on that somebody stopped.
///
/// # Errors
/// When the vault cannot be read or written.
pub fn resume_all(vault: &mut Vault, now: DateTime<Utc>) -> Result<(), DeliveryError> {
    for id in ids(vault, |state| state == ItemState::Paused)? {
        retry(vault, id, now)?;
    }
    Ok(())
}

fn ids(vault: &Vault, of: impl Fn(ItemState) -> bool) -> Result<Vec<ItemId>, DeliveryError> {
    let items = vault.outbox()?.into_iter();
    Ok(items.filter(|item| of(item.state)).map(|item| item.id).collect())
}
