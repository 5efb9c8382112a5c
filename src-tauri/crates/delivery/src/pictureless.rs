//! Pictures that an article shows and that have no file to send: no reader is to get it without them unless somebody said
//! so.

use chrono::{DateTime, Utc};
use serde_json::Value;
use warraq_connect::RemoteState;
use warraq_core::outbox::ItemState;
use warraq_store::{Item, Step, Vault};

use crate::anyway::go_on;
use crate::engine::halt::Halt;
use crate::engine::job::Job;
use crate::error::DeliveryError;
use crate::reason::{Reason, ReasonKind};
use crate::task::{Task, of_json, to_json};

/// What the result of a step says of them.
const NAME: &str = "pictureless";

/// What a step has beside its task, where somebody let the post go without them.
const ANYWAY: &str = "without_pictures";

/// Stops what readers would get without pictures, before the site is given any of it: unlike words that a site takes out,
/// these are known before. What only the newsroom sees goes, and it is told.
pub(crate) fn hold(job: &Job) -> Result<(), Halt> {
    let is_seen = job.known.standing().is_some_and(|there| {
        matches!(there.state, RemoteState::Published | RemoteState::Scheduled)
    });
    let is_held = matches!(job.task, Task::Draft { .. } | Task::Fill)
        && !job.pictureless.is_empty()
        && (is_seen || job.wish.is_public())
        && job.step().payload[ANYWAY] != Value::Bool(true);
    if !is_held {
        return Ok(());
    }
    let said: Vec<&str> = job.pictureless.iter().map(String::as_str).collect();
    let said = said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" … ");
    Err(Halt::Refused(Reason::of(ReasonKind::PicturesMissing, &said)))
}

/// Whether a delivery stopped for this.
pub(crate) fn has_stopped(item: &Item) -> Result<bool, DeliveryError> {
    let reason: Option<Reason> = item.reason.as_ref().map(of_json).transpose()?;
    let is_for_pictures = reason.is_some_and(|reason| reason.kind == ReasonKind::PicturesMissing);
    Ok(is_for_pictures && item.state == ItemState::Refused)
}

/// Has a delivery go on without them.
///
/// # Errors
/// `State` where it did not stop for them.
pub(crate) fn accept(
    vault: &mut Vault,
    item: &Item,
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    go_on(vault, item, (ANYWAY, Value::Bool(true)), now)
}

/// Notes with the step that put a post which it went without.
pub(crate) fn note(job: &Job, result: &mut Value) {
    if job.task.puts_post() && !job.pictureless.is_empty() {
        result[NAME] = to_json(&job.pictureless);
    }
}

/// What is said of the pictures that the post of these steps went without, in the order of the text; empty where nothing is
/// said of one.
///
/// # Errors
/// `Unreadable`.
pub(crate) fn noted(steps: &[Step]) -> Result<Vec<String>, DeliveryError> {
    let mut results = steps.iter().rev().filter_map(|step| step.result.as_ref()?.get(NAME));
    results.next().map_or_else(|| Ok(Vec::new()), of_json)
}
