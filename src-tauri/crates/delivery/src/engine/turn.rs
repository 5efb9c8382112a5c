//! Whether a delivery may go, as far as deliveries of its article to the same place by another account go.

use std::collections::HashSet;

use chrono::TimeDelta;
use warraq_core::outbox::{ItemId, SiteId};
use warraq_store::Item;
use warraq_store::outbox::{put_off, set_state_of_waiting};

use super::Engine;
use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::known::twins;
use crate::overtaken::{Turn, turn};
use crate::reason::{Reason, ReasonKind};

/// So often it is looked whether what waits for a decision at another account may go: whoever decides ends it, and whoever
/// takes the other back has it tried at once.
const LOOKED_AT: TimeDelta = TimeDelta::minutes(15);

impl<D: Desk> Engine<'_, D> {
    /// The other accounts of the place of a site.
    pub(super) fn other_accounts(
        &self,
        site: Option<SiteId>,
    ) -> Result<Vec<SiteId>, DeliveryError> {
        site.map_or(Ok(Vec::new()), |site| self.desk.with(|vault| twins(vault, site))?)
    }

    /// Whether the delivery may go. One that a newer took the place of ends here, before anything leaves for it; one behind
    /// a decision waits for that.
    pub(super) fn has_its_turn(
        &self,
        item: &Item,
        others: &[SiteId],
        failed: &mut HashSet<ItemId>,
    ) -> Result<bool, DeliveryError> {
        let (id, now) = (item.id, self.clock.now());
        match self.desk.with(|vault| turn(vault, item, others))?? {
            Turn::Its => return Ok(true),
            Turn::Overtaken(state, reason) => {
                let reason = reason.to_json();
                self.desk.with(|vault| {
                    vault.dispatch(now, |tx| set_state_of_waiting(tx, id, state, Some(&reason)))
                })??;
            }
            Turn::Behind(before) => {
                let reason = Reason::of(ReasonKind::Behind, &before).to_json();
                let next = now + LOOKED_AT;
                self.desk.with(|vault| {
                    vault.dispatch(now, |tx| {
                        put_off(tx, id, item.attempts, next, item.not_before, Some(&reason))
                    })
                })??;
                failed.insert(id);
            }
        }
        Ok(false)
    }
}
