//! Words that a site did not keep: no reader is to miss them unless somebody said so.

use chrono::{DateTime, Utc};
use serde_json::Value;
use warraq_connect::{Alteration, Capabilities, Post, RemotePost, RemoteState, lost_words};
use warraq_core::outbox::{ItemId, ItemState};
use warraq_store::outbox::{reset_steps, set_payload, set_state};
use warraq_store::{Item, Step, StepState, Vault};

use crate::error::DeliveryError;
use crate::reason::{Reason, ReasonKind};
use crate::task::{Task, of_json};
use crate::wish::Wish;

/// What a step has beside its task, where somebody took the loss.
const ANYWAY: &str = "anyway";

/// Why a delivery stops that is read back and lost words; nothing where it lost none, no reader would miss them, or
/// somebody said that it is to go on all the same.
///
/// What was not shown to readers stops before it is. The correction of a post that they see is another matter: the request
/// that writes it shows it, and no site says before what it will take out. To put the old text back by itself would take
/// from readers what was corrected, for a word that may not matter; so what readers see stays, and a person is told first
/// of all, and decides.
pub(crate) fn reason(
    (wish, step): (Wish, &Step),
    sent: &Post,
    read: &RemotePost,
    can: &Capabilities,
) -> Option<Reason> {
    let is_seen = matches!(read.state, RemoteState::Published | RemoteState::Scheduled);
    if is_accepted(step) || !(is_seen || wish.is_public()) {
        return None;
    }
    let lost = lost_words(sent, read, can);
    if lost.is_empty() {
        return None;
    }
    let kind = if is_seen { ReasonKind::WordsLostLive } else { ReasonKind::WordsLost };
    let words: Vec<String> = lost.into_iter().map(|Alteration { detail, .. }| detail).collect();
    Some(Reason::of(kind, &words.join(" … ")))
}

/// Whether a delivery stopped for this.
pub(crate) fn has_stopped(item: &Item) -> Result<bool, DeliveryError> {
    let reason: Option<Reason> = item.reason.as_ref().map(of_json).transpose()?;
    let is_for_words = reason.is_some_and(|reason| {
        matches!(reason.kind, ReasonKind::WordsLost | ReasonKind::WordsLostLive)
    });
    Ok(is_for_words && item.state == ItemState::Refused)
}

/// Whether the site is to be given the text once more where a delivery goes on that stopped for this: the account may have
/// another role by now.
pub(crate) fn is_written_again(step: &Step) -> Result<bool, DeliveryError> {
    Ok(matches!(Task::of_step(step)?, Task::Draft { .. } | Task::Fill))
}

/// Has a delivery go on without the words that the site did not keep.
///
/// # Errors
/// `State` where it did not stop for them.
pub(crate) fn accept(
    vault: &mut Vault,
    id: ItemId,
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    let item = vault.outbox_item(id)?;
    let steps = vault.outbox_steps(id)?;
    let failed = steps.into_iter().find(|step| step.state == StepState::Failed);
    let failed = failed.ok_or(DeliveryError::State(item.state))?;
    let mut payload = failed.payload.clone();
    payload[ANYWAY] = Value::Bool(true);
    Ok(vault.dispatch(now, |tx| {
        set_payload(tx, id, failed.number, &payload)?;
        reset_steps(tx, id, &[failed.number])?;
        set_state(tx, id, ItemState::Sending, None)
    })?)
}

/// Whether somebody said that the step is to go on all the same.
pub(crate) fn is_accepted(step: &Step) -> bool {
    step.payload[ANYWAY] == Value::Bool(true)
}
