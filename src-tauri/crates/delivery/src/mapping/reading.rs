//! The terms of a site, read and kept.

use chrono::{DateTime, Utc};
use warraq_connect::{Connector, Fault, RemoteTerm, Taxonomy};
use warraq_core::outbox::SiteId;
use warraq_store::outbox::put_terms;
use warraq_store::{Vault, sites};

use crate::engine::name_of;
use crate::error::DeliveryError;
use crate::options::SiteOptions;

/// The terms of a site, by what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteTerms {
    categories: Vec<RemoteTerm>,
    tags: Vec<RemoteTerm>,
}

/// All terms that a site has.
///
/// # Errors
/// Whatever keeps it from answering.
pub async fn ask_terms(connector: &dyn Connector) -> Result<SiteTerms, Fault> {
    let categories = connector.terms(Taxonomy::Category).await?;
    Ok(SiteTerms { categories, tags: connector.terms(Taxonomy::Tag).await? })
}

/// Keeps the terms that a site was found to have.
///
/// # Errors
/// `Store` with `NotFound` where it was removed meanwhile; `Options`.
pub fn keep_terms(
    vault: &mut Vault,
    id: SiteId,
    terms: &SiteTerms,
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    let site = vault.site(id)?;
    let mut options = SiteOptions::parse(&site.options)?;
    options.terms_read_at = Some(now);
    let options = options.over(&site.options);
    Ok(vault.dispatch(now, |tx| {
        for (taxonomy, of) in
            [(Taxonomy::Category, &terms.categories), (Taxonomy::Tag, &terms.tags)]
        {
            let pairs = of.iter().map(|term| (&*term.id.0, &*term.name));
            put_terms(tx, id, name_of(taxonomy), pairs)?;
        }
        sites::set_options(tx, id, &options)
    })?)
}

/// Forgets when the terms were read: they are about to be asked for again, as far as they are needed.
///
/// # Errors
/// `Store` with `NotFound`; `Options`.
pub(crate) fn forget_reading(
    vault: &mut Vault,
    id: SiteId,
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    let site = vault.site(id)?;
    let options = SiteOptions { terms_read_at: None, ..SiteOptions::parse(&site.options)? };
    let options = options.over(&site.options);
    Ok(vault.dispatch(now, |tx| sites::set_options(tx, id, &options))?)
}
