//! Files that become articles.

mod run;
mod site;
#[cfg(test)]
mod tests;

use std::path::Path;

use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_core::person::Person;
use warraq_formats::{FormatError, ImportDefaults, ImportFormat, Imported};
use warraq_intake::{
    ImportReport, ImportedArticle, ImportedCollection, IntakeError, Piece, is_site, is_undone,
    keep, read_article, read_file, report_of,
};
use warraq_store::articles::{self, NewArticle};
use warraq_store::{FreshIds, StoreError, Tx, Vault};

use super::article::ArticleView;
use crate::error::AppError;
use crate::events::{ImportProgress, ImportUnit};
use crate::state::{Desk, Running, now};
use run::ImportRun;

/// The article offered at the first start.
const SAMPLE: &str = include_str!("../../../assets/sample/welcome.md");

/// What became of one file, or of what was pasted.
#[derive(Debug, Serialize, Type)]
pub struct ImportOutcome {
    /// The file; empty for what was pasted.
    pub path: String,
    /// The article, where it became one.
    pub imported: Option<ImportedArticle>,
    /// The article that it became before the import was stopped, where it did: it did not come again.
    pub known: Option<KnownArticle>,
    /// The site, where it was the export of one.
    pub collection: Option<ImportedCollection>,
    /// Why it became nothing.
    pub error: Option<AppError>,
}

/// An article that came in before the import was stopped.
#[derive(Debug, Serialize, Type)]
pub struct KnownArticle {
    /// The article.
    pub id: ArticleId,
    /// Its headline as it is now.
    pub headline: String,
}

/// What a file became.
enum Made {
    Article(Box<ImportedArticle>),
    Known(KnownArticle),
    Site(Box<ImportedCollection>),
}

/// Makes an article of each file, and of each post of a WordPress export; a file that cannot be read keeps no
/// other from becoming one. The page hears of progress, and may stop it. Where it was stopped before, by whomever and
/// however, the files that came in then do not come in again.
///
/// # Errors
/// `locked`; `import_running` while another import runs; what is wrong with a file is in its outcome.
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
    let running = desk.begin_import()?;
    let total = paths.len();
    let mut run = ImportRun::begin(&desk, &paths, &running)?;
    let mut outcomes = Vec::new();
    for (done, path) in paths.into_iter().enumerate() {
        if running.is_cancelled() {
            return Ok(outcomes);
        }
        let told = ImportProgress { file: path.clone(), done, total, unit: ImportUnit::Files };
        told.tell(&app);
        let made = import(&app, &desk, Path::new(&path), (&running, &mut run));
        outcomes.push(outcome(path, made));
    }
    if !running.is_cancelled() {
        run.end(&desk);
    }
    Ok(outcomes)
}

/// Makes an article of what was pasted: of the HTML where there is any, else of the text.
///
/// # Errors
/// `locked`; what is wrong with it is in the outcome.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn article_import_pasted(
    desk: State<'_, Desk>,
    html: Option<String>,
    text: String,
) -> Result<ImportOutcome, AppError> {
    if !desk.is_open() {
        return Err(AppError::locked());
    }
    let html = html.filter(|html| !html.trim().is_empty());
    let (format, bytes) = match &html {
        Some(html) => (ImportFormat::Html, html.as_bytes()),
        None => (ImportFormat::Text, text.as_bytes()),
    };
    let made = read("", Some(format), bytes)
        .and_then(|piece| kept(&desk, piece, |_, _| Ok(())))
        .map(|article| Made::Article(Box::new(article)));
    Ok(outcome(String::new(), made))
}

/// Stops the import that is running after the file or the hundred posts it is at; what is there stays.
///
/// # Errors
/// None; a command that answers nothing else may fail in the window's eyes.
#[tauri::command]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn import_cancel(desk: State<'_, Desk>) -> Result<(), AppError> {
    desk.cancel_import();
    Ok(())
}

/// What the import that made the article said; nothing where no import made it.
///
/// # Errors
/// `locked`; `import_undone`; `vault_damaged` where it cannot be read.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn import_report(
    desk: State<'_, Desk>,
    article: ArticleId,
) -> Result<Option<ImportReport>, AppError> {
    let (report, is_undone) =
        desk.read(|vault| Ok((report_of(vault, article)?, is_undone(vault, article)?)))?;
    if is_undone { Err(AppError::import_undone()) } else { Ok(report) }
}

