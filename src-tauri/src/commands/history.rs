//! Taking back the last action.

use serde::Serialize;
use specta::Type;
use tauri::State;
use warraq_core::article::ArticleId;
use warraq_store::{Undoable, Vault};

use crate::error::AppError;
use crate::state::{Desk, now};

/// An action that was taken back.
#[derive(Debug, Serialize, Type)]
pub struct TakenBack {
    /// The articles it concerned.
    pub articles: Vec<ArticleId>,
    /// The number of the taking back: to take that back does the action again.
    pub action: Option<u32>,
}

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

/// Takes an action back; a taking back too.
///
/// # Errors
/// `undo_refused` when something later stands on it; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn history_undo(desk: State<'_, Desk>, id: u32) -> Result<TakenBack, AppError> {
    desk.with_person(|vault, person| {
        let undone = vault.undo(id, person, now())?;
        Ok(TakenBack { articles: undone.value.articles, action: undone.action })
    })
}
