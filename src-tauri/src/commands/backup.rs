//! Backups of the vault: what there is, making, looking through and restoring them.

pub mod restore;

use std::ops::ControlFlow;
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use warraq_core::action::Action;
use warraq_core::backup_plan::BackupPlan;
use warraq_store::{
    BackupOrder, FolderBackup, Outcome, OwnBackup, Progress, Report, StoreError, Vault, When,
    machine_name, settings,
};

use crate::error::AppError;
use crate::events::BackupProgress;
use crate::state::{Desk, now};

/// How the vault is backed up, and what is there.
#[derive(Debug, Serialize, Type)]
pub struct Backups {
    /// When, and how many stay.
    pub plan: BackupPlan,
    /// Whether folders were chosen on this machine; else there is the usual one, beside the vault.
    pub chosen: bool,
    /// The folders of this machine.
    pub folders: Vec<BackupFolder>,
}

/// A folder that gets backups.
#[derive(Debug, Serialize, Type)]
pub struct BackupFolder {
    /// Where it is.
    pub folder: String,
    /// What is in it, the newest first.
    pub backups: Vec<BackupFile>,
    /// Why it cannot be read: `vault_missing` where it is not there, as a stick that was pulled.
    pub error: Option<AppError>,
}

/// A backup in a folder for them.
#[derive(Debug, Serialize, Type)]
pub struct BackupFile {
    /// Where it is.
    pub path: String,
    /// When it was made: RFC 3339, UTC.
    pub at: DateTime<Utc>,
    /// Its length in thousands of bytes, rounded up.
    pub kilobytes: u32,
    /// Whether somebody asked for it.
    pub manual: bool,
}

/// What came of a folder.
#[derive(Debug, Serialize, Type)]
pub struct BackupOutcome {
    /// The folder.
    pub folder: String,
    /// The backup that was made.
    pub made: Option<BackupFile>,
    /// The last backup, which says what the vault says.
    pub same: Option<BackupFile>,
    /// How many earlier ones went.
    pub removed: u32,
    /// How many faults the vault has, which are in the backup as well.
    pub faults: u32,
    /// Whether it was made because the one before is damaged.
    pub damaged: bool,
    /// Why none was made.
    pub error: Option<AppError>,
}

/// What a backup holds, as it was read through.
#[derive(Debug, Serialize, Type)]
pub struct BackupReport {
    /// How many articles.
    pub articles: u32,
    /// How many revisions of them.
    pub revisions: u32,
    /// How many pictures.
    pub media: u32,
    /// Whether it was counted: not where it is of an earlier Warraq.
    pub counted: bool,
    /// What is wrong, in English and without a word of an article.
    pub faults: Vec<String>,
}

/// How the vault is backed up, and the backups that are there.
///
/// # Errors
/// `locked`, or when the vault cannot be read.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn backup_list(desk: State<'_, Desk>) -> Result<Backups, AppError> {
    // Folders on a slow medium must not hold up saving.
    let (reader, plan) = desk.read(|vault| Ok((vault.reader()?, vault.settings()?.backup_plan)))?;
    let machine = machine_name();
    let folders = reader.backup_folders(&plan, &machine);
    let folders = folders.iter().map(|folder| listed(&reader, folder)).collect();
    Ok(Backups { chosen: !plan.folders_of(&machine).is_empty(), plan, folders })
}

fn listed(vault: &Vault, folder: &Path) -> BackupFolder {
    let (backups, error) = match vault.own_backups(folder) {
        Ok(backups) => (backups.into_iter().map(BackupFile::from).collect(), None),
        Err(error) => (Vec::new(), Some(error.into())),
    };
    BackupFolder { folder: folder.display().to_string(), backups, error }
}

/// Makes a backup in each folder whose last one does not say what the vault says or is damaged, and reads it back. It
/// stays for a day. Saving goes on meanwhile.
///
/// # Errors
/// `backup_running`; `stopped` where it was stopped; `vault_busy` where another program is at it; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn backup_make(app: AppHandle, desk: State<'_, Desk>) -> Result<Vec<BackupOutcome>, AppError> {
    let done = make(&app, &desk, When::AskedFor)?;
    Ok(done.into_iter().map(BackupOutcome::from).collect())
}

