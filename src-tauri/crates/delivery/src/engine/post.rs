//! The post: made once, never written over what was not seen, read back.

use serde_json::json;
use warraq_connect::{
    Ability, AlterationKind, Capabilities, Connector, Fault, FaultKind, Post, PostField, PostKey,
    RemotePost, RemoteState,
};
use warraq_core::outbox::ItemState;
use warraq_store::StepState;

use super::halt::{Done, Halt};
use super::job::Job;
use super::meter::Meter;
use super::state::is_own_state;
use super::{Engine, lock};
use crate::desk::Desk;
use crate::reason::{Reason, ReasonKind};
use crate::same;
use crate::task::{Task, TermsResult, of_json, to_json};

impl<D: Desk> Engine<'_, D> {
    /// The post is there and holds what it is to hold.
    pub(super) async fn put_post(
        &self,
        job: &mut Job,
        connector: &dyn Connector,
        meter: &Meter<'_>,
    ) -> Result<Done, Halt> {
        let gone = || Halt::Refused(Reason::plain(ReasonKind::ArticleGone));
        let article = job.article.clone().ok_or_else(gone)?;
        let mut post = job.post(article)?;
        let can = connector.capabilities();
        let remote = match found(job, &post, connector, &can).await? {
            None => {
                job.known.asks(&post);
                self.begin(job)?;
                connector.create_post(&post, meter).await?
            }
            Some(remote) => {
                let is_unnamed = remote.slug.starts_with(&post.key().slug());
                let is_to_be_named = job.task == Task::Name
                    && is_unnamed
                    && can.holds(PostField::Slug)
                    && !post.slug.is_empty();
                if is_unnamed && !is_to_be_named {
                    // It keeps the name it is found by until readers are to see it.
                    post.slug.clear();
                }
                let is_sent = has_sent(job, &post, is_unnamed) || same::holds(&post, &remote, &can);
                if is_sent && !is_to_be_named {
                    // Nothing is written where nothing is new, whatever the site made of it before.
                    job.known.took(post, remote);
                    return Ok(Done::with(json!({})));
                }
                self.update(job, &post, remote, connector, meter).await?
            }
        };
        if remote.state == RemoteState::Trashed {
            return Err(Fault::not_done(FaultKind::Gone).into());
        }
        let result = json!({ "remote_id": remote.id, "url": remote.url });
        job.known.took(post, remote);
        lock(&self.answered).insert(job.place());
        Ok(Done::with(result))
    }

    /// Writes over the post as it was seen.
    async fn update(
        &self,
        job: &mut Job,
        post: &Post,
        seen: RemotePost,
        connector: &dyn Connector,
        meter: &Meter<'_>,
    ) -> Result<RemotePost, Halt> {
        self.refuse_under_embargo(job, &seen)?;
        job.known.asks(post);
        self.begin(job)?;
        let answer = connector.update_post(&seen.id, &seen.seen(), post, meter).await;
        match answer {
            Err(Fault { kind: FaultKind::Changed(now), .. }) if same::is_untouched(&seen, &now) => {
                self.refuse_under_embargo(job, &now)?;
                Ok(connector.update_post(&now.id, &now.seen(), post, meter).await?)
            }
            // Somebody made it say just this meanwhile: there is nothing to write.
            Err(Fault { kind: FaultKind::Changed(now), .. })
                if now.state != RemoteState::Trashed
                    && same::holds(post, &now, &connector.capabilities()) =>
            {
                Ok(*now)
            }
            Err(Fault { kind: FaultKind::Gone, .. }) => Err(gone(job, connector).await),
            answer => Ok(answer?),
        }
    }

    /// What readers see already is not changed to what they may not see yet.
    fn refuse_under_embargo(&self, job: &Job, remote: &RemotePost) -> Result<(), Halt> {
        let Some(until) = job.embargo.filter(|until| *until > self.clock.now()) else {
            return Ok(());
        };
        let is_public = match remote.state {
            RemoteState::Published => true,
            RemoteState::Scheduled => remote.date.is_none_or(|date| date < until),
            _ => false,
        };
        if is_public {
            return Err(Halt::Refused(Reason::plain(ReasonKind::Embargo).until(until)));
        }
        Ok(())
    }

    /// Whether the post is as it was sent; what the site altered is told.
    pub(super) async fn read_back(
        &self,
        job: &mut Job,
        connector: &dyn Connector,
    ) -> Result<Done, Halt> {
        let can = connector.capabilities();
        let (Some(sent), Some(seen)) = (job.known.sent.clone(), job.known.seen.clone()) else {
            return Err(Fault::not_done(FaultKind::Gone).into());
        };
        if !can.can(Ability::ReadBack) {
            return Ok(Done::with(json!({ "altered": [] })));
        }
        // What the site answered just now is what it has; the last look asks it.
        let is_answered = lock(&self.answered).remove(&job.place()) && !job.is_last();
        let remote = if is_answered { seen.clone() } else { existing(job, connector).await? };
        if !same::is_untouched(&seen, &remote) {
            if !job.is_last() {
                return Err(Halt::Conflict(Box::new(remote), ReasonKind::Changed));
            }
            job.known.theirs = Some(remote);
            let ends = Some((ItemState::Changed, Some(Reason::plain(ReasonKind::Changed))));
            return Ok(Done { ends, ..Done::with(json!({})) });
        }
        let altered = same::told(&sent, &remote, &can);
        let is_of_terms = |kind| matches!(kind, AlterationKind::Tag | AlterationKind::Category);
        if altered.iter().any(|one| is_of_terms(one.kind)) && has_stale_terms(job)? {
            return Err(Halt::StaleTerms);
        }
        let result = json!({ "altered": to_json(&altered) });
        job.known.altered = altered;
        job.known.seen = Some(remote);
        Ok(Done::with(result))
    }
}

