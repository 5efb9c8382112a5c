//! What comes back from a backup: the whole vault, or one article.

use std::path::Path;

use secrecy::SecretString;
use serde::Serialize;
use specta::Type;
use tauri::State;
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_core::diff::{self, BlockDiff, FieldDiff};
use warraq_store::{ArticleList, ArticleQuery, StoreError, Vault, VaultComparison, articles};

use crate::commands::app::AppState;
use crate::error::AppError;
use crate::state::Desk;

/// An article of a backup, and what bringing it back changes.
#[derive(Debug, Serialize, Type)]
pub struct BackupArticle {
    /// Its headline in the backup.
    pub headline: String,
    /// When it was last changed there: RFC 3339, UTC.
    pub updated_at: chrono::DateTime<chrono::Utc>,
    /// Whether the vault has it.
    pub is_here: bool,
    /// Fields that differ, from here to there.
    pub fields: Vec<FieldDiff>,
    /// All blocks as they stand there, and where those stood that are only here.
    pub blocks: Vec<BlockDiff>,
    /// Its tags there.
    pub tags: Vec<String>,
    /// Whether its tags are others here.
    pub tags_differ: bool,
}

/// A vault that was restored.
#[derive(Debug, Serialize, Type)]
pub struct BackupRestored {
    /// What the vault before is called now.
    pub set_aside: Option<String>,
    /// How many articles there are.
    pub articles: u32,
    /// The window's state now.
    pub state: AppState,
}

/// The articles in a backup that match, newest change first.
///
/// # Errors
/// `wrong_passphrase` where it is of another vault; `vault_missing`, `vault_damaged`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn backup_articles(
    desk: State<'_, Desk>,
    path: String,
    query: ArticleQuery,
) -> Result<ArticleList, AppError> {
    Ok(opened(&desk, &path)?.list(&query)?)
}

/// An article of a backup, beside the one in the vault. Nothing is changed.
///
/// # Errors
/// As [`backup_articles`]; `not_found`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn backup_article(
    desk: State<'_, Desk>,
    path: String,
    id: ArticleId,
) -> Result<BackupArticle, AppError> {
    let there = opened(&desk, &path)?.article(id)?;
    let here = desk.read(|vault| match vault.article(id) {
        Err(StoreError::NotFound(_)) => Ok(None),
        here => here.map(Some),
    })?;
    // Where it is not here, it is shown as it is.
    let changes = diff::articles(here.as_ref().unwrap_or(&there), &there);
    Ok(BackupArticle {
        headline: there.fields.headline.clone(),
        updated_at: there.updated_at,
        is_here: here.is_some(),
        fields: changes.fields,
        blocks: changes.blocks,
        tags_differ: here.is_some_and(|here| here.tags != there.tags),
        tags: there.tags.into_iter().map(String::from).collect(),
    })
}

/// What of the vault would be otherwise with the backup in its place. Nothing is changed.
///
/// # Errors
/// As [`backup_articles`].
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn backup_compare(desk: State<'_, Desk>, path: String) -> Result<VaultComparison, AppError> {
    let copy = opened(&desk, &path)?;
    // By a connection of its own: saving goes on meanwhile.
    let vault = desk.read(Vault::reader)?;
    Ok(VaultComparison::of(Some(&vault), &copy)?)
}

/// Brings an article back as a backup has it; what it was here is a revision, and the action can be undone.
///
/// # Errors
/// As [`backup_article`]; when it cannot be saved.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn backup_bring(desk: State<'_, Desk>, path: String, id: ArticleId) -> Result<(), AppError> {
    let brought = opened(&desk, &path)?.to_bring(id)?;
    desk.act(Action::ArticleRestore, |tx| articles::bring(tx, &brought))?;
    Ok(())
}

/// Puts a backup in the place of the open vault, which is kept under another name, and opens it. Where that fails, the
/// vault is open as it was.
///
/// # Errors
/// `wrong_passphrase` where the secret does not open the backup; `vault_missing`, `not_a_vault`, `newer_vault`,
/// `vault_damaged` as the backup says; `vault_busy`, `read_only`, `disk_full`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn backup_restore(
    desk: State<'_, Desk>,
    path: String,
    passphrase: String,
) -> Result<BackupRestored, AppError> {
    let restored = desk.restore(Path::new(&path), &SecretString::from(passphrase))?;
    Ok(BackupRestored {
        set_aside: restored.set_aside.map(|path| path.display().to_string()),
        articles: restored.report.articles,
        state: AppState::of(&desk)?,
    })
}

/// The backup, which is read while saving goes on.
fn opened(desk: &Desk, path: &str) -> Result<Vault, AppError> {
    desk.read(|vault| vault.open_own_copy(Path::new(path)))
}
