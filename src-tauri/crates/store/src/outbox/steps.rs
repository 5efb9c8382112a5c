//! The steps of an item.

use chrono::{DateTime, Utc};
use rusqlite::{Row, named_params, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use warraq_core::outbox::{ItemId, SiteId};

use super::{OutboxTx, optional_json, optional_time};
use crate::articles::row::json;
use crate::error::StoreError;
use crate::names;
use crate::time::to_ms;
use crate::vault::Vault;

/// A step to be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStep {
    /// What kind of step it is.
    pub kind: String,
    /// What it needs to know.
    pub payload: Value,
}

/// A step of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its place among the item's, from 1.
    pub number: u32,
    /// What kind of step it is.
    pub kind: String,
    /// What it needs to know.
    pub payload: Value,
    /// Where it stands.
    pub state: StepState,
    /// When it last began.
    pub asked_at: Option<DateTime<Utc>>,
    /// What came of it.
    pub result: Option<Value>,
    /// Bytes that went over the line for it, both ways.
    pub bytes: u64,
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum StepState {
    /// Nothing was asked.
    Waiting,
    /// A request left, or was about to, and no answer was written down.
    Asking,
    /// What it was for is so.
    Done,
    /// It was answered with a fault.
    Failed,
}

impl Vault {
    /// The steps of an item, in order.
    ///
    /// # Errors
    /// `Damaged` where one cannot be read.
    pub fn outbox_steps(&self, item: ItemId) -> Result<Vec<Step>, StoreError> {
        let sql = "SELECT * FROM outbox_steps WHERE item = ?1 ORDER BY number";
        let mut statement = self.connection().prepare_cached(sql)?;
        let mut rows = statement.query([item.to_string()])?;
        let mut steps = Vec::new();
        while let Some(row) = rows.next()? {
            steps.push(read(row)?);
        }
        Ok(steps)
    }

    /// The steps of this kind whose request left for a site and was never answered, of all items.
    ///
    /// # Errors
    /// `Damaged` where one cannot be read.
    pub fn outbox_unanswered(&self, site: SiteId, kind: &str) -> Result<Vec<Step>, StoreError> {
        let sql = include_str!("steps/unanswered.sql");
        let mut statement = self.connection().prepare_cached(sql)?;
        let mut rows = statement.query([&site.to_string(), kind])?;
        let mut steps = Vec::new();
        while let Some(row) = rows.next()? {
            steps.push(read(row)?);
        }
        Ok(steps)
    }
}

/// Adds steps behind those that an item has.
///
/// # Errors
/// As the database says.
pub fn add_steps(tx: &OutboxTx<'_>, item: ItemId, new: &[NewStep]) -> Result<(), StoreError> {
    let sql = include_str!("steps/add.sql");
    for step in new {
        tx.connection().prepare_cached(sql)?.execute(params![
            item.to_string(),
            step.kind,
            step.payload.to_string(),
        ])?;
    }
    Ok(())
}

/// Writes down that a step's request is about to leave; no where somebody stopped the item: nothing may leave then.
///
/// # Errors
/// As the database says.
pub fn begin_step(tx: &OutboxTx<'_>, item: ItemId, number: u32) -> Result<bool, StoreError> {
    let sql =
        "SELECT 1 FROM outbox_items WHERE id = ?1 AND state IN ('queued', 'sending', 'scheduled')";
    if !tx.connection().prepare_cached(sql)?.exists([item.to_string()])? {
        return Ok(false);
    }
    let sql = "UPDATE outbox_steps SET state = 'asking', asked_at_ms = ?3 WHERE item = ?1 AND number = ?2";
    let at = to_ms(tx.now());
    tx.connection().prepare_cached(sql)?.execute(params![item.to_string(), number, at])?;
    let sql = "UPDATE outbox_items SET state = 'sending' WHERE id = ?1 AND state = 'queued'";
    tx.connection().prepare_cached(sql)?.execute([item.to_string()])?;
    Ok(true)
}

/// Writes down what came of a step: `Done` or `Failed` with `result`, or `Waiting` again. `bytes` more went over the
/// line.
///
/// # Errors
/// As the database says.
pub fn end_step(
    tx: &OutboxTx<'_>,
    (item, number): (ItemId, u32),
    state: StepState,
    result: Option<&Value>,
    bytes: u64,
) -> Result<(), StoreError> {
    tx.connection().prepare_cached(include_str!("steps/end.sql"))?.execute(named_params! {
        ":item": item.to_string(),
        ":number": number,
        ":state": names::of(&state),
        ":result": result.map(Value::to_string),
        ":bytes": i64::try_from(bytes).unwrap_or(i64::MAX),
    })?;
    count_done(tx, item)
}

/// Has these steps taken once more.
///
/// # Errors
/// As the database says.
pub fn reset_steps(tx: &OutboxTx<'_>, item: ItemId, numbers: &[u32]) -> Result<(), StoreError> {
    let sql =
        "UPDATE outbox_steps SET state = 'waiting', result = NULL WHERE item = ?1 AND number = ?2";
    for number in numbers {
        tx.connection().prepare_cached(sql)?.execute(params![item.to_string(), number])?;
    }
    count_done(tx, item)
}

/// Has a step do something else than it was made for, because somebody decided so.
///
/// # Errors
/// As the database says.
pub fn set_payload(
    tx: &OutboxTx<'_>,
    item: ItemId,
    number: u32,
    payload: &Value,
) -> Result<(), StoreError> {
    let sql = "UPDATE outbox_steps SET payload = ?3 WHERE item = ?1 AND number = ?2";
    let payload = payload.to_string();
    tx.connection().prepare_cached(sql)?.execute(params![item.to_string(), number, payload])?;
    Ok(())
}

/// Keeps beside what a step was made for what came in the place of an answer to it; nothing where it is asked anew.
///
/// # Errors
/// As the database says.
pub fn set_heard(
    tx: &OutboxTx<'_>,
    (item, number): (ItemId, u32),
    heard: Option<&Value>,
) -> Result<(), StoreError> {
    let sql = include_str!("steps/heard.sql");
    let heard = heard.map(Value::to_string);
    tx.connection().prepare_cached(sql)?.execute(params![item.to_string(), number, heard])?;
    Ok(())
}

fn count_done(tx: &OutboxTx<'_>, item: ItemId) -> Result<(), StoreError> {
    let sql = include_str!("steps/count_done.sql");
    tx.connection().prepare_cached(sql)?.execute(params![item.to_string(), to_ms(tx.now())])?;
    Ok(())
}

/// The row of a step.
///
/// # Errors
/// `Damaged` where it cannot be read.
pub(crate) fn read(row: &Row<'_>) -> Result<Step, StoreError> {
    Ok(Step {
        number: row.get("number")?,
        kind: row.get("kind")?,
        payload: serde_json::from_str(&row.get::<_, String>("payload")?).map_err(json)?,
        state: names::parse(row.get("state")?)?,
        asked_at: optional_time(row.get("asked_at_ms")?)?,
        result: optional_json(row.get("result")?)?,
        bytes: u64::try_from(row.get::<_, i64>("bytes")?).unwrap_or(0),
    })
}
