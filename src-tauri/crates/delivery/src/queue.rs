//! Asking for a delivery.

use chrono::{DateTime, TimeDelta, Utc};
use warraq_connect::SourcePrint;
use warraq_core::article::{Article, ArticleId};
use warraq_core::outbox::{ItemId, SiteId};
use warraq_core::workflow::Status;
use warraq_output::original_picture;
use warraq_store::outbox::enqueue;
use warraq_store::{FreshIds, NewItem, Vault};

use crate::anew::key_of_the_last;
use crate::desk::Desk;
use crate::embargo::keeps_here;
use crate::error::DeliveryError;
use crate::known::Known;
use crate::options::SiteOptions;
use crate::outgoing::{self, Prints};
use crate::reason::{Reason, ReasonKind};
use crate::task::{Picture, Task, to_json};
use crate::wish::Wish;

/// A delivery that somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The article, which is sent as it stands now.
    pub article: ArticleId,
    /// Where to.
    pub site: SiteId,
    /// What state it is to have there.
    pub wish: Wish,
    /// Who asks.
    pub asked_by: String,
}

/// Puts a delivery into the outbox, where nothing forbids it: the gate is passed here for the first time, and again by
/// whatever leaves.
///
/// # Errors
/// `NeverPublish`, `Embargo`, `Spiked`; `Store` with `NotFound` where there is no such article or site.
pub fn queue<D: Desk>(
    desk: &D,
    order: &Order,
    now: DateTime<Utc>,
) -> Result<ItemId, DeliveryError> {
    let key = desk.with(|vault| key_of_the_last(vault, (order.article, order.site)))??;
    queue_with(desk, order, key, now)
}

/// The same, that makes a post with this key in the place of the one that is known.
///
/// # Errors
/// As [`queue`].
pub(crate) fn queue_anew<D: Desk>(
    desk: &D,
    order: &Order,
    key: ArticleId,
    now: DateTime<Utc>,
) -> Result<ItemId, DeliveryError> {
    queue_with(desk, order, Some(key), now)
}

fn queue_with<D: Desk>(
    desk: &D,
    order: &Order,
    key: Option<ArticleId>,
    now: DateTime<Utc>,
) -> Result<ItemId, DeliveryError> {
    // Pictures are cleaned while others use the vault: what somebody changed meanwhile is looked through again.
    loop {
        let (version, mut steps) = planned(desk, order, now)?;
        for step in &mut steps {
            if let Task::Draft { anew, .. } = step {
                *anew = key;
            }
        }
        if let Some(id) = desk.with(|vault| enqueued(vault, order, version, &steps, now))?? {
            return Ok(id);
        }
    }
}

/// Whether the article stands so that this may be asked for; the words in it are not looked through.
///
/// # Errors
/// `Embargo`, `Spiked`; `Store` with `NotFound` where there is no such article.
pub fn may_be_queued<D: Desk>(
    desk: &D,
    order: &Order,
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    let (article, known) = desk.with(|vault| {
        let article = vault.article(order.article)?;
        // What cannot be read is told with the delivery; here it is nothing.
        let known = Known::read(vault, article.id, order.site).ok();
        Ok::<_, DeliveryError>((article, known))
    })??;
    if article.status == Status::Spiked {
        return Err(DeliveryError::Spiked);
    }
    let standing = known.as_ref().and_then(Known::standing);
    match keeps_here(article.fields.embargo, order.wish, standing.as_ref(), now) {
        Some(until) => Err(DeliveryError::Embargo(until)),
        None => Ok(()),
    }
}

/// What has to be done, and the version of the article that this is true of.
fn planned<D: Desk>(
    desk: &D,
    order: &Order,
    now: DateTime<Utc>,
) -> Result<(u32, Vec<Task>), DeliveryError> {
    let (article, site, settings) = desk.with(|vault| {
        let (article, site) = (vault.article(order.article)?, vault.site(order.site)?);
        Ok::<_, DeliveryError>((article, site, vault.settings()?))
    })??;
    // After it was read: what changes from here on makes it another version.
    may_be_queued(desk, order, now)?;
    let options = SiteOptions::parse(&site.options)?;
    let version = article.version;
    if order.wish == Wish::Unpublish {
        return Ok((version, vec![Task::State, Task::Verify]));
    }
    let mut prints = Prints::new();
    let mut load = |id: &str| {
        let picture = desk.with(|vault| original_picture(vault, id))??;
        let print = picture.as_ref().map(|picture| SourcePrint::of(&picture.bytes));
        prints.extend(print.map(|print| (id.to_owned(), print)));
        Ok(picture)
    };
    let cleared = outgoing::cleared(article, &settings.never_publish, &options, &mut load)?;
    let pictures = outgoing::pictures(&cleared, &prints, &options);
    let bytes = pictures.iter().map(|picture| picture.bytes).sum();
    let text_only = !pictures.is_empty() && options.first.is_text(bytes, site.speed);
    Ok((version, steps_for(&cleared.article, pictures, order.wish, text_only)))
}

/// The new item; nothing where the article is another by now.
fn enqueued(
    vault: &mut Vault,
    order: &Order,
    version: u32,
    steps: &[Task],
    now: DateTime<Utc>,
) -> Result<Option<ItemId>, DeliveryError> {
    if vault.article(order.article)?.version != version {
        return Ok(None);
    }
    let id = ItemId::new(&mut FreshIds::at(now));
    let new = NewItem {
        id,
        article: order.article,
        site: order.site,
        wish: to_json(&order.wish),
        steps: steps.iter().map(Task::to_step).collect(),
        asked_by: order.asked_by.clone(),
    };
    let superseded = Reason::plain(ReasonKind::Superseded).to_json();
    vault.dispatch(now, |tx| enqueue(tx, &new, &superseded))?;
    Ok(Some(id))
}

/// So much later than its time something may be asked for: it takes a moment to ask.
const LATE: TimeDelta = TimeDelta::seconds(10);

/// The time of a wish that has passed: whoever asks for it would have readers see it at once, and did not say so.
pub(crate) fn time_past(wish: Wish, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    match wish {
        Wish::Schedule { at } if at + LATE < now => Some(at),
        _ => None,
    }
}

/// Until when an embargo stands against the wish; nothing where none does.
pub(crate) fn embargo_against(
    embargo: Option<DateTime<Utc>>,
    wish: Wish,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let embargo = embargo?;
    wish.public_from(now).filter(|from| *from < embargo).map(|_| embargo)
}

/// All that has to be done, in order. The state comes last: readers see nothing before it is whole.
fn steps_for(article: &Article, pictures: Vec<Picture>, wish: Wish, text_only: bool) -> Vec<Task> {
    let media = pictures.into_iter().map(Task::Media);
    let terms = Task::Terms {
        tags: article.tags.iter().map(|tag| tag.as_str().to_owned()).collect(),
        section: article.fields.section.trim().to_owned(),
    };
    let draft = Task::Draft { text_only, words: None, corrects: false, anew: None };
    let mut steps = Vec::new();
    if text_only {
        steps.extend([terms, draft]);
        steps.extend(media);
        steps.push(Task::Fill);
    } else {
        steps.extend(media);
        steps.extend([terms, draft]);
    }
    steps.push(Task::Read);
    match wish {
        Wish::Draft => {}
        Wish::Pending => steps.push(Task::State),
        // Without a name of its own the site gives it one of its headline.
        _ if article.fields.slug.is_empty() => steps.push(Task::State),
        _ => steps.extend([Task::Name, Task::State]),
    }
    if steps.last() != Some(&Task::Read) {
        steps.push(Task::Verify);
    }
    steps
}
