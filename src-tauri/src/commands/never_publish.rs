//! The words that keep an article from leaving.

use tauri::State;
use warraq_core::action::Action;
use warraq_core::never_publish::NeverPublish;
use warraq_store::{Vault, settings};

use crate::error::AppError;
use crate::state::Desk;

/// The words, in the order they were added.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn never_publish_list(desk: State<'_, Desk>) -> Result<Vec<String>, AppError> {
    Ok(desk.read(Vault::settings)?.never_publish.entries().to_vec())
}

/// Makes the list these words, each once; the list as it is kept.
///
/// # Errors
/// `invalid_field` where one is no word; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn never_publish_save(
    desk: State<'_, Desk>,
    words: Vec<String>,
) -> Result<Vec<String>, AppError> {
    let mut changed = desk.read(Vault::settings)?;
    changed.never_publish = NeverPublish::default();
    for word in &words {
        changed.never_publish.add(word)?;
    }
    desk.act(Action::SettingsSet, |tx| settings::set(tx, &changed))?;
    Ok(changed.never_publish.entries().to_vec())
}
