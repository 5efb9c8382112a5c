//! Why a delivery waits that nobody tried: its site asked to be left alone by what it answered to another.

use chrono::{DateTime, Utc};
use warraq_core::outbox::ItemState;
use warraq_store::{Item, Site};

use crate::reason::{Reason, ReasonKind};
use crate::task::of_json;

/// Why the item is not tried before its site is asked again; nothing where nothing keeps it.
pub(crate) fn quiet(item: &Item, site: &Site, all: &[Item], now: DateTime<Utc>) -> Option<Reason> {
    let until = site.quiet_until.filter(|until| *until > now)?;
    if !matches!(item.state, ItemState::Queued | ItemState::Sending) {
        return None;
    }
    if let Some(why) = said(site) {
        return Some(Reason::plain(why).until(until));
    }
    let asked = all.iter().filter(|one| one.site == site.id && one.state.is_waiting());
    let mut kinds = asked.filter_map(kind_of);
    let kind = kinds.find(|kind| matches!(kind, ReasonKind::Maintenance | ReasonKind::Busy));
    Some(Reason::plain(kind.unwrap_or(ReasonKind::Busy)).until(until))
}

/// What it said why, where that is kept.
fn said(site: &Site) -> Option<ReasonKind> {
    of_json(site.survey.as_ref()?.get("quietFor")?).ok()
}

fn kind_of(item: &Item) -> Option<ReasonKind> {
    of_json::<Reason>(item.reason.as_ref()?).ok().map(|reason| reason.kind)
}
