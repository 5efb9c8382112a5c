//! How the page helps whoever types.

use tauri::State;
use warraq_core::action::Action;
use warraq_core::typing_help::TypingHelp;
use warraq_store::{Vault, settings};

use crate::error::AppError;
use crate::state::Desk;

/// The help at typing, as the newsroom has it.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn typing_help(desk: State<'_, Desk>) -> Result<TypingHelp, AppError> {
    Ok(desk.read(Vault::settings)?.typing_help)
}

/// Makes the help at typing this; it as it is kept.
///
/// # Errors
/// `invalid_field` where an abbreviation is none; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn typing_help_save(desk: State<'_, Desk>, help: TypingHelp) -> Result<TypingHelp, AppError> {
    let mut changed = desk.read(Vault::settings)?;
    changed.typing_help = help.checked()?;
    desk.act(Action::SettingsSet, |tx| settings::set(tx, &changed))?;
    Ok(changed.typing_help)
}
