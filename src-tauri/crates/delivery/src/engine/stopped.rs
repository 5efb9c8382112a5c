//! A delivery that stops because two people changed the same post.

use warraq_core::outbox::ItemState;
use warraq_store::StepState;
use warraq_store::outbox::{end_step, set_state_of_waiting};

use super::Engine;
use super::first::was_taken_from_readers;
use super::halt::Outcome;
use super::job::Job;
use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::reason::{Reason, ReasonKind};
use crate::same;

impl<D: Desk> Engine<'_, D> {
    /// Writes down that a person has to decide, with what differs by name.
    pub(super) fn write_conflict(
        &self,
        job: &Job,
        kind: ReasonKind,
        bytes: u64,
    ) -> Result<Outcome, DeliveryError> {
        let seen = job.known.seen.as_ref().zip(job.known.theirs.as_ref());
        let what = seen.map(|(seen, theirs)| same::what_differs(seen, theirs)).unwrap_or_default();
        let is_taken = job.known.theirs.as_ref().is_some_and(was_taken_from_readers);
        let reason = match kind {
            ReasonKind::Unseen if is_taken => Reason::of(kind, "taken-back"),
            _ => Reason::of(kind, &what.join(", ")),
        };
        let reason = reason.to_json();
        let (id, number) = (job.item.id, job.step().number);
        self.write(job, |tx| {
            end_step(tx, (id, number), StepState::Waiting, None, bytes)?;
            set_state_of_waiting(tx, id, ItemState::Conflict, Some(&reason)).map(drop)
        })?;
        Ok(Outcome::Went)
    }
}
