//! What came of a step, written down; and what is next.

use chrono::{DateTime, Utc};
use serde_json::json;
use warraq_connect::{Connector, FaultKind, counting};
use warraq_core::outbox::ItemState;
use warraq_store::outbox::{
    add_traffic, begin_step, end_step, forget_terms, put_medium, put_off, reset_steps, set_heard,
    set_state_of_waiting,
};
use warraq_store::{OutboxTx, StepState, StoreError, sites};

use super::Engine;
use super::aside;
use super::halt::{Done, Halt, Outcome, SentMedium};
use super::job::{Job, LOOKED_BESIDE, Looked};
use super::meter::{Event, Meter};
use super::terms::{CATEGORY, TAG};
use super::unanswered::heard_of;
use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::gone;
use crate::mapping::forget_reading;
use crate::meanwhile::SetThere;
use crate::pictureless;
use crate::reason::{Reason, ReasonKind};
use crate::task::{Task, to_json};
use crate::wish::Wish;

impl<D: Desk> Engine<'_, D> {
    /// Takes one step and writes down what came of it.
    pub(super) async fn take(&self, mut job: Job) -> Result<Outcome, DeliveryError> {
        let meter = Meter::new(event(&job), self.tell);
        meter.tell();
        let result = counting(meter.count(), self.performed(&mut job, &meter)).await;
        let mut moved = None;
        let outcome = match result {
            Ok(done) => {
                moved = self.call_delivered(&job, &done)?;
                self.write_done(&job, &done, &meter)?
            }
            Err(halt) => self.write_halt(&mut job, halt, &meter)?,
        };
        let item = self.desk.with(|vault| vault.outbox_item(job.item.id))??;
        let before = event(&job);
        let bytes = before.bytes + meter.bytes();
        let after = Event { state: item.state, step: item.step, moved, bytes, ..before };
        Meter::new(after, self.tell).tell();
        Ok(outcome)
    }

    pub(super) async fn perform(&self, job: &mut Job, meter: &Meter<'_>) -> Result<Done, Halt> {
        if job.site.is_removed {
            return Err(Halt::Refused(Reason::plain(ReasonKind::SiteRemoved)));
        }
        let connector = self.connector(&job.site)??;
        let connector: &dyn Connector = &*connector;
        let came = self.came(job, connector, meter).await;
        let mut told = Box::pin(self.told_of_another(job, came, connector)).await;
        if let Some(done) = told.as_mut().ok().filter(|_| job.looked_beside == Looked::Now) {
            done.result[LOOKED_BESIDE] = true.into();
        }
        told
    }

    /// What came of the step at the site.
    async fn came(
        &self,
        job: &mut Job,
        connector: &dyn Connector,
        meter: &Meter<'_>,
    ) -> Result<Done, Halt> {
        // All of it is there: what is left is to see what became of it.
        if job.item.state == ItemState::Scheduled {
            return self.look(job, connector).await;
        }
        match job.task.clone() {
            Task::Media(picture) => self.send_picture(job, &picture, connector, meter).await,
            Task::Terms { tags, section } => {
                self.settle_terms(job, &tags, &section, connector).await
            }
            Task::Name if job.wish == Wish::Draft => self.name_draft(job, connector).await,
            Task::Draft { .. } | Task::Fill | Task::Name => {
                self.put_post(job, connector, meter).await
            }
            Task::Read => self.read_back(job, connector).await,
            Task::State => self.set_state(job, connector).await,
            Task::Verify => self.verify(job, connector).await,
        }
    }

    /// Writes down that a request is about to leave, with what is known of the post then. Nothing leaves while what left
    /// before may still come about: what it did was looked for, and is not there yet.
    pub(super) fn begin(&self, job: &mut Job) -> Result<(), Halt> {
        if let Some(until) = job.may_come_until.filter(|until| *until > self.clock.now()) {
            return Err(Halt::MayStillCome(until));
        }
        let (id, number, known) = (job.item.id, job.step().number, &job.known);
        let may = self.desk.with(|vault| {
            vault.dispatch(self.clock.now(), |tx| {
                let may = begin_step(tx, id, number)?;
                if heard_of(job.step()).is_some() {
                    set_heard(tx, (id, number), None)?;
                }
                if may && (job.task.puts_post() || job.task == Task::State) {
                    known.put(tx)?;
                }
                Ok(may)
            })
        })??;
        job.has_begun |= may;
        if may { Ok(()) } else { Err(Halt::Stopped) }
    }

    fn write_done(
        &self,
        job: &Job,
        done: &Done,
        meter: &Meter<'_>,
    ) -> Result<Outcome, DeliveryError> {
        let now = self.clock.now();
        let id = job.item.id;
        // What was done at the site says more than a clock that is wrong.
        let again = job.is_again.then(|| Reason::plain(ReasonKind::PublicAgain));
        let there = job.there.and_then(SetThere::reason).or_else(|| job.known.state_reason());
        let note = there.or(again).or_else(|| self.clock_note(job));
        let ends =
            done.ends.clone().or_else(|| job.is_last().then_some((ItemState::Verified, note)));
        let mut result = done.result.clone();
        if let Some(there) = &job.there {
            result["there"] = to_json(there);
        }
        pictureless::note(job, &mut result);
        gone::note(job, &mut result);
        self.write(job, |tx| {
            let step = (id, job.step().number);
            end_step(tx, step, StepState::Done, Some(&result), meter.bytes())?;
            if let Some(SentMedium { key, medium, was_sent, speed }) = &done.medium {
                put_medium(tx, job.site.id, key, (medium, *was_sent))?;
                if let Some(speed) = speed {
                    sites::set_speed(tx, job.site.id, *speed)?;
                }
            }
            put_off(tx, id, 0, now, None, None)?;
            if let Some((state, reason)) = &ends {
                let reason = reason.as_ref().map(Reason::to_json);
                set_state_of_waiting(tx, id, *state, reason.as_ref())?;
            }
            Ok(())
        })?;
        Ok(Outcome::Went)
    }

    fn write_halt(
        &self,
        job: &mut Job,
        halt: Halt,
        meter: &Meter<'_>,
    ) -> Result<Outcome, DeliveryError> {
        let bytes = meter.bytes();
        match halt {
            Halt::Broken(error) => match aside::reason(&error) {
                Some(reason) => self.refuse(job, &reason, bytes),
                None => Err(error),
            },
            Halt::Fault(fault) => {
                if let FaultKind::Closed { standing, .. } = &fault.kind {
                    job.known.looked = Some((**standing).clone());
                }
                self.write_fault(job, &fault, bytes)
            }
            Halt::Refused(reason) => self.refuse(job, &reason, bytes),
            Halt::Conflict(theirs, kind) => {
                job.known.was_changed(*theirs);
                self.write_conflict(job, kind, bytes)
            }
            Halt::WrittenOver(theirs, stands) => {
                job.known.went_over(*theirs, *stands);
                self.write_conflict(job, ReasonKind::WrittenOver, bytes)
            }
            Halt::Later(at, said) => self.write_later(job, at, said, bytes),
            Halt::StaleTerms => self.write_stale_terms(job),
            Halt::PicturesGone(steps, media) => self.write_pictures_gone(job, &steps, &media),
            Halt::MayStillCome(until) => self.write_held(job, until, bytes),
            Halt::Stopped => Ok(Outcome::Went),
        }
    }

    fn write_later(
        &self,
        job: &Job,
        at: DateTime<Utc>,
        said: Option<Reason>,
        bytes: u64,
    ) -> Result<Outcome, DeliveryError> {
        let (id, number) = (job.item.id, job.step().number);
        let there = said.map(|reason| reason.to_json());
        self.write(job, |tx| {
            end_step(tx, (id, number), StepState::Waiting, None, bytes)?;
            set_state_of_waiting(tx, id, ItemState::Scheduled, there.as_ref())?;
            put_off(tx, id, 0, at, None, there.as_ref())
        })?;
        Ok(Outcome::PutOff)
    }

    /// What was asked by a program that was killed over it, or for another article that has the same picture, is looked for
    /// again then, or once somebody asks for it.
    fn write_held(
        &self,
        job: &Job,
        until: DateTime<Utc>,
        bytes: u64,
    ) -> Result<Outcome, DeliveryError> {
        let (id, number) = (job.item.id, job.step().number);
        let before = job.step().state;
        let is_own = before == StepState::Asking;
        let heard = heard_of(job.step()).filter(|_| is_own);
        let kind = if is_own { ReasonKind::Interrupted } else { ReasonKind::Lost };
        let why = heard.unwrap_or_else(|| kind.into()).until(until).to_json();
        self.write(job, |tx| {
            end_step(tx, (id, number), before, None, bytes)?;
            put_off(tx, id, job.item.attempts, until, None, Some(&why))
        })?;
        Ok(Outcome::PutOff)
    }

    /// The terms are asked for again, and the post made anew with them.
    fn write_stale_terms(&self, job: &Job) -> Result<Outcome, DeliveryError> {
        let before = job.steps[..=job.at].iter().filter(|step| step.kind != "media");
        let again: Vec<u32> = before.map(|step| step.number).collect();
        self.desk.with(|vault| forget_reading(vault, job.site.id, self.clock.now()))??;
        self.forget_read_terms(job.site.id);
        self.write(job, |tx| {
            forget_terms(tx, job.site.id, TAG)?;
            forget_terms(tx, job.site.id, CATEGORY)?;
            reset_steps(tx, job.item.id, &again)
        })?;
        Ok(Outcome::Went)
    }

    pub(super) fn refuse(
        &self,
        job: &Job,
        reason: &Reason,
        bytes: u64,
    ) -> Result<Outcome, DeliveryError> {
        let reason = reason.to_json();
        self.write(job, |tx| {
            let id = job.item.id;
            let result = json!({ "reason": reason });
            end_step(tx, (id, job.step().number), StepState::Failed, Some(&result), bytes)?;
            set_state_of_waiting(tx, id, ItemState::Refused, Some(&reason)).map(drop)
        })?;
        Ok(Outcome::Went)
    }

    /// Writes down what came of a step, and what is known of the post, in one go.
    pub(super) fn write(
        &self,
        job: &Job,
        work: impl FnOnce(&OutboxTx<'_>) -> Result<(), StoreError>,
    ) -> Result<(), DeliveryError> {
        let is_of_post = !matches!(job.task, Task::Media(_) | Task::Terms { .. });
        let carried = self.carried_since(job.site.id);
        let apart = self.clock_news(&job.site);
        Ok(self.desk.with(|vault| {
            vault.dispatch(self.clock.now(), |tx| {
                work(tx)?;
                add_traffic(tx, job.site.id, carried)?;
                if let Some(seconds) = apart {
                    sites::set_clock(tx, job.site.id, seconds)?;
                }
                // Nothing is kept of an article that the site was never asked to take.
                let is_known = job.known.remote_id().is_some() || !job.known.asked.is_empty();
                if is_of_post && (is_known || job.known.at.is_some()) {
                    job.known.put(tx)?;
                }
                Ok(())
            })
        })??)
    }
}

fn event(job: &Job) -> Event {
    Event {
        item: job.item.id,
        article: job.item.article,
        site: job.item.site,
        state: job.item.state,
        task: job.task.name(),
        step: job.item.step,
        steps: job.item.steps,
        sent: 0,
        received: 0,
        bytes: job.steps.iter().map(|step| step.bytes).sum(),
        moved: None,
    }
}
