//! Free tags.

use tauri::State;
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_core::tag::Tag;
use warraq_store::{Saved, TagCount, Vault, tags};

use crate::error::AppError;
use crate::state::Desk;

/// All tags, the most used first.
///
/// # Errors
/// `locked`, or when the vault cannot be read.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn tag_list(desk: State<'_, Desk>) -> Result<Vec<TagCount>, AppError> {
    desk.read(Vault::tags)
}

/// Puts a tag on an article.
///
/// # Errors
/// `invalid_field` for a tag that cannot be; `not_found`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn tag_add(desk: State<'_, Desk>, article: ArticleId, name: String) -> Result<Saved, AppError> {
    let tag = Tag::parse(&name)?;
    desk.act(Action::TagAdd, |tx| tags::add(tx, article, &tag))
}

/// Takes a tag off an article.
///
/// # Errors
/// `invalid_field` for a tag that cannot be; `not_found`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn tag_remove(
    desk: State<'_, Desk>,
    article: ArticleId,
    name: String,
) -> Result<Saved, AppError> {
    let tag = Tag::parse(&name)?;
    desk.act(Action::TagRemove, |tx| tags::remove(tx, article, &tag))
}
