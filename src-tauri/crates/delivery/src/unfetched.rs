//! Pictures of a post that was pulled whose files did not come here: the post shows them all the same, and goes on to.

use warraq_connect::{RemoteId, RemoteMedium, shows};
use warraq_core::article::{Article, ArticleId};
use warraq_formats::{RemotePicture, RemotePictures};
use warraq_store::{StoreError, Vault};

use crate::known::Known;
use crate::outgoing;
use crate::parts::{Image, images};

/// Whether an article has places for pictures of which only the address is known.
///
/// # Errors
/// As the vault says.
pub fn lacks_pictures(vault: &Vault, article: ArticleId) -> Result<bool, StoreError> {
    let article = match vault.article(article) {
        Err(StoreError::NotFound(_)) => return Ok(false),
        article => article?,
    };
    for id in outgoing::figures(&article).filter_map(|figure| figure.media.as_deref()) {
        let Ok(media) = id.parse() else { continue };
        match vault.media(media) {
            Err(StoreError::NotFound(_)) => {}
            media => {
                let media = media?;
                if media.bytes == 0 && !media.source.is_empty() {
                    return Ok(true);
                }
            }
        }
    }
    Ok(false)
}

/// The pictures of an article of which only the address is known, where its post shows them from there.
///
/// # Errors
/// As the vault says.
pub(crate) fn unfetched(
    vault: &Vault,
    article: &Article,
    known: &Known,
) -> Result<RemotePictures, StoreError> {
    let mut found = RemotePictures::default();
    let Some(seen) = &known.seen else { return Ok(found) };
    let shown = images(&seen.content);
    for id in outgoing::figures(article).filter_map(|figure| figure.media.clone()) {
        let Ok(media) = id.parse() else { continue };
        let media = match vault.media(media) {
            Err(StoreError::NotFound(_)) => continue,
            media => media?,
        };
        let (url, number) = (media.source, RemoteId(String::new()));
        let there = RemoteMedium { id: number, url, size: None, bytes: None };
        if media.bytes == 0 && !there.url.is_empty() && shows(&seen.content, &there) {
            let (width, height) = media.size.unwrap_or_default();
            // As the post shows it: in that size, and with its number.
            let own = Image::of(&there);
            let own = shown.iter().find(|image| image.is_one_with(&own));
            let number = own.and_then(|own| own.number);
            let url = own.map_or(there.url, |own| own.address.clone());
            found.insert(id, RemotePicture { number, url, width, height });
        }
    }
    Ok(found)
}
