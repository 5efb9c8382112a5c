//! Cleaning that is offered: found, shown, and done only when asked.

use tauri::State;
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_core::article::cleaning::{self, Found, Kind};
use warraq_store::articles;

use super::article::ArticleView;
use crate::error::AppError;
use crate::state::Desk;

/// What cleaning would change in the article, with examples.
///
/// # Errors
/// `not_found`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn cleaning_find(desk: State<'_, Desk>, article: ArticleId) -> Result<Vec<Found>, AppError> {
    let article = desk.read(|vault| vault.article(article))?;
    Ok(cleaning::find(&article.body, &article.fields))
}

/// Cleans the article of these kinds, by one action that can be undone.
///
/// # Errors
/// `not_found`; `version_conflict` where the article is no longer of `base_version`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn cleaning_apply(
    desk: State<'_, Desk>,
    article: ArticleId,
    base_version: u32,
    kinds: Vec<Kind>,
) -> Result<ArticleView, AppError> {
    desk.act(Action::ArticleClean, |tx| articles::clean(tx, article, base_version, &kinds))?;
    ArticleView::read(&desk, article)
}
