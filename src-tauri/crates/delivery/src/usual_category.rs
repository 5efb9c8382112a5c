//! The category that a site gives to posts which get none. Nobody chose it: it is no section.

use chrono::{DateTime, Utc};
use warraq_connect::{RemoteId, RemotePost};
use warraq_core::outbox::SiteId;
use warraq_core::text::fold::fold;
use warraq_store::{Site, StoreError, Vault, sites};

use crate::list::survey_of;
use crate::same::has_name_of_key;

/// Where it is kept among what is known of a site, where it was found out.
const KEPT: &str = "usual-category";

/// What sites call the terms of sections.
const CATEGORY: &str = "category";

/// The category that `WordPress` makes with a site, and which takes posts without any until somebody has another do it.
const FIRST: &str = "1";

/// As the site said it, else as it was found out; nothing where neither was.
pub(crate) fn of(site: &Site) -> Option<RemoteId> {
    let said = survey_of(site).and_then(|survey| survey.usual_category);
    said.or_else(|| site.options[KEPT].as_str().map(|id| RemoteId(id.to_owned())))
}

/// The same, or as it most likely is: by its name from the beginning, else the first that the site ever had.
///
/// # Errors
/// As the vault says.
pub(crate) fn likely(vault: &Vault, site: SiteId) -> Result<Option<RemoteId>, StoreError> {
    let site = vault.site(site)?;
    if let Some(known) = of(&site) {
        return Ok(Some(known));
    }
    let names = vault.remote_term_names(site.id, CATEGORY)?;
    let found = names.iter().find(|(_, name)| is_named_so(name)).map(|(id, _)| id.clone());
    let is_wordpress = site.kind == "wordpress";
    Ok(found.or_else(|| is_wordpress.then(|| FIRST.to_owned())).map(RemoteId))
}

/// Whether a category is called as a new site calls it, in the languages that sites here begin in.
pub(crate) fn is_named_so(name: &str) -> bool {
    ["Uncategorized", "غير مصنف"].iter().any(|known| fold(known) == fold(name))
}

/// What a post without categories got with another state or name; nothing where it got none, or several.
pub(crate) fn given(before: &RemotePost, after: &RemotePost) -> Option<RemoteId> {
    match &after.categories[..] {
        [one] if before.categories.is_empty() && is_ours(before, after) => Some(one.clone()),
        _ => None,
    }
}

/// Whether it was given another state, or another name than that of its key.
fn is_ours(before: &RemotePost, after: &RemotePost) -> bool {
    before.state != after.state || has_name_of_key(before) && !has_name_of_key(after)
}

/// Keeps what a post got with a state or a name that it was given from here.
///
/// # Errors
/// As the vault says.
pub(crate) fn learn(
    vault: &mut Vault,
    site: SiteId,
    (before, after): (&RemotePost, &RemotePost),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let Some(given) = given(before, after) else { return Ok(()) };
    let site = vault.site(site)?;
    if of(&site).is_some() {
        return Ok(());
    }
    let mut options = site.options.clone();
    options[KEPT] = given.0.into();
    vault.dispatch(now, |tx| sites::set_options(tx, site.id, &options))
}
