//! What left and was never answered may come about at the site later.

use chrono::{DateTime, Utc};
use warraq_core::outbox::SiteId;
use warraq_store::{Step, Vault};

use super::GRACE;
use super::next::Next;
use crate::error::DeliveryError;
use crate::reason::Reason;
use crate::task::{Task, of_json};

/// What a step has beside its task, where something came in the place of an answer: whoever looks up later what became of
/// it says that, and not that nobody lived to hear it.
const HEARD: &str = "heard";

/// What came in the place of an answer to a step that left; nothing where nobody lived to hear it.
pub(crate) fn heard_of(step: &Step) -> Option<Reason> {
    of_json(step.payload.get(HEARD)?).ok()
}

/// Until when something that left for the step may still come about there: it is not asked for again before then. A
/// picture is one of several articles, and may have left for any of them.
///
/// # Errors
/// When the vault cannot be read.
pub(super) fn may_come_until(
    vault: &Vault,
    site: SiteId,
    next: &Next,
) -> Result<Option<DateTime<Utc>>, DeliveryError> {
    let Task::Media(picture) = next.task() else { return Ok(next.may_still_be_answered()) };
    // What cannot be read is told with its own delivery.
    let is_it = |step: &Step| matches!(Task::of_step(step), Ok(Task::Media(other)) if other.key == picture.key);
    let steps = vault.outbox_unanswered(site, "media")?;
    let asked = steps.iter().filter(|step| is_it(step)).filter_map(|step| step.asked_at);
    Ok(asked.max().map(|at| at + GRACE))
}
