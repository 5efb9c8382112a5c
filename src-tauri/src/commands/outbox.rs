//! The outbox: asking for deliveries, seeing where they are, and deciding of them.

use std::path::Path;

use chrono::{DateTime, Utc};
use serde::Serialize;
use specta::Type;
use tauri::State;
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, SiteId};
use warraq_delivery::{
    Check, CheckLevel, DeliveryError, Desk as _, Listed, Order, Place, SiteOptions, Sites,
    UsualState, Wish, address, cancel, list, pause, pause_all, places, preflight, queue_all,
    resume_all, retry, send_as_new, zone_of,
};
use warraq_store::{Site, Vault};

use crate::browser;
use crate::error::{AppError, ErrorCode};
use crate::file_manager;
use crate::state::{Desk, now};

/// A site that articles can be delivered to, as far as it has said what it is.
#[derive(Debug, Serialize, Type)]
pub struct OutboxSite {
    /// The site.
    pub id: SiteId,
    /// What it is called here.
    pub name: String,
    /// How it is spoken with.
    pub kind: String,
    /// Its address.
    pub url: String,
    /// Who we are there; empty where it has no accounts.
    pub login: String,
    /// Its zone by name, or as an offset; empty where it was never asked.
    pub zone: String,
    /// What articles usually become there.
    pub usual: UsualState,
    /// Until when it asked to be left alone, where it did.
    pub quiet_until: Option<DateTime<Utc>>,
}

/// An article that may not leave, and why.
#[derive(Debug, Serialize, Type)]
pub struct RefusedArticle {
    /// The article.
    pub article: ArticleId,
    /// Its headline.
    pub headline: String,
    /// What keeps it here.
    pub checks: Vec<Check>,
}

/// What came of asking for deliveries.
#[derive(Debug, Serialize, Type)]
pub struct Pushed {
    /// The deliveries, in the order of the articles; none where any article was refused.
    pub queued: Vec<ItemId>,
    /// The articles that keep all of them here.
    pub refused: Vec<RefusedArticle>,
}

/// The sites that articles can be delivered to, as they were added.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn outbox_sites(desk: State<'_, Desk>) -> Result<Vec<OutboxSite>, AppError> {
    Ok(desk.read(Vault::sites)?.into_iter().map(about).collect())
}

/// What is to be known before the article is asked to leave: nothing is sent, and no site is asked.
///
/// # Errors
/// `not_found`, `invalid_site`, `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn outbox_preflight(
    desk: State<'_, Desk>,
    article: ArticleId,
    site: SiteId,
    wish: Wish,
) -> Result<Vec<Check>, AppError> {
    let order = Order { article, site, wish, asked_by: String::new() };
    Ok(preflight(&*desk, &Sites, &order, now())?)
}

/// Puts the articles into the outbox, all or none, and wakes it.
///
/// # Errors
/// `not_found`, `invalid_site`, `locked`, `disk_full`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn outbox_push(
    desk: State<'_, Desk>,
    articles: Vec<ArticleId>,
    site: SiteId,
    wish: Wish,
) -> Result<Pushed, AppError> {
    let asked_by = desk.person()?.name;
    let order = |article| Order { article, site, wish, asked_by: asked_by.clone() };
    let orders: Vec<Order> = articles.into_iter().map(order).collect();
    let refused = match queue_all(&*desk, &orders, now()) {
        Ok(queued) => {
            desk.bell().wake_for(site);
            return Ok(Pushed { queued, refused: Vec::new() });
        }
        Err(
            error @ (DeliveryError::NeverPublish(_)
            | DeliveryError::Embargo(_)
            | DeliveryError::TimePast(_)
            | DeliveryError::Spiked
            | DeliveryError::Textless),
        ) => {
            let refused = refused(&desk, &orders)?;
            // Somebody may have lifted it in the very moment; then the reason is all there is to tell.
            if refused.is_empty() {
                return Err(error.into());
            }
            refused
        }
        Err(error) => return Err(error.into()),
    };
    Ok(Pushed { queued: Vec::new(), refused })
}

/// Where everything is that was asked for, in that order.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn outbox_list(desk: State<'_, Desk>) -> Result<Vec<Listed>, AppError> {
    listed(&desk)
}

/// Where the article is or is to be.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn outbox_places(desk: State<'_, Desk>, article: ArticleId) -> Result<Vec<Place>, AppError> {
    Ok(desk.with(|vault| places(vault, article, now()))??)
}

