//! The outbox: what is to be delivered, what came of each step, and what is known of what was delivered.
//!
//! Nothing here is an entry of the history, whoever does it. Undo makes the vault what it was before; what has left
//! the machine is not taken back by that, and to undo a cancelling would send an article because somebody pressed a key.
//! So an item keeps itself who asked for it and when, and is taken back by cancelling, which says what it does. What
//! the engine writes is a fact and no action at all. All of it is as durable as a save: on the disk when the call
//! returns.

mod deliveries;
mod due;
mod items;
mod own_media;
mod remote;
mod steps;
mod traffic;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, TransactionBehavior};
use serde_json::Value;

use crate::articles::row::json;
use crate::error::StoreError;
use crate::time::{from_ms, to_ms};
use crate::vault::{Access, Vault, log};

pub(crate) use deliveries::read as read_delivery;
pub use deliveries::{Delivery, put_delivery};
pub use due::{Due, Haste};
pub(crate) use items::read as read_item;
pub use items::{
    Item, NewItem, enqueue, put_off, set_over_budget, set_state, set_state_of_waiting,
};
pub use own_media::{
    OwnMedium, forget_medium, forget_medium_with_id, leave_medium, media_became_public,
};
pub use remote::{KnownTerm, forget_terms, put_medium, put_term, put_terms, term_key};
pub(crate) use steps::read as read_step;
pub use steps::{
    NewStep, Step, StepState, add_steps, begin_step, end_step, reset_steps, set_heard, set_payload,
};
pub use traffic::add_traffic;

/// A change of the outbox or of a site under way.
#[derive(Debug)]
pub struct OutboxTx<'a> {
    connection: &'a Connection,
    now: DateTime<Utc>,
}

impl OutboxTx<'_> {
    /// When it is done, in whole milliseconds.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    pub(crate) fn connection(&self) -> &Connection {
        self.connection
    }
}

impl Vault {
    /// Changes the outbox or a site: what `work` does is committed together, durably, or not at all.
    ///
    /// # Errors
    /// What `work` returns, and as [`Vault::transact`]. Nothing is changed then.
    pub fn dispatch<T>(
        &mut self,
        now: DateTime<Utc>,
        work: impl FnOnce(&OutboxTx<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if self.access() == Access::Read {
            return Err(StoreError::ReadOnly("it is open for reading".into()));
        }
        let now = from_ms(to_ms(now))?;
        let path = self.path().to_owned();
        let connection = self.connection_mut();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let changes_before = transaction.total_changes();
        let value = work(&OutboxTx { connection: &transaction, now })?;
        if transaction.total_changes() > changes_before {
            log::note(&transaction, &path)?;
        }
        transaction.commit()?;
        Ok(value)
    }
}

/// Stored JSON that may be absent.
fn optional_json(text: Option<String>) -> Result<Option<Value>, StoreError> {
    text.map(|text| serde_json::from_str(&text)).transpose().map_err(json)
}

/// Milliseconds that may be absent.
fn optional_time(ms: Option<i64>) -> Result<Option<DateTime<Utc>>, StoreError> {
    ms.map(from_ms).transpose()
}
