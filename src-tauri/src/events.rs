//! What the host tells the page.

use serde::Serialize;
use tauri::{AppHandle, DragDropEvent, Emitter, Manager, PhysicalPosition, Window, WindowEvent};

use warraq_delivery::{Asking, PicturesProgress};

use crate::error::AppError;
use crate::state::Desk;

/// The page is asked to save what it holds and then to close the window itself.
const CLOSE_REQUESTED: &str = "close-requested";
/// Files are held over the window, or no longer.
const FILES_HOVER: &str = "files-hover";
/// Files were let go over the window.
const FILES_DROPPED: &str = "files-dropped";
/// How far an import is.
const IMPORT_PROGRESS: &str = "import-progress";
/// How far the bringing of pictures is.
const MEDIA_PROGRESS: &str = "media-progress";
/// How far an export of several articles is.
const EXPORT_PROGRESS: &str = "export-progress";

/// How far the looking through several articles is, or the replacing in them.
const FIND_PROGRESS: &str = "find-progress";

/// How far a delivery is.
const OUTBOX_PROGRESS: &str = "outbox-progress";
/// The outbox rests, or cannot go on.
const OUTBOX_RESTS: &str = "outbox-rests";

/// How far the asking of a site is.
const SITE_PROGRESS: &str = "site-progress";

/// Tells the page how far the asking of a site is. A page that does not listen is no reason to stop.
pub fn tell_asking(app: &AppHandle, asking: Asking) {
    let _ = app.emit(SITE_PROGRESS, asking);
}

/// How far the pictures of a post are.
const PULL_PROGRESS: &str = "pull-progress";

/// Tells the page how far the pictures of a post are. A page that does not listen is no reason to stop.
pub fn tell_pictures(app: &AppHandle, progress: PicturesProgress) {
    let _ = app.emit(PULL_PROGRESS, progress);
}

/// How far a backup is.
const BACKUP_PROGRESS: &str = "backup-progress";
/// A backup that was due could not be made.
const BACKUP_FAILED: &str = "backup-failed";
/// A folder has the backup that it should have.
const BACKUP_CURRENT: &str = "backup-current";

/// How far a backup is: pages of the vault that are copied. When it is all of them, they are read back.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct BackupProgress {
    /// So many.
    pub done: u32,
    /// How many there are.
    pub total: u32,
}

impl BackupProgress {
    /// Tells the page. A page that does not listen is no reason to stop.
    pub fn tell(self, app: &AppHandle) {
        let _ = app.emit(BACKUP_PROGRESS, self);
    }
}

/// A backup that was due could not be made.
#[derive(Debug, Clone, Serialize)]
pub struct BackupFailed {
    /// In this folder.
    pub folder: String,
    /// Why.
    pub error: AppError,
}

impl BackupFailed {
    /// Tells the page. A page that does not listen is no reason to stop.
    pub fn tell(&self, app: &AppHandle) {
        let _ = app.emit(BACKUP_FAILED, self);
    }
}

/// A folder has the backup that it should have: one was made, or its last one says what the vault says.
#[derive(Debug, Clone, Serialize)]
pub struct BackupCurrent {
    /// This one.
    pub folder: String,
    /// Whether its last one was damaged, so that another was made.
    pub damaged: bool,
}

impl BackupCurrent {
    /// Tells the page. A page that does not listen is no reason to stop.
    pub fn tell(&self, app: &AppHandle) {
        let _ = app.emit(BACKUP_CURRENT, self);
    }
}

/// Files that were let go over the window.
#[derive(Debug, Clone, Serialize)]
struct FilesDropped {
    paths: Vec<String>,
    at: Spot,
}

/// A place in the window's page, in the page's own pixels.
#[derive(Debug, Clone, Copy, Serialize)]
struct Spot {
    x_px: f64,
    y_px: f64,
}

/// Where on the page a position is. GTK tells it in such pixels already, the other systems in those of the screen.
fn on_page(window: &Window, position: PhysicalPosition<f64>) -> Spot {
    let dense = if cfg!(target_os = "linux") { 1.0 } else { window.scale_factor().unwrap_or(1.0) };
    Spot { x_px: position.x / dense, y_px: position.y / dense }
}

