//! Profiles and the steps of the workflow.

use serde::Serialize;
use specta::Type;
use warraq_core::profile::{self, Profile};
use warraq_core::workflow::Status;

use crate::error::AppError;

/// A status and those that may follow it.
#[derive(Debug, Serialize, Type)]
pub struct StatusStep {
    /// Where an article stands.
    pub status: Status,
    /// Where it may go, the usual one first.
    pub next: Vec<Status>,
}

/// The content profiles, in the order they are offered.
///
/// # Errors
/// None; the type is that of all commands.
#[tauri::command]
#[specta::specta]
pub fn profile_list() -> Result<Vec<Profile>, AppError> {
    Ok(profile::all().to_vec())
}

/// Every status with the ones that may follow it.
///
/// # Errors
/// None; the type is that of all commands.
#[tauri::command]
#[specta::specta]
pub fn workflow() -> Result<Vec<StatusStep>, AppError> {
    let step = |status: Status| StatusStep { status, next: status.next().to_vec() };
    Ok(Status::ALL.into_iter().map(step).collect())
}
