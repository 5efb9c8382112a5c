//! The sites that articles are delivered to. Their passwords go in and never come back.

pub mod mapping;
pub mod plugin;

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use warraq_connect::{Fault, Survey};
use warraq_core::outbox::SiteId;
use warraq_delivery::{
    Asking, Connectors, Reason, SiteAnswer, SiteChange, SiteEntry, SiteOptions, Sites, add_site,
    as_changed, ask, ask_new, change_site, check_site_name, has_accounts, keep_survey, remove_site,
    unless_stopped,
};
use warraq_store::{Site, StoreError, Vault};

use crate::error::{AppError, ErrorCode};
use crate::events::tell_asking;
use crate::state::{Desk, now};

/// A site that somebody wants to add.
#[derive(Deserialize, Type)]
pub struct SiteForm {
    /// What it is to be called here.
    pub name: String,
    /// `wordpress` or `folder`.
    pub kind: String,
    /// Its address; the path of a folder.
    pub url: String,
    /// The account there; empty where it has none.
    pub login: String,
    /// Its application password.
    pub secret: String,
    /// What is chosen for it.
    pub options: SiteOptions,
}

/// What somebody changes of a site.
#[derive(Deserialize, Type)]
pub struct SiteChanged {
    /// The account there.
    pub login: String,
    /// Another application password; nothing where it stays.
    pub secret: Option<String>,
    /// What is chosen for it. What was found, and what sections and tags become, stays as it is kept.
    pub options: SiteOptions,
}

/// A site as the window shows it.
#[derive(Debug, Serialize, Type)]
pub struct SiteInfo {
    /// The site.
    pub id: SiteId,
    /// What it is called here.
    pub name: String,
    /// `wordpress` or `folder`.
    pub kind: String,
    /// Its address.
    pub url: String,
    /// The account there.
    pub login: String,
    /// What is chosen for it.
    pub options: SiteOptions,
    /// What it said last; nothing where it was never asked.
    pub survey: Option<Survey>,
}

/// What came of asking a site.
#[derive(Debug, Default, Serialize, Type)]
pub struct SiteAsked {
    /// The site as it is kept now; nothing where it is not kept.
    pub site: Option<SiteInfo>,
    /// How far this machine's clock is ahead of the site's, in seconds; nothing where it shows none.
    pub clock_seconds: Option<i32>,
    /// It was asked for by an address with encryption, and is kept by one without: it answers no other.
    pub lacks_encryption: bool,
    /// Why it did not answer.
    pub fault: Option<Reason>,
    /// Whether somebody stopped it; nothing is kept then.
    pub stopped: bool,
}

/// The sites, as they were added.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn site_list(desk: State<'_, Desk>) -> Result<Vec<SiteInfo>, AppError> {
    Ok(desk.read(Vault::sites)?.into_iter().map(shown).collect())
}

/// Looks for a site at its address, asks it what the account may do, and keeps it. The page hears how far that is. One
/// that does not answer is not kept, unless it is a folder.
///
/// # Errors
/// `name_taken`, `invalid_field` for a name of nothing, `asking_running`, `locked`.
#[tauri::command]
#[specta::specta]
pub async fn site_add(
    app: AppHandle,
    desk: State<'_, Desk>,
    form: SiteForm,
) -> Result<SiteAsked, AppError> {
    if form.name.trim().is_empty() {
        return Err(AppError::new(ErrorCode::InvalidField, "a site needs a name"));
    }
    desk.read(|vault| check_site_name(vault, &form.name))?;
    let running = desk.begin_asking()?;
    let entry = SiteEntry {
        name: form.name,
        kind: form.kind,
        url: form.url,
        login: form.login,
        secret: SecretString::from(form.secret),
        options: form.options,
    };
    let tell = |asking: Asking| tell_asking(&app, asking);
    let asked = unless_stopped(ask_new(&entry, &tell), || running.is_cancelled()).await;
    let found = match asked {
        None => return Ok(stopped()),
        Some(Err(fault)) => return Ok(refused(&fault)),
        Some(Ok(found)) => found,
    };
    let site =
        desk.with_person(|vault, person| add_site(vault, &entry, &found, &person.name, now()))?;
    let site = Some(shown(site));
    Ok(match found.answer {
        Ok(SiteAnswer { clock_seconds, .. }) => {
            let lacks_encryption = found.lacks_encryption;
            SiteAsked { site, clock_seconds, lacks_encryption, ..SiteAsked::default() }
        }
        Err(fault) => SiteAsked { site, ..refused(&fault) },
    })
}

