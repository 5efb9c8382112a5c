//! `backups`: those that are made by themselves, and the plan for them.

mod list;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use warraq_core::action::Action;
use warraq_core::backup_plan::BackupPlan;
use warraq_store::{
    BackupOrder, FolderBackup, Outcome as Came, OwnBackup, Settings, StoreError, Vault, When,
    machine_name, settings,
};

use super::backup::refused;
use super::list::short_time;
use crate::answer::{Answer, Outcome};
use crate::cli::{BackupsCommand, PlanArguments};
use crate::error::CliError;
use crate::messages::Message;
use crate::rescue;
use crate::stop;
use crate::vault_file::{VaultFile, now};

/// Makes, lists or plans backups.
///
/// # Errors
/// When the vault cannot be read, or written where the plan is changed. A folder that cannot be written is told in the
/// answer, which is faulty then.
pub fn run(file: &VaultFile, command: &BackupsCommand) -> Result<Answer, CliError> {
    match command {
        BackupsCommand::Make { due, folders } => {
            make(file, if *due { When::Due } else { When::AskedFor }, folders)
        }
        BackupsCommand::List { folders, check } => list::run(file, folders, *check),
        BackupsCommand::Plan(arguments) => plan(file, arguments),
    }
}

fn make(file: &VaultFile, when: When, folders: &[PathBuf]) -> Result<Answer, CliError> {
    let vault = file.read()?;
    let plan = vault.settings()?.backup_plan;
    let folders = chosen(&vault, &plan, folders)?;
    stop::heed();
    let (mut done, mut failed) = (Vec::new(), None);
    // One after the other: whoever stops it hears of those that were done.
    for folder in &folders {
        let folders = std::slice::from_ref(folder);
        let order = BackupOrder { plan: &plan, folders, when, now: now() };
        match vault.back_up_by_itself(&order, &mut |_| stop::flow()) {
            Ok(made) => done.extend(made),
            Err(error) => {
                failed = Some(not_begun(error));
                break;
            }
        }
    }
    vault.close()?;
    let count = done.len();
    let answer = came(file, done);
    match failed {
        None => Ok(answer),
        Some(error) if count == 0 => Err(error),
        Some(error) => {
            let how_far = Message::new("errors.partly.backups");
            let how_far = how_far.with("done", count).with("total", folders.len());
            Err(error.after(answer, Some(how_far)))
        }
    }
}

/// Why the folders that are left got no backup.
fn not_begun(error: StoreError) -> CliError {
    if matches!(error, StoreError::Busy) { CliError::BackupsBusy } else { error.into() }
}

/// What came of each folder.
fn came(file: &VaultFile, done: Vec<FolderBackup>) -> Answer {
    let mut answer = Answer::of(Value::Null);
    let mut told = Vec::new();
    for FolderBackup { folder, outcome } in done {
        match outcome {
            Came::Made { backup, removed, damaged, .. } => {
                told.push(made_json(&folder, (&backup, &removed, damaged.as_deref())));
                let replaced = |path: PathBuf| {
                    Message::new("notes.own_backup_damaged").with("path", path.display())
                };
                answer = answer.with_notes(damaged.map(replaced));
                let path = backup.path.display();
                let note = Message::new("notes.own_backup").with("path", path);
                let gone = Message::new("notes.own_backups_gone").with("count", removed.len());
                let gone = Some(gone).filter(|_| !removed.is_empty());
                answer = answer.with_paths([&backup.path]).with_note(note).with_notes(gone);
            }
            Came::NotDue { last } => {
                let last_json = last.as_ref().map(backup_json);
                let folder_json = folder.display().to_string();
                told.push(json!({ "folder": folder_json, "made": null, "last": last_json }));
                answer = answer.with_note(not_due(&folder, last.as_ref()));
            }
            Came::Failed(source) => {
                let (code, why) = not_made(file, &folder, source);
                told.push(json!({
                    "folder": folder.display().to_string(),
                    "made": null,
                    "code": code,
                    "failed": why.text(),
                }));
                answer = answer.with_note(why);
                answer.outcome = Outcome::Faulty;
            }
        }
    }
    answer.json = json!({ "folders": told });
    answer
}

/// Why a folder got no backup, for programs and for people.
fn not_made(file: &VaultFile, folder: &Path, source: StoreError) -> (&'static str, Message) {
    match source {
        StoreError::Missing { .. } => ("folder_missing", missing(folder)),
        source => {
            let error = rescue::explained(file, refused(folder, source));
            (error.code(), error.message())
        }
    }
}

fn missing(folder: &Path) -> Message {
    Message::new("notes.folder_missing").with("folder", folder.display())
}

