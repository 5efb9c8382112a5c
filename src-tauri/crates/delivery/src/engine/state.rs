//! The state of a post, which comes last, and the last look at it.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use warraq_connect::{
    Ability, Capabilities, Connector, Fault, FaultKind, Outcome, RemotePost, RemoteState, Target,
};
use warraq_core::outbox::ItemState;

use super::halt::{Done, Halt};
use super::job::Job;
use super::post::{existing, gone};
use super::{Engine, MOST_CLOCK_DIFFERENCE};
use crate::desk::Desk;
use crate::known::Known;
use crate::queue::embargo_against;
use crate::reason::{Reason, ReasonKind};
use crate::same;
use crate::task::to_json;
use crate::wish::{Wish, is_reached};

/// A site publishes what it has scheduled so much later at the earliest, with its next visitor.
const AFTER_ITS_TIME: TimeDelta = TimeDelta::seconds(60);

/// It is looked at again after this, where its time has come and it is not published.
const LOOK_AGAIN: TimeDelta = TimeDelta::minutes(5);

impl<D: Desk> Engine<'_, D> {
    /// The post is in the state that somebody wants.
    pub(super) async fn set_state(
        &self,
        job: &mut Job,
        connector: &dyn Connector,
    ) -> Result<Done, Halt> {
        let remote = as_seen_or_there(job, connector).await?;
        let now = self.cautious_now(connector);
        let target = job.wish.target(remote.state, now);
        let target = target.filter(|target| !is_reached(*target, remote.state, remote.date));
        let seen = job.known.seen.clone();
        let Some(target) = target else {
            return settled(job, remote, seen.as_ref());
        };
        let is_untouched = seen.as_ref().is_some_and(|seen| same::is_untouched(seen, &remote));
        if !is_untouched && !is_own_state(&job.known, &remote) {
            return Err(Halt::Conflict(Box::new(remote), ReasonKind::Changed));
        }
        check(job, target, now, connector)?;
        // The text that is there is what a state leaves for: whoever comes after this knows that it may be another.
        let was_certain = job.known.asked.is_empty();
        if let Some(sent) = job.known.sent.clone() {
            job.known.asks(&sent);
        }
        self.begin(job)?;
        let after = match connector.set_state(&remote.id, &remote.seen(), target).await {
            // Somebody, or an answer that was lost, was there before.
            Err(Fault { kind: FaultKind::Changed(now), .. })
                if is_reached(target, now.state, now.date) =>
            {
                return settled(job, *now, seen.as_ref());
            }
            Err(Fault { kind: FaultKind::Gone, .. }) => return Err(gone(job, connector).await),
            Err(fault) => {
                if was_certain && fault.outcome == Outcome::NotDone {
                    job.known.asked.clear();
                }
                return Err(fault.into());
            }
            Ok(after) => after,
        };
        job.known.seen = Some(after.clone());
        job.known.asked.clear();
        if is_reached(target, after.state, after.date) {
            Ok(reached(&after))
        } else {
            let state = to_json(&after.state).as_str().unwrap_or_default().to_owned();
            Err(Halt::Refused(Reason::of(ReasonKind::OtherState, &state)))
        }
    }

    /// The time of this machine or of the site, whichever is earlier: nothing is published early by a clock that is
    /// fast.
    fn cautious_now(&self, connector: &dyn Connector) -> DateTime<Utc> {
        let now = self.clock.now();
        connector.clock().map_or(now, |(theirs, ours)| now.min(now + (theirs - ours)))
    }

    /// The last look: what is shown of the delivery is what was seen now.
    pub(super) async fn verify(
        &self,
        job: &mut Job,
        connector: &dyn Connector,
    ) -> Result<Done, Halt> {
        if !connector.capabilities().can(Ability::ReadBack) {
            return Ok(Done::with(json!({})));
        }
        let remote = existing(job, connector).await?;
        let is_unchanged = job.known.seen.as_ref().is_some_and(|seen| is_same_text(seen, &remote));
        if !is_unchanged || !is_fulfilled(job.wish, &remote) {
            job.known.theirs = Some(remote);
            let ends = Some((ItemState::Changed, Some(Reason::plain(ReasonKind::Changed))));
            return Ok(Done { ends, ..Done::with(json!({})) });
        }
        let is_scheduled = remote.state == RemoteState::Scheduled;
        let date = remote.date;
        let done = reached(&remote);
        job.known.seen = Some(remote);
        if is_scheduled {
            let now = self.clock.now();
            let at = date.map_or(now, |date| date + AFTER_ITS_TIME);
            return Err(Halt::Later(if at > now { at } else { now + LOOK_AGAIN }));
        }
        Ok(done)
    }
}

