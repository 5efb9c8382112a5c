//! The state of a post, which comes last, and the last look at it.

use chrono::{DateTime, Utc};
use serde_json::json;
use warraq_connect::{
    Ability, Capabilities, Connector, Fault, FaultKind, Outcome, RemotePost, RemoteState, Target,
    clocks_agree,
};
use warraq_core::outbox::ItemState;
use warraq_store::StepState;

use super::Engine;
use super::halt::{Done, Halt};
use super::job::{AGAIN, Job};
use super::there::{existing, gone};
use super::unseen::{below, below_untouched, changed, written_meanwhile};
use crate::desk::Desk;
use crate::meanwhile::{SetThere, Yields, is_public};
use crate::queue::embargo_against;
use crate::reason::{Reason, ReasonKind};
use crate::task::to_json;
use crate::usual_category;
use crate::wish::{Wish, is_reached};

impl<D: Desk> Engine<'_, D> {
    /// The post is in the state that somebody wants.
    pub(super) async fn set_state(
        &self,
        job: &mut Job,
        connector: &dyn Connector,
    ) -> Result<Done, Halt> {
        let mut remote = as_seen_or_there(job, connector).await?;
        below_untouched(job, &remote, connector).await?;
        let before = job.known.there().map_or(remote.state, |seen| seen.state);
        for is_first in [true, false] {
            let Some(target) = self.next_state(job, &remote, connector)? else {
                if job.wish.is_public() && job.step().asked_at.is_some() {
                    remote = self.alone(job, (before, remote), connector).await?;
                }
                job.known.asked.clear();
                return Ok(reached(&remote));
            };
            if job.wish.is_public() {
                self.refuse_beside_another(job, connector).await?;
            }
            // The text that is there is what a state leaves for: whoever comes after this knows that it may be another.
            let was_certain = job.known.asked.is_empty();
            if let Some(sent) = job.known.sent.clone() {
                job.known.asks(&sent);
            }
            self.begin(job)?;
            let name = job.name()?.filter(|_| connector.capabilities().can(Ability::NameWithState));
            let (id, seen) = (&remote.id, &remote.seen());
            let answer = match name {
                Some(name) => connector.set_named_state(id, seen, target, name).await,
                None => connector.set_state(id, seen, target).await,
            };
            if was_certain && answer.as_ref().is_err_and(|fault| fault.outcome == Outcome::NotDone)
            {
                job.known.asked.clear();
            }
            match answer {
                // Somebody, or an answer that was lost, was there before.
                Err(Fault { kind: FaultKind::Changed(now), .. })
                    if is_first && now.state != RemoteState::Trashed =>
                {
                    remote = *now;
                }
                Err(Fault { kind: FaultKind::Gone, .. }) => {
                    return Err(gone(job, connector).await);
                }
                answer => {
                    let mut after = answer?;
                    // A site reads a post to set its state, and writes all of it.
                    below(&remote, &after, connector).await?;
                    if target != Target::Draft {
                        after = self.alone(job, (before, after), connector).await?;
                    }
                    self.note_answered(job.place());
                    let (site, posts) = (job.site.id, (&remote, &after));
                    let now = self.clock.now();
                    self.desk.with(|vault| usual_category::learn(vault, site, posts, now))??;
                    return in_state(job, target, &remote, after);
                }
            }
        }
        Err(Halt::Conflict(Box::new(remote), ReasonKind::Changed))
    }

    /// What is asked of the post as it stands; nothing where it is to stay so.
    fn next_state(
        &self,
        job: &mut Job,
        remote: &RemotePost,
        connector: &dyn Connector,
    ) -> Result<Option<Target>, Halt> {
        // What was asked for, and never answered, is nobody else's doing.
        let is_own = job.step().state == StepState::Asking && is_fulfilled(job.wish, remote);
        if is_touched(job, remote) {
            // Words are no reason to leave before readers what somebody takes from them: they stay as they are.
            if job.wish != Wish::Unpublish {
                return Err(Halt::Conflict(Box::new(remote.clone()), ReasonKind::Changed));
            }
        } else if is_own {
            job.known.saw(remote.clone());
        } else {
            let earlier = job.there;
            job.meet(remote)?;
            match job.there.map(|there| there.against(job.wish)) {
                Some(Yields::ToTheirs) => return Ok(None),
                Some(Yields::ToAPerson) => {
                    job.known.forget_state(earlier);
                    return Err(Halt::Conflict(Box::new(remote.clone()), ReasonKind::Changed));
                }
                Some(Yields::Never) | None => {}
            }
        }
        let now = self.cautious_now(connector);
        let target = job.wish.target(remote.state, now);
        let target = target.filter(|target| !is_reached(*target, remote.state, remote.date));
        if let Some(target) = target {
            check(job, target, now, connector)?;
        }
        Ok(target)
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
        // What the site answered just now, with the whole post, is what it has.
        let just_now = job.known.there().cloned().filter(|_| self.is_answered(job.place()));
        let remote = match just_now {
            Some(seen) => seen,
            None => match existing(job, connector).await {
                // Its text was read back before somebody there published it.
                Err(Halt::Fault(Fault { kind: FaultKind::Closed { standing, .. }, .. })) => {
                    return self.look_closed(job, *standing);
                }
                found => found?,
            },
        };
        let is_untouched =
            job.known.there().is_some_and(|seen| job.known.is_untouched(seen, &remote));
        below_untouched(job, &remote, connector).await?;
        let before = job.known.clone();
        if is_untouched {
            job.there = job.set_there(&remote).or(job.there);
            job.known.saw(remote.clone());
        }
        let is_theirs = job.there.map(|there| there.against(job.wish)) == Some(Yields::ToTheirs);
        if !is_untouched || !(is_theirs || is_fulfilled(job.wish, &remote)) {
            let said = job.there.filter(|_| is_untouched).and_then(SetThere::reason);
            let said = said.unwrap_or(Reason::plain(ReasonKind::Changed));
            job.known = before;
            job.known.was_changed(remote);
            let ends = Some((ItemState::Changed, Some(said)));
            return Ok(Done { ends, ..Done::with(json!({})) });
        }
        if remote.state == RemoteState::Scheduled {
            let said = job.there.and_then(SetThere::reason);
            return Err(Halt::Later(self.after_its_time(remote.date), said));
        }
        Ok(reached(&remote))
    }
}