fn not_due(folder: &Path, last: Option<&OwnBackup>) -> Message {
    let folder = folder.display();
    match last {
        Some(last) => Message::new("notes.no_backup_due")
            .with("folder", folder)
            .with("at", short_time(last.at)),
        None => Message::new("notes.own_backups_off").with("folder", folder),
    }
}

fn made_json(
    folder: &Path,
    (backup, removed, damaged): (&OwnBackup, &[PathBuf], Option<&Path>),
) -> Value {
    let removed: Vec<_> = removed.iter().map(|path| path.display().to_string()).collect();
    let damaged = damaged.map(|path| path.display().to_string());
    let (folder, made) = (folder.display().to_string(), backup_json(backup));
    json!({ "folder": folder, "made": made, "removed": removed, "damaged": damaged })
}

fn backup_json(backup: &OwnBackup) -> Value {
    let path = backup.path.display().to_string();
    let at = short_time(backup.at);
    json!({ "path": path, "at": at, "bytes": backup.bytes, "manual": backup.is_manual })
}

fn plan(file: &VaultFile, arguments: &PlanArguments) -> Result<Answer, CliError> {
    let vault = file.read()?;
    let before = vault.settings()?.backup_plan;
    let wanted = changed(&before, arguments)?;
    let folders = vault.backup_folders(&wanted, &machine_name());
    let mut absent = Vec::new();
    for folder in &folders {
        match vault.own_backups(folder) {
            Err(StoreError::Missing { .. }) => absent.push(folder.clone()),
            Err(source @ StoreError::NotAFolder { .. }) if !arguments.folders.is_empty() => {
                return Err(CliError::Copy { path: folder.clone(), source });
            }
            _ => {}
        }
    }
    vault.close()?;
    if wanted != before {
        let mut desk = file.write()?;
        let settings = Settings { backup_plan: wanted.clone(), ..desk.vault.settings()? };
        desk.act(Action::SettingsSet, |tx| settings::set(tx, &settings))?;
        desk.close()?;
    }
    let key = if wanted.is_on { "notes.backup_plan" } else { "notes.backup_plan_off" };
    let note = Message::new(key)
        .with("every", wanted.every_minutes)
        .with("hours", wanted.hours)
        .with("days", wanted.days)
        .with("weeks", wanted.weeks)
        .with("megabytes", wanted.megabytes);
    Ok(Answer::of(json!({
        "on": wanted.is_on,
        "every_minutes": wanted.every_minutes,
        "hours": wanted.hours,
        "days": wanted.days,
        "weeks": wanted.weeks,
        "megabytes": wanted.megabytes,
        "folders": folders.iter().map(|folder| folder.display().to_string()).collect::<Vec<_>>(),
    }))
    .with_paths(&folders)
    .with_note(note)
    .with_notes(absent.iter().map(|folder| missing(folder))))
}

fn changed(before: &BackupPlan, arguments: &PlanArguments) -> Result<BackupPlan, CliError> {
    let mut plan = before.clone();
    plan.is_on = (plan.is_on || arguments.on) && !arguments.off;
    let numbers = [
        (&mut plan.every_minutes, arguments.every),
        (&mut plan.hours, arguments.hours),
        (&mut plan.days, arguments.days),
        (&mut plan.weeks, arguments.weeks),
        (&mut plan.megabytes, arguments.megabytes),
    ];
    for (number, wanted) in numbers {
        *number = wanted.unwrap_or(*number);
    }
    if arguments.usual_folder || !arguments.folders.is_empty() {
        let folders = absolute(&arguments.folders)?;
        let folders = folders.iter().map(|folder| folder.display().to_string()).collect();
        plan.set_folders(&machine_name(), folders);
    }
    Ok(plan)
}

/// The folders that were named, else those of the plan.
fn chosen(vault: &Vault, plan: &BackupPlan, named: &[PathBuf]) -> Result<Vec<PathBuf>, CliError> {
    if named.is_empty() { Ok(vault.backup_folders(plan, &machine_name())) } else { absolute(named) }
}

/// The folders from the root on, each once, however it was written.
fn absolute(folders: &[PathBuf]) -> Result<Vec<PathBuf>, CliError> {
    let real = |folder: &Path| std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let mut found: Vec<PathBuf> = Vec::new();
    for folder in folders {
        let absolute = std::path::absolute(folder)
            .map_err(|error| CliError::Copy { path: folder.clone(), source: error.into() })?;
        if !found.iter().any(|other| real(other) == real(&absolute)) {
            found.push(absolute);
        }
    }
    Ok(found)
}
