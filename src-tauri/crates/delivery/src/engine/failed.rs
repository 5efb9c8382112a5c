//! What a call that failed means for its delivery, and for its site.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use warraq_connect::{Fault, FaultKind, Outcome as Certainty, Right};
use warraq_store::outbox::{end_step, put_off, set_heard};
use warraq_store::{StepState, sites};

use super::halt::Outcome;
use super::job::Job;
use super::{Engine, GRACE, lock};
use crate::back_off;
use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::known::other_entry;
use crate::reason::{Reason, ReasonKind};
use crate::task::to_json;

/// A site that fails by itself is given up after so many times: for some it is an answer.
const MOST_FAILURES: u32 = 20;

/// The longest that a site is left alone because it asked for it.
const LONGEST_QUIET: Duration = Duration::from_hours(24);

impl<D: Desk> Engine<'_, D> {
    /// Writes down that a call failed: what may pass is waited for, all else is for a person.
    pub(super) fn write_fault(
        &self,
        job: &Job,
        fault: &Fault,
        bytes: u64,
    ) -> Result<Outcome, DeliveryError> {
        if let FaultKind::Soon { wait } = fault.kind {
            return self.write_soon(job, delta(wait), bytes);
        }
        let reason = self.reason_of(job, fault)?;
        let attempts = job.item.attempts + 1;
        let is_given_up = attempts >= MOST_FAILURES
            && matches!(reason.kind, ReasonKind::Server | ReasonKind::Nonsense);
        if !fault.is_passing() || is_given_up {
            self.shut(job, reason.kind, None);
            return self.refuse(job, &reason, bytes);
        }
        let now = self.clock.now();
        let quiet = fault.retry_after().map(|time| now + delta(time.min(LONGEST_QUIET)));
        let longest = match reason.kind {
            ReasonKind::Lost => back_off::LONGEST_ON_A_LINE,
            _ => back_off::LONGEST,
        };
        let wait = now + delta(back_off::delay(attempts, (self.chance)(), longest));
        let is_unknown = job.has_begun && fault.outcome == Certainty::Unknown;
        let not_before = is_unknown.then(|| now + GRACE);
        // What may still come about is not looked up before: that is the time that is said.
        let next = [quiet, not_before].into_iter().flatten().fold(wait, DateTime::max);
        let why = to_json(&reason.kind);
        let reason = reason.until(next).to_json();
        let state = if is_unknown { StepState::Asking } else { StepState::Waiting };
        // Whoever looks it up later says that, and not that nobody lived to hear it.
        self.write(job, |tx| {
            let id = job.item.id;
            end_step(tx, (id, job.step().number), state, None, bytes)?;
            if is_unknown {
                set_heard(tx, (id, job.step().number), Some(&reason))?;
            }
            if let Some(until) = quiet {
                sites::set_quiet(tx, job.site.id, (until, why.as_str().unwrap_or_default()))?;
            }
            put_off(tx, id, attempts, next, not_before, Some(&reason))
        })?;
        self.shut(job, Reason::of_fault(fault).kind, Some(next));
        Ok(Outcome::PutOff)
    }

    /// Leaves a site alone where what stopped this item would stop every other: until then, or until somebody does
    /// something.
    fn shut(&self, job: &Job, kind: ReasonKind, until: Option<DateTime<Utc>>) {
        use ReasonKind::{
            Away, Blocked, Busy, Certificate, Challenge, Insecure, Login, Maintenance, Moved,
            NotFound, Offline, Portal,
        };
        let is_for_all = match until {
            Some(_) => matches!(kind, Offline | Away | Portal | Maintenance | Busy),
            None => matches!(
                kind,
                Login | Blocked | Challenge | Certificate | Insecure | NotFound | Moved
            ),
        };
        if is_for_all {
            lock(&self.shut).insert(job.site.id, until);
            // It is made anew, with the password that somebody sets then.
            lock(&self.known).remove(&job.site.id);
        }
    }

    /// The reason; where the account may not touch what another account of the same site has there, who that is.
    fn reason_of(&self, job: &Job, fault: &Fault) -> Result<Reason, DeliveryError> {
        if matches!(fault.kind, FaultKind::Right(Right::EditOthers)) {
            let other = self.desk.with(|vault| other_entry(vault, job.place()))??;
            if let Some(name) = other {
                return Ok(Reason::of(ReasonKind::OtherEntry, &name));
            }
        }
        Ok(Reason::of_fault(fault))
    }
}

fn delta(time: Duration) -> TimeDelta {
    TimeDelta::from_std(time).unwrap_or(TimeDelta::MAX)
}
