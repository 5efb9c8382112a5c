//! Exporting: what a format loses, how it will look, and the file.

pub mod batch;
pub mod pages;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use warraq_core::article::ArticleId;
use warraq_formats::{ExportOptions, Feature, Format, Holds, Message, Overwrite, exporter};
use warraq_output::{
    FileChoice, Flow, HeldWord, Rendered, Shape, Source, TakenOut, options_of, write_file,
};
use warraq_store::{StoreError, Vault};

use crate::error::{AppError, ErrorCode};
use crate::file_manager;
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
    /// What it holds only where the option `review` asks for it.
    pub withholds: Vec<String>,
    /// How many articles a file has.
    pub holds: FormatHolds,
    /// The choices it looks at.
    pub options: Vec<OptionInfo>,
}

/// How many articles a file has.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum FormatHolds {
    /// One.
    One,
    /// One or more.
    Collection,
}

/// A choice for an export.
#[derive(Debug, Serialize, Type)]
pub struct OptionInfo {
    /// Its name.
    pub name: String,
    /// Its values, the one that counts where nothing is chosen first; none where it is an address.
    pub values: Vec<String>,
}

/// A value chosen for an option.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct ExportChoice {
    /// The option.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// Something of an article that a format cannot hold.
#[derive(Debug, Serialize, Type)]
pub struct Loss {
    /// The node, mark or field.
    pub what: String,
    /// How often it stands in the article.
    pub count: u32,
    /// Which ones, where that can be said in a few letters; else nothing.
    pub detail: String,
}

/// How an export will look.
#[derive(Debug, Serialize, Type)]
pub struct ExportPreview {
    /// The name offered for the file.
    pub file_name: String,
    /// What will not be in it.
    pub lost: Vec<Loss>,
    /// What is taken out of links and pictures on the way.
    pub taken_out: Vec<TakenOut>,
    /// The words that keep it from being written.
    pub held: Vec<HeldWord>,
    /// What will be in it, without the bytes of pictures; nothing where it is no text, or messages.
    pub text: String,
    /// The messages in it, where it is one of messages.
    pub messages: Vec<MessagePart>,
}

/// A message as it is copied.
#[derive(Debug, Serialize, Type)]
pub struct MessagePart {
    /// All of it.
    pub text: String,
    /// What it measures as the app counts.
    pub size: u32,
    /// The most that it may measure.
    pub limit: u32,
}

/// An export that is on the disk.
#[derive(Debug, Serialize, Type)]
pub struct ExportReport {
    /// The articles in it.
    pub articles: Vec<ArticleId>,
    /// Its format.
    pub format: String,
    /// The file.
    pub path: String,
    /// Its size.
    pub bytes: u32,
    /// What is not in it.
    pub lost: Vec<Loss>,
    /// What was taken out of links and pictures.
    pub taken_out: Vec<TakenOut>,
}

/// The formats an article can be exported to.
///
/// # Errors
/// None; the type is that of all commands.
#[tauri::command]
#[specta::specta]
pub fn export_formats() -> Result<Vec<FormatInfo>, AppError> {
    Ok(Format::ALL.iter().map(|format| about(*format)).collect())
}

/// What an export of an article would hold and lose, and what keeps it from leaving.
///
/// # Errors
/// `not_found`, `unsupported_format`, `invalid_option`, `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn export_preview(
    desk: State<'_, Desk>,
    id: ArticleId,
    format: String,
    options: Vec<ExportChoice>,
) -> Result<ExportPreview, AppError> {
    let choice = choice(&format, &options)?;
    let seen = warraq_output::preview(&mut OpenVault(&desk), id, &choice)?;
    Ok(ExportPreview {
        file_name: seen.file_name,
        lost: lost(&seen.lost),
        taken_out: seen.taken_out,
        held: seen.held,
        text: without_pictures(&seen.text),
        messages: seen.messages.into_iter().map(part).collect(),
    })
}

