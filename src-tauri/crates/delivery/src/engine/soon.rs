//! What is to be published at a time that is too near for its site: it is published from here when that has come.

use chrono::TimeDelta;
use warraq_store::StepState;
use warraq_store::outbox::{end_step, put_off};

use super::Engine;
use super::halt::Outcome;
use super::job::Job;
use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::reason::{Reason, ReasonKind};
use crate::wish::Wish;

impl<D: Desk> Engine<'_, D> {
    /// Has the item wait for its time, which comes so soon by the site's clock. Nothing else waits for it: the site asked
    /// for no quiet. Nobody hastens it either.
    pub(super) fn write_soon(
        &self,
        job: &Job,
        wait: TimeDelta,
        bytes: u64,
    ) -> Result<Outcome, DeliveryError> {
        let (id, number) = (job.item.id, job.step().number);
        let comes = self.clock.now() + wait;
        let at = match job.wish {
            Wish::Schedule { at } => at,
            _ => comes,
        };
        let why = Reason::plain(ReasonKind::Soon).until(at).to_json();
        self.write(job, |tx| {
            end_step(tx, (id, number), StepState::Waiting, None, bytes)?;
            put_off(tx, id, 0, comes, Some(comes), Some(&why))
        })?;
        Ok(Outcome::PutOff)
    }
}
