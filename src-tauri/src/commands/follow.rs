//! Looking at what became of posts on their sites, when somebody asks for it.

use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};
use warraq_connect::RemoteState;
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemState, SiteId};
use warraq_delivery::{
    DeliveryError, Known, Reason, ReasonKind, against_embargo, follow, second_post,
};
use warraq_store::Vault;

use super::pull::connector;
use crate::error::AppError;
use crate::events::tell_delivery;
use crate::state::{Desk, now};

/// How many deliveries of a site are looked at: whoever edits there edits what is new.
const FOLLOWED: usize = 30;

/// A post that is another than it was left.
#[derive(Debug, Serialize, Type)]
pub struct ChangedPost {
    /// The article.
    pub article: ArticleId,
    /// Its headline.
    pub headline: String,
    /// The site.
    pub site: SiteId,
    /// What it is called here.
    pub site_name: String,
    /// The address of the post.
    pub url: String,
    /// Whether it is in the bin, or gone.
    pub is_gone: bool,
    /// Whether a delivery waits for somebody to decide.
    pub waits: bool,
    /// Whether what it says can be compared.
    pub can_compare: bool,
    /// The state that it has there.
    pub state: Option<RemoteState>,
    /// What its embargo has against that.
    pub alert: Option<Reason>,
}

/// What was found on the sites.
#[derive(Debug, Serialize, Type)]
pub struct FollowReport {
    /// How many posts are as they were left.
    pub same: u32,
    /// The posts that are not, on all sites.
    pub changed: Vec<ChangedPost>,
    /// The headlines of articles whose posts show a picture that was taken out of the site's library.
    pub without_pictures: Vec<String>,
    /// Sites that did not answer, and why.
    pub faults: Vec<FollowFault>,
}

/// A site that did not answer.
#[derive(Debug, Serialize, Type)]
pub struct FollowFault {
    /// What it is called here.
    pub site: String,
    /// Why.
    pub reason: Reason,
}

/// The posts that are known to be others than they were left; no site is asked.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn follow_changed(desk: State<'_, Desk>) -> Result<Vec<ChangedPost>, AppError> {
    Ok(warraq_delivery::Desk::with(&*desk, |vault| changed(vault))??)
}

/// Asks every site what became of what was delivered there last.
///
/// # Errors
/// `locked`, as the vault says; why a site did not answer is in the report.
#[tauri::command]
#[specta::specta]
pub async fn follow_look(app: AppHandle, desk: State<'_, Desk>) -> Result<FollowReport, AppError> {
    let (mut same, mut faults, mut without) = (0, Vec::new(), Vec::new());
    for site in desk.read(Vault::sites)? {
        let found = match connector(&desk, &site)? {
            Ok(place) => follow(&*desk, site.id, &*place, now(), FOLLOWED).await?,
            Err(fault) => Err(fault),
        };
        match found {
            Ok(found) => {
                same += u32::try_from(found.same.len()).unwrap_or(u32::MAX);
                without.extend(found.without_pictures);
                found.moved.iter().for_each(|event| tell_delivery(&app, event));
            }
            Err(fault) => {
                faults.push(FollowFault { site: site.name, reason: Reason::of_fault(&fault) });
            }
        }
    }
    let changed = warraq_delivery::Desk::with(&*desk, |vault| changed(vault))??;
    let headline = |id: ArticleId| desk.read(|vault| vault.article(id)).ok();
    let articles = without.into_iter().filter_map(headline);
    let without_pictures = articles.map(|article| article.fields.headline).collect();
    Ok(FollowReport { same, changed, without_pictures, faults })
}

fn changed(vault: &Vault) -> Result<Vec<ChangedPost>, DeliveryError> {
    let items = vault.outbox()?;
    let mut found = Vec::new();
    for site in vault.sites()? {
        for row in vault.deliveries(site.id)? {
            let Ok(article) = vault.article(row.article) else { continue };
            // One that cannot be read keeps none of the others.
            let Ok(known) = Known::of(&row) else { continue };
            let of_article =
                |item: &&warraq_store::Item| (item.article, item.site) == (row.article, site.id);
            let item = items.iter().rfind(of_article);
            let standing = known.standing();
            let state = standing.as_ref().map(|standing| standing.state);
            let of_type = item.and_then(of_another_type);
            let is_gone = item
                .is_some_and(|item| item.state == ItemState::Changed && is_gone(item))
                || state == Some(RemoteState::Trashed)
                || known.is_deleted && of_type.is_none();
            let alert = against_embargo(article.fields.embargo, standing.as_ref(), now())
                .or_else(|| second_post(&site, &known))
                .or(of_type);
            // What was only looked at stands otherwise than somebody left it, where that was not told as an end.
            let is_other = known.looked.is_some()
                && !item.is_some_and(|item| {
                    matches!(item.state, ItemState::Verified | ItemState::Scheduled)
                });
            if known.theirs.is_none() && !is_gone && !is_other && alert.is_none() {
                continue;
            }
            found.push(ChangedPost {
                article: article.id,
                headline: article.fields.headline,
                site: site.id,
                site_name: site.name.clone(),
                url: row.url.clone(),
                is_gone,
                can_compare: known.theirs.is_some() && !is_gone,
                state,
                alert,
                waits: item.is_some_and(|item| item.state == ItemState::Conflict),
            });
        }
    }
    Ok(found)
}

/// That its post is something else there by now, where that is so.
fn of_another_type(item: &warraq_store::Item) -> Option<Reason> {
    let reason = serde_json::from_value::<Reason>(item.reason.clone()?).ok()?;
    (reason.kind == ReasonKind::OtherType).then_some(reason)
}

fn is_gone(item: &warraq_store::Item) -> bool {
    let kind = item.reason.as_ref().map(|reason| &reason["kind"]);
    kind.is_some_and(|kind| {
        [ReasonKind::Gone, ReasonKind::Deleted].iter().any(|gone| *kind == serde_json::json!(gone))
    })
}