/// Writes an article to a file, whole or not at all.
///
/// # Errors
/// `file_exists` unless `overwrite`; `never_publish`; `file_unwritable`, `disk_full`, `not_found`,
/// `unsupported_format`, `invalid_option`, `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn export_article(
    desk: State<'_, Desk>,
    id: ArticleId,
    format: String,
    path: String,
    overwrite: bool,
    options: Vec<ExportChoice>,
) -> Result<ExportReport, AppError> {
    let choice = choice(&format, &options)?;
    let path = PathBuf::from(path);
    let mut go_on = |_| Flow::GoOn;
    let rendered =
        warraq_output::render(&mut OpenVault(&desk), &[id], &[choice], Shape::Apart, &mut go_on)?;
    let one = rendered.first().ok_or_else(|| AppError::not_found("a file to write"))?;
    make_folder_of(&path)?;
    let overwrite = if overwrite { Overwrite::Replace } else { Overwrite::Refuse };
    let written = write_file(&path, one.file(), overwrite)?;
    // The file is written: that its folder is not remembered would be told as if it were not.
    let _ = desk.remember(|remembered| {
        remembered.export_folder = path.parent().map(Path::to_owned);
    });
    Ok(report(one, &written))
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

/// Shows a file that was written in its folder, in the system's file manager.
///
/// # Errors
/// `file_gone` where it is not there any more; `folder_not_shown` where the system has no file manager.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands arguments over by value")]
pub fn export_show_file(path: String) -> Result<(), AppError> {
    file_manager::show(Path::new(&path))
}

/// `text` with … in the place of pictures' bytes, which nobody reads.
fn without_pictures(text: &str) -> String {
    const SIGN: &str = ";base64,";
    let mut shown = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(SIGN) {
        let (before, bytes) = rest.split_at(at + SIGN.len());
        let is_byte = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
        let end = bytes.find(|c| !is_byte(c)).unwrap_or(bytes.len());
        shown.push_str(before);
        shown.push('…');
        rest = &bytes[end..];
    }
    shown.push_str(rest);
    shown
}

/// The open vault, locked for each reading only: between two the page can save.
pub struct OpenVault<'a>(pub &'a Desk);

impl Source for OpenVault<'_> {
    type Error = AppError;

    fn read<T>(
        &mut self,
        work: impl FnOnce(&Vault) -> Result<T, StoreError>,
    ) -> Result<T, AppError> {
        self.0.read(work)
    }
}

fn part(Message { text, size, limit }: Message) -> MessagePart {
    let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
    MessagePart { text, size: number(size), limit: number(limit) }
}

fn about(format: Format) -> FormatInfo {
    let names = |features: &[Feature]| features.iter().map(|one| one.name().to_owned()).collect();
    let exporter = exporter(format);
    let options = options_of(format).into_iter().map(|option| OptionInfo {
        name: option.name.to_owned(),
        values: option.values.iter().map(|value| (*value).to_owned()).collect(),
    });
    FormatInfo {
        id: format.id().to_owned(),
        extension: format.extension().to_owned(),
        cannot_hold: names(exporter.cannot_hold()),
        withholds: names(exporter.withholds()),
        holds: match exporter.holds() {
            Holds::One => FormatHolds::One,
            Holds::Collection => FormatHolds::Collection,
        },
        options: options.collect(),
    }
}

/// The file that is wanted.
fn choice(format: &str, chosen: &[ExportChoice]) -> Result<FileChoice, AppError> {
    let unknown = |error| AppError::new(ErrorCode::UnsupportedFormat, error);
    let format: Format = format.parse().map_err(unknown)?;
    let mut options = ExportOptions::default();
    for ExportChoice { name, value } in chosen {
        options.set(name, value)?;
    }
    Ok(FileChoice { format, options })
}

fn report(rendered: &Rendered, path: &Path) -> ExportReport {
    ExportReport {
        articles: rendered.articles.clone(),
        format: rendered.format.id().to_owned(),
        path: path.display().to_string(),
        bytes: u32::try_from(rendered.bytes.len()).unwrap_or(u32::MAX),
        lost: lost(&rendered.lost),
        taken_out: rendered.taken_out.clone(),
    }
}

fn lost(lost: &[warraq_formats::Loss]) -> Vec<Loss> {
    let told = |loss: &warraq_formats::Loss| Loss {
        what: loss.what.name().to_owned(),
        count: u32::try_from(loss.count).unwrap_or(u32::MAX),
        detail: loss.detail.clone(),
    };
    lost.iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_has_no_bytes_of_pictures() {
        let page = r#"<img src="data:image/png;base64,iVBORw0KGgo="> قسد <img src="data:image/gif;base64,R0l">"#;
        let shown =
            r#"<img src="data:image/png;base64,…"> قسد <img src="data:image/gif;base64,…">"#;
        assert_eq!(without_pictures(page), shown);
        assert_eq!(without_pictures("قسد"), "قسد");
    }
}
