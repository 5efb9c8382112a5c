//! Looking at what was delivered, because somebody asked to sync.

use chrono::{DateTime, Utc};
use warraq_store::Site;

use crate::desk::Desk;
use crate::engine::Connectors;
use crate::error::DeliveryError;
use crate::follow::follow;
use crate::reason::Reason;

/// How many deliveries of a site are looked at: whoever edits there edits what is new.
const FOLLOWED: usize = 30;

/// Looks at what was delivered to a site last; why that could not be done, where it could not. A site to which nothing
/// was delivered is not asked.
///
/// # Errors
/// The vault's.
pub async fn look_after<D: Desk>(
    desk: &D,
    site: &Site,
    connectors: &dyn Connectors,
    now: DateTime<Utc>,
) -> Result<Option<Reason>, DeliveryError> {
    let secret = desk.with(|vault| vault.site_secret(site.id))??;
    let followed = match connectors.connector(site, secret) {
        Ok(connector) => follow(desk, site.id, &*connector, now, FOLLOWED).await?.map(drop),
        Err(fault) => Err(fault),
    };
    Ok(followed.err().map(|fault| Reason::of_fault(&fault)))
}
