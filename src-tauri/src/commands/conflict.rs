//! What two people made of one post.

use serde::Serialize;
use specta::Type;
use tauri::State;
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, SiteId};
use warraq_delivery::{
    Choices, ConflictView, Sending, Settled, compare, lacks_pictures, settle, settled,
};
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

/// What came of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct Decided {
    /// The delivery that is in the outbox for it, where there is one.
    #[specta(type = Option<String>)]
    pub item: Option<ItemId>,
    /// Whether the article has places for pictures of the site whose files are not here yet.
    pub lacks_pictures: bool,
}

/// Does what was decided.
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
) -> Result<Decided, AppError> {
    let person = desk.person()?;
    let item = settle(&*desk, &person, (article, site), (&choices, sending), now())?;
    desk.bell().wake_for(site);
    let lacks = warraq_delivery::Desk::with(&*desk, |vault| lacks_pictures(vault, article))?;
    Ok(Decided { item, lacks_pictures: lacks? })
}
