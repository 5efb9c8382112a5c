//! What somebody did to a post in the very moment in which it was written: between the reading and the writing, whether
//! that is ours or the site's own, which reads a post to set its state and writes all of it.

use serde_json::json;
use warraq_connect::{Connector, RemotePost};
use warraq_core::outbox::ItemState;

use super::Engine;
use super::halt::{Done, Halt};
use super::job::Job;
use crate::desk::Desk;
use crate::known::Known;
use crate::meanwhile::set_there;
use crate::reason::{Reason, ReasonKind};

impl<D: Desk> Engine<'_, D> {
    /// Nothing, where the text of a post that was read as `before` and stands there as `after` since it was written took
    /// the place of nothing else. A state that somebody gave it in that moment is noted.
    ///
    /// # Errors
    /// `WrittenOver`; what kept the site from saying it, after which it is asked again.
    pub(super) async fn look_below(
        &self,
        job: &mut Job,
        (before, after): (&RemotePost, &RemotePost),
        connector: &dyn Connector,
    ) -> Result<(), Halt> {
        below(before, after, connector).await?;
        if let Some(there) = set_there(before, after) {
            job.there = Some(there.since(job.there));
        }
        Ok(())
    }
}

/// Nothing, where nobody has to decide any more what becomes of words that were written over.
pub(super) fn undecided(known: &Known) -> Result<(), Halt> {
    match (&known.theirs, &known.stands) {
        (Some(theirs), Some(stands)) => {
            Err(Halt::WrittenOver(Box::new(theirs.clone()), Box::new(stands.clone())))
        }
        _ => Ok(()),
    }
}

/// The same of what was written and never answered.
pub(super) async fn below(
    before: &RemotePost,
    after: &RemotePost,
    connector: &dyn Connector,
) -> Result<(), Halt> {
    match connector.written_over(before, after).await? {
        Some(theirs) => Err(Halt::WrittenOver(Box::new(theirs), Box::new(after.clone()))),
        None => Ok(()),
    }
}

/// The same of a post that was read again and says what it said: what somebody wrote since may be gone again, by a request
/// that came to the site after them or while theirs was under way.
pub(super) async fn below_untouched(
    job: &Job,
    found: &RemotePost,
    connector: &dyn Connector,
) -> Result<(), Halt> {
    match job.known.there().filter(|seen| job.known.is_untouched(seen, found)) {
        Some(seen) => below(seen, found, connector).await,
        None => Ok(()),
    }
}

/// The same where somebody has gone on since from what was never answered, and wrote what stands there in `after`: that is
/// a change of its own, which comes before a person once it is decided what becomes of what ours went over.
pub(super) async fn below_another(
    before: &RemotePost,
    after: &RemotePost,
    connector: &dyn Connector,
) -> Result<(), Halt> {
    match connector.written_over_before(before, after).await? {
        Some([theirs, ours]) => Err(Halt::WrittenOver(Box::new(theirs), Box::new(ours))),
        None => Ok(()),
    }
}

/// What somebody wrote into a post while it got its state: nothing went over it, and nobody here has seen it.
pub(super) fn written_meanwhile(
    job: &mut Job,
    before: &RemotePost,
    after: &RemotePost,
) -> Option<Done> {
    let says = |post: &RemotePost| (post.title.clone(), post.content.clone(), post.excerpt.clone());
    if says(before) == says(after) {
        return None;
    }
    Some(changed(job, after.clone()))
}

/// The end of a delivery whose post says by now what somebody wrote on the site.
pub(super) fn changed(job: &mut Job, theirs: RemotePost) -> Done {
    job.known.was_changed(theirs);
    let ends = Some((ItemState::Changed, Some(Reason::plain(ReasonKind::Changed))));
    Done { ends, ..Done::with(json!({})) }
}
