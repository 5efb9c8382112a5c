//! An article whose post is in the bin of its site or was deleted there, sent as a new post.
//!
//! The new post has a key of its own, so that no look-up finds the one in the bin, also where somebody takes that out
//! again. Keys of an article follow one another: every machine that has it makes the same ones, and what one of them sent
//! anew the other finds.

use chrono::{DateTime, Utc};
use ulid::Ulid;
use warraq_connect::RemoteState;
use warraq_core::article::{ArticleId, IdSource};
use warraq_core::outbox::{ItemId, ItemState, SiteId};
use warraq_formats::file_ids;
use warraq_store::{Item, Vault};

use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::known::Known;
use crate::queue::{Anew, Order, queue_anew};
use crate::reason::{Reason, ReasonKind};
use crate::task::{Task, of_json};
use crate::wish::Wish;

/// So many times an article is sent as a new post at the most.
const MOST: u32 = 99;

/// Puts a delivery of the article into the outbox that makes a new post, with what was asked for: where that was a correction
/// of what readers had, it is a draft, and says that they have nothing. The old one stays
/// where it is, and is not known any more once the new one is made; where somebody took it out of the bin by then, no new
/// one is made, and a person decides.
///
/// # Errors
/// `State` where the post of the delivery is not gone, and as [`crate::queue`]: then nothing is changed.
pub fn send_as_new<D: Desk>(
    desk: &D,
    id: ItemId,
    asked_by: &str,
    now: DateTime<Utc>,
) -> Result<ItemId, DeliveryError> {
    let (order, anew) = desk.with(|vault| {
        let item = vault.outbox_item(id)?;
        if !is_gone(&item) || vault.is_overtaken(id)? {
            return Err(DeliveryError::State(item.state));
        }
        let known = Known::read(vault, item.article, item.site)?;
        let wish = match of_json(&item.wish)? {
            Wish::Unpublish => Wish::Draft,
            // Its time has passed: nobody asked for it to be seen at once.
            Wish::Schedule { at } if at <= now => Wish::Draft,
            wish => wish,
        };
        let used = [vec![known.key()], keys_of(vault, (item.article, item.site))?].concat();
        let (article, site, asked_by) = (item.article, item.site, asked_by.to_owned());
        let before = known.left.iter().map(|left| &left.id).chain(known.remote_id()).cloned();
        let key = next_key(article, &used);
        let anew = Anew { key, before: before.collect(), had_readers: had_readers(&known) };
        Ok((Order { article, site, wish, asked_by }, anew))
    })??;
    queue_anew(desk, &order, anew, now)
}

/// Whether readers had the post when it was put into the bin or deleted.
fn had_readers(known: &Known) -> bool {
    let is_live = known.there().is_some_and(|post| post.state == RemoteState::Published);
    known.is_withdrawn || is_live
}

/// Whether the delivery stopped, or stands where it does, because its post is in the bin or deleted.
pub(crate) fn is_gone(item: &Item) -> bool {
    let reason = item.reason.as_ref().and_then(|reason| of_json::<Reason>(reason).ok());
    let is_so =
        reason.is_some_and(|why| matches!(why.kind, ReasonKind::Gone | ReasonKind::Deleted));
    is_so && matches!(item.state, ItemState::Refused | ItemState::Changed)
}

/// As what an article was sent last, where nothing is known of that any more and it was not the first: what is made in its
/// place is found by the same key, and not by that of an earlier one which somebody took out of the bin.
///
/// # Errors
/// When the vault cannot be read.
pub(crate) fn anew_as_the_last(
    vault: &Vault,
    (article, site): (ArticleId, SiteId),
) -> Result<Option<Anew>, DeliveryError> {
    // What cannot be read is told with the delivery.
    let Ok(known) = Known::read(vault, article, site) else { return Ok(None) };
    if known.at.is_none() || known.remote_id().is_some() || !known.asked.is_empty() {
        return Ok(None);
    }
    let used = keys_of(vault, (article, site))?;
    let mut keys = (2..MOST).rev().map(|number| numbered(article, number));
    let key = keys.find(|key| used.contains(key));
    Ok(key.map(|key| Anew { key, before: Vec::new(), had_readers: false }))
}

/// The keys of the posts that the article was sent as to this site.
fn keys_of(vault: &Vault, place: (ArticleId, SiteId)) -> Result<Vec<ArticleId>, DeliveryError> {
    let is_of_it = |other: &Item| (other.article, other.site) == place;
    let mut keys = Vec::new();
    for other in vault.outbox()?.iter().filter(|other| is_of_it(other)) {
        for step in vault.outbox_steps(other.id)? {
            if let Task::Draft { anew: Some(key), .. } = Task::of_step(&step)? {
                keys.push(key);
            }
        }
    }
    Ok(keys)
}

/// The key of the post after those with these keys.
fn next_key(article: ArticleId, used: &[ArticleId]) -> ArticleId {
    let last = (2..MOST).rev().find(|number| used.contains(&numbered(article, *number)));
    numbered(article, last.map_or(2, |number| number + 1))
}

/// The key of so manieth post of an article; the first has that of the article.
fn numbered(article: ArticleId, number: u32) -> ArticleId {
    let made_at = Ulid::from_string(&article.to_string()).map_or(0, |id| id.timestamp_ms());
    let made_at = i64::try_from(made_at).ok().and_then(DateTime::from_timestamp_millis);
    let said = format!("post {number} of {article}");
    ArticleId::from(file_ids(said.as_bytes(), made_at.unwrap_or_default()).next_ulid())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_follow_one_another_and_are_the_same_everywhere() {
        let article: ArticleId = "01J9ZZ6CQK7WXC2M3N4P5Q6R7S".parse().unwrap();
        let second = next_key(article, &[article]);
        let third = next_key(article, &[second, article]);
        assert!(second != article && third != second && third != article);
        assert_eq!(next_key(article, &[]), second);
        // Markers of articles of the same days begin alike.
        assert_eq!(article.to_string()[..10], third.to_string()[..10]);
    }
}
