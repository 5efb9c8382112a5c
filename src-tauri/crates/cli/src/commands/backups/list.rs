//! `backups list`: those that are there, and whether they are sound where somebody asks.

use std::cmp::Reverse;
use std::path::PathBuf;

use serde_json::{Value, json};
use warraq_store::{OwnBackup, StoreError, Vault, VaultFault};

use super::{backup_json, chosen, missing};
use crate::answer::{Answer, Outcome};
use crate::commands::list::short_time;
use crate::error::CliError;
use crate::measures::size;
use crate::messages::Message;
use crate::output::path_line;
use crate::vault_file::VaultFile;

/// What reading all of a backup has shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Sound,
    Damaged,
    /// The disk does not give it now, or it is in use.
    Unread,
}

/// Answers with the backups in the folders, the newest first; with `check` all of each is read, and damage is a fault.
///
/// # Errors
/// When the vault or a folder cannot be read.
pub fn run(file: &VaultFile, folders: &[PathBuf], check: bool) -> Result<Answer, CliError> {
    let vault = file.read()?;
    let plan = vault.settings()?.backup_plan;
    let (mut table, mut found, mut absent) = (Vec::new(), Vec::new(), Vec::new());
    for folder in chosen(&vault, &plan, folders)? {
        match vault.own_backups(&folder) {
            Ok(there) => found.extend(there),
            Err(StoreError::Missing { .. }) => absent.push(folder),
            Err(source) => return Err(CliError::Copy { path: folder, source }),
        }
    }
    // Of one second they stay as each folder has them, the newest first.
    found.sort_by_key(|one| Reverse(one.at));
    let states: Vec<_> = found.iter().map(|one| check.then(|| state(&vault, one))).collect();
    vault.close()?;
    for (one, state) in found.iter().zip(&states) {
        table.extend(format!("{}  {:>9}  ", short_time(one.at), size(one.bytes)).into_bytes());
        table.extend(state.map(|state| format!("{}  ", state.said())).unwrap_or_default().bytes());
        table.extend(path_line(&one.path));
        table.push(b'\n');
    }
    let absent_json: Vec<_> = absent.iter().map(|folder| folder.display().to_string()).collect();
    let backups: Vec<_> =
        found.iter().zip(&states).map(|(one, state)| listed(one, *state)).collect();
    let count = Message::new("notes.own_backups").with("count", found.len());
    let mut answer = Answer::of(json!({ "backups": backups, "missing": absent_json }))
        .with_bytes(table)
        .with_note(count)
        .with_notes(absent.iter().map(|folder| missing(folder)));
    for (state, key) in
        [(State::Damaged, "notes.backups_damaged"), (State::Unread, "notes.backups_unread")]
    {
        let count = states.iter().filter(|one| **one == Some(state)).count();
        if count > 0 {
            answer = answer.with_note(Message::new(key).with("count", count));
            answer.outcome = Outcome::Faulty;
        }
    }
    Ok(answer)
}

fn listed(backup: &OwnBackup, state: Option<State>) -> Value {
    let mut json = backup_json(backup);
    json["state"] = json!(state.map(State::code));
    json
}

/// Reads all of the backup. A fault of what stands in it is the vault's as well, and no damage.
fn state(vault: &Vault, backup: &OwnBackup) -> State {
    let looked = vault.open_own_copy(&backup.path).and_then(|copy| {
        let report = copy.verify()?;
        copy.close()?;
        Ok(report)
    });
    match looked {
        Ok(report) if report.faults.iter().any(VaultFault::is_of_the_file) => State::Damaged,
        Ok(_) => State::Sound,
        Err(StoreError::Damaged(_) | StoreError::NotAVault) => State::Damaged,
        Err(_) => State::Unread,
    }
}

impl State {
    fn code(self) -> &'static str {
        match self {
            Self::Sound => "sound",
            Self::Damaged => "damaged",
            Self::Unread => "unread",
        }
    }

    fn said(self) -> String {
        Message::new(format!("backup_states.{}", self.code())).text()
    }
}