/// Asks a site again what it is and what the account may do.
///
/// # Errors
/// `not_found`, `asking_running`, `locked`.
#[tauri::command]
#[specta::specta]
pub async fn site_check(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: SiteId,
) -> Result<SiteAsked, AppError> {
    let (site, secret) = with_secret(&desk, id)?;
    let running = desk.begin_asking()?;
    tell_asking(&app, Asking::Rights);
    let asking = async { ask(&*Sites.connector(&site, secret)?).await };
    match unless_stopped(asking, || running.is_cancelled()).await {
        None => Ok(SiteAsked { site: Some(shown(site)), ..stopped() }),
        Some(Err(fault)) => Ok(SiteAsked { site: Some(shown(site)), ..refused(&fault) }),
        Some(Ok(answer)) => {
            let clock_seconds = answer.clock_seconds;
            let site = desk.with_person(|vault, _| keep_survey(vault, id, &answer, now()))?;
            Ok(SiteAsked { site: Some(shown(site)), clock_seconds, ..SiteAsked::default() })
        }
    }
}

/// Changes the account of a site, its password and what is chosen for it. A password is tried first: where the site does not
/// answer to it, nothing is changed.
///
/// # Errors
/// `not_found`, `asking_running`, `locked`.
#[tauri::command]
#[specta::specta]
pub async fn site_change(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: SiteId,
    change: SiteChanged,
) -> Result<SiteAsked, AppError> {
    let change = SiteChange {
        login: change.login,
        secret: change.secret.map(SecretString::from),
        options: change.options,
    };
    let (site, _) = with_secret(&desk, id)?;
    let mut said = None;
    if let Some(secret) = change.secret.clone().filter(|_| has_accounts(&site.kind)) {
        let running = desk.begin_asking()?;
        tell_asking(&app, Asking::Rights);
        let site = as_changed(&site, &change);
        let asking = async { ask(&*Sites.connector(&site, secret)?).await };
        match unless_stopped(asking, || running.is_cancelled()).await {
            None => return Ok(stopped()),
            Some(Err(fault)) => return Ok(refused(&fault)),
            Some(Ok(answer)) => said = Some(answer),
        }
    }
    let changed = desk.with_person(|vault, _| Ok(change_site(vault, id, &change, now())))?;
    let mut site = changed?;
    // What waited for another password goes on.
    desk.bell().wake_for(id);
    let Some(answer) = said else {
        return Ok(SiteAsked { site: Some(shown(site)), ..SiteAsked::default() });
    };
    let clock_seconds = answer.clock_seconds;
    site = desk.with_person(|vault, _| keep_survey(vault, id, &answer, now()))?;
    Ok(SiteAsked { site: Some(shown(site)), clock_seconds, ..SiteAsked::default() })
}

/// Removes a site and its password, and cancels what waits for it. What it has already it keeps.
///
/// # Errors
/// `not_found`, `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn site_remove(desk: State<'_, Desk>, id: SiteId) -> Result<Vec<SiteInfo>, AppError> {
    desk.with_person(|vault, _| Ok(remove_site(vault, id, now())))??;
    site_list(desk)
}

/// Gives up asking the site that is being asked.
///
/// # Errors
/// None; a command that answers nothing else may fail in the window's eyes.
#[tauri::command]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn site_cancel(desk: State<'_, Desk>) -> Result<(), AppError> {
    desk.cancel_asking();
    Ok(())
}

/// The folder that a person chooses to be a site; nothing when the choice is given up.
///
/// # Errors
/// None; the type is that of all commands.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands the handle over by value")]
pub fn site_choose_folder(app: AppHandle) -> Result<Option<String>, AppError> {
    Ok(app.dialog().file().blocking_pick_folder().map(|folder| folder.to_string()))
}

/// A site that is not removed, with its secret.
fn with_secret(desk: &Desk, id: SiteId) -> Result<(Site, SecretString), AppError> {
    desk.read(|vault| {
        let site = vault.site(id)?;
        if site.is_removed {
            return Err(StoreError::NotFound(format!("site {id}")));
        }
        Ok((site, vault.site_secret(id)?))
    })
}

/// Options and a survey that cannot be read are as if nobody had chosen or asked: both can be done again.
fn shown(site: Site) -> SiteInfo {
    SiteInfo {
        id: site.id,
        name: site.name,
        kind: site.kind,
        url: site.url,
        login: site.login,
        options: SiteOptions::parse(&site.options).unwrap_or_default(),
        survey: site.survey.and_then(|survey| serde_json::from_value(survey).ok()),
    }
}

fn refused(fault: &Fault) -> SiteAsked {
    let fault = Some(Reason::of_fault_at(fault, now()));
    SiteAsked { fault, ..SiteAsked::default() }
}

fn stopped() -> SiteAsked {
    SiteAsked { stopped: true, ..SiteAsked::default() }
}
