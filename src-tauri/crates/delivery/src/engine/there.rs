//! The post at the site: found there, and whether it may be written over.

use warraq_connect::{
    Ability, Capabilities, Connector, Fault, FaultKind, Post, PostKey, RemotePost, RemoteState,
    Standing,
};

use super::halt::Halt;
use super::job::Job;
use crate::reason::{Reason, ReasonKind};
use crate::same;

/// The post as it was last seen, where everything that left was answered: whoever writes over it compares it once more.
/// Else the site is asked for it.
pub(super) async fn found(
    job: &mut Job,
    post: &Post,
    connector: &dyn Connector,
    can: &Capabilities,
) -> Result<Option<RemotePost>, Halt> {
    let is_answered = job.known.asked.is_empty();
    match &job.known.seen {
        Some(seen) if is_answered => Ok(Some(seen.clone())),
        // Of what was never asked for, a place that makes one post for one key says itself whether it has it.
        None if is_answered && job.known.theirs.is_none() && can.can(Ability::Preconditions) => {
            Ok(None)
        }
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
    found.map(|remote| weigh(job, post, remote, can)).transpose()
}

/// The post that is there, where it may be written over.
pub(super) fn weigh(
    job: &mut Job,
    post: &Post,
    remote: RemotePost,
    can: &Capabilities,
) -> Result<RemotePost, Halt> {
    if remote.state == RemoteState::Trashed {
        return Err(Fault::not_done(FaultKind::Gone).into());
    }
    let known = &mut job.known;
    if known.seen.as_ref().is_some_and(|seen| same::is_untouched(seen, &remote)) {
        return Ok(remote);
    }
    let ours = known.asked.iter().rev().find(|asked| same::is_ours(asked, &remote, can));
    // It says just this already: another of the newsroom's machines sent it, or somebody made it so there.
    let sent = ours.or_else(|| Some(post).filter(|post| same::holds(post, &remote, can)));
    if let Some(sent) = sent.cloned() {
        known.took(sent, remote.clone());
        return Ok(remote);
    }
    let kind = if known.seen.is_some() || !known.asked.is_empty() {
        ReasonKind::Changed
    } else {
        ReasonKind::Unseen
    };
    Err(Halt::Conflict(Box::new(remote), kind))
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
    let found = connector.read_post(&id).await?;
    job.known.looked = None;
    match found {
        Some(remote) if remote.state == RemoteState::Trashed => {
            job.known.looked = Some(Standing::from(&remote));
            Err(gone())
        }
        Some(remote) => Ok(remote),
        None => {
            job.known.forget_post();
            Err(Halt::Refused(Reason::plain(ReasonKind::Deleted)))
        }
    }
}
