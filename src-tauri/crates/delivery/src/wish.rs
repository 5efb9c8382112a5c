//! What somebody wants of a delivery.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use warraq_connect::{RemoteState, Target};

/// The state that somebody wants an article in at a site. A draft and what waits for an editor are the least that is
/// wanted: what is further along stays there. Only [`Wish::Unpublish`] takes something back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum Wish {
    /// Seen by the newsroom.
    Draft,
    /// Waiting for an editor.
    Pending,
    /// Seen by everybody, now.
    Publish,
    /// Seen by everybody from a time on.
    Schedule {
        /// The time.
        at: DateTime<Utc>,
    },
    /// Seen by everybody no longer.
    Unpublish,
}

impl Wish {
    /// Whether readers are to see it.
    #[must_use]
    pub fn is_public(self) -> bool {
        matches!(self, Self::Publish | Self::Schedule { .. })
    }

    /// When readers may see it at the earliest, where it is fulfilled at `now`.
    pub(crate) fn public_from(self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self {
            Self::Publish => Some(now),
            Self::Schedule { at } => Some(at.max(now)),
            Self::Draft | Self::Pending | Self::Unpublish => None,
        }
    }

    /// What is asked of a post that is in this state; nothing where it stays as it is.
    pub(crate) fn target(self, post: RemoteState, now: DateTime<Utc>) -> Option<Target> {
        match (self, post) {
            (Self::Draft, _)
            | (
                Self::Pending,
                RemoteState::Pending | RemoteState::Published | RemoteState::Scheduled,
            )
            | (Self::Unpublish, RemoteState::Draft | RemoteState::Pending | RemoteState::Private)
            | (Self::Publish | Self::Schedule { .. }, RemoteState::Published) => None,
            (Self::Pending, _) => Some(Target::Pending),
            (Self::Unpublish, _) => Some(Target::Draft),
            (Self::Publish, _) => Some(Target::Published),
            // Its time has come while there was no line.
            (Self::Schedule { at }, _) if at <= now => Some(Target::Published),
            (Self::Schedule { at }, _) => Some(Target::Scheduled(at)),
        }
    }
}

/// Whether a post in `state` with `date` is where `target` wanted it.
pub(crate) fn is_reached(target: Target, state: RemoteState, date: Option<DateTime<Utc>>) -> bool {
    match target {
        Target::Draft => state == RemoteState::Draft,
        Target::Pending => state == RemoteState::Pending,
        Target::Published => state == RemoteState::Published,
        // A time of a few seconds ahead is past when the site looks at it.
        Target::Scheduled(at) => match state {
            RemoteState::Scheduled | RemoteState::Published => {
                date.is_none_or(|date| date.timestamp() == at.timestamp())
            }
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).unwrap()
    }

    #[test]
    fn nothing_is_taken_back_but_by_who_asks_for_it() {
        use RemoteState::{Draft, Pending, Private, Published, Scheduled};
        for (wish, post, target) in [
            (Wish::Draft, Published, None),
            (Wish::Draft, Scheduled, None),
            (Wish::Pending, Draft, Some(Target::Pending)),
            (Wish::Pending, Published, None),
            (Wish::Publish, Draft, Some(Target::Published)),
            (Wish::Publish, Scheduled, Some(Target::Published)),
            (Wish::Publish, Published, None),
            (Wish::Schedule { at: at(9) }, Pending, Some(Target::Scheduled(at(9)))),
            (Wish::Schedule { at: at(9) }, Published, None),
            (Wish::Schedule { at: at(5) }, Scheduled, Some(Target::Published)),
            (Wish::Unpublish, Published, Some(Target::Draft)),
            (Wish::Unpublish, Scheduled, Some(Target::Draft)),
            (Wish::Unpublish, Pending, None),
            (Wish::Unpublish, Private, None),
        ] {
            assert_eq!(wish.target(post, at(5)), target, "{wish:?} of {post:?}");
        }
    }

    #[test]
    fn a_wish_is_kept_as_it_was_said() {
        let wish = Wish::Schedule { at: at(1_800_000_000) };
        let json = serde_json::to_string(&wish).unwrap();
        assert_eq!(json, r#"{"state":"schedule","at":"2027-01-15T08:00:00Z"}"#);
        assert_eq!(serde_json::from_str::<Wish>(&json).unwrap(), wish);
        assert_eq!(serde_json::to_string(&Wish::Draft).unwrap(), r#"{"state":"draft"}"#);
    }

    #[test]
    fn a_time_that_was_set_is_reached_by_the_second() {
        let half = at(9) + chrono::TimeDelta::milliseconds(500);
        assert!(is_reached(Target::Scheduled(half), RemoteState::Scheduled, Some(at(9))));
        assert!(!is_reached(Target::Scheduled(half), RemoteState::Scheduled, Some(at(10))));
        assert!(!is_reached(Target::Scheduled(at(9)), RemoteState::Draft, Some(at(9))));
        assert!(!is_reached(Target::Published, RemoteState::Scheduled, None));
    }
}