/// The post as it was last seen, where everything that left was answered and the site has told its time: whoever sets
/// its state compares it once more. Else the site is asked for it.
async fn as_seen_or_there(job: &mut Job, connector: &dyn Connector) -> Result<RemotePost, Halt> {
    let is_answered = job.step().asked_at.is_none() && job.known.asked.is_empty();
    match &job.known.seen {
        Some(seen) if is_answered && connector.clock().is_some() => Ok(seen.clone()),
        _ => existing(job, connector).await,
    }
}

/// The post is where it is wanted already.
fn settled(job: &mut Job, remote: RemotePost, seen: Option<&RemotePost>) -> Result<Done, Halt> {
    if seen.is_some_and(|seen| is_same_text(seen, &remote)) {
        let done = reached(&remote);
        job.known.seen = Some(remote);
        job.known.asked.clear();
        Ok(done)
    } else {
        Err(Halt::Conflict(Box::new(remote), ReasonKind::Changed))
    }
}

/// What stands against this state.
fn check(
    job: &Job,
    target: Target,
    now: DateTime<Utc>,
    connector: &dyn Connector,
) -> Result<(), Halt> {
    can_do(target, &connector.capabilities())?;
    if !job.wish.is_public() {
        return Ok(());
    }
    if let Some(until) = embargo_against(job.embargo, job.wish, now) {
        return Err(Halt::Refused(Reason::plain(ReasonKind::Embargo).until(until)));
    }
    let most = TimeDelta::from_std(MOST_CLOCK_DIFFERENCE).unwrap_or(TimeDelta::MAX);
    match connector.clock() {
        Some((theirs, ours)) if (ours - theirs).abs() > most => {
            let seconds = (ours - theirs).num_seconds();
            Err(Fault::not_done(FaultKind::Clock { seconds }).into())
        }
        _ => Ok(()),
    }
}

/// Whether the place can do it at all.
fn can_do(target: Target, can: &Capabilities) -> Result<(), Halt> {
    let (ability, name) = match target {
        Target::Draft => (Ability::Unpublish, "unpublish"),
        Target::Pending => (Ability::Pending, "pending"),
        Target::Scheduled(_) => (Ability::Schedule, "schedule"),
        Target::Published => return Ok(()),
    };
    if can.can(ability) {
        Ok(())
    } else {
        Err(Halt::Refused(Reason::of(ReasonKind::OtherState, name)))
    }
}

/// Whether a request for a state that was never answered explains how the post differs from what was seen: only its
/// state is another.
pub(super) fn is_own_state(known: &Known, remote: &RemotePost) -> bool {
    let is_asked = known.sent.as_ref().is_some_and(|sent| known.asked.contains(sent));
    is_asked && known.seen.as_ref().is_some_and(|seen| is_same_text(seen, remote))
}

/// Whether only the state, its date, and what a site gives to a post that has none when it is published differ: a name
/// in the address and a category.
fn is_same_text(seen: &RemotePost, remote: &RemotePost) -> bool {
    let mut probe = remote.clone();
    (probe.state, probe.date) = (seen.state, seen.date);
    if seen.slug.starts_with("wq-") {
        probe.slug.clone_from(&seen.slug);
    }
    if seen.categories.is_empty() {
        probe.categories.clear();
    }
    probe.is_as(&seen.seen())
}

/// Whether the post is where the wish wanted it, or further along where that is no harm.
fn is_fulfilled(wish: Wish, remote: &RemotePost) -> bool {
    match wish {
        Wish::Draft => true,
        Wish::Pending => remote.state != RemoteState::Draft,
        Wish::Publish => remote.state == RemoteState::Published,
        Wish::Schedule { at } => {
            is_reached(Target::Scheduled(at), remote.state, remote.date)
                || remote.state == RemoteState::Published
        }
        Wish::Unpublish => matches!(remote.state, RemoteState::Draft | RemoteState::Pending),
    }
}

fn reached(remote: &RemotePost) -> Done {
    Done::with(json!({ "state": to_json(&remote.state), "url": remote.url, "date": remote.date }))
}
