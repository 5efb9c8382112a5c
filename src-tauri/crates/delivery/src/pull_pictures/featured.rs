//! The picture that stands for a post, in what is sent of its article.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::Value;
use warraq_connect::{MediumKey, RemoteId, SourcePrint};
use warraq_core::article::{Article, ArticleId};
use warraq_core::media::MediaId;
use warraq_store::{Site, StoreError, Vault};

use crate::error::DeliveryError;
use crate::known::Known;
use crate::options::{Featured, SiteOptions};
use crate::outgoing;

/// The first picture of the article stands for the post in what is sent of it: that this is so is nothing new.
pub(super) fn note_featured(
    vault: &mut Vault,
    article: ArticleId,
    site: &Site,
    options: &SiteOptions,
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    let mut known = Known::read(vault, article, site.id)?;
    if options.featured != Featured::First || known.owns.is_empty() {
        return Ok(());
    }
    let own: BTreeMap<String, RemoteId> = numbers(vault, &vault.article(article)?, site)?;
    let article = vault.article(article)?;
    let first = outgoing::figures(&article)
        .filter_map(|figure| own.get(figure.media.as_ref()?))
        .find(|id| !id.0.is_empty())
        .cloned();
    for one in &mut known.owns {
        one.post.featured.clone_from(&first);
    }
    Ok(vault.dispatch(now, |tx| known.put(tx))?)
}

/// The numbers at the site of the article's pictures that are in the vault.
fn numbers(
    vault: &Vault,
    article: &Article,
    site: &Site,
) -> Result<BTreeMap<String, RemoteId>, DeliveryError> {
    let mut found = BTreeMap::new();
    for media in outgoing::figures(article).filter_map(|figure| figure.media.clone()) {
        let Ok(id) = media.parse::<MediaId>() else { continue };
        let bytes = match vault.media_bytes(id) {
            Err(StoreError::NotFound(_)) => continue,
            bytes => bytes?,
        };
        let key = MediumKey::of_picture(&SourcePrint::of(&bytes), 0).to_string();
        if let Some((kept, _)) = vault.remote_medium(site.id, &key)? {
            let number = kept.get("id").and_then(Value::as_str).unwrap_or_default();
            found.insert(media, RemoteId(number.to_owned()));
        }
    }
    Ok(found)
}
