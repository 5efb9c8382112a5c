//! Pictures that posts show and that somebody took out of the site's library: readers see nothing in their place.

use std::collections::HashMap;

use warraq_connect::{Connector, Fault, RemoteId, RemoteMedium};
use warraq_core::article::ArticleId;
use warraq_core::outbox::SiteId;

use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::known::Known;
use crate::task::of_json;

/// Those of these articles whose posts show a picture that went there from here and that the site has no more: all are
/// asked for together.
///
/// # Errors
/// The vault's in the first place, the site's in the second.
pub(super) async fn without_pictures<D: Desk>(
    desk: &D,
    (site, connector): (SiteId, &dyn Connector),
    looked: &[Known],
) -> Result<Result<Vec<ArticleId>, Fault>, DeliveryError> {
    let own = desk.with(|vault| vault.own_media(site))??;
    let media: Vec<RemoteMedium> =
        own.iter().map(|own| of_json(&own.medium)).collect::<Result<_, _>>()?;
    let mut shown: HashMap<&RemoteId, Vec<ArticleId>> = HashMap::new();
    for known in looked.iter().filter(|known| known.standing().is_some()) {
        for medium in media.iter().filter(|medium| !medium.id.0.is_empty() && known.shows(medium)) {
            shown.entry(&medium.id).or_default().push(known.article);
        }
    }
    if shown.is_empty() {
        return Ok(Ok(Vec::new()));
    }
    let ids: Vec<RemoteId> = shown.keys().map(|id| (*id).clone()).collect();
    let missing = match connector.missing_media(&ids).await {
        Ok(missing) => missing,
        Err(fault) => return Ok(Err(fault)),
    };
    let without = |article: &ArticleId| {
        missing.iter().any(|id| shown.get(id).is_some_and(|articles| articles.contains(article)))
    };
    Ok(Ok(looked.iter().map(|known| known.article).filter(without).collect()))
}