/// Puts these of the removed back into the article, where they stood.
///
/// # Errors
/// `import_undone`; `not_found`; `version_conflict` where the article is no longer of `base_version`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn import_put_back(
    desk: State<'_, Desk>,
    article: ArticleId,
    base_version: u32,
    removed: Vec<u32>,
) -> Result<ArticleView, AppError> {
    let report = import_report(desk.clone(), article)?;
    let report = report.ok_or_else(|| AppError::not_found("the import of an article"))?;
    let wanted = removed.into_iter().collect();
    let mut ids = FreshIds::at(now());
    desk.act(Action::ArticlePutBack, |tx| {
        warraq_intake::put_back(tx, &report, base_version, &wanted, &mut ids)
    })?;
    ArticleView::read(&desk, article)
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
    let sample = warraq_formats::written(SAMPLE.as_bytes(), &defaults(), &mut ids)?;
    let Imported { fields, tags, body, .. } = sample;
    Ok(NewArticle { tags, ..NewArticle::draft(ArticleId::new(&mut ids), fields, body) })
}

fn defaults() -> ImportDefaults {
    ImportDefaults { at: now(), ..ImportDefaults::default() }
}

fn choose_files(app: &AppHandle) -> Vec<String> {
    let endings: Vec<&str> =
        ImportFormat::ALL.iter().flat_map(|format| format.extensions()).copied().collect();
    // The name of the filter is seen in the system's dialogue: the endings need no language.
    let name = endings.join(", ");
    let chosen = app.dialog().file().add_filter(name, &endings).blocking_pick_files();
    chosen.unwrap_or_default().into_iter().map(|file| file.to_string()).collect()
}

fn outcome(path: String, made: Result<Made, AppError>) -> ImportOutcome {
    let (mut imported, mut known, mut collection, mut error) = (None, None, None, None);
    match made {
        Ok(Made::Article(article)) => imported = Some(*article),
        Ok(Made::Known(article)) => known = Some(article),
        Ok(Made::Site(site)) => collection = Some(*site),
        Err(refused) => error = Some(refused),
    }
    ImportOutcome { path, imported, known, collection, error }
}

fn import(
    app: &AppHandle,
    desk: &Desk,
    path: &Path,
    (running, run): (&Running<'_>, &mut ImportRun),
) -> Result<Made, AppError> {
    if is_site(path, None)? {
        let outcome = site::run(app, desk, path, defaults(), running)?;
        return Ok(Made::Site(Box::new(outcome)));
    }
    file(desk, path, run)
}

/// The article of a file, unless it is there since the import was stopped.
fn file(desk: &Desk, path: &Path, run: &mut ImportRun) -> Result<Made, AppError> {
    let bytes = read_file(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let print = run.print(&bytes);
    if let Some(known) = run.known(desk, &print)? {
        return Ok(Made::Known(known));
    }
    let piece = read(&name, None, &bytes)?;
    let made = kept(desk, piece, |tx, id| run.note(tx, &print, id));
    Ok(Made::Article(Box::new(run.kept(made)?)))
}

fn read(name: &str, from: Option<ImportFormat>, bytes: &[u8]) -> Result<Piece, AppError> {
    let mut ids = FreshIds::at(now());
    let (format, imported) = read_article(name, from, bytes, &defaults(), &mut ids)?;
    Ok(Piece::new(ArticleId::new(&mut ids), name, format, imported))
}

/// The article of the piece; `note` says with the same action what it is of.
fn kept(
    desk: &Desk,
    mut piece: Piece,
    note: impl FnOnce(&Tx<'_>, ArticleId) -> Result<(), StoreError>,
) -> Result<ImportedArticle, AppError> {
    desk.act(Action::ArticleImport, |tx| {
        keep(tx, &mut piece)?;
        note(tx, piece.told().id)
    })?;
    Ok(piece.into_told())
}

impl From<IntakeError> for AppError {
    fn from(error: IntakeError) -> Self {
        match error {
            IntakeError::Unreadable(source) => FormatError::Unreadable { source }.into(),
            IntakeError::Format(error) => error.into(),
            IntakeError::Store(error) => error.into(),
        }
    }
}
