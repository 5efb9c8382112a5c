//! What sections and tags become at a site.

use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};
use warraq_connect::Taxonomy;
use warraq_core::article::ArticleId;
use warraq_core::outbox::SiteId;
use warraq_delivery::{
    Asking, Connectors, DeliveryError, Reason, Sites, TermChoice, TermMapping, article_mapping,
    ask_terms, choose_term, keep_terms, unless_stopped,
};
use warraq_store::Vault;

use super::with_secret;
use crate::error::AppError;
use crate::events::tell_asking;
use crate::state::{Desk, now};

/// What came of asking a site for its terms.
#[derive(Debug, Default, Serialize, Type)]
pub struct TermsAsked {
    /// Why it did not answer.
    pub fault: Option<Reason>,
    /// Whether somebody stopped it.
    pub stopped: bool,
}

/// What all sections and tags of the vault become at a site, as far as its terms are known. It is not asked.
///
/// # Errors
/// `not_found`, `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn site_mapping(desk: State<'_, Desk>, site: SiteId) -> Result<TermMapping, AppError> {
    read(&desk, |vault| warraq_delivery::site_mapping(vault, site))
}

/// What the section and the tags of an article become at a site, as far as its terms are known. It is not asked.
///
/// # Errors
/// `not_found`, `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn site_mapping_of_article(
    desk: State<'_, Desk>,
    site: SiteId,
    article: ArticleId,
) -> Result<TermMapping, AppError> {
    read(&desk, |vault| article_mapping(vault, site, article))
}

/// Asks a site for all its categories and tags, and keeps them.
///
/// # Errors
/// `not_found`, `asking_running`, `locked`.
#[tauri::command]
#[specta::specta]
pub async fn site_mapping_ask(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: SiteId,
) -> Result<TermsAsked, AppError> {
    let (site, secret) = with_secret(&desk, id)?;
    let running = desk.begin_asking()?;
    tell_asking(&app, Asking::Terms);
    let asking = async { ask_terms(&*Sites.connector(&site, secret)?).await };
    match unless_stopped(asking, || running.is_cancelled()).await {
        None => Ok(TermsAsked { stopped: true, ..TermsAsked::default() }),
        Some(Err(fault)) => {
            let fault = Some(Reason::of_fault_at(&fault, now()));
            Ok(TermsAsked { fault, ..TermsAsked::default() })
        }
        Some(Ok(terms)) => {
            let kept = desk.with_person(|vault, _| Ok(keep_terms(vault, id, &terms, now())))?;
            kept?;
            Ok(TermsAsked::default())
        }
    }
}

/// Chooses what a section or a tag becomes at a site from now on. Nothing is made there.
///
/// # Errors
/// `not_found` where the site is not known to have the term, `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn site_mapping_choose(
    desk: State<'_, Desk>,
    site: SiteId,
    taxonomy: Taxonomy,
    name: String,
    choice: TermChoice,
) -> Result<(), AppError> {
    let chosen = desk
        .with_person(|vault, _| Ok(choose_term(vault, site, (taxonomy, &name), &choice, now())))?;
    Ok(chosen?)
}

fn read<T>(
    desk: &Desk,
    work: impl FnOnce(&Vault) -> Result<T, DeliveryError>,
) -> Result<T, AppError> {
    Ok(desk.read(|vault| Ok(work(vault)))??)
}
