//! What two people made of one post.

use tauri::State;
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, SiteId};
use warraq_delivery::{Choices, ConflictView, Sending, Settled, compare, settle, settled};
use warraq_store::Vault;

use crate::error::AppError;
use crate::state::{Desk, now};

/// An article and its post, part by part.
///
/// # Errors
/// `nothing_to_compare` where nobody is known to have changed the post; `never_publish`, `not_found`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn conflict_show(
    desk: State<'_, Desk>,
    article: ArticleId,
    site: SiteId,
) -> Result<ConflictView, AppError> {
    Ok(warraq_delivery::Desk::with(&*desk, |vault| compare(vault, article, site))??)
}

/// What would come of a decision; nothing is changed.
///
/// # Errors
/// As [`conflict_show`]; `stale` where one of the two is another by now.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn conflict_preview(
    desk: State<'_, Desk>,
    article: ArticleId,
    site: SiteId,
    choices: Choices,
) -> Result<Settled, AppError> {
    let work = |vault: &mut Vault| settled(vault, article, site, &choices, now());
    Ok(warraq_delivery::Desk::with(&*desk, work)??)
}

/// Does what was decided; the delivery that is in the outbox for it then, where there is one.
///
/// # Errors
/// As [`conflict_preview`]; `undecided` while something is open; `embargo`, `spiked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn conflict_settle(
    desk: State<'_, Desk>,
    article: ArticleId,
    site: SiteId,
    choices: Choices,
    sending: Sending,
) -> Result<Option<ItemId>, AppError> {
    let person = desk.person()?;
    let item = settle(&*desk, &person, (article, site), (&choices, sending), now())?;
    desk.bell().wake_for(site);
    Ok(item)
}
