//! The state of a post that somebody set on the site, against what was asked for: a person decides which of them stays.

use warraq_connect::{RemotePost, RemoteState};

use super::compared::Compared;
use super::{FieldPiece, Keep, PostPart};
use crate::engine::first::before_it_was_found;
use crate::error::DeliveryError;
use crate::meanwhile::{Yields, set_there};
use crate::task::{of_json, to_json};
use crate::wish::Wish;

/// How it is written that a post is to be published now, in the place of a time.
const AT_ONCE: &str = "at-once";

/// What is decided of the state of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StateChange {
    /// Which of its parts is chosen by that: the state, else the time.
    pub(super) part: PostPart,
    /// What was asked for.
    wish: Wish,
}

impl StateChange {
    /// What is to be decided; nothing where nobody asked for anything that is against what was set there, or where there
    /// is no choice: a password is taken off on the site.
    ///
    /// # Errors
    /// `Unreadable`.
    pub(super) fn read(compared: &Compared) -> Result<Option<Self>, DeliveryError> {
        let (theirs, item) = (&compared.theirs, compared.item.as_ref());
        let wish: Option<Wish> = item.map(|item| of_json(&item.wish)).transpose()?;
        let Some(wish) = wish else { return Ok(None) };
        // What was never seen here is against the wish where it is not as whoever asks for that expects to find it.
        let seen = compared.known.seen.clone();
        let seen = seen.unwrap_or_else(|| before_it_was_found(wish, theirs));
        let there = set_there(&seen, theirs);
        if there.is_none_or(|there| there.against(wish) != Yields::ToAPerson) {
            return Ok(None);
        }
        let part = if seen.state == theirs.state { PostPart::Date } else { PostPart::State };
        let is_choice = part == PostPart::State || theirs.state == RemoteState::Scheduled;
        Ok(is_choice.then_some(Self { part, wish }))
    }

    /// What was asked for, as its part is written.
    pub(super) fn mine(self) -> String {
        match (self.part, self.wish) {
            (PostPart::Date, Wish::Schedule { at }) => at.to_rfc3339(),
            (PostPart::Date, _) => AT_ONCE.to_owned(),
            (_, Wish::Schedule { .. }) => state_name(RemoteState::Scheduled),
            _ => state_name(RemoteState::Published),
        }
    }

    /// What is asked for from now on, where `keep` says of its part whose it is.
    pub(super) fn wish(
        self,
        theirs: &RemotePost,
        pieces: &[FieldPiece],
        keep: impl Fn(&FieldPiece) -> Option<Keep>,
    ) -> Wish {
        let piece = pieces.iter().find(|piece| piece.part == self.part);
        if piece.and_then(keep) == Some(Keep::Mine) {
            return self.wish;
        }
        match (theirs.state, theirs.date) {
            (RemoteState::Scheduled, Some(at)) => Wish::Schedule { at },
            (RemoteState::Pending, _) => Wish::Pending,
            _ => Wish::Draft,
        }
    }
}

/// A state as it is written.
pub(super) fn state_name(state: RemoteState) -> String {
    to_json(&state).as_str().unwrap_or_default().to_owned()
}
