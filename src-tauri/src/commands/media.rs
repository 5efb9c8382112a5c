//! Pictures that come into the vault to be shown in an article.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use warraq_core::action::Action;
use warraq_core::media::MediaId;
use warraq_formats::{FormatError, LIMIT_BYTES, PictureFault};
use warraq_intake::{GivenWords, NewPicture, read_file};
use warraq_store::{FreshIds, media};

use crate::error::{AppError, ErrorCode};
use crate::events::MediaProgress;
use crate::state::{Desk, now};

/// The endings of the pictures that the system's dialogue offers.
const ENDINGS: [&str; 5] = ["jpg", "jpeg", "png", "webp", "gif"];

/// A picture that came into the vault, with the words that a figure of it begins with.
#[derive(Debug, Serialize, Type)]
pub struct AddedPicture {
    /// Its id.
    pub media: MediaId,
    /// What a reader who cannot see it is told.
    pub alt: String,
    /// The words below it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
    /// Whose it is.
    pub rights: String,
}

/// What became of one file.
#[derive(Debug, Serialize, Type)]
pub struct PictureOutcome {
    /// The file: its path, or only its name where it was pasted.
    pub path: String,
    /// The picture, where it became one.
    pub added: Option<AddedPicture>,
    /// Why it became none.
    pub error: Option<AppError>,
}

/// Brings these pictures into the vault, or those chosen in the system's dialogue; one that is refused keeps no other
/// from coming. The page hears of progress, and may stop it.
///
/// # Errors
/// `locked`; `media_running` while pictures are brought already; what is wrong with a file is in its outcome.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn media_add(
    app: AppHandle,
    desk: State<'_, Desk>,
    paths: Option<Vec<String>>,
) -> Result<Vec<PictureOutcome>, AppError> {
    if !desk.is_open() {
        return Err(AppError::locked());
    }
    let paths = paths.unwrap_or_else(|| choose_files(&app));
    let running = desk.begin_media()?;
    let total = paths.len();
    let mut outcomes = Vec::new();
    for (done, path) in paths.into_iter().enumerate() {
        if running.is_cancelled() {
            break;
        }
        MediaProgress { file: path.clone(), done, total }.tell(&app);
        let name = Path::new(&path).file_name().unwrap_or_default().to_string_lossy().into_owned();
        let read = read_file(Path::new(&path)).map_err(AppError::from);
        let added = read.and_then(|bytes| add(&desk, &name, bytes, &GivenWords::default()));
        outcomes.push(outcome(path, added));
    }
    Ok(outcomes)
}

/// Brings a picture into the vault that was pasted, or dropped where nobody knows its path; `data` is its file in Base64.
///
/// # Errors
/// `locked`; what is wrong with it is in the outcome.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn media_add_pasted(
    desk: State<'_, Desk>,
    name: String,
    data: String,
) -> Result<PictureOutcome, AppError> {
    if !desk.is_open() {
        return Err(AppError::locked());
    }
    let added = decoded(&data).and_then(|bytes| add(&desk, &name, bytes, &GivenWords::default()));
    Ok(outcome(name, added))
}

/// Stops the bringing of pictures after the file it is at; what came stays.
///
/// # Errors
/// None; a command that answers nothing else may fail in the window's eyes.
#[tauri::command]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn media_cancel(desk: State<'_, Desk>) -> Result<(), AppError> {
    desk.cancel_media();
    Ok(())
}

fn choose_files(app: &AppHandle) -> Vec<String> {
    // The name of the filter is seen in the system's dialogue: the endings need no language.
    let dialog = app.dialog().file().add_filter(ENDINGS.join(", "), &ENDINGS);
    let chosen = dialog.blocking_pick_files().unwrap_or_default();
    chosen.into_iter().map(|file| file.to_string()).collect()
}

/// The bytes that stand in Base64, where they are no more than a file may have.
fn decoded(data: &str) -> Result<Vec<u8>, AppError> {
    let bytes = data.len() / 4 * 3;
    if bytes > LIMIT_BYTES + 2 {
        return Err(FormatError::TooLarge { bytes, limit: LIMIT_BYTES }.into());
    }
    STANDARD.decode(data).map_err(|error| AppError::new(ErrorCode::PictureBroken, error))
}

/// Brings a picture into the vault, with the words that are given, else with those of its file.
///
/// # Errors
/// `locked`; what is wrong with the picture.
pub(super) fn add(
    desk: &Desk,
    name: &str,
    bytes: Vec<u8>,
    given: &GivenWords,
) -> Result<AddedPicture, AppError> {
    let mut ids = FreshIds::at(now());
    let picture = NewPicture::read(MediaId::new(&mut ids), name, bytes, given)?;
    // Browsers show no TIFF: on the page it would be an empty frame.
    if picture.medium.media_type == "image/tiff" {
        return Err(PictureFault::Unknown.into());
    }
    desk.act(Action::MediaAdd, |tx| media::add(tx, &picture.medium))?;
    let NewPicture { medium, rights } = picture;
    let (alt, caption, credit) = (medium.alt, medium.caption, medium.credit);
    Ok(AddedPicture { media: medium.id, alt, caption, credit, rights })
}

fn outcome(path: String, added: Result<AddedPicture, AppError>) -> PictureOutcome {
    match added {
        Ok(added) => PictureOutcome { path, added: Some(added), error: None },
        Err(error) => PictureOutcome { path, added: None, error: Some(error) },
    }
}

impl From<PictureFault> for AppError {
    fn from(fault: PictureFault) -> Self {
        let code = match fault {
            PictureFault::Heic => ErrorCode::PictureHeic,
            PictureFault::Avif => ErrorCode::PictureAvif,
            PictureFault::Svg => ErrorCode::PictureSvg,
            PictureFault::Unknown => ErrorCode::PictureUnknown,
            PictureFault::Broken => ErrorCode::PictureBroken,
            PictureFault::TooLarge => ErrorCode::PictureTooLarge,
        };
        Self::new(code, fault)
    }
}
