//! Sites in the vault: added, changed, asked again.

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use warraq_core::outbox::{ItemState, SiteId};
use warraq_store::outbox::add_traffic;
use warraq_store::{FreshIds, Item, NewSite, OutboxTx, Site, StoreError, Vault, sites};

use super::ask::{NewAnswer, SiteAnswer, SiteEntry};
use crate::decide::retry;
use crate::error::DeliveryError;
use crate::options::SiteOptions;
use crate::reason::{Reason, ReasonKind};
use crate::task::{of_json, to_json};

/// What somebody changes of a site.
#[derive(Debug, Clone)]
pub struct SiteChange {
    /// The account there.
    pub login: String,
    /// Another password; nothing where it stays.
    pub secret: Option<SecretString>,
    /// What is chosen for it. The address that was found, and what was chosen for its terms, stay as they are kept.
    pub options: SiteOptions,
}

/// Whether a site can get this name: nobody waits for a line to be told that there is one.
///
/// # Errors
/// `NameTaken`.
pub fn check_site_name(vault: &Vault, name: &str) -> Result<(), StoreError> {
    match vault.site_named(name.trim()) {
        Ok(_) => Err(StoreError::NameTaken(name.trim().to_owned())),
        Err(StoreError::NotFound(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Keeps a site that was found.
///
/// # Errors
/// `NameTaken`.
pub fn add_site(
    vault: &mut Vault,
    entry: &SiteEntry,
    found: &NewAnswer,
    by: &str,
    now: DateTime<Utc>,
) -> Result<Site, StoreError> {
    let new = NewSite {
        id: SiteId::new(&mut FreshIds::at(now)),
        name: entry.name.trim().to_owned(),
        kind: entry.kind.clone(),
        url: found.url.clone(),
        login: entry.login.clone(),
        secret: entry.secret.clone(),
        options: found.options.to_json(),
        added_by: by.to_owned(),
    };
    let answer = found.answer.as_ref().ok();
    vault.dispatch(now, |tx| {
        sites::add(tx, &new)?;
        let Some(answer) = answer else { return Ok(()) };
        said(tx, new.id, answer)
    })?;
    vault.site(new.id)
}

/// Keeps what a site said when it was asked again, and what of the line that took.
///
/// # Errors
/// `NotFound` where it was removed meanwhile.
pub fn keep_survey(
    vault: &mut Vault,
    site: SiteId,
    answer: &SiteAnswer,
    now: DateTime<Utc>,
) -> Result<Site, StoreError> {
    vault.dispatch(now, |tx| said(tx, site, answer))?;
    vault.site(site)
}

fn said(tx: &OutboxTx<'_>, site: SiteId, answer: &SiteAnswer) -> Result<(), StoreError> {
    add_traffic(tx, site, answer.carried)?;
    sites::set_survey(tx, site, &to_json(&answer.survey))?;
    answer.clock_seconds.map_or(Ok(()), |seconds| sites::set_clock(tx, site, seconds.into()))
}

/// How far this machine's clock was ahead of the site's when it last answered, in seconds; nothing where that is not
/// known.
pub(crate) fn clock_seconds(site: &Site) -> Option<i64> {
    site.survey.as_ref()?.get("clockSeconds")?.as_i64()
}

/// A site as it would be with this change, to be asked before that is kept.
#[must_use]
pub fn as_changed(site: &Site, change: &SiteChange) -> Site {
    let root = SiteOptions::parse(&site.options).map(|kept| kept.root).unwrap_or_default();
    let options = SiteOptions { root, ..change.options.clone() };
    Site { login: change.login.trim().to_owned(), options: options.to_json(), ..site.clone() }
}

/// Changes what is kept of a site, all of it at once. What was refused for its login goes on with another.
///
/// # Errors
/// `Store` with `NotFound`; `Options` where those that it has cannot be read.
pub fn change_site(
    vault: &mut Vault,
    id: SiteId,
    change: &SiteChange,
    now: DateTime<Utc>,
) -> Result<Site, DeliveryError> {
    let site = vault.site(id)?;
    let kept = SiteOptions::parse(&site.options)?;
    let options = SiteOptions {
        root: kept.root,
        sections: kept.sections,
        tags: kept.tags,
        terms_read_at: kept.terms_read_at,
        ..change.options.clone()
    };
    let options = options.over(&site.options);
    let is_other_login = change.secret.is_some() || change.login.trim() != site.login;
    vault.dispatch(now, |tx| {
        sites::set_login(tx, id, change.login.trim())?;
        sites::set_options(tx, id, &options)?;
        change.secret.as_ref().map_or(Ok(()), |secret| sites::set_secret(tx, id, secret))
    })?;
    if is_other_login {
        retry_refused_for_login(vault, id, now)?;
    }
    Ok(vault.site(id)?)
}

/// Has go on what the site refused because it did not know the account.
fn retry_refused_for_login(
    vault: &mut Vault,
    site: SiteId,
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    let is_for_login = |item: &Item| {
        let why = item.reason.as_ref().and_then(|why| of_json::<Reason>(why).ok());
        why.is_some_and(|why| why.kind == ReasonKind::Login)
    };
    let items = vault.outbox()?.into_iter().filter(|item| item.site == site);
    let refused = items.filter(|item| item.state == ItemState::Refused && is_for_login(item));
    for id in refused.map(|item| item.id).collect::<Vec<_>>() {
        // What a later delivery took the place of stays at its end.
        if !vault.is_overtaken(id)? {
            retry(vault, id, now)?;
        }
    }
    Ok(())
}
