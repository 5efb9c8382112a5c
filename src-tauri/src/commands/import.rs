//! Files that become articles.

use std::path::Path;

use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_core::person::Person;
use warraq_formats::{ImportDefaults, ImportFormat, Imported, Removed, Warning};
use warraq_store::articles::{self, NewArticle};
use warraq_store::{FreshIds, Vault};

use super::article::ArticleView;
use crate::error::{AppError, ErrorCode};
use crate::state::{Desk, now};

/// The article offered at the first start.
const SAMPLE: &str = include_str!("../../../assets/sample/welcome.md");

/// What became of one file.
#[derive(Debug, Serialize, Type)]
pub struct ImportOutcome {
    /// The file.
    pub path: String,
    /// The article, where there is one.
    pub imported: Option<ImportedArticle>,
    /// Why there is none.
    pub error: Option<AppError>,
}

/// An article that was made from a file, and what happened on the way.
#[derive(Debug, Serialize, Type)]
pub struct ImportedArticle {
    /// The article.
    pub id: ArticleId,
    /// Taken as the headline.
    pub headline: String,
    /// Taken as the byline.
    pub byline: Vec<String>,
    /// Its language.
    pub language: String,
    /// What is not in the article.
    pub removed: Vec<Removed>,
    /// What was not understood, or had to be decided.
    pub warnings: Vec<Warning>,
}

/// Makes an article of each file; a file that cannot be read keeps no other from becoming one.
///
/// # Errors
/// `locked`; what is wrong with a file is in its outcome.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn article_import(
    app: AppHandle,
    desk: State<'_, Desk>,
    paths: Option<Vec<String>>,
) -> Result<Vec<ImportOutcome>, AppError> {
    if !desk.is_open() {
        return Err(AppError::locked());
    }
    let paths = paths.unwrap_or_else(|| choose_files(&app));
    Ok(paths.into_iter().map(|path| outcome(&desk, path)).collect())
}

/// Makes the sample article, for whoever did not want it at the first start.
///
/// # Errors
/// `locked`, or when it cannot be saved.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn article_sample(desk: State<'_, Desk>) -> Result<ArticleView, AppError> {
    let article = sample()?;
    desk.act(Action::ArticleCreate, |tx| articles::create(tx, &article))?;
    ArticleView::read(&desk, article.id)
}

/// Puts the sample article into a new vault.
///
/// # Errors
/// When it cannot be saved.
pub fn sample_article(vault: &mut Vault, person: &Person) -> Result<(), AppError> {
    let article = sample()?;
    vault.transact(Action::ArticleCreate, person, now(), |tx| articles::create(tx, &article))?;
    Ok(())
}

fn sample() -> Result<NewArticle, AppError> {
    let mut ids = FreshIds::at(now());
    let defaults = ImportDefaults::default();
    let sample =
        warraq_formats::import(ImportFormat::Markdown, SAMPLE.as_bytes(), &defaults, &mut ids)?;
    Ok(new_article(ArticleId::new(&mut ids), sample))
}

fn choose_files(app: &AppHandle) -> Vec<String> {
    let endings: Vec<&str> =
        ImportFormat::ALL.iter().flat_map(|format| format.extensions()).copied().collect();
    let chosen = app.dialog().file().add_filter("txt, md", &endings).blocking_pick_files();
    chosen.unwrap_or_default().into_iter().map(|file| file.to_string()).collect()
}

fn outcome(desk: &Desk, path: String) -> ImportOutcome {
    match import(desk, Path::new(&path)) {
        Ok(imported) => ImportOutcome { path, imported: Some(imported), error: None },
        Err(error) => ImportOutcome { path, imported: None, error: Some(error) },
    }
}

fn import(desk: &Desk, path: &Path) -> Result<ImportedArticle, AppError> {
    let bytes =
        std::fs::read(path).map_err(|error| AppError::new(ErrorCode::FileUnreadable, error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let format = ImportFormat::of_path(&name, &bytes)?;
    let mut ids = FreshIds::at(now());
    let imported = warraq_formats::import(format, &bytes, &ImportDefaults::default(), &mut ids)?;
    let id = ArticleId::new(&mut ids);
    let report = report(id, &imported);
    let article = new_article(id, imported);
    desk.act(Action::ArticleImport, |tx| articles::create(tx, &article))?;
    Ok(report)
}

fn new_article(id: ArticleId, imported: Imported) -> NewArticle {
    NewArticle { id, fields: imported.fields, tags: imported.tags, body: imported.body }
}

fn report(id: ArticleId, imported: &Imported) -> ImportedArticle {
    ImportedArticle {
        id,
        headline: imported.fields.headline.clone(),
        byline: imported.fields.byline.clone(),
        language: imported.fields.language.clone(),
        removed: imported.removed.clone(),
        warnings: imported.warnings.clone(),
    }
}
