//! What an embargo has against how a post stands at its site already.
//!
//! Nothing is moved or taken back there by it: that is for a person to do, and readers may have seen it. But whoever
//! looks is told, from the vault alone, whatever is known of the delivery otherwise.

use chrono::{DateTime, Utc};
use warraq_connect::{RemoteState, Standing};

use crate::queue::embargo_against;
use crate::reason::{Reason, ReasonKind};
use crate::wish::Wish;

/// That the post is seen, or will be, before the embargo ends; nothing where it is not.
#[must_use]
pub fn against(
    embargo: Option<DateTime<Utc>>,
    standing: Option<&Standing>,
    now: DateTime<Utc>,
) -> Option<Reason> {
    let until = embargo.filter(|until| *until > now)?;
    let standing = standing?;
    match (standing.state, standing.date) {
        (RemoteState::Published, _) => Some(Reason::plain(ReasonKind::EmbargoLive).until(until)),
        (RemoteState::Scheduled, Some(date)) if date < until => {
            let date = date.to_rfc3339();
            Some(Reason::of(ReasonKind::EmbargoScheduled, &date).until(until))
        }
        _ => None,
    }
}

/// Until when the embargo keeps what is wished for here; nothing where it does not. Nothing goes to readers before its
/// end: neither by the wish, nor over what they have or get anyway.
pub(crate) fn keeps_here(
    embargo: Option<DateTime<Utc>>,
    wish: Wish,
    standing: Option<&Standing>,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    embargo_against(embargo, wish, now).or_else(|| {
        let against = against(embargo, standing, now)?;
        against.until.filter(|until| !takes_away(wish, against.kind, *until))
    })
}

/// Whether the wish takes away what the embargo has against the post. What readers see already only goes by being taken
/// back.
pub(crate) fn takes_away(wish: Wish, against: ReasonKind, until: DateTime<Utc>) -> bool {
    wish == Wish::Unpublish || against == ReasonKind::EmbargoScheduled && is_mended_by(wish, until)
}

/// Why a delivery was refused, as things are now: an embargo may have been lifted or moved since, or have ended.
pub(crate) fn as_of_now(
    refused: Reason,
    (embargo, wish): (Option<DateTime<Utc>>, Wish),
    standing: Option<&Standing>,
    now: DateTime<Utc>,
) -> Reason {
    if refused.kind != ReasonKind::Embargo {
        return refused;
    }
    match keeps_here(embargo, wish, standing, now) {
        Some(until) => refused.until(until),
        None => Reason::plain(ReasonKind::EmbargoOver),
    }
}

/// Whether the wish brings a post that is scheduled before the embargo ends to where it may be.
pub(crate) fn is_mended_by(wish: Wish, until: DateTime<Utc>) -> bool {
    match wish {
        Wish::Unpublish => true,
        Wish::Schedule { at } => at >= until,
        Wish::Draft | Wish::Pending | Wish::Publish => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).unwrap()
    }

    #[test]
    fn what_readers_see_or_will_before_its_end_is_told() {
        let (now, embargo) = (at(10), Some(at(60)));
        let standing = |state, date| Standing {
            state,
            has_password: false,
            url: String::new(),
            date: Some(at(date)),
            offset_minutes: None,
        };
        let told = |embargo, state, date| {
            against(embargo, Some(&standing(state, date)), now).map(|reason| reason.kind)
        };
        assert_eq!(told(embargo, RemoteState::Published, 5), Some(ReasonKind::EmbargoLive));
        assert_eq!(told(embargo, RemoteState::Scheduled, 59), Some(ReasonKind::EmbargoScheduled));
        assert_eq!(told(embargo, RemoteState::Scheduled, 60), None);
        assert_eq!(told(embargo, RemoteState::Draft, 20), None);
        assert_eq!(told(None, RemoteState::Published, 5), None);
        assert_eq!(told(Some(at(10)), RemoteState::Published, 5), None, "it has ended");
    }

    #[test]
    fn only_what_takes_a_post_from_its_readers_goes_through_an_embargo_on_it() {
        let (now, embargo) = (at(10), Some(at(60)));
        let standing = |state| Standing {
            state,
            has_password: false,
            url: String::new(),
            date: Some(at(20)),
            offset_minutes: None,
        };
        let late = Wish::Schedule { at: at(60) };
        for (state, goes) in [
            (RemoteState::Published, &[Wish::Unpublish][..]),
            (RemoteState::Scheduled, &[Wish::Unpublish, late]),
            (RemoteState::Draft, &[Wish::Unpublish, late, Wish::Draft, Wish::Pending]),
        ] {
            for wish in [Wish::Draft, Wish::Pending, Wish::Publish, late, Wish::Unpublish] {
                let kept = keeps_here(embargo, wish, Some(&standing(state)), now);
                assert_eq!(kept.is_none(), goes.contains(&wish), "{wish:?} of {state:?}");
            }
        }
    }
}
