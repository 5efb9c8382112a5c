//! What somebody said of a delivery that stopped: that it is to go on all the same.

use chrono::{DateTime, Utc};
use serde_json::Value;
use warraq_core::outbox::ItemState;
use warraq_store::outbox::{reset_steps, set_payload, set_state};
use warraq_store::{Item, Step, StepState, Vault};

use crate::error::DeliveryError;

/// The step that a delivery stopped at.
///
/// # Errors
/// `State` where it did not stop at one.
pub(crate) fn stopped_at(vault: &Vault, item: &Item) -> Result<Step, DeliveryError> {
    let steps = vault.outbox_steps(item.id)?;
    let failed = steps.into_iter().find(|step| step.state == StepState::Failed);
    failed.ok_or(DeliveryError::State(item.state))
}

/// Has a delivery go on at the step that it stopped at, which notes under this name what was said.
///
/// # Errors
/// `State` where it did not stop at one.
pub(crate) fn go_on(
    vault: &mut Vault,
    item: &Item,
    (name, said): (&str, Value),
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    let step = stopped_at(vault, item)?;
    let mut payload = step.payload.clone();
    payload[name] = said;
    Ok(vault.dispatch(now, |tx| {
        set_payload(tx, item.id, step.number, &payload)?;
        reset_steps(tx, item.id, &[step.number])?;
        set_state(tx, item.id, ItemState::Sending, None)
    })?)
}
