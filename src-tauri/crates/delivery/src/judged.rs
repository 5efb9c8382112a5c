//! Where a delivery stands that came to its end, by how its post is found later.

use warraq_connect::{RemotePost, RemoteState, Standing};
use warraq_core::outbox::ItemState;
use warraq_store::Item;

use crate::agrees::disagrees;
use crate::known::Known;
use crate::meanwhile::set_there;
use crate::reason::{Reason, ReasonKind};
use crate::task::of_json;

/// Where a delivery stands whose post is like this now, and what is said of it. It is as it was left where the state is
/// no change.
pub(crate) fn judged(
    item: &Item,
    (known, seen): (&Known, &RemotePost),
    found: Option<&RemotePost>,
) -> (ItemState, Option<Reason>) {
    let changed = |kind| (ItemState::Changed, Some(Reason::plain(kind)));
    let Some(post) = found else { return changed(ReasonKind::Deleted) };
    if post.state == RemoteState::Trashed {
        return changed(ReasonKind::Gone);
    }
    if !known.is_untouched(seen, post) {
        return changed(ReasonKind::Changed);
    }
    if disagrees(known, &post.content) {
        return changed(ReasonKind::Disagrees);
    }
    let state = verified(post.state);
    let Some(there) = set_there(seen, post) else { return (state, still_said(item, &post.into())) };
    let reason = there.reason();
    match reason.as_ref().map(|reason| reason.kind) {
        Some(ReasonKind::TakenBack | ReasonKind::MadePrivate | ReasonKind::Locked) => {
            (ItemState::Changed, reason)
        }
        _ => (state, reason),
    }
}

/// The same of a post that the account may not read any more: `before` it stood like that.
pub(crate) fn judged_closed(
    item: &Item,
    before: Option<&Standing>,
    now: &Standing,
) -> (ItemState, Option<Reason>) {
    // What it says by now nobody here knows, and whoever changed it before is not forgotten.
    let is_of_two = said(item).is_some_and(|why| why.kind == ReasonKind::OtherPost);
    if item.state == ItemState::Changed && !is_of_two {
        return (item.state, said(item));
    }
    let state = verified(now.state);
    if before.is_some_and(|before| before.state == now.state) {
        return (state, still_said(item, now));
    }
    let reason = match (now.state, now.date) {
        (RemoteState::Scheduled, Some(date)) => {
            Reason::plain(ReasonKind::ScheduledThere).until(date)
        }
        _ => Reason::plain(ReasonKind::PublishedUnread),
    };
    (state, Some(reason))
}

/// What a post is in this state that is as it was left.
pub(crate) fn verified(post: RemoteState) -> ItemState {
    if post == RemoteState::Scheduled { ItemState::Scheduled } else { ItemState::Verified }
}

/// What was said of it, where that is still so.
fn still_said(item: &Item, post: &Standing) -> Option<Reason> {
    let said = said(item)?;
    let is_so = match said.kind {
        ReasonKind::ScheduledThere => post.state == RemoteState::Scheduled,
        ReasonKind::PublishedThere | ReasonKind::PublishedUnread | ReasonKind::PublicAgain => {
            post.state == RemoteState::Published
        }
        ReasonKind::TakenBack => matches!(post.state, RemoteState::Draft | RemoteState::Pending),
        ReasonKind::MadePrivate => post.state == RemoteState::Private,
        ReasonKind::Locked => post.has_password,
        ReasonKind::Clock => item.state == ItemState::Verified,
        _ => false,
    };
    Some(said).filter(|_| is_so)
}

fn said(item: &Item) -> Option<Reason> {
    of_json(item.reason.as_ref()?).ok()
}
