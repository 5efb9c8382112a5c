//! The window's state as a whole, preferences and settings.

use std::path::Path;

use serde::Serialize;
use specta::Type;
use tauri::State;
use warraq_core::action::Action;
use warraq_core::person::Person;
use warraq_store::{Access, LogFound, LogLoss, Settings, StoreError, Vault, settings};

use crate::error::AppError;
use crate::preferences::Preferences;
use crate::state::Desk;

/// Whether there is a vault, and whether it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum VaultState {
    /// No file yet.
    None,
    /// A file, and no passphrase given.
    Locked,
    /// Open.
    Open,
}

/// What was wrong with the log beside the vault when it was opened.
#[derive(Debug, Clone, Serialize, Type)]
pub struct LogNotice {
    /// What that was.
    pub kind: LogKind,
    /// Where the log is now; where it was not touched, the vault beside which it is.
    pub path: String,
    /// The vault as it was, from which what was saved last may be salvaged, where some of it is missing.
    pub vault: Option<String>,
}

/// What can be wrong with a log.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum LogKind {
    /// It was another vault's, or another state's.
    Another,
    /// It had a bad place, and nothing is lost by it.
    Mended,
    /// It had one, by which something of what was saved last may be as it was before.
    Partly,
    /// It had one, and what was saved after it is not in the vault.
    Damaged,
    /// It has one, and where nothing can be written what stands behind it is not read.
    Unread,
}

/// Everything the window needs to know before it shows anything.
#[derive(Debug, Clone, Serialize, Type)]
pub struct AppState {
    /// Whether there is a vault, and whether it is open.
    pub vault: VaultState,
    /// Its file.
    pub vault_path: String,
    /// The vault that a restore has set aside which was stopped before it was done, where none is in its place.
    pub set_aside: Option<String>,
    /// Whether no vault is there where one was opened before, or where its disk may not be connected.
    pub vault_away: bool,
    /// What was wrong with the log beside the vault when it was opened.
    pub log: Option<LogNotice>,
    /// Whether the vault is open to be read only, because nothing can be written where it is.
    pub reads_only: bool,
    /// Where exports go.
    pub export_folder: String,
    /// Who acts here; absent until set, and while locked.
    pub person: Option<Person>,
    /// The newsroom's name; empty while locked.
    pub newsroom: String,
    /// The usual place of the dateline; empty while locked.
    pub place: String,
    /// How the window looks and speaks.
    pub preferences: Preferences,
    /// Warraq's own version.
    pub version: String,
}

impl AppState {
    /// The state of `desk` now.
    ///
    /// # Errors
    /// When the vault's settings cannot be read.
    pub fn of(desk: &Desk) -> Result<Self, AppError> {
        let open = desk.is_open();
        let settings = if open { desk.read(Vault::settings)? } else { Settings::default() };
        let path = desk.vault_path();
        let vault = match (open, path.is_file()) {
            (true, _) => VaultState::Open,
            (false, true) => VaultState::Locked,
            (false, false) => VaultState::None,
        };
        let aside = (vault == VaultState::None).then(|| Vault::set_aside(&path)).flatten();
        let is_known = desk.remembered().vault.is_some() || Vault::disk_may_be_away(&path);
        Ok(Self {
            vault,
            vault_away: vault == VaultState::None && aside.is_none() && is_known,
            set_aside: aside.map(|(aside, _)| aside.display().to_string()),
            log: if open { desk.read(|vault| Ok(log_of(vault)))? } else { None },
            reads_only: open && desk.read(|vault| Ok(vault.access()))? == Access::Read,
            vault_path: path.display().to_string(),
            export_folder: desk.export_folder().display().to_string(),
            person: settings.person,
            newsroom: settings.newsroom,
            place: settings.place,
            preferences: desk.remembered().preferences,
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    }
}

fn log_of(vault: &Vault) -> Option<LogNotice> {
    let told = |path: &Path| path.display().to_string();
    let here = || told(vault.path());
    let notice = |kind, path, vault| Some(LogNotice { kind, path, vault });
    match vault.log_found()? {
        LogFound::OfAnother { set_aside } => {
            notice(LogKind::Another, set_aside.as_deref().map_or_else(here, told), None)
        }
        LogFound::Damaged { kept: None, .. } => notice(LogKind::Unread, here(), Some(here())),
        LogFound::Damaged { kept: Some(log), loss } => match loss {
            LogLoss::Nothing => notice(LogKind::Mended, told(log), None),
            LogLoss::Something => notice(LogKind::Partly, told(log), None),
            LogLoss::Newest { vault } => {
                let vault = vault.as_deref().map_or_else(here, told);
                notice(LogKind::Damaged, told(log), Some(vault))
            }
        },
    }
}

/// The state of the window.
///
/// # Errors
/// When the vault's settings cannot be read.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn app_state(desk: State<'_, Desk>) -> Result<AppState, AppError> {
    AppState::of(&desk)
}

/// Keeps how the window looks and speaks.
///
/// # Errors
/// `file_unwritable` when it cannot be written down.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn preferences_save(desk: State<'_, Desk>, preferences: Preferences) -> Result<(), AppError> {
    desk.remember(|remembered| {
        let zoom = preferences.zoom.clamp(60, 240);
        let text_size = preferences.text_size.clamp(70, 200);
        remembered.preferences = Preferences { zoom, text_size, ..preferences };
    })
}

/// Keeps who acts here, the newsroom's name and the usual place.
///
/// # Errors
/// `locked`, or when it cannot be saved.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn settings_save(
    desk: State<'_, Desk>,
    person: Person,
    newsroom: String,
    place: String,
) -> Result<AppState, AppError> {
    let known = desk.read(Vault::settings)?;
    let settings = Settings { person: Some(person), newsroom, place, ..known };
    desk.act(Action::SettingsSet, |tx| -> Result<(), StoreError> { settings::set(tx, &settings) })?;
    AppState::of(&desk)
}
