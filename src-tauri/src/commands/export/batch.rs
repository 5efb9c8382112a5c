//! Several articles, or several files of each: all of them or none.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, State};
use warraq_core::article::ArticleId;
use warraq_formats::{FormatError, Overwrite};
use warraq_output::{
    FileChoice, Flow, HeldWord, NamedFile, OutputError, OutputProgress, Rendered, Shape, Source,
    file_names, find_taken, write_file, write_folder,
};
use warraq_store::{StoreError, Vault};

use super::{ExportChoice, ExportReport, OpenVault, choice, report};
use crate::error::AppError;
use crate::events::ExportProgress;
use crate::places::make_folder_of;
use crate::state::Desk;

/// What is exported, and where to.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct ExportOrder {
    /// The articles, in the order that they have in one file.
    pub articles: Vec<ArticleId>,
    /// The files wanted of them.
    pub files: Vec<ExportFile>,
    /// The file where all articles are in one, else the folder.
    pub path: String,
    /// One file for all articles, where every format holds a collection.
    pub together: bool,
    /// Replace files that are there.
    pub overwrite: bool,
}

/// A file that is wanted.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct ExportFile {
    /// Its format.
    pub format: String,
    /// What was chosen for it.
    pub options: Vec<ExportChoice>,
}

/// What came of an export of several articles.
#[derive(Debug, Default, Serialize, Type)]
pub struct ExportBatch {
    /// The files; none where words held them, or it was stopped.
    pub files: Vec<ExportReport>,
    /// The words that kept all of it from being written.
    pub held: Vec<HeldWord>,
    /// Whether it was stopped before anything was written.
    pub stopped: bool,
}

/// Writes the articles, all of them or none. The page hears of progress, and may stop it.
///
/// # Errors
/// `export_running` while another one runs; `file_exists` unless `overwrite`; `file_unwritable`, `disk_full`,
/// `not_found`, `unsupported_format`, `invalid_option`, `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn export_articles(
    app: AppHandle,
    desk: State<'_, Desk>,
    order: ExportOrder,
) -> Result<ExportBatch, AppError> {
    let choices: Result<Vec<FileChoice>, AppError> =
        order.files.iter().map(|file| choice(&file.format, &file.options)).collect();
    let choices = choices?;
    let running = desk.begin_export()?;
    let mut tell = |OutputProgress { done, total }| {
        ExportProgress { done, total }.tell(&app);
        if running.is_cancelled() { Flow::Stop } else { Flow::GoOn }
    };
    let shape = if order.together { Shape::Together } else { Shape::Apart };
    if let Some(path) = taken(&desk, &order, &choices, shape)? {
        return Err(FormatError::FileExists { path }.into());
    }
    let source = &mut Told { vault: OpenVault(&desk) };
    let rendered = match warraq_output::render(source, &order.articles, &choices, shape, &mut tell)
    {
        Ok(rendered) => rendered,
        Err(Why::Output(OutputError::NeverPublish(held))) => {
            return Ok(ExportBatch { held, ..ExportBatch::default() });
        }
        Err(Why::Output(OutputError::Stopped)) => {
            return Ok(ExportBatch { stopped: true, ..ExportBatch::default() });
        }
        Err(Why::Output(error)) => return Err(error.into()),
        Err(Why::App(error)) => return Err(error),
    };
    let paths = write(&order, &rendered)?;
    let folder = paths.first().and_then(|path| path.parent());
    // The files are written: that their folder is not remembered would be told as if they were not.
    let _ = desk.remember(|remembered| remembered.export_folder = folder.map(Path::to_owned));
    let files = rendered.iter().zip(&paths).map(|(one, path)| report(one, path)).collect();
    Ok(ExportBatch { files, ..ExportBatch::default() })
}

/// Stops the export of several articles that is running, before anything is written.
///
/// # Errors
/// None; a command that answers nothing else may fail in the window's eyes.
#[tauri::command]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn export_cancel(desk: State<'_, Desk>) -> Result<(), AppError> {
    desk.cancel_export();
    Ok(())
}

/// A file that is there already and is not to be replaced: nobody waits long to be asked about it.
fn taken(
    desk: &Desk,
    order: &ExportOrder,
    choices: &[FileChoice],
    shape: Shape,
) -> Result<Option<PathBuf>, AppError> {
    let path = Path::new(&order.path);
    if order.overwrite {
        return Ok(None);
    }
    if shape == Shape::Together && choices.len() == 1 && !path.is_dir() {
        return Ok(path.symlink_metadata().is_ok().then(|| path.to_owned()));
    }
    let names = file_names(&mut OpenVault(desk), &order.articles, choices, shape)?;
    Ok(find_taken(path, &names))
}

fn write(order: &ExportOrder, rendered: &[Rendered]) -> Result<Vec<PathBuf>, AppError> {
    let path = Path::new(&order.path);
    let overwrite = if order.overwrite { Overwrite::Replace } else { Overwrite::Refuse };
    if let ([one], true) = (rendered, order.together) {
        make_folder_of(path)?;
        return Ok(vec![write_file(path, one.file(), overwrite)?]);
    }
    let files: Vec<NamedFile<'_>> = rendered.iter().map(Rendered::file).collect();
    Ok(write_folder(path, &files, overwrite)?)
}

/// The open vault, of which the reason of a refusal is kept as it was: words and a stop are answers here.
struct Told<'a> {
    vault: OpenVault<'a>,
}

/// Why nothing was rendered.
enum Why {
    Output(OutputError),
    App(AppError),
}

impl From<OutputError> for Why {
    fn from(error: OutputError) -> Self {
        Self::Output(error)
    }
}

impl Source for Told<'_> {
    type Error = Why;

    fn read<T>(&mut self, work: impl FnOnce(&Vault) -> Result<T, StoreError>) -> Result<T, Why> {
        self.vault.read(work).map_err(Why::App)
    }
}