/// The post as it was last seen, where everything that left was answered: whoever writes over it compares it once more.
/// Else the site is asked for it.
async fn found(
    job: &mut Job,
    post: &Post,
    connector: &dyn Connector,
    can: &Capabilities,
) -> Result<Option<RemotePost>, Halt> {
    match &job.known.seen {
        Some(seen) if job.known.asked.is_empty() => Ok(Some(seen.clone())),
        _ => look_up(job, post, connector, can).await,
    }
}

/// The post at the site, where there is one that may be written over: what was seen, or what was sent and never
/// answered.
async fn look_up(
    job: &mut Job,
    post: &Post,
    connector: &dyn Connector,
    can: &Capabilities,
) -> Result<Option<RemotePost>, Halt> {
    let found = if job.known.remote_id().is_some() {
        Some(existing(job, connector).await?)
    } else {
        connector.find_post(PostKey::of(job.item.article)).await?
    };
    let Some(remote) = found else { return Ok(None) };
    if remote.state == RemoteState::Trashed {
        return Err(Fault::not_done(FaultKind::Gone).into());
    }
    let known = &mut job.known;
    if known.seen.as_ref().is_some_and(|seen| same::is_untouched(seen, &remote)) {
        known.seen = Some(remote.clone());
        return Ok(Some(remote));
    }
    if let Some(sent) = known.sent.clone().filter(|_| is_own_state(known, &remote)) {
        known.took(sent, remote.clone());
        return Ok(Some(remote));
    }
    let ours = known.asked.iter().rev().find(|asked| same::is_ours(asked, &remote, can));
    // It says just this already: another of the newsroom's machines sent it, or somebody made it so there.
    let sent = ours.or_else(|| Some(post).filter(|post| same::holds(post, &remote, can)));
    if let Some(sent) = sent.cloned() {
        known.took(sent, remote.clone());
        return Ok(Some(remote));
    }
    let kind = if known.seen.is_some() || !known.asked.is_empty() {
        ReasonKind::Changed
    } else {
        ReasonKind::Unseen
    };
    Err(Halt::Conflict(Box::new(remote), kind))
}

/// Whether the site took just this, and nobody touched it since. What has no name yet is asked for none.
fn has_sent(job: &Job, post: &Post, is_unnamed: bool) -> bool {
    job.known.sent.as_ref().is_some_and(|sent| {
        let slug = if is_unnamed { post.slug.clone() } else { sent.slug.clone() };
        Post { slug, ..sent.clone() } == *post
    })
}

/// That the post is gone; where it is so for good, it is forgotten.
pub(super) async fn gone(job: &mut Job, connector: &dyn Connector) -> Halt {
    match existing(job, connector).await {
        Ok(_) => Fault::not_done(FaultKind::Gone).into(),
        Err(halt) => halt,
    }
}

/// The post that the vault knows. One that is gone for good is forgotten, so that somebody who asks again gets a new
/// one.
pub(super) async fn existing(job: &mut Job, connector: &dyn Connector) -> Result<RemotePost, Halt> {
    let gone = || Halt::from(Fault::not_done(FaultKind::Gone));
    let id = job.known.remote_id().cloned().ok_or_else(gone)?;
    match connector.read_post(&id).await? {
        Some(remote) if remote.state == RemoteState::Trashed => Err(gone()),
        Some(remote) => Ok(remote),
        None => {
            let known = &mut job.known;
            (known.sent, known.seen, known.theirs) = (None, None, None);
            known.asked.clear();
            Err(gone())
        }
    }
}

/// Whether terms were taken from what was known, and not asked for just then.
fn has_stale_terms(job: &Job) -> Result<bool, Halt> {
    for step in job.steps.iter().filter(|step| step.state == StepState::Done) {
        if let (Task::Terms { .. }, Some(result)) = (Task::of_step(step)?, &step.result) {
            let terms: TermsResult = of_json(result)?;
            let has_none = terms.tags.is_empty() && terms.categories.is_empty();
            return Ok(!(terms.is_fresh || has_none));
        }
    }
    Ok(false)
}
