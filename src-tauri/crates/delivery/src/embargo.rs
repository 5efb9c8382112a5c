//! What an embargo has against how a post stands at its site already.
//!
//! Nothing is moved or taken back there by it: that is for a person to do, and readers may have seen it. But whoever
//! looks is told, from the vault alone, whatever is known of the delivery otherwise.

use chrono::{DateTime, Utc};
use warraq_connect::{RemoteState, Standing};

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
}
