//! Backups in the background, for as long as the window is open.

use std::io;
use std::time::Duration;

use tauri::{AppHandle, Manager};
use warraq_store::{BackupOrder, FolderBackup, Outcome, When, machine_name};

use crate::commands::backup::make;
use crate::error::AppError;
use crate::events::{BackupCurrent, BackupFailed};
use crate::state::{Desk, now};

/// How often it is asked whether one is due.
const LOOK: Duration = Duration::from_mins(1);

/// Begins the one thread that makes backups when they are due. It ends with the program, at whatever moment that is:
/// one that is half made has no name yet.
///
/// # Errors
/// When the system gives no thread.
pub fn begin(app: &AppHandle) -> io::Result<()> {
    let app = app.clone();
    std::thread::Builder::new().name("backups".to_owned()).spawn(move || run(&app)).map(drop)
}

fn run(app: &AppHandle) {
    let desk = app.state::<Desk>();
    loop {
        std::thread::sleep(LOOK);
        if is_due(&desk) {
            tell(app, make(app, &desk, When::Due));
        }
    }
}

/// A vault that is locked or gone is not backed up.
fn is_due(desk: &Desk) -> bool {
    // Folders on a slow medium must not hold up saving.
    let read = desk.read(|vault| Ok((vault.reader()?, vault.settings()?.backup_plan)));
    let Ok((reader, plan)) = read else { return false };
    let folders = reader.backup_folders(&plan, &machine_name());
    reader.backup_is_due(&BackupOrder {
        plan: &plan,
        folders: &folders,
        when: When::Due,
        now: now(),
    })
}

/// Nobody asked for it, so the page hears only what a person has to do something about, and that it is over.
fn tell(app: &AppHandle, made: Result<Vec<FolderBackup>, AppError>) {
    let Ok(folders) = made else { return };
    for FolderBackup { folder, outcome } in folders {
        let folder = folder.display().to_string();
        match outcome {
            Outcome::Failed(error) => BackupFailed { folder, error: error.into() }.tell(app),
            Outcome::Made { .. } | Outcome::NotDue { .. } => BackupCurrent { folder }.tell(app),
        }
    }
}
