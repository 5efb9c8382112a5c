//! The earlier states of an article.

use serde::Serialize;
use specta::Type;
use tauri::State;
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_core::diff::{self, BlockDiff, FieldDiff};
use warraq_store::{Revision, revisions};

use super::article::ArticleView;
use crate::error::AppError;
use crate::state::Desk;

/// What changed between two revisions.
#[derive(Debug, Serialize, Type)]
pub struct RevisionDiff {
    /// The earlier one.
    pub from: u32,
    /// The later one.
    pub to: u32,
    /// Fields that differ.
    pub fields: Vec<FieldDiff>,
    /// All blocks, in the later order, removed ones where they stood.
    pub blocks: Vec<BlockDiff>,
}

/// The revisions of an article, the newest first.
///
/// # Errors
/// `not_found`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn revision_list(desk: State<'_, Desk>, article: ArticleId) -> Result<Vec<Revision>, AppError> {
    desk.read(|vault| vault.revisions(article))
}

/// What changed from one revision to another, word by word.
///
/// # Errors
/// `not_found`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn revision_diff(
    desk: State<'_, Desk>,
    article: ArticleId,
    from: u32,
    to: u32,
) -> Result<RevisionDiff, AppError> {
    let (old, new) =
        desk.read(|vault| Ok((vault.revision(article, from)?, vault.revision(article, to)?)))?;
    let changes = diff::articles(&old, &new);
    Ok(RevisionDiff { from, to, fields: changes.fields, blocks: changes.blocks })
}

/// Brings a revision back as the article's newest state; nothing in between is lost.
///
/// # Errors
/// `not_found`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn revision_restore(
    desk: State<'_, Desk>,
    article: ArticleId,
    revision: u32,
) -> Result<ArticleView, AppError> {
    desk.act(Action::RevisionRestore, |tx| revisions::restore(tx, article, revision))?;
    ArticleView::read(&desk, article)
}
