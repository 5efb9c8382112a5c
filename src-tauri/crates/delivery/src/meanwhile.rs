//! What somebody did on the site to the state of a post, and not to what it says: an editor published what was sent,
//! gave it a time, or took it back.
//!
//! That is no work which could be written over: a correction goes on, and leaves state and date as they are there.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use warraq_connect::{RemotePost, RemoteState};

use crate::reason::{Reason, ReasonKind};
use crate::wish::Wish;

/// A state that a post was given on the site since it was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SetThere {
    /// The state that it was seen in.
    pub(crate) from: RemoteState,
    /// The state that it has.
    pub(crate) state: RemoteState,
    /// The date that it has, where readers see it or will.
    pub(crate) date: Option<DateTime<Utc>>,
}

/// What becomes of a wish over a state that was set on the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Yields {
    /// It is fulfilled all the same.
    Never,
    /// The post stays as it is there.
    ToTheirs,
    /// A person has to decide: what was taken from readers is not shown to them again unasked.
    ToAPerson,
}

/// The state that was set there; nothing where it is what was seen, or where only its time has come.
pub(crate) fn set_there(seen: &RemotePost, now: &RemotePost) -> Option<SetThere> {
    let (before, after) = (date_of(seen), date_of(now));
    let has_come_out = seen.state == RemoteState::Scheduled && now.state == RemoteState::Published;
    let is_same = (seen.state == now.state || has_come_out) && before == after;
    (!is_same).then_some(SetThere { from: seen.state, state: now.state, date: after })
}

/// The date of a post where it was set; that of a draft moves with every save, by itself.
fn date_of(post: &RemotePost) -> Option<DateTime<Utc>> {
    let date = post.date.filter(|_| is_public(post.state))?;
    DateTime::from_timestamp(date.timestamp(), 0)
}

/// Whether readers see a post in this state, or will.
fn is_public(state: RemoteState) -> bool {
    matches!(state, RemoteState::Published | RemoteState::Scheduled)
}

impl SetThere {
    /// The same, seen from what stood before another change of the state.
    pub(crate) fn since(self, before: Option<Self>) -> Self {
        Self { from: before.map_or(self.from, |before| before.from), ..self }
    }

    /// Whether readers saw it, or were to, and do not any more.
    fn is_taken_back(self) -> bool {
        is_public(self.from) && !is_public(self.state)
    }

    /// What becomes of a wish.
    pub(crate) fn against(self, wish: Wish) -> Yields {
        match (wish, self.state) {
            (Wish::Unpublish, _) => Yields::Never,
            (_, RemoteState::Published | RemoteState::Scheduled) => Yields::ToTheirs,
            (wish, state)
                if wish.is_public() && (self.is_taken_back() || state == RemoteState::Private) =>
            {
                Yields::ToAPerson
            }
            (_, RemoteState::Private) => Yields::ToTheirs,
            _ => Yields::Never,
        }
    }

    /// What is said of it; nothing of what is for the newsroom alone.
    pub(crate) fn reason(self) -> Option<Reason> {
        match self.state {
            RemoteState::Published if self.from != RemoteState::Published => {
                Some(Reason::plain(ReasonKind::PublishedThere))
            }
            RemoteState::Scheduled => {
                let reason = Reason::plain(ReasonKind::ScheduledThere);
                Some(self.date.map_or(reason.clone(), |date| reason.until(date)))
            }
            _ if self.is_taken_back() => Some(Reason::plain(ReasonKind::TakenBack)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use RemoteState::{Draft, Pending, Private, Published, Scheduled};

    use super::*;

    fn set(from: RemoteState, state: RemoteState) -> SetThere {
        SetThere { from, state, date: None }
    }

    #[test]
    fn a_publication_is_never_taken_back_and_never_made_again_unasked() {
        let at = DateTime::UNIX_EPOCH;
        for (wish, there, yields) in [
            (Wish::Draft, set(Draft, Published), Yields::ToTheirs),
            (Wish::Publish, set(Draft, Scheduled), Yields::ToTheirs),
            (Wish::Schedule { at }, set(Scheduled, Scheduled), Yields::ToTheirs),
            (Wish::Unpublish, set(Draft, Published), Yields::Never),
            (Wish::Publish, set(Published, Draft), Yields::ToAPerson),
            (Wish::Publish, set(Scheduled, Pending), Yields::ToAPerson),
            (Wish::Draft, set(Published, Draft), Yields::Never),
            (Wish::Publish, set(Draft, Pending), Yields::Never),
            (Wish::Publish, set(Draft, Private), Yields::ToAPerson),
            (Wish::Pending, set(Draft, Private), Yields::ToTheirs),
        ] {
            assert_eq!(there.against(wish), yields, "{wish:?} {there:?}");
        }
    }

    #[test]
    fn what_is_said_of_it_is_what_readers_see() {
        let kind = |there: SetThere| there.reason().map(|reason| reason.kind);
        assert_eq!(kind(set(Draft, Published)), Some(ReasonKind::PublishedThere));
        assert_eq!(kind(set(Pending, Scheduled)), Some(ReasonKind::ScheduledThere));
        assert_eq!(kind(set(Published, Private)), Some(ReasonKind::TakenBack));
        assert_eq!(kind(set(Draft, Pending)), None);
        let again = set(Published, Draft).since(Some(set(Draft, Published)));
        assert_eq!((again.from, kind(again)), (Draft, None));
    }
}
