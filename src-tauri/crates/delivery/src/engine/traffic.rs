//! What goes over the line: counted, and held back where nothing more may.

use warraq_core::outbox::SiteId;
use warraq_store::Item;
use warraq_store::outbox::put_off;

use super::flight::Flights;
use super::{Engine, lock};
use crate::budget::Room;
use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::reason::{Reason, ReasonKind};

/// Whether something may go over the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Passage {
    /// It may.
    Free,
    /// That is known when what is under way has landed.
    Unknown,
    /// It may not, and was put off.
    None,
}

impl<D: Desk> Engine<'_, D> {
    /// Whether a step of so many bytes may go; the item waits for the next day or month otherwise.
    pub(super) fn passage(
        &self,
        item: &Item,
        weight: u64,
        room: Option<Room>,
        flights: &Flights<'_>,
    ) -> Result<Passage, DeliveryError> {
        let Some(room) = room.filter(|_| !item.is_over_budget) else { return Ok(Passage::Free) };
        let under_way = flights.weight();
        if under_way + weight <= room.left {
            return Ok(Passage::Free);
        }
        if under_way > 0 {
            return Ok(Passage::Unknown);
        }
        let reason = Reason::plain(ReasonKind::Budget).until(room.until).to_json();
        self.desk.with(|vault| {
            vault.dispatch(self.clock.now(), |tx| {
                put_off(tx, item.id, item.attempts, room.until, item.not_before, Some(&reason))
            })
        })??;
        Ok(Passage::None)
    }

    /// The bytes that went to a site and came from it since this was asked last.
    pub(super) fn carried_since(&self, site: SiteId) -> u64 {
        let Some(now) = lock(&self.known).get(&site).map(|connector| connector.carried()) else {
            return 0;
        };
        let before = lock(&self.carried).insert(site, now).unwrap_or_default();
        // A connector that was made anew counts from the beginning.
        now.checked_sub(before).unwrap_or(now)
    }
}
