//! Statuses, profiles and actions in the database: by the same names as everywhere else.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::StoreError;

/// The name of something that has one.
pub(crate) fn of(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(name)) => name,
        _ => unreachable!("only enums of plain names are asked for"),
    }
}

/// What has this name.
///
/// # Errors
/// `Damaged` where nothing has.
pub(crate) fn parse<T: DeserializeOwned>(name: String) -> Result<T, StoreError> {
    serde_json::from_value(Value::String(name))
        .map_err(|error| StoreError::damaged_by("an unknown name is stored", error))
}
