//! What becomes of an article whose delivery readers see.

use warraq_connect::{RemotePost, RemoteState};
use warraq_core::outbox::ItemState;
use warraq_store::outbox::set_payload;

use super::Engine;
use super::halt::{Done, Halt};
use super::job::Job;
use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::readers::{Moved, Reached, reach_readers};
use crate::reason::{Reason, ReasonKind};
use crate::task::{Task, of_json};

impl<D: Desk> Engine<'_, D> {
    /// Calls an article delivered, where its post was read back as published, and corrected, where readers had another
    /// text of it before. Drafts, what waits for an editor and what is scheduled are with nobody yet.
    ///
    /// This comes before the end of the delivery is written down: after a kill between the two the last look is taken
    /// again, and finds the status as it is to be.
    pub(super) fn call_delivered(
        &self,
        job: &Job,
        done: &Done,
    ) -> Result<Option<Moved>, DeliveryError> {
        // It was read back as it was left, also where there is another post beside it.
        let is_of_two = |why: &Option<Reason>| {
            why.as_ref().is_some_and(|why| why.kind == ReasonKind::OtherPost)
        };
        let is_verified = match &done.ends {
            Some((ItemState::Verified, _)) => true,
            // Readers have it all the same.
            Some((ItemState::Changed, Some(why))) if why.kind == ReasonKind::Disagrees => true,
            Some((_, why)) => is_of_two(why),
            None => job.is_last(),
        };
        let seen = job.known.standing();
        if !is_verified || !seen.is_some_and(|post| post.state == RemoteState::Published) {
            return Ok(None);
        }
        let reached = if corrects(job)? { Reached::Corrected } else { Reached::Published };
        let (article, asked_by, now) = (job.item.article, &job.item.asked_by, self.clock.now());
        Ok(self.desk.with(|vault| reach_readers(vault, article, (reached, asked_by), now))??)
    }

    /// Notes, before it leaves, that this text takes the place of one that readers have: once it stands there nobody
    /// could tell.
    pub(super) fn note_correction(&self, job: &Job, before: &RemotePost) -> Result<(), Halt> {
        if before.state != RemoteState::Published || corrects(job)? {
            return Ok(());
        }
        for step in &job.steps {
            if let Task::Draft { .. } = Task::of_step(step)? {
                // What somebody said of it stays beside its task.
                let mut task = step.payload.clone();
                task["corrects"] = true.into();
                let (id, number) = (job.item.id, step.number);
                self.desk.with(|vault| {
                    vault.dispatch(self.clock.now(), |tx| set_payload(tx, id, number, &task))
                })??;
            }
        }
        Ok(())
    }
}

/// Whether its text took the place of one that readers had.
fn corrects(job: &Job) -> Result<bool, DeliveryError> {
    for step in job.steps.iter().filter(|step| step.kind == "draft") {
        if let Task::Draft { corrects, .. } = of_json(&step.payload)? {
            return Ok(corrects);
        }
    }
    Ok(false)
}
