//! A step taken; and what a post refers to by name, where somebody has to decide about it then.

use warraq_core::outbox::ItemState;

use super::Engine;
use super::halt::{Done, Halt};
use super::job::Job;
use super::meter::Meter;
use crate::desk::Desk;
use crate::names;

impl<D: Desk> Engine<'_, D> {
    pub(super) async fn performed(&self, job: &mut Job, meter: &Meter<'_>) -> Result<Done, Halt> {
        // On the heap: what runs them all is kept small.
        let result = Box::pin(self.perform(job, meter)).await;
        let theirs = match &result {
            Err(Halt::Conflict(theirs, _)) => Some((**theirs).clone()),
            Ok(Done { ends: Some((ItemState::Changed, _)), .. }) => job.known.theirs.clone(),
            _ => None,
        };
        if let Some(theirs) = theirs {
            let connector = self.connector(&job.site)??;
            let asked = names::of_changed(self.desk, &job.known, &theirs, &*connector);
            job.known.names = Box::pin(asked).await?;
        }
        result
    }
}
