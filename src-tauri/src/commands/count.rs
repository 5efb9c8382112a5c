//! How long a text is, and how long it should be.

use serde::Serialize;
use specta::Type;
use tauri::State;
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_core::profile::{self, ProfileId};
use warraq_core::text::count::{self, Length};
use warraq_store::targets;

use crate::error::AppError;
use crate::state::Desk;

/// How many words an article should have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct Target {
    /// What somebody said of this article, 0 for as many as there are; null where nobody did.
    pub own: Option<u32>,
    /// What its content profile says; null where that says nothing.
    pub usual: Option<u32>,
}

/// How long these lines of text are together.
///
/// # Errors
/// None; the type is that of all commands.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands arguments over by value")]
pub fn text_length(lines: Vec<String>, language: String) -> Result<Length, AppError> {
    Ok(count::length(lines.iter().map(String::as_str), &language))
}

/// How many words an article of this profile should have; the page may show another than was saved yet.
///
/// # Errors
/// `not_found`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn article_target(
    desk: State<'_, Desk>,
    article: ArticleId,
    profile: ProfileId,
) -> Result<Target, AppError> {
    let own = desk.read(|vault| vault.target_words(article))?;
    Ok(Target { own, usual: profile::of(profile).target_words })
}

/// Says how many words an article should have: 0 for as many as there are, null for what its profile says.
///
/// # Errors
/// `not_found`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn article_set_target(
    desk: State<'_, Desk>,
    article: ArticleId,
    words: Option<u32>,
) -> Result<(), AppError> {
    desk.act(Action::SettingsSet, |tx| targets::set(tx, article, words))?;
    Ok(())
}