/// Stops a delivery for now; the outbox as it is then.
///
/// # Errors
/// `wrong_state` where it does not wait for anything; `not_found`, `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn outbox_pause(desk: State<'_, Desk>, id: ItemId) -> Result<Vec<Listed>, AppError> {
    decide(&desk, |vault| pause(vault, id, now()))
}

/// Has a delivery go on at once, that waits or was stopped; the outbox as it is then.
///
/// # Errors
/// `wrong_state` where it is at its end; `not_found`, `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn outbox_resume(desk: State<'_, Desk>, id: ItemId) -> Result<Vec<Listed>, AppError> {
    let site = desk.read(|vault| vault.outbox_item(id))?.site;
    let items = decide(&desk, |vault| retry(vault, id, now()))?;
    desk.bell().wake_for(site);
    Ok(items)
}

/// Sends an article as a new post, whose post is in the site's bin or was deleted there; the outbox as it is then.
///
/// # Errors
/// `wrong_state` where its post is not gone; as `outbox_push`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn outbox_send_as_new(desk: State<'_, Desk>, id: ItemId) -> Result<Vec<Listed>, AppError> {
    send_as_new(&*desk, id, &desk.person()?.name, now())?;
    desk.bell().wake();
    listed(&desk)
}

/// Takes a delivery out of the outbox; the outbox as it is then. What the site has it keeps.
///
/// # Errors
/// `wrong_state` where it is at its end; `not_found`, `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn outbox_cancel(desk: State<'_, Desk>, id: ItemId) -> Result<Vec<Listed>, AppError> {
    decide(&desk, |vault| cancel(vault, id, now()))
}

/// Stops everything that is to be sent; the outbox as it is then.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn outbox_pause_all(desk: State<'_, Desk>) -> Result<Vec<Listed>, AppError> {
    decide(&desk, |vault| pause_all(vault, now()))
}

/// Has everything go on that was stopped; the outbox as it is then.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn outbox_resume_all(desk: State<'_, Desk>) -> Result<Vec<Listed>, AppError> {
    let items = decide(&desk, |vault| resume_all(vault, now()))?;
    desk.bell().wake();
    Ok(items)
}

/// Tries everything that waits now, and looks at what was delivered last. The answer does not wait for that.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn outbox_sync(desk: State<'_, Desk>) -> Result<(), AppError> {
    // A closed vault has nothing to sync, and the bell would be heard by the next one.
    desk.read(|_| Ok(()))?;
    desk.bell().hurry();
    Ok(())
}

/// Opens the post of an article in the system's browser, before readers see it as who is signed in there sees it; a
/// folder's in the file manager.
///
/// # Errors
/// `no_address` where none is known; `not_opened`, `file_gone`, `folder_not_shown`, `not_found`, `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn outbox_open_post(
    desk: State<'_, Desk>,
    article: ArticleId,
    site: SiteId,
) -> Result<(), AppError> {
    // The page names the article and never an address: what is opened is what the vault knows.
    let site = desk.read(|vault| vault.site(site))?;
    let none = || AppError::new(ErrorCode::NoAddress, "no address of the post is known");
    let found = desk.with(|vault| address(vault, article, &site))??;
    let url = found.ok_or_else(none)?.url;
    if site.kind == "folder" { file_manager::show(Path::new(&url)) } else { browser::open(&url) }
}

/// Does one thing to the outbox; the outbox as it is then.
fn decide(
    desk: &Desk,
    work: impl FnOnce(&mut Vault) -> Result<(), DeliveryError>,
) -> Result<Vec<Listed>, AppError> {
    desk.with(work)??;
    listed(desk)
}

fn listed(desk: &Desk) -> Result<Vec<Listed>, AppError> {
    Ok(desk.with(|vault| list(vault, now()))??)
}

/// The articles that may not leave, each with what keeps it here.
fn refused(desk: &Desk, orders: &[Order]) -> Result<Vec<RefusedArticle>, AppError> {
    let mut refused = Vec::new();
    for order in orders {
        let mut checks = preflight(desk, &Sites, order, now())?;
        checks.retain(|check| check.level == CheckLevel::Stop);
        if !checks.is_empty() {
            let headline = desk.read(|vault| vault.article(order.article))?.fields.headline;
            refused.push(RefusedArticle { article: order.article, headline, checks });
        }
    }
    Ok(refused)
}

fn about(site: Site) -> OutboxSite {
    OutboxSite {
        zone: zone_of(&site),
        usual: SiteOptions::parse(&site.options).unwrap_or_default().state,
        id: site.id,
        name: site.name,
        kind: site.kind,
        url: site.url,
        login: site.login,
        quiet_until: site.quiet_until,
    }
}
