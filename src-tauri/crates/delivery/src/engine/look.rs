//! Posts that wait for their time at the site: looked at when it has come.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use warraq_connect::{Connector, Fault, FaultKind, Standing};
use warraq_core::outbox::ItemState;

use super::Engine;
use super::halt::{Done, Halt};
use super::job::Job;
use crate::desk::Desk;
use crate::judged::{judged, judged_closed};
use crate::reason::Reason;

/// A site publishes what it has scheduled so much later at the earliest, with its next visitor.
const AFTER_ITS_TIME: TimeDelta = TimeDelta::seconds(60);

/// It is looked at again after this, where its time has come and it is not published.
const LOOK_AGAIN: TimeDelta = TimeDelta::minutes(5);

/// When a post is looked at that is to be published at `date`.
pub(crate) fn after_its_time(date: Option<DateTime<Utc>>, now: DateTime<Utc>) -> DateTime<Utc> {
    let at = date.map_or(now, |date| date + AFTER_ITS_TIME);
    if at > now { at } else { now + LOOK_AGAIN }
}

impl<D: Desk> Engine<'_, D> {
    /// The post stands there as it was left and waits for its time, or is published, or somebody did something to it.
    pub(super) async fn look(
        &self,
        job: &mut Job,
        connector: &dyn Connector,
    ) -> Result<Done, Halt> {
        let gone = || Halt::from(Fault::not_done(FaultKind::Gone));
        let known = &mut job.known;
        let (seen, id) = known.there().cloned().zip(known.remote_id().cloned()).ok_or_else(gone)?;
        let found = match connector.read_post(&id).await {
            Err(Fault { kind: FaultKind::Closed { standing, .. }, .. }) => {
                return self.look_closed(job, *standing);
            }
            Err(fault) if matches!(fault.kind, FaultKind::OtherType { .. }) => {
                (known.looked, known.is_deleted) = (None, true);
                return self.looked(ItemState::Changed, Some(Reason::of_fault(&fault)), None);
            }
            found => found?,
        };
        let (state, said) = judged(&job.item, (known, &seen), found.as_ref());
        let date = found.as_ref().and_then(|post| post.date);
        known.found(found, state);
        self.looked(state, said, date)
    }

    /// The same of a post that the account may not read any more.
    pub(super) fn look_closed(&self, job: &mut Job, standing: Standing) -> Result<Done, Halt> {
        let (state, said) = judged_closed(&job.item, job.known.standing().as_ref(), &standing);
        let date = standing.date;
        job.known.looked = Some(standing);
        self.looked(state, said, date)
    }

    fn looked(
        &self,
        state: ItemState,
        said: Option<Reason>,
        date: Option<DateTime<Utc>>,
    ) -> Result<Done, Halt> {
        if state == ItemState::Scheduled {
            return Err(Halt::Later(self.after_its_time(date), said));
        }
        Ok(Done { ends: Some((state, said)), ..Done::with(json!({})) })
    }

    /// When a post is looked at that is to be published at `date`.
    pub(super) fn after_its_time(&self, date: Option<DateTime<Utc>>) -> DateTime<Utc> {
        after_its_time(date, self.clock.now())
    }
}
