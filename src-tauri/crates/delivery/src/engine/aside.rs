//! What cannot be read of one delivery keeps none of the others.

use warraq_core::outbox::{ItemId, ItemState};
use warraq_store::StoreError;
use warraq_store::outbox::set_state_of_waiting;

use super::Engine;
use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::reason::{Reason, ReasonKind};

impl<D: Desk> Engine<'_, D> {
    /// What came of looking at a delivery; nothing where that cannot be read: it is set aside with the reason.
    ///
    /// # Errors
    /// Whatever is wrong with more than this one.
    pub(super) fn or_set_aside<T>(
        &self,
        id: ItemId,
        found: Result<Option<T>, DeliveryError>,
    ) -> Result<Option<T>, DeliveryError> {
        let Err(error) = found else { return found };
        let reason = reason(&error).ok_or(error)?.to_json();
        self.desk.with(|vault| {
            vault.dispatch(self.clock.now(), |tx| {
                set_state_of_waiting(tx, id, ItemState::Refused, Some(&reason))
            })
        })??;
        Ok(None)
    }
}

/// Why one delivery is set aside; nothing where more is wrong than what is kept of it.
pub(crate) fn reason(error: &DeliveryError) -> Option<Reason> {
    let is_of_one = matches!(
        error,
        DeliveryError::Unreadable(_)
            | DeliveryError::Options(_)
            | DeliveryError::Store(StoreError::Damaged(_) | StoreError::NotFound(_))
    );
    is_of_one.then(|| Reason::of(ReasonKind::Unreadable, error))
}
