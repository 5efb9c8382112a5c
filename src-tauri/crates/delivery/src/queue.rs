//! Asking for a delivery.

use chrono::{DateTime, TimeDelta, Utc};
use warraq_connect::{RemoteId, SourcePrint};
use warraq_core::article::{Article, ArticleId};
use warraq_core::outbox::{ItemId, ItemState, SiteId};
use warraq_core::workflow::Status;
use warraq_output::original_picture;
use warraq_store::outbox::{enqueue, set_state};
use warraq_store::{FreshIds, NewItem, StoreError, Vault};

use crate::anew::anew_as_the_last;
use crate::desk::Desk;
use crate::embargo::keeps_here;
use crate::error::DeliveryError;
use crate::known::Known;
use crate::options::SiteOptions;
use crate::outgoing::{self, Prints};
use crate::overtaken::overtaken_by;
use crate::reason::{Reason, ReasonKind};
use crate::task::{Picture, Task, to_json};
use crate::textless;
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
/// `NeverPublish`, `Embargo`, `Spiked`, `Textless`; `Store` with `NotFound` where there is no such article or site.
pub fn queue<D: Desk>(
    desk: &D,
    order: &Order,
    now: DateTime<Utc>,
) -> Result<ItemId, DeliveryError> {
    let anew = desk.with(|vault| anew_as_the_last(vault, (order.article, order.site)))??;
    one(queue_with(desk, &[(order, anew)], now)?)
}

/// The same, that makes a new post in the place of the one that is known.
///
/// # Errors
/// As [`queue`].
pub(crate) fn queue_anew<D: Desk>(
    desk: &D,
    order: &Order,
    anew: Anew,
    now: DateTime<Utc>,
) -> Result<ItemId, DeliveryError> {
    one(queue_with(desk, &[(order, Some(anew))], now)?)
}

/// The same of several: all of them are put into the outbox at once, in this order, or none.
///
/// # Errors
/// As [`queue`], for the first that may not leave.
pub(crate) fn queue_together<D: Desk>(
    desk: &D,
    orders: &[Order],
    now: DateTime<Utc>,
) -> Result<Vec<ItemId>, DeliveryError> {
    let mut keyed = Vec::new();
    for order in orders {
        let anew = desk.with(|vault| anew_as_the_last(vault, (order.article, order.site)))??;
        keyed.push((order, anew));
    }
    queue_with(desk, &keyed, now)
}

/// A post that takes the place of others.
#[derive(Debug, Clone)]
pub(crate) struct Anew {
    /// What it is found by.
    pub(crate) key: ArticleId,
    /// The others, by their ids at the site.
    pub(crate) before: Vec<RemoteId>,
    /// Whether readers had the last of them, until it was put into the bin or deleted.
    pub(crate) had_readers: bool,
}

/// What has to be done for an order, worked out for a version of its article.
struct Plan<'o> {
    order: &'o Order,
    version: u32,
    steps: Vec<Task>,
}

fn queue_with<D: Desk>(
    desk: &D,
    orders: &[(&Order, Option<Anew>)],
    now: DateTime<Utc>,
) -> Result<Vec<ItemId>, DeliveryError> {
    // Pictures are cleaned one at a time and while others use the vault: what somebody changed meanwhile is looked
    // through again.
    let mut plans: Vec<Plan<'_>> =
        orders.iter().map(|order| planned(desk, order, now)).collect::<Result<_, _>>()?;
    loop {
        let stale = match desk.with(|vault| enqueued(vault, &plans, now))?? {
            Queued::All(ids) => return Ok(ids),
            Queued::None { stale } => stale,
        };
        for at in stale {
            plans[at] = planned(desk, &orders[at], now)?;
        }
    }
}

/// The only one of these.
fn one(ids: Vec<ItemId>) -> Result<ItemId, DeliveryError> {
    let none = || StoreError::NotFound("what was queued".to_owned());
    Ok(ids.into_iter().next().ok_or_else(none)?)
}