/// How far an import is.
#[derive(Debug, Clone, Serialize)]
pub struct ImportProgress {
    /// The file it is at.
    pub file: String,
    /// How many are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
    /// Of what.
    pub unit: ImportUnit,
}

/// What an import counts.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ImportUnit {
    /// The files that were chosen.
    Files,
    /// Mebibytes of one of them, which is read through before its posts are taken in.
    Megabytes,
    /// The posts of one of them.
    Posts,
}

/// How far an export of several articles is.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct ExportProgress {
    /// Files that are ready to be written.
    pub done: usize,
    /// How many there are.
    pub total: usize,
}

impl ExportProgress {
    /// Tells the page. A page that does not listen is no reason to stop.
    pub fn tell(self, app: &AppHandle) {
        let _ = app.emit(EXPORT_PROGRESS, self);
    }
}

/// How far the looking through several articles is, or the replacing in them.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct FindProgress {
    /// Articles that are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
}

impl FindProgress {
    /// Tells the page, once for so many articles. A page that does not listen is no reason to stop.
    pub fn tell(self, app: &AppHandle) {
        const EVERY: usize = 16;
        if self.done.is_multiple_of(EVERY) {
            let _ = app.emit(FIND_PROGRESS, self);
        }
    }
}

/// The outbox does nothing now.
#[derive(Debug, Clone, Serialize)]
pub struct OutboxRests {
    /// Why it cannot go on; nothing where all that is due is done.
    pub error: Option<AppError>,
}

/// Tells the page how far a delivery is. A page that does not listen is no reason to stop.
pub fn tell_delivery(app: &AppHandle, event: &warraq_delivery::Event) {
    let _ = app.emit(OUTBOX_PROGRESS, event);
}

impl OutboxRests {
    /// Tells the page. A page that does not listen is no reason to stop.
    pub fn tell(&self, app: &AppHandle) {
        let _ = app.emit(OUTBOX_RESTS, self);
    }
}

/// How far the bringing of pictures is.
#[derive(Debug, Clone, Serialize)]
pub struct MediaProgress {
    /// The file it is at.
    pub file: String,
    /// Files that are behind it.
    pub done: usize,
    /// How many there are.
    pub total: usize,
}

impl MediaProgress {
    /// Tells the page. A page that does not listen is no reason to stop.
    pub fn tell(&self, app: &AppHandle) {
        let _ = app.emit(MEDIA_PROGRESS, self);
    }
}

impl ImportProgress {
    /// Tells the page. A page that does not listen is no reason to stop.
    pub fn tell(&self, app: &AppHandle) {
        let _ = app.emit(IMPORT_PROGRESS, self);
    }
}

/// Passes on what the page must hear of, and keeps the window open until the page has saved everything.
pub fn on_window_event(window: &Window, event: &WindowEvent) {
    match event {
        // Before a vault is open there is nothing to save, and nobody in the page to ask.
        WindowEvent::CloseRequested { api, .. }
            if window.state::<Desk>().is_open() && window.emit(CLOSE_REQUESTED, ()).is_ok() =>
        {
            api.prevent_close();
        }
        WindowEvent::DragDrop(event) => on_files(window, event),
        _ => {}
    }
}

/// A page that does not listen takes no files: its events are lost, and that is right.
fn on_files(window: &Window, event: &DragDropEvent) {
    let _ = match event {
        DragDropEvent::Enter { paths, .. } if !paths.is_empty() => window.emit(FILES_HOVER, true),
        DragDropEvent::Drop { paths, position } if !paths.is_empty() => {
            let paths = paths.iter().map(|path| path.display().to_string()).collect();
            let _ = window.emit(FILES_HOVER, false);
            window.emit(FILES_DROPPED, FilesDropped { paths, at: on_page(window, *position) })
        }
        DragDropEvent::Leave => window.emit(FILES_HOVER, false),
        _ => Ok(()),
    };
}