/// The post as it was last seen, where everything that left was answered and the site has told its time: whoever sets
/// its state compares it once more. Else the site is asked for it.
async fn as_seen_or_there(job: &mut Job, connector: &dyn Connector) -> Result<RemotePost, Halt> {
    let is_answered = job.step().asked_at.is_none() && job.known.asked.is_empty();
    match job.known.there() {
        // Whoever takes something back knows that readers see it, whether that was seen here or not.
        Some(seen) if job.wish == Wish::Unpublish && seen.state != RemoteState::Published => {
            existing(job, connector).await
        }
        Some(seen) if is_answered && connector.clock().is_some() => Ok(seen.clone()),
        _ => existing(job, connector).await,
    }
}

/// What came of setting it.
fn in_state(
    job: &mut Job,
    target: Target,
    before: &RemotePost,
    after: RemotePost,
) -> Result<Done, Halt> {
    let (is_there, mut done) = (is_reached(target, after.state, after.date), reached(&after));
    let state = to_json(&after.state).as_str().unwrap_or_default().to_owned();
    job.known.looked = None;
    job.known.asked.clear();
    if job.wish == Wish::Unpublish && is_touched(job, &after) {
        return Ok(changed(job, after));
    }
    let meanwhile = if is_there { written_meanwhile(job, before, &after) } else { None };
    if let Some(changed) = meanwhile {
        return Ok(changed);
    }
    if job.known.is_withdrawn && is_public(after.state) {
        done.result[AGAIN] = true.into();
    }
    job.known.saw(after);
    if job.wish == Wish::Unpublish {
        job.known.is_withdrawn = false;
    }
    if is_there {
        return Ok(done);
    }
    Err(Halt::Refused(Reason::of(ReasonKind::OtherState, &state)))
}

/// Whether somebody wrote into the post since it was seen.
fn is_touched(job: &Job, remote: &RemotePost) -> bool {
    !job.known.there().is_some_and(|seen| job.known.is_untouched(seen, remote))
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
    Ok(connector.clock().map_or(Ok(()), clocks_agree)?)
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
        Wish::Unpublish => !is_public(remote.state),
    }
}

fn reached(remote: &RemotePost) -> Done {
    Done::with(json!({ "state": to_json(&remote.state), "url": remote.url, "date": remote.date }))
}
