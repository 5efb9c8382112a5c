//! The first look at a post that another vault, or another person, made: what was set there before is nothing that a
//! first delivery from here overrules.

use chrono::TimeDelta;
use warraq_connect::{RemotePost, RemoteState};

use super::halt::Halt;
use super::job::Job;
use crate::meanwhile::{SetThere, Yields, set_there};
use crate::reason::ReasonKind;
use crate::same::given_name;
use crate::wish::Wish;

/// The two times that a site writes down with one save are no further apart.
const ONE_SAVE: TimeDelta = TimeDelta::seconds(5);

impl Job {
    /// The post was found there, was never seen here, and says just what is to be sent.
    ///
    /// # Errors
    /// `Conflict` where the state that it was given there is against the wish.
    pub(crate) fn meet_first(&mut self, remote: &RemotePost) -> Result<(), Halt> {
        let before = before_it_was_found(self.wish, remote);
        let there = set_there(&before, remote);
        if there.is_some_and(|there| there.against(self.wish) == Yields::ToAPerson) {
            self.known.seen = Some(before);
            return Err(Halt::Conflict(Box::new(remote.clone()), ReasonKind::Unseen));
        }
        self.known.is_withdrawn |= was_taken_from_readers(remote);
        Ok(())
    }
}

/// Whether a post that was never seen here before was taken from readers on the site.
pub(crate) fn was_taken_from_readers(found: &RemotePost) -> bool {
    let there = set_there(&before_it_was_found(Wish::Draft, found), found);
    there.is_some_and(SetThere::is_taken_from_readers)
}

/// A post that was never seen here before, as whoever asks for this would expect to find it: in no state that anybody set.
/// What is against the wish is told from this as what was done since.
pub(crate) fn before_it_was_found(wish: Wish, found: &RemotePost) -> RemotePost {
    let mut before = RemotePost { state: RemoteState::Draft, has_password: false, ..found.clone() };
    match (wish, found.state) {
        (Wish::Schedule { at }, RemoteState::Scheduled) => {
            (before.state, before.date) = (RemoteState::Scheduled, Some(at));
        }
        // A correction asks for no state.
        (_, RemoteState::Published) => before.state = RemoteState::Published,
        (_, RemoteState::Draft | RemoteState::Pending) if was_given_a_time(found) => {
            // No reader had what was still to come.
            let is_to_come = found.date > found.modified;
            before.state = if is_to_come { RemoteState::Scheduled } else { RemoteState::Published };
        }
        _ => {}
    }
    before
}

/// Whether a post that readers do not see was public before, or was to be. The date of one that never was is that of its
/// last save; one that was has kept its date through the save that took it back. Where that came right after, its name
/// says it: a draft of ours has none, or that of its key, until it is shown, and where a site gives its drafts others it
/// says of those that never were that they have no date.
fn was_given_a_time(found: &RemotePost) -> bool {
    let Some((date, saved)) = found.date.zip(found.modified) else { return false };
    let is_named = !given_name(&found.slug).is_empty();
    (saved - date).abs() > ONE_SAVE || found.state == RemoteState::Draft && is_named
}
