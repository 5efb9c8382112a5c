//! Pictures that went before: whether the site has them still when a post is about to show them.
//!
//! What was seen there half a day ago was perhaps taken out of the library since, and a post would show nothing in its
//! place. What was sent or seen just now is not asked for.

use chrono::TimeDelta;
use warraq_connect::{Connector, RemoteId};
use warraq_core::outbox::SiteId;
use warraq_store::StepState;
use warraq_store::outbox::{forget_medium_with_id, reset_steps};

use super::halt::{Halt, Outcome};
use super::job::Job;
use super::{Engine, JUST_NOW, lock};
use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::task::{MediaResult, Task, of_json};

/// What went from here so short a time ago is there, however slowly the others of its article went after it.
const SENT_JUST_NOW: TimeDelta = TimeDelta::minutes(10);

impl<D: Desk> Engine<'_, D> {
    /// The site took this medium now.
    pub(super) fn note_sent(&self, site: SiteId, id: &RemoteId) {
        self.note_there(site, id, SENT_JUST_NOW);
    }

    /// The site was seen to have this medium now.
    pub(super) fn note_seen(&self, site: SiteId, id: &RemoteId) {
        self.note_there(site, id, JUST_NOW);
    }

    fn note_there(&self, site: SiteId, id: &RemoteId, time: TimeDelta) {
        let now = self.clock.now();
        let mut there = lock(&self.there);
        there.retain(|_, until| *until > now);
        let until = there.entry((site, id.clone())).or_insert(now);
        *until = (now + time).max(*until);
    }

    /// Nothing, where the site has all pictures that steps before this one found or left there.
    ///
    /// # Errors
    /// `PicturesGone` with those that it has no more; what kept the site from saying it.
    pub(super) async fn pictures_still_there(
        &self,
        job: &mut Job,
        connector: &dyn Connector,
    ) -> Result<(), Halt> {
        let went = self.went_before(job)?;
        if went.is_empty() {
            return Ok(());
        }
        let mut ids: Vec<RemoteId> = went.iter().map(|(_, id)| id.clone()).collect();
        // What stood above the post may be another by now than what it goes with.
        let above = job.known.seen.as_ref().and_then(|seen| seen.featured.clone());
        ids.extend(above.filter(|id| !ids.contains(id)));
        let missing = connector.missing_media(&ids).await?;
        for id in ids.iter().filter(|id| !missing.contains(id)) {
            self.note_seen(job.site.id, id);
        }
        if missing.is_empty() {
            return Ok(());
        }
        without_picture_above(job, &missing, connector).await?;
        let of_missing = went.into_iter().filter(|(_, id)| missing.contains(id));
        let steps: Vec<u32> = of_missing.map(|(step, _)| step).collect();
        if steps.is_empty() { Ok(()) } else { Err(Halt::PicturesGone(steps, missing)) }
    }

    /// The pictures of the post by the steps that they went with, but for those that the site is known to have.
    fn went_before(&self, job: &Job) -> Result<Vec<(u32, RemoteId)>, DeliveryError> {
        let mut went = Vec::new();
        if !matches!(job.task, Task::Draft { .. } | Task::Fill) {
            return Ok(went);
        }
        let now = self.clock.now();
        let there = lock(&self.there);
        let is_there =
            |id: &RemoteId| there.get(&(job.site.id, id.clone())).is_some_and(|until| *until > now);
        for step in job.steps.iter().filter(|step| step.state == StepState::Done) {
            let Some(result) = step.result.as_ref().filter(|_| step.kind == "media") else {
                continue;
            };
            let id = of_json::<MediaResult>(result)?.medium.id;
            // What came from the site by its address alone cannot be asked for.
            if !id.0.is_empty() && !is_there(&id) {
                went.push((step.number, id));
            }
        }
        Ok(went)
    }

    /// Their steps are taken again, and what was known of them is known no more.
    pub(super) fn write_pictures_gone(
        &self,
        job: &Job,
        steps: &[u32],
        media: &[RemoteId],
    ) -> Result<Outcome, DeliveryError> {
        self.write(job, |tx| {
            media.iter().try_for_each(|id| forget_medium_with_id(tx, job.site.id, &id.0))?;
            reset_steps(tx, job.item.id, steps)
        })?;
        Ok(Outcome::Went)
    }
}

/// A picture that stood for the post goes from it with its file, by the site itself: that is nobody's change.
async fn without_picture_above(
    job: &mut Job,
    missing: &[RemoteId],
    connector: &dyn Connector,
) -> Result<(), Halt> {
    let Some(seen) = &mut job.known.seen else { return Ok(()) };
    if !seen.featured.as_ref().is_some_and(|id| missing.contains(id)) {
        return Ok(());
    }
    let now = connector.read_post(&seen.id).await?;
    if now.is_some_and(|now| now.featured.is_none()) {
        seen.featured = None;
    }
    Ok(())
}
