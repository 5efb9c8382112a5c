//! What was found of one delivery, written down.

use chrono::{DateTime, Utc};
use warraq_connect::{RemotePost, RemoteState, Standing};
use warraq_core::outbox::ItemState;
use warraq_store::outbox::{add_traffic, put_off, set_state};
use warraq_store::{Item, Vault};

use super::Found;
use crate::engine::{Event, after_its_time};
use crate::error::DeliveryError;
use crate::judged::{judged, judged_closed};
use crate::known::{Known, another_post};
use crate::readers::{Reached, reach_readers};
use crate::reason::{Reason, ReasonKind};
use crate::task::{TaskName, of_json};

/// What became of a delivery by looking at it.
pub(super) enum Became {
    /// It is as it was left.
    Same(Option<Event>),
    /// It is not.
    Changed(Option<Event>),
    /// Something else came of it while the site was asked.
    Overtaken,
}

/// Writes down how the post was found. A delivery that came to its end stands where that says; one that waits, or for
/// which somebody has to do something, stays where it is, and what the post says counts as seen by nobody.
pub(super) fn note(
    vault: &mut Vault,
    item: &Item,
    (found, over): (Found, Option<Box<RemotePost>>),
    (carried, now): (u64, DateTime<Utc>),
) -> Result<Became, DeliveryError> {
    let before = Known::read(vault, item.article, item.site)?;
    let newest = vault.outbox_item(item.id)?;
    let is_same_item = (newest.state, newest.step) == (item.state, item.step);
    if before.remote_id().is_none() || !is_same_item || vault.is_overtaken(item.id)? {
        vault.dispatch(now, |tx| add_traffic(tx, item.site, carried))?;
        return Ok(Became::Overtaken);
    }
    let mut known = before.clone();
    let ends = ended(item, &mut known, (found, over));
    let another = another_post(&vault.site(item.site)?, &known);
    let ends = ends.map(|ends| beside_another(ends, another));
    let stands = known.standing();
    let is_same = match &ends {
        Some((state, _)) => *state != ItemState::Changed,
        None => stands.as_ref().map(|now| now.state) == before.standing().map(|then| then.state),
    };
    vault.dispatch(now, |tx| {
        add_traffic(tx, item.site, carried)?;
        if known != before {
            known.put(tx)?;
        }
        let Some((state, reason)) = &ends else {
            let Some(why) = refused_since(item, &known) else { return Ok(()) };
            return set_state(tx, item.id, ItemState::Refused, Some(&why.to_json()));
        };
        let reason = reason.as_ref().map(Reason::to_json);
        if (item.state, &item.reason) != (*state, &reason) {
            set_state(tx, item.id, *state, reason.as_ref())?;
        }
        if *state == ItemState::Scheduled {
            let date = stands.as_ref().and_then(|stands| stands.date);
            let at = after_its_time(date, now);
            put_off(tx, item.id, 0, at, None, reason.as_ref())?;
        }
        Ok(())
    })?;
    let moved = moved(vault, item, stands.as_ref(), now)?;
    Ok(if is_same { Became::Same(moved) } else { Became::Changed(moved) })
}

/// Where a delivery stands by that, which came to its end before.
fn ended(
    item: &Item,
    known: &mut Known,
    (found, over): (Found, Option<Box<RemotePost>>),
) -> Option<(ItemState, Option<Reason>)> {
    use ItemState::{Changed, Scheduled, Verified};
    let has_ended = matches!(item.state, Verified | Changed | Scheduled);
    match (found, known.there().cloned().filter(|_| has_ended)) {
        (Found::Read(found), Some(seen)) => {
            let found = found.map(|post| *post);
            if let Some(ends) = written_over(item, known, (found.as_ref(), over)) {
                return Some(ends);
            }
            let ends = judged(item, (known, &seen), found.as_ref());
            known.found(found, ends.0);
            Some(ends)
        }
        (Found::Closed(standing), Some(_)) => {
            let ends = judged_closed(item, known.standing().as_ref(), &standing);
            known.looked = Some(standing);
            Some(ends)
        }
        (Found::OtherType(why), Some(_)) => {
            (known.looked, known.is_deleted) = (None, true);
            Some((Changed, Some(why)))
        }
        (found, None) => {
            known.looked = standing_of(found);
            known.is_deleted = known.looked.is_none();
            None
        }
    }
}

/// Where it stands, where something was written into it since that is gone again, or was when it was last looked at and
/// nobody has decided yet.
fn written_over(
    item: &Item,
    known: &mut Known,
    (found, over): (Option<&RemotePost>, Option<Box<RemotePost>>),
) -> Option<(ItemState, Option<Reason>)> {
    let post = found?;
    if let Some(theirs) = over {
        known.went_over(*theirs, post.clone());
    } else if item.state != ItemState::Changed
        || known.stands.as_ref().is_none_or(|stands| !known.is_untouched(stands, post))
    {
        return None;
    }
    Some((ItemState::Changed, Some(Reason::plain(ReasonKind::WrittenOver))))
}

/// Where it stands, where the article has another post beside it: it is not called verified, and says so.
fn beside_another(
    (state, reason): (ItemState, Option<Reason>),
    another: Option<Reason>,
) -> (ItemState, Option<Reason>) {
    match (state, another) {
        (ItemState::Verified, Some(another)) => (ItemState::Changed, Some(another)),
        (ItemState::Scheduled, Some(another)) => (ItemState::Scheduled, Some(another)),
        _ => (state, reason),
    }
}

/// Why a delivery is refused by now that was for what became of its post; nothing where that is as it was told.
fn refused_since(item: &Item, known: &Known) -> Option<Reason> {
    use ReasonKind::{Deleted, Gone, Restored};
    let told: Reason = of_json(item.reason.as_ref()?).ok()?;
    if item.state != ItemState::Refused || !matches!(told.kind, Gone | Deleted | Restored) {
        return None;
    }
    let kind = match known.standing().map(|stands| stands.state) {
        None => Deleted,
        Some(RemoteState::Trashed) => Gone,
        Some(_) => Restored,
    };
    (kind != told.kind).then(|| Reason::plain(kind))
}

/// How a post stands that was found like this; nothing where it is gone for good.
fn standing_of(found: Found) -> Option<Standing> {
    match found {
        Found::Read(post) => post.map(|post| Standing::from(&*post)),
        Found::Closed(standing) => Some(standing),
        Found::OtherType(_) => None,
    }
}

/// The article, where readers have it and it was called something else.
fn moved(
    vault: &mut Vault,
    item: &Item,
    stands: Option<&Standing>,
    now: DateTime<Utc>,
) -> Result<Option<Event>, DeliveryError> {
    if stands.is_none_or(|stands| stands.state != RemoteState::Published) {
        return Ok(None);
    }
    let reached = (Reached::Published, &*item.asked_by);
    let moved = reach_readers(vault, item.article, reached, now)?;
    let state = vault.outbox_item(item.id)?.state;
    let bytes = vault.outbox_steps(item.id)?.iter().map(|step| step.bytes).sum();
    Ok(moved.map(|moved| Event {
        item: item.id,
        article: item.article,
        site: item.site,
        state,
        task: TaskName::Verify,
        step: item.step,
        steps: item.steps,
        sent: 0,
        received: 0,
        bytes,
        moved: Some(moved),
    }))
}
