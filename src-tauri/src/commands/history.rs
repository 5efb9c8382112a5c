//! Taking back the last action.

use tauri::State;
use warraq_store::{Undoable, Undone, Vault};

use crate::error::AppError;
use crate::state::{Desk, now};

/// The last action that can be taken back, by name.
///
/// # Errors
/// `locked`, or when the vault cannot be read.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn history_undoable(desk: State<'_, Desk>) -> Result<Option<Undoable>, AppError> {
    desk.read(Vault::undoable)
}

/// Takes an action back.
///
/// # Errors
/// `undo_refused` when something later stands on it; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn history_undo(desk: State<'_, Desk>, id: u32) -> Result<Undone, AppError> {
    desk.with_person(|vault, person| Ok(vault.undo(id, person, now())?.value))
}
