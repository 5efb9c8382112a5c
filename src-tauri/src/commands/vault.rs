//! Making, opening and locking the vault.

pub mod place;
pub mod rescue;
pub mod secret;
pub mod strength;

use std::path::{Path, PathBuf};

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use warraq_core::action::Action;
use warraq_core::person::Person;
use warraq_store::{Access, KdfCost, Settings, StoreError, Vault, settings};

use super::app::AppState;
use super::import::sample_article;
use crate::error::AppError;
use crate::state::{Desk, now};
use strength::{Easy, must_hold};

/// What a new vault is made from.
#[derive(Deserialize, Type)]
pub struct VaultCreate {
    /// The file to make.
    pub path: String,
    /// What will be asked at every start.
    pub passphrase: String,
    /// Whether a passphrase that is easy to guess is taken all the same.
    pub weak: bool,
    /// Whether an empty vault is wanted although one was here before.
    pub anew: bool,
    /// Who acts here.
    pub person: Person,
    /// The newsroom's name.
    pub newsroom: String,
    /// The usual place of the dateline.
    pub place: String,
    /// Whether the sample article is put in.
    pub sample: bool,
}

/// A vault that was just made.
#[derive(Serialize, Type)]
pub struct VaultCreated {
    /// Opens the vault when the passphrase is forgotten; shown once, stored nowhere.
    pub recovery_key: String,
    /// The window's state now.
    pub state: AppState,
}

/// Makes a vault and opens it.
///
/// # Errors
/// `weak_passphrase` where it is too short, or easy to guess and not insisted on, `vault_exists`; `vault_left`,
/// `vault_folder_missing` as [`place::ready`]; or when the file cannot be made; nothing is left half made.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn vault_create(desk: State<'_, Desk>, vault: VaultCreate) -> Result<VaultCreated, AppError> {
    let passphrase = SecretString::from(vault.passphrase);
    let own_names = [&vault.person.name, &vault.newsroom, &vault.place].map(Clone::clone);
    must_hold(&passphrase, &own_names, Easy::insisted(vault.weak))?;
    let path = PathBuf::from(&vault.path);
    place::ready(&path, place::Left::insisted(vault.anew))?;
    let (mut made, key) = Vault::create(&path, &passphrase, KdfCost::chosen()?)?;
    let settings = Settings {
        person: Some(vault.person.clone()),
        newsroom: vault.newsroom,
        place: vault.place,
        ..Settings::default()
    };
    made.transact(Action::SettingsSet, &vault.person, now(), |tx| settings::set(tx, &settings))?;
    if vault.sample {
        sample_article(&mut made, &vault.person)?;
    }
    desk.put(made);
    desk.remember(|remembered| remembered.vault = Some(path))?;
    Ok(VaultCreated { recovery_key: key.expose().to_owned(), state: AppState::of(&desk)? })
}

/// Opens a vault: the one at `path`, or the one opened last; to be read only, where nothing can be written.
///
/// # Errors
/// `wrong_passphrase`, `too_soon` after several of them, `not_a_vault`, `newer_vault`, `vault_busy`, `vault_missing`,
/// `vault_denied`, `vault_damaged`, `two_names`, `log_unread`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn vault_unlock(
    desk: State<'_, Desk>,
    path: Option<String>,
    passphrase: String,
) -> Result<AppState, AppError> {
    let path = path.map_or_else(|| desk.vault_path(), PathBuf::from);
    // The vault that is open would keep its own file busy.
    desk.close()?;
    desk.put(unlocked(&path, &SecretString::from(passphrase))?);
    // A disk that is full is the preferences' disk as well, and no reason to keep anybody from their words.
    let _ = desk.remember(|remembered| remembered.vault = Some(path));
    AppState::of(&desk)
}

fn unlocked(path: &Path, secret: &SecretString) -> Result<Vault, StoreError> {
    match Vault::unlock(path, secret, Access::Write, now()) {
        Err(StoreError::ReadOnly(_) | StoreError::DiskFull(_)) => {
            Vault::unlock(path, secret, Access::Read, now())
        }
        opened => opened,
    }
}

/// Closes the vault; its passphrase is asked again.
///
/// # Errors
/// When the database cannot be closed in order.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn vault_lock(desk: State<'_, Desk>) -> Result<AppState, AppError> {
    desk.close()?;
    AppState::of(&desk)
}

/// The folder a person chooses for a new vault; nothing when the choice is given up.
///
/// # Errors
/// None; the type is that of all commands.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands the handle over by value")]
pub fn vault_choose_folder(app: AppHandle) -> Result<Option<String>, AppError> {
    Ok(app.dialog().file().blocking_pick_folder().map(|folder| folder.to_string()))
}

/// The vault a person chooses to open; nothing when the choice is given up.
///
/// # Errors
/// None; the type is that of all commands.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands the handle over by value")]
pub fn vault_choose_file(app: AppHandle) -> Result<Option<String>, AppError> {
    let chosen = app.dialog().file().add_filter("Warraq", &["warraq"]).blocking_pick_file();
    Ok(chosen.map(|file| file.to_string()))
}
