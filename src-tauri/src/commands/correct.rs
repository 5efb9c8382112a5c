//! Correcting, and taking from its readers, what is on a site already.

use chrono::SubsecRound;
use serde::Serialize;
use specta::Type;
use tauri::State;
use warraq_connect::RemoteState;
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_core::fields::Correction;
use warraq_core::outbox::{ItemId, SiteId};
use warraq_delivery::{Desk as _, Known, Order, Wish, asked_before, may_be_queued, queue};
use warraq_store::{Vault, articles};

use crate::error::AppError;
use crate::state::{Desk, now};

/// A site that has a post of an article.
#[derive(Debug, Serialize, Type)]
pub struct CorrectPlace {
    /// The site.
    pub site: SiteId,
    /// What it is called here.
    pub name: String,
    /// The address of the post.
    pub url: String,
    /// Whether readers see it, or will at its time.
    pub is_public: bool,
}

/// The sites that have a post of the article; none of them is asked.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn correct_places(
    desk: State<'_, Desk>,
    article: ArticleId,
) -> Result<Vec<CorrectPlace>, AppError> {
    let mut places = Vec::new();
    for site in desk.read(Vault::sites)? {
        let read = |vault: &mut Vault| Known::read(vault, article, site.id);
        let known = desk.with(read)??;
        if let Some(post) = known.standing() {
            let is_public = matches!(post.state, RemoteState::Published | RemoteState::Scheduled);
            places.push(CorrectPlace { site: site.id, name: site.name, url: post.url, is_public });
        }
    }
    Ok(places)
}

/// Corrects the article's post: `note` says to readers what was wrong, where it says anything. The delivery.
///
/// # Errors
/// `not_found`, `embargo`, `spiked`, `textless`, `never_publish`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn correct_send(
    desk: State<'_, Desk>,
    article: ArticleId,
    site: SiteId,
    note: String,
) -> Result<ItemId, AppError> {
    // Readers are told of no correction that is not sent.
    let before = desk.with(|vault| asked_before(vault, (article, site), now()))??;
    // What was asked for before and waits is asked for with the new text.
    let wish = before.map_or(Wish::Draft, |before| before.or_usual(Wish::Draft));
    let order = Order { article, site, wish, asked_by: desk.person()?.name };
    may_be_queued(&*desk, &order, now())?;
    let at = now().trunc_subsecs(0);
    if !note.trim().is_empty() && wish != Wish::Unpublish {
        let correction = Correction { at, text: note.trim().to_owned() };
        desk.act(Action::ArticleFields, |tx| articles::add_correction(tx, article, correction))?;
    }
    send(&desk, article, site, wish)
}

/// Takes the article's post from its readers; the site keeps it as a draft. The delivery.
///
/// # Errors
/// `not_found`, `spiked`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn correct_unpublish(
    desk: State<'_, Desk>,
    article: ArticleId,
    site: SiteId,
) -> Result<ItemId, AppError> {
    send(&desk, article, site, Wish::Unpublish)
}

fn send(desk: &Desk, article: ArticleId, site: SiteId, wish: Wish) -> Result<ItemId, AppError> {
    let asked_by = desk.person()?.name;
    let item = queue(desk, &Order { article, site, wish, asked_by }, now())?;
    desk.bell().wake_for(site);
    Ok(item)
}
