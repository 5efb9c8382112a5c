//! A second post of an article at a site: made by an account that may not see the first, as far as that is noticed.
//!
//! What a delivery made itself was looked for right before. What was there before it is looked for once in each delivery by
//! its marker: before readers are to see it, else at the end. What others made in that moment is noticed by its name: a site
//! that has a name in the address already numbers it for the next that asks, whoever may see the one that has it. So a post
//! that gets a number with its name, where the names before are not those of articles that are known here, is looked for
//! then.

use warraq_connect::{Ability, Connector, Post, PostKey, RemotePost, RemoteState, Target};
use warraq_core::outbox::ItemState;

use super::Engine;
use super::halt::{Done, Halt};
use super::job::{Job, Looked};
use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::known::{another_post, look_at_left};

/// Names with higher numbers are looked for without looking at those before.
const MOST: u32 = 100;

impl<D: Desk> Engine<'_, D> {
    /// Nothing, where the site has no other post of the article that readers have, or will.
    ///
    /// # Errors
    /// `Refused` with where that is; what kept the site from saying how it stands.
    pub(super) async fn refuse_beside_another(
        &self,
        job: &mut Job,
        connector: &dyn Connector,
    ) -> Result<(), Halt> {
        self.look_beside(job, connector).await?;
        if job.known.public_beside().is_none() {
            return Ok(());
        }
        look_at_left(&mut job.known.left, connector).await?;
        match job.known.public_beside() {
            Some(other) => Err(Halt::Refused(other.reason(&job.site, &job.known))),
            None => Ok(()),
        }
    }

    /// What came of the last step, where the article has one post at the site. Else the delivery is not called verified, and
    /// says where both are.
    ///
    /// # Errors
    /// What came of the step, with that for what waits for its time there; what kept the site from saying it.
    pub(super) async fn told_of_another(
        &self,
        job: &mut Job,
        came: Result<Done, Halt>,
        connector: &dyn Connector,
    ) -> Result<Done, Halt> {
        let is_as_left = match &came {
            Ok(done) => done.ends.as_ref().is_none_or(|(state, _)| *state == ItemState::Verified),
            Err(halt) => matches!(halt, Halt::Later(..)),
        };
        if !job.is_last() || !is_as_left {
            return came;
        }
        self.look_beside(job, connector).await?;
        if !job.known.left.is_empty() {
            // It is done: what keeps the site from saying how those stand that are known keeps nothing of it.
            let _ = look_at_left(&mut job.known.left, connector).await;
        }
        let Some(why) = another_post(&job.site, &job.known) else { return came };
        match came {
            Ok(done) => Ok(Done { ends: Some((ItemState::Changed, Some(why))), ..done }),
            Err(Halt::Later(at, _)) => Err(Halt::Later(at, Some(why))),
            other => other,
        }
    }

    /// Looks for other posts of the article, where this delivery did not yet.
    async fn look_beside(&self, job: &mut Job, connector: &dyn Connector) -> Result<(), Halt> {
        let is_one_for_each_key = connector.capabilities().can(Ability::Preconditions);
        let Some(own) = job.known.remote_id().cloned() else { return Ok(()) };
        if is_one_for_each_key || job.has_looked_beside() {
            return Ok(());
        }
        match connector.other_posts(PostKey::of(job.key()?), &own).await {
            Ok(others) => job.known.stands_beside(others),
            Err(fault) if fault.is_passing() => return Err(fault.into()),
            // Where a site will not say it, nobody can know.
            Err(_) => {}
        }
        job.looked_beside = Looked::Now;
        Ok(())
    }

    /// Whether all the names before this number are those of other articles that the vault knows.
    fn is_explained(&self, job: &Job, (slug, number): (&str, u32)) -> Result<bool, DeliveryError> {
        let name = slug.rsplit_once('-').map_or(slug, |(name, _)| name);
        for before in 1..number.min(MOST) {
            let taken = if before == 1 { name.to_owned() } else { format!("{name}-{before}") };
            if !self.desk.with(|vault| vault.is_name_of_another(job.place(), &taken))?? {
                return Ok(false);
            }
        }
        Ok(number < MOST)
    }

    /// The post, which came to a state just now, where readers have no other of the article. Else it is again what it was
    /// before, at once: a draft, or what waits for an editor.
    ///
    /// # Errors
    /// `Refused` with where the other is; what kept the site from saying it, or from taking it back: it is looked for again.
    pub(super) async fn alone(
        &self,
        job: &mut Job,
        (before, after): (RemoteState, RemotePost),
        connector: &dyn Connector,
    ) -> Result<RemotePost, Halt> {
        let is_one_for_each_key = connector.capabilities().can(Ability::Preconditions);
        let number = job.known.sent.as_ref().and_then(|sent| number_of(sent, &after));
        let Some(number) = number.filter(|_| !is_one_for_each_key) else { return Ok(after) };
        if self.is_explained(job, (&after.slug, number))? {
            return Ok(after);
        }
        let others = connector.other_posts(PostKey::of(job.key()?), &after.id).await?;
        job.known.stands_beside(others);
        if job.known.public_beside().is_none() {
            return Ok(after);
        }
        let back = if before == RemoteState::Pending { Target::Pending } else { Target::Draft };
        let back = connector.set_state(&after.id, &after.seen(), back).await?;
        job.known.asked.clear();
        job.known.looked = None;
        job.known.saw(back);
        match job.known.public_beside() {
            Some(other) => Err(Halt::Refused(other.reason(&job.site, &job.known))),
            None => Ok(after),
        }
    }
}

/// The number of the name in the address that nobody asked for: behind the one that was wished for, or behind one of a
/// headline that does not end so. Nothing where it has none.
fn number_of(sent: &Post, after: &RemotePost) -> Option<u32> {
    let (name, number) = after.slug.rsplit_once('-')?;
    let was_asked = if sent.slug.is_empty() {
        sent.title.trim_end().ends_with(number)
    } else {
        sent.slug != name
    };
    number.parse().ok().filter(|number| *number > 1 && !was_asked)
}
