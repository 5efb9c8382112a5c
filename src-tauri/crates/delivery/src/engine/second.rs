//! A second post of an article at a site: made by an account that may not see the first, as far as that is noticed.
//!
//! A site that has a name in the address already numbers it for the next that asks, whoever may see the one that has it.
//! So a post that gets a number with its name, where the names before are not those of articles that are known here, is
//! looked for by its marker, and no other: a site is asked nothing more for an article of which there is one.

use warraq_connect::{Ability, Connector, Post, PostKey, RemotePost, Target};

use super::Engine;
use super::halt::Halt;
use super::job::Job;
use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::known::look_at_left;

/// Names with higher numbers are looked for without looking at those before.
const MOST: u32 = 100;

impl<D: Desk> Engine<'_, D> {
    /// Nothing, where no other post of the article is known that more people have than who wrote it.
    ///
    /// # Errors
    /// `Refused` with where that is; what kept the site from saying how it stands.
    pub(super) async fn refuse_beside_another(
        &self,
        job: &mut Job,
        connector: &dyn Connector,
    ) -> Result<(), Halt> {
        if job.known.beside().is_none() {
            return Ok(());
        }
        look_at_left(&mut job.known.left, connector).await?;
        match job.known.beside() {
            Some(other) => Err(Halt::Refused(other.reason(&job.site))),
            None => Ok(()),
        }
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

    /// The post, which came to a state just now, where there is no other of the article. Else it is a draft again at once:
    /// readers have the one that was there before.
    ///
    /// # Errors
    /// `Refused` with where the other is; what kept the site from saying it, or from taking it back: it is looked for again.
    pub(super) async fn alone(
        &self,
        job: &mut Job,
        after: RemotePost,
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
        let Some(other) = job.known.beside() else { return Ok(after) };
        let why = other.reason(&job.site);
        let draft = connector.set_state(&after.id, &after.seen(), Target::Draft).await?;
        job.known.asked.clear();
        job.known.looked = None;
        job.known.saw(draft);
        Err(Halt::Refused(why))
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
