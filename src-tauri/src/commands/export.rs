//! Exporting: what a format loses, how it will look, and the file.

use std::path::{Path, PathBuf};

use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use warraq_core::article::{Article, ArticleId};
use warraq_formats::{ExportInput, Format, Overwrite};

use crate::error::{AppError, ErrorCode};
use crate::places::make_folder_of;
use crate::state::Desk;

/// A format that an article can be exported to.
#[derive(Debug, Serialize, Type)]
pub struct FormatInfo {
    /// Its name.
    pub id: String,
    /// The ending of its files, without the dot.
    pub extension: String,
    /// Nodes, marks and fields it cannot hold.
    pub cannot_hold: Vec<String>,
}

/// Something of an article that a format cannot hold.
#[derive(Debug, Serialize, Type)]
pub struct Loss {
    /// The node, mark or field.
    pub what: String,
    /// How often it stands in the article.
    pub count: u32,
}

/// How an export will look.
#[derive(Debug, Serialize, Type)]
pub struct ExportPreview {
    /// The name offered for the file.
    pub file_name: String,
    /// What will not be in it.
    pub lost: Vec<Loss>,
    /// What will be in it.
    pub text: String,
}

/// An export that is on the disk.
#[derive(Debug, Serialize, Type)]
pub struct ExportReport {
    /// The file.
    pub path: String,
    /// Its size.
    pub bytes: u32,
    /// What is not in it.
    pub lost: Vec<Loss>,
}

/// The formats an article can be exported to.
///
/// # Errors
/// None; the type is that of all commands.
#[tauri::command]
#[specta::specta]
pub fn export_formats() -> Result<Vec<FormatInfo>, AppError> {
    let about = |format: &Format| FormatInfo {
        id: format.id().to_owned(),
        extension: format.extension().to_owned(),
        cannot_hold: warraq_formats::exporter(*format)
            .cannot_hold()
            .iter()
            .map(|feature| feature.name().to_owned())
            .collect(),
    };
    Ok(Format::ALL.iter().map(about).collect())
}

/// What an export of an article would hold and lose.
///
/// # Errors
/// `not_found`, `unsupported_format`, `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn export_preview(
    desk: State<'_, Desk>,
    id: ArticleId,
    format: String,
) -> Result<ExportPreview, AppError> {
    let (article, newsroom) = article_and_newsroom(&desk, id)?;
    let format = parse(&format)?;
    let input = ExportInput::of(&article).with_newsroom(&newsroom);
    Ok(ExportPreview {
        file_name: warraq_formats::file_name(&article, format),
        lost: lost(&input, format),
        // What is no text has nothing to be read here.
        text: if format.is_text() {
            String::from_utf8_lossy(&warraq_formats::export(format, &input)?).into_owned()
        } else {
            String::new()
        },
    })
}

/// Writes an article to a file, whole or not at all.
///
/// # Errors
/// `file_exists` unless `overwrite`; `file_unwritable`, `disk_full`, `not_found`,
/// `unsupported_format`, `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn export_article(
    desk: State<'_, Desk>,
    id: ArticleId,
    format: String,
    path: String,
    overwrite: bool,
) -> Result<ExportReport, AppError> {
    let (article, newsroom) = article_and_newsroom(&desk, id)?;
    let format = parse(&format)?;
    let path = PathBuf::from(path);
    let input = ExportInput::of(&article).with_newsroom(&newsroom);
    let bytes = warraq_formats::export(format, &input)?;
    make_folder_of(&path)?;
    let overwrite = if overwrite { Overwrite::Replace } else { Overwrite::Refuse };
    let written = warraq_formats::write_whole(&path, &bytes, overwrite)?;
    desk.remember(|remembered| remembered.export_folder = path.parent().map(Path::to_owned))?;
    Ok(ExportReport {
        path: path.display().to_string(),
        bytes: u32::try_from(written).unwrap_or(u32::MAX),
        lost: lost(&input, format),
    })
}

/// The folder a person chooses to export to; nothing when the choice is given up.
///
/// # Errors
/// None; the type is that of all commands.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands the handle over by value")]
pub fn export_choose_folder(app: AppHandle) -> Result<Option<String>, AppError> {
    Ok(app.dialog().file().blocking_pick_folder().map(|folder| folder.to_string()))
}

fn article_and_newsroom(desk: &Desk, id: ArticleId) -> Result<(Article, String), AppError> {
    desk.read(|vault| Ok((vault.article(id)?, vault.settings()?.newsroom)))
}

fn parse(format: &str) -> Result<Format, AppError> {
    format.parse().map_err(|error| AppError::new(ErrorCode::UnsupportedFormat, error))
}

fn lost(input: &ExportInput<'_>, format: Format) -> Vec<Loss> {
    warraq_formats::losses(input, format)
        .into_iter()
        .map(|loss| Loss {
            what: loss.what.name().to_owned(),
            count: u32::try_from(loss.count).unwrap_or(u32::MAX),
        })
        .collect()
}
