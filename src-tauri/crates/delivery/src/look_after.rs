//! Looking at what was delivered, because somebody asked to sync.

use chrono::{DateTime, Utc};
use warraq_store::Site;

use crate::desk::Desk;
use crate::engine::Connectors;
use crate::error::DeliveryError;
use crate::follow::{Followed, follow};
use crate::reason::Reason;

/// How many deliveries of a site are looked at: whoever edits there edits what is new.
const FOLLOWED: usize = 30;

/// Looks at what was delivered to a site last, and at what was pulled from it; why that could not be done, where it could
/// not. A site that no article has anything to do with is not asked.
///
/// # Errors
/// The vault's.
pub async fn look_after<D: Desk>(
    desk: &D,
    site: &Site,
    connectors: &dyn Connectors,
    now: DateTime<Utc>,
) -> Result<Result<Followed, Reason>, DeliveryError> {
    let secret = desk.with(|vault| vault.site_secret(site.id))??;
    let followed = match connectors.connector(site, secret) {
        Ok(connector) => follow(desk, site.id, &*connector, now, FOLLOWED).await?,
        Err(fault) => Err(fault),
    };
    Ok(followed.map_err(|fault| Reason::of_fault(&fault)))
}
