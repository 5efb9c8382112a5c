//! The secrets that open the vault.

use std::path::PathBuf;

use secrecy::SecretString;
use tauri::State;
use warraq_store::{KdfCost, Vault};

use super::strength::{Easy, must_hold, names_of};
use crate::error::AppError;
use crate::state::{Desk, now};

/// How many seconds it is until a passphrase is looked at, after several wrong ones; 0 where that is now. Of the vault
/// at `path`, or the one opened last.
///
/// # Errors
/// None; the type is that of all commands.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn vault_wait(desk: State<'_, Desk>, path: Option<String>) -> Result<u32, AppError> {
    let path = path.map_or_else(|| desk.vault_path(), PathBuf::from);
    Ok(Vault::seconds_to_wait(&path, now()))
}

/// Gives the open vault another passphrase; `current` is the one it has, or the recovery key, and `weak` says that one
/// which is easy to guess is taken all the same. The answer means that the new one opens it.
///
/// # Errors
/// `wrong_passphrase`, `same_passphrase`, `too_soon`, `weak_passphrase`, `locked`, or when the disk refuses: the one before stays then;
/// `old_secret_left` where the new one opens it and the one before may still.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn vault_change_passphrase(
    desk: State<'_, Desk>,
    current: String,
    next: String,
    weak: bool,
) -> Result<(), AppError> {
    let (current, next) = (SecretString::from(current), SecretString::from(next));
    must_hold(&next, &names_of(&desk), Easy::insisted(weak))?;
    let cost = KdfCost::chosen()?;
    desk.with_typed_secret(|vault| vault.change_passphrase(&current, &next, cost))
}

/// A new recovery key for the open vault, shown once and stored nowhere; the one before no longer opens it. `current`
/// is the passphrase, or the recovery key before.
///
/// # Errors
/// `wrong_passphrase`, `too_soon`, `locked`, or when the disk refuses: the one before stays then;
/// `old_secret_left` where the new one opens it and the one before may still.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn vault_renew_recovery_key(
    desk: State<'_, Desk>,
    current: String,
) -> Result<String, AppError> {
    let current = SecretString::from(current);
    let cost = KdfCost::chosen()?;
    let key = desk.with_typed_secret(|vault| vault.renew_recovery_key(&current, cost))?;
    Ok(key.expose().to_owned())
}
