//! What somebody did on the site to the state of a post, and not to what it says: an editor published what was sent,
//! gave it a time, took it back, or has readers asked for a password.
//!
//! That is no work which could be written over: a correction goes on, and leaves state and date as they are there. A wish
//! that is against it is a conflict before anything is written.

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
    /// Whether readers are asked for a password since.
    #[serde(default)]
    pub(crate) is_locked: bool,
}

/// What becomes of a wish over a state that was set on the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Yields {
    /// It is fulfilled all the same.
    Never,
    /// The post stays as it is there.
    ToTheirs,
    /// A person has to decide: what was taken from readers is not shown to them again unasked, and a time that somebody
    /// set there is not put back.
    ToAPerson,
}

/// The state that was set there; nothing where it is what was seen, or where only its time has come.
pub(crate) fn set_there(seen: &RemotePost, now: &RemotePost) -> Option<SetThere> {
    let (before, after) = (date_of(seen), date_of(now));
    let has_come_out = seen.state == RemoteState::Scheduled && now.state == RemoteState::Published;
    let is_locked = now.has_password && !seen.has_password;
    let is_same = (seen.state == now.state || has_come_out) && before == after && !is_locked;
    (!is_same).then_some(SetThere { from: seen.state, state: now.state, date: after, is_locked })
}

/// The date of a post where it was set; that of a draft moves with every save, by itself.
fn date_of(post: &RemotePost) -> Option<DateTime<Utc>> {
    let date = post.date.filter(|_| is_public(post.state))?;
    DateTime::from_timestamp(date.timestamp(), 0)
}

/// Whether readers see a post in this state, or will.
pub(crate) fn is_public(state: RemoteState) -> bool {
    matches!(state, RemoteState::Published | RemoteState::Scheduled)
}

impl SetThere {
    /// The same, seen from what stood before another change of the state.
    pub(crate) fn since(self, before: Option<Self>) -> Self {
        let is_locked = self.is_locked || before.is_some_and(|before| before.is_locked);
        Self { from: before.map_or(self.from, |before| before.from), is_locked, ..self }
    }

    /// Whether readers saw it, or were to, and do not any more.
    pub(crate) fn is_taken_back(self) -> bool {
        is_public(self.from) && !is_public(self.state)
    }

    /// Whether readers saw it, and do not any more.
    pub(crate) fn is_taken_from_readers(self) -> bool {
        self.is_taken_back() && self.from == RemoteState::Published
    }

    /// What becomes of a wish.
    pub(crate) fn against(self, wish: Wish) -> Yields {
        match (wish, self.state) {
            (Wish::Unpublish, _) => Yields::Never,
            (wish, state) if wish.is_public() && self.is_locked && is_public(state) => {
                Yields::ToAPerson
            }
            (Wish::Schedule { at }, RemoteState::Scheduled) if self.is_at(at) => Yields::ToTheirs,
            (Wish::Publish | Wish::Schedule { .. }, RemoteState::Scheduled) => Yields::ToAPerson,
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

    /// Whether its time there is this one.
    fn is_at(self, at: DateTime<Utc>) -> bool {
        self.date.is_some_and(|date| date.timestamp() == at.timestamp())
    }

    /// What is said of it; nothing of what is for the newsroom alone.
    pub(crate) fn reason(self) -> Option<Reason> {
        match self.state {
            RemoteState::Published | RemoteState::Scheduled if self.is_locked => {
                Some(Reason::plain(ReasonKind::Locked))
            }
            RemoteState::Private => Some(Reason::plain(ReasonKind::MadePrivate)),
            RemoteState::Published if self.from != RemoteState::Published => {
                Some(Reason::plain(ReasonKind::PublishedThere))
            }
            RemoteState::Scheduled => {
                let reason = Reason::plain(ReasonKind::ScheduledThere);
                Some(self.date.map_or(reason.clone(), |date| reason.until(date)))
            }
            // No reader had what was still to come.
            _ if self.is_taken_back() && self.from == RemoteState::Scheduled => {
                Some(Reason::of(ReasonKind::TakenBack, "time"))
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
        SetThere { from, state, date: None, is_locked: false }
    }

    #[test]
    fn a_publication_is_never_taken_back_and_never_made_again_unasked() {
        let at = DateTime::UNIX_EPOCH;
        for (wish, there, yields) in [
            (Wish::Draft, set(Draft, Published), Yields::ToTheirs),
            (Wish::Draft, set(Draft, Scheduled), Yields::ToTheirs),
            (Wish::Publish, set(Draft, Scheduled), Yields::ToAPerson),
            (Wish::Schedule { at }, set(Scheduled, Scheduled), Yields::ToAPerson),
            (
                Wish::Schedule { at },
                SetThere { date: Some(at), ..set(Draft, Scheduled) },
                Yields::ToTheirs,
            ),
            (Wish::Schedule { at }, set(Scheduled, Published), Yields::ToTheirs),
            (
                Wish::Publish,
                SetThere { is_locked: true, ..set(Published, Published) },
                Yields::ToAPerson,
            ),
            (
                Wish::Draft,
                SetThere { is_locked: true, ..set(Published, Published) },
                Yields::ToTheirs,
            ),
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
        assert_eq!(kind(set(Published, Pending)), Some(ReasonKind::TakenBack));
        let detail = |from| set(from, Draft).reason().map(|reason| reason.detail);
        assert_eq!(detail(Published).as_deref(), Some(""));
        assert_eq!(detail(Scheduled).as_deref(), Some("time"), "no reader had it");
        for from in [Published, Draft] {
            assert_eq!(kind(set(from, Private)), Some(ReasonKind::MadePrivate));
        }
        let locked = SetThere { is_locked: true, ..set(Published, Published) };
        assert_eq!(kind(locked), Some(ReasonKind::Locked));
        assert_eq!(kind(set(Draft, Pending)), None);
        let again = set(Published, Draft).since(Some(set(Draft, Published)));
        assert_eq!((again.from, kind(again)), (Draft, None));
    }
}
