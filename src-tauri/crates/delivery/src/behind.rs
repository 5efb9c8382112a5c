//! Why a delivery waits that nobody tried: one of the same article to the same site stands before it, and waits for a
//! person.

use warraq_core::outbox::ItemState;
use warraq_store::Item;

use crate::reason::{Reason, ReasonKind};

/// Which delivery is to be decided about before this one goes; nothing where none is.
pub(crate) fn behind(item: &Item, all: &[Item]) -> Option<Reason> {
    if !matches!(item.state, ItemState::Queued | ItemState::Sending) {
        return None;
    }
    let of_place = |one: &&Item| (one.article, one.site) == (item.article, item.site);
    let before = all.iter().take_while(|one| one.id != item.id).filter(of_place);
    let before = before.filter(|one| one.state == ItemState::Conflict).last()?;
    Some(Reason::of(ReasonKind::Behind, &before.id))
}
