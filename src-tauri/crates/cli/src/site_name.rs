//! Sites as people name them.

use warraq_store::{Site, StoreError, Vault};

use crate::bidi;

/// The site of this name; also where what was kept of its name has signs of direction, which nobody sees or types.
///
/// # Errors
/// `NotFound`.
pub fn find(vault: &Vault, name: &str) -> Result<Site, StoreError> {
    match vault.site_named(name) {
        Err(StoreError::NotFound(what)) => {
            let name = bidi::without_controls(name);
            let is_it = |site: &Site| bidi::without_controls(&site.name).trim() == name.trim();
            vault.sites()?.into_iter().find(is_it).ok_or(StoreError::NotFound(what))
        }
        found => found,
    }
}
