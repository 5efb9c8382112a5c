//! Backups in the background, for as long as the window is open.

use std::io;
use std::time::{Duration, Instant};

use tauri::{AppHandle, Manager};
use warraq_store::{BackupOrder, FolderBackup, Outcome, When, machine_name};

use crate::commands::backup::make;
use crate::events::{BackupCurrent, BackupFailed};
use crate::state::{Desk, now};

/// How often it is asked whether one is due.
const LOOK: Duration = Duration::from_mins(1);

/// How often the last one is read through where none is due.
const READ: Duration = Duration::from_hours(24);

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
    let mut read: Option<Instant> = None;
    loop {
        std::thread::sleep(LOOK);
        let is_due = is_due(&desk);
        if !is_due && read.is_some_and(|at| at.elapsed() < READ) {
            continue;
        }
        let Ok(mut made) = make(app, &desk, When::Due) else { continue };
        read = Some(Instant::now());
        if !is_due {
            // A stick that is away is no news while there is nothing to write to it.
            made.retain(|one| matches!(one.outcome, Outcome::Made { .. }));
        }
        tell(app, made);
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
fn tell(app: &AppHandle, made: Vec<FolderBackup>) {
    for FolderBackup { folder, outcome } in made {
        let folder = folder.display().to_string();
        match outcome {
            Outcome::Failed(error) => BackupFailed { folder, error: error.into() }.tell(app),
            Outcome::Made { damaged, .. } => {
                BackupCurrent { folder, damaged: damaged.is_some() }.tell(app);
            }
            Outcome::NotDue { .. } => BackupCurrent { folder, damaged: false }.tell(app),
        }
    }
}
