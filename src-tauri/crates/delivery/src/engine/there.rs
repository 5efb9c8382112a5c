//! The post at the site: found there, and whether it may be written over.

use warraq_connect::{
    Ability, Capabilities, Connector, Fault, FaultKind, Post, PostKey, RemotePost, RemoteState,
    Standing,
};
use warraq_core::article::Article;

use super::halt::Halt;
use super::job::Job;
use super::unseen::{below, below_another, below_untouched};
use crate::known::Known;
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

/// Forgets the post that another takes the place of, where it still is in the bin or gone. One that somebody took out of
/// the bin meanwhile is not doubled: a person decides.
pub(super) async fn leave_the_one_before(
    job: &mut Job,
    connector: &dyn Connector,
) -> Result<(), Halt> {
    let key = job.key()?;
    let before = job.known.remote_id().filter(|_| job.known.key() != key);
    if let Some(before) = before.cloned() {
        match connector.read_post(&before).await? {
            Some(remote) if remote.state != RemoteState::Trashed => {
                return Err(Halt::Conflict(Box::new(remote), ReasonKind::Changed));
            }
            _ => job.known.forget_post(),
        }
    }
    let left = job.left()?;
    job.known.leaves(&left);
    // Somebody there took it from them, whatever becomes of the new one.
    job.known.is_withdrawn |= job.had_readers()?;
    Ok(())
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
        let remote = existing(job, connector).await?;
        let is_ours = ours(&job.known, &remote, can).is_some();
        match job.known.there() {
            Some(before) if is_ours => below(before, &remote, connector).await?,
            Some(before) if !job.known.asked.is_empty() => {
                below_another(before, &remote, connector).await?;
            }
            Some(_) => below_untouched(job, &remote, connector).await?,
            None => {}
        }
        Some(remote)
    } else {
        connector.find_post(PostKey::of(job.key()?)).await?
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
        return Err(binned(job, &remote));
    }
    let known = &mut job.known;
    if known.there().is_some_and(|seen| known.is_untouched(seen, &remote)) {
        return Ok(remote);
    }
    let ours = ours(known, &remote, can);
    // It says just this already: another of the newsroom's machines sent it, or somebody made it so there.
    let sent = ours.or_else(|| Some(post).filter(|post| same::holds(post, &remote, can)));
    let is_first = known.seen.is_none() && ours.is_none();
    if let Some(sent) = sent.cloned() {
        job.heed(&remote)?;
        job.known.took(sent, remote.clone());
        if is_first {
            job.meet_first(&remote)?;
        }
        return Ok(remote);
    }
    let kind = if known.seen.is_some() || !known.asked.is_empty() {
        ReasonKind::Changed
    } else {
        ReasonKind::Unseen
    };
    Err(Halt::Conflict(Box::new(remote), kind))
}

/// What left and was not answered, where the post is exactly that.
fn ours<'k>(known: &'k Known, remote: &RemotePost, can: &Capabilities) -> Option<&'k Post> {
    known.asked.iter().rev().find(|asked| same::is_ours(asked, remote, can))
}

/// The post as it is to be over what stands there, which says what it said when it was seen.
pub(super) fn over(
    job: &mut Job,
    (article, post): (&Article, Post),
    remote: &RemotePost,
) -> Result<Post, Halt> {
    let Some(seen) = job.known.seen.clone().filter(|seen| !remote.is_as(&seen.seen())) else {
        job.meet(remote)?;
        return Ok(post);
    };
    if !same::may_go_over(&post, &seen, remote) {
        return Err(Halt::Conflict(Box::new(remote.clone()), ReasonKind::Changed));
    }
    job.meet(remote)?;
    Ok(job.post(article.clone())?)
}

/// That the post is gone, and whether it is so for good.
pub(super) async fn gone(job: &mut Job, connector: &dyn Connector) -> Halt {
    match existing(job, connector).await {
        Ok(_) => Fault::not_done(FaultKind::Gone).into(),
        Err(halt) => halt,
    }
}

/// That the post is in the bin of its site, where it is shown from now on.
pub(super) fn binned(job: &mut Job, remote: &RemotePost) -> Halt {
    job.known.looked = Some(Standing::from(remote));
    Fault::not_done(FaultKind::Gone).into()
}

/// The post that the vault knows. One that is gone for good is still known, so that a new one is made only where somebody
/// asks for that.
pub(super) async fn existing(job: &mut Job, connector: &dyn Connector) -> Result<RemotePost, Halt> {
    let gone = || Halt::from(Fault::not_done(FaultKind::Gone));
    let id = job.known.remote_id().cloned().ok_or_else(gone)?;
    let found = connector.read_post(&id).await;
    job.known.looked = None;
    if found.as_ref().is_err_and(|fault| matches!(fault.kind, FaultKind::OtherType { .. })) {
        job.known.is_deleted = true;
    }
    let found = found?;
    job.known.is_deleted = found.is_none();
    match found {
        Some(remote) if remote.state == RemoteState::Trashed => Err(binned(job, &remote)),
        Some(remote) => Ok(remote),
        None => Err(Halt::Refused(Reason::plain(ReasonKind::Deleted))),
    }
}