/// Whether the article stands so that this may be asked for; the words in it are not looked through.
///
/// # Errors
/// `Embargo`, `Spiked`, `Textless`; `Store` with `NotFound` where there is no such article.
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
    if textless::keeps_here(&article, order.wish, known.as_ref()) {
        return Err(DeliveryError::Textless);
    }
    match keeps_here(article.fields.embargo, order.wish, standing.as_ref(), now) {
        Some(until) => Err(DeliveryError::Embargo(until)),
        None => Ok(()),
    }
}

/// What has to be done, where nothing forbids it.
fn planned<'o, D: Desk>(
    desk: &D,
    (order, anew): &(&'o Order, Option<Anew>),
    now: DateTime<Utc>,
) -> Result<Plan<'o>, DeliveryError> {
    let (article, site, settings) = desk.with(|vault| {
        let (article, site) = (vault.article(order.article)?, vault.site(order.site)?);
        Ok::<_, DeliveryError>((article, site, vault.settings()?))
    })??;
    // After it was read: what changes from here on makes it another version.
    may_be_queued(desk, order, now)?;
    let options = SiteOptions::parse(&site.options)?;
    let version = article.version;
    if order.wish == Wish::Unpublish {
        return Ok(Plan { order, version, steps: vec![Task::State, Task::Verify] });
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
    let had_readers = anew.as_ref().is_some_and(|anew| anew.had_readers);
    let anew = anew.clone();
    let (anew, before) = anew.map_or((None, Vec::new()), |anew| (Some(anew.key), anew.before));
    let draft = Task::Draft { text_only, words: None, corrects: false, anew, before, had_readers };
    let steps = steps_for(&cleared.article, pictures, order.wish, (draft, text_only));
    Ok(Plan { order, version, steps })
}

/// What came of putting several into the outbox.
enum Queued {
    /// They are there, by their ids.
    All(Vec<ItemId>),
    /// None is: the articles of these, by their places, are others by now.
    None { stale: Vec<usize> },
}

/// Puts all of them into the outbox in one go, where each article is still what it was planned for.
fn enqueued(
    vault: &mut Vault,
    plans: &[Plan<'_>],
    now: DateTime<Utc>,
) -> Result<Queued, DeliveryError> {
    let mut stale = Vec::new();
    for (at, plan) in plans.iter().enumerate() {
        if vault.article(plan.order.article)?.version != plan.version {
            stale.push(at);
        }
    }
    if !stale.is_empty() {
        return Ok(Queued::None { stale });
    }
    let superseded = Reason::plain(ReasonKind::Superseded).to_json();
    let mut overtaken = Vec::new();
    for Plan { order, version, .. } in plans {
        let place = (order.article, order.site);
        overtaken.extend(overtaken_by(vault, place, *version, order.wish)?);
    }
    Ok(Queued::All(vault.dispatch(now, |tx| {
        for (id, reason) in &overtaken {
            set_state(tx, *id, ItemState::Cancelled, Some(&reason.to_json()))?;
        }
        let put = |plan: &Plan<'_>| {
            let new = new_item(plan, ItemId::new(&mut FreshIds::at(now)));
            enqueue(tx, &new, &superseded).map(|()| new.id)
        };
        plans.iter().map(put).collect()
    })?))
}

fn new_item(Plan { order, steps, .. }: &Plan<'_>, id: ItemId) -> NewItem {
    NewItem {
        id,
        article: order.article,
        site: order.site,
        wish: to_json(&order.wish),
        steps: steps.iter().map(Task::to_step).collect(),
        asked_by: order.asked_by.clone(),
    }
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
fn steps_for(
    article: &Article,
    pictures: Vec<Picture>,
    wish: Wish,
    (draft, text_only): (Task, bool),
) -> Vec<Task> {
    let media = pictures.into_iter().map(Task::Media);
    let terms = Task::Terms {
        tags: article.tags.iter().map(|tag| tag.as_str().to_owned()).collect(),
        section: article.fields.section.trim().to_owned(),
    };
    let mut steps = Vec::new();
    if text_only {
        steps.extend([terms, draft]);
        steps.extend(media);
        steps.push(Task::Fill);
    } else {
        steps.extend(media);
        steps.extend([terms, draft]);
    }
    if wish == Wish::Draft {
        steps.push(Task::Name);
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