/// Makes those that are due.
///
/// # Errors
/// As [`backup_make`].
pub fn make(app: &AppHandle, desk: &Desk, when: When) -> Result<Vec<FolderBackup>, AppError> {
    let running = desk.begin_backup()?;
    let (reader, plan) = desk.read(|vault| Ok((vault.reader()?, vault.settings()?.backup_plan)))?;
    let folders = reader.backup_folders(&plan, &machine_name());
    let order = BackupOrder { plan: &plan, folders: &folders, when, now: now() };
    let mut told = None;
    let mut watch = |progress @ Progress { done, total }| {
        // Of reading back it is said often that it goes on.
        if told.replace(progress) != Some(progress) {
            BackupProgress { done, total }.tell(app);
        }
        if running.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    Ok(reader.back_up_by_itself(&order, &mut watch)?)
}

/// Stops the backup that is being made; nothing half made stays.
///
/// # Errors
/// None; a command that answers nothing else may fail in the window's eyes.
#[tauri::command]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn backup_cancel(desk: State<'_, Desk>) -> Result<(), AppError> {
    desk.cancel_backup();
    Ok(())
}

/// Reads a backup of the open vault through and says what is in it.
///
/// # Errors
/// `wrong_passphrase` where it is of another vault; `vault_missing`, `not_a_vault`, `newer_vault`, `vault_damaged`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn backup_verify(desk: State<'_, Desk>, path: String) -> Result<BackupReport, AppError> {
    // Reading it takes its time, and saving must not wait for it.
    let copy = desk.read(|vault| vault.open_own_copy(Path::new(&path)))?;
    let report = copy.verify()?;
    copy.close()?;
    Ok(report.into())
}

/// Keeps when the vault is backed up, how many backups stay, and the folders of this machine.
///
/// # Errors
/// `locked`, or when it cannot be saved.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn backup_plan_save(
    desk: State<'_, Desk>,
    plan: BackupPlan,
    folders: Vec<String>,
) -> Result<(), AppError> {
    let mut plan = plan;
    plan.set_folders(&machine_name(), folders);
    let known = desk.read(Vault::settings)?;
    let settings = warraq_store::Settings { backup_plan: plan, ..known };
    desk.act(Action::SettingsSet, |tx| -> Result<(), StoreError> { settings::set(tx, &settings) })
}

/// The folder a person chooses for backups; nothing when the choice is given up.
///
/// # Errors
/// None; the type is that of all commands.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands the handle over by value")]
pub fn backup_choose_folder(app: AppHandle) -> Result<Option<String>, AppError> {
    Ok(app.dialog().file().blocking_pick_folder().map(|folder| folder.to_string()))
}

impl From<OwnBackup> for BackupFile {
    fn from(backup: OwnBackup) -> Self {
        let OwnBackup { path, at, bytes, is_manual } = backup;
        Self {
            path: shown(&path),
            at,
            kilobytes: u32::try_from(bytes.div_ceil(1000)).unwrap_or(u32::MAX),
            manual: is_manual,
        }
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

impl From<FolderBackup> for BackupOutcome {
    fn from(done: FolderBackup) -> Self {
        let folder = shown(&done.folder);
        let nothing = Self {
            folder,
            made: None,
            same: None,
            removed: 0,
            faults: 0,
            damaged: false,
            error: None,
        };
        match done.outcome {
            Outcome::Made { backup, report, removed, damaged } => Self {
                made: Some(backup.into()),
                removed: count(removed.len()),
                faults: count(report.faults.len()),
                damaged: damaged.is_some(),
                ..nothing
            },
            Outcome::NotDue { last } => Self { same: last.map(BackupFile::from), ..nothing },
            Outcome::Failed(error) => Self { error: Some(error.into()), ..nothing },
        }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl From<Report> for BackupReport {
    fn from(report: Report) -> Self {
        Self {
            articles: report.articles,
            revisions: report.revisions,
            media: report.media,
            counted: report.is_counted,
            faults: report.faults.iter().map(ToString::to_string).collect(),
        }
    }
}
