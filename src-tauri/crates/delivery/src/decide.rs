//! What people decide of a delivery.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use warraq_connect::{Post, RemotePost};
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, ItemState, SiteId};
use warraq_store::outbox::{reset_steps, set_payload, set_state};
use warraq_store::{Item, Step, StepState, Vault, sites};

use crate::error::DeliveryError;
use crate::known::Known;
use crate::overtaken::{Turn, behind_it, turn_of};
use crate::reason::{Reason, ReasonKind};
use crate::task::{Task, of_json};
use crate::words_lost;

/// What somebody decides where two people changed the same post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(tag = "keep", rename_all = "lowercase")]
pub enum Decision {
    /// The article takes the place of what is on the site, which was seen.
    Mine,
    /// The post stays as it is on the site. The article does not have it yet: what is sent of it later is a conflict
    /// again.
    Theirs,
    /// The post is to say this.
    Merged(Words),
}

/// What a post says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Words {
    /// The headline.
    pub title: String,
    /// The text, as the site has it.
    pub content: String,
    /// The summary.
    pub excerpt: String,
}

/// Stops a delivery for now. What has left just then is still answered.
///
/// # Errors
/// `State` where it does not wait for anything.
pub fn pause(vault: &mut Vault, id: ItemId, now: DateTime<Utc>) -> Result<(), DeliveryError> {
    let item = vault.outbox_item(id)?;
    if !matches!(item.state, ItemState::Queued | ItemState::Sending) {
        return Err(DeliveryError::State(item.state));
    }
    Ok(vault.dispatch(now, |tx| set_state(tx, id, ItemState::Paused, None))?)
}

/// Takes a delivery out of the outbox. What the site has already it keeps.
///
/// # Errors
/// `State` where it is at its end.
pub fn cancel(vault: &mut Vault, id: ItemId, now: DateTime<Utc>) -> Result<(), DeliveryError> {
    use ItemState::{Conflict, Paused, Queued, Refused, Scheduled, Sending};
    let item = vault.outbox_item(id)?;
    if !matches!(item.state, Queued | Sending | Paused | Scheduled | Refused | Conflict) {
        return Err(DeliveryError::State(item.state));
    }
    let behind = behind_it(vault, &item)?;
    Ok(vault.dispatch(now, |tx| {
        set_state(tx, id, ItemState::Cancelled, None)?;
        // What waited for it is tried at once.
        behind.iter().try_for_each(|other| set_state(tx, other.id, other.state, None))
    })?)
}

/// Has a delivery go on, that was stopped by somebody or by a fault, at once. One behind which a later one of the article
/// was asked for is cancelled instead: what it says is older, and the later one may be there already.
///
/// # Errors
/// `State` where it was neither.
pub fn retry(vault: &mut Vault, id: ItemId, now: DateTime<Utc>) -> Result<(), DeliveryError> {
    let item = vault.outbox_item(id)?;
    if !matches!(item.state, ItemState::Paused | ItemState::Refused) && !item.state.is_waiting() {
        return Err(DeliveryError::State(item.state));
    }
    let overtaken = match turn_of(vault, &item)? {
        _ if vault.is_overtaken(id)? => Some(Reason::plain(ReasonKind::Superseded)),
        Turn::Overtaken(_, reason) => Some(reason),
        Turn::Its | Turn::Behind(_) => None,
    };
    if let Some(reason) = overtaken {
        let cancelled = ItemState::Cancelled;
        return Ok(vault.dispatch(now, |tx| set_state(tx, id, cancelled, Some(&reason.to_json())))?);
    }
    if is_soon(&item) {
        return Ok(());
    }
    let steps = vault.outbox_steps(id)?;
    let mut failed = numbers(&steps, |step| step.state == StepState::Failed);
    if words_lost::has_stopped(&item)? {
        for step in &steps {
            failed.extend(words_lost::is_written_again(step)?.then_some(step.number));
        }
    }
    Ok(vault.dispatch(now, |tx| {
        reset_steps(tx, id, &failed)?;
        set_state(tx, id, going_on(&item, &steps), None)
    })?)
}

/// Whether it waits for its time, which is near and comes by itself: nobody hastens it.
fn is_soon(item: &Item) -> bool {
    let why = item.reason.as_ref().and_then(|why| of_json::<Reason>(why).ok());
    item.state.is_waiting() && why.is_some_and(|why| why.kind == ReasonKind::Soon)
}

/// Removes a site with its secret, and cancels what waits for it. What it has already it keeps.
///
/// # Errors
/// `Store` with `NotFound`.
pub fn remove_site(
    vault: &mut Vault,
    site: SiteId,
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    use ItemState::{Conflict, Paused, Refused};
    let items = vault.outbox()?;
    let of_site = items.iter().filter(|item| item.site == site);
    let reason = Reason::plain(ReasonKind::SiteRemoved).to_json();
    Ok(vault.dispatch(now, |tx| {
        for item in of_site {
            if item.state.is_waiting() || matches!(item.state, Paused | Refused | Conflict) {
                set_state(tx, item.id, ItemState::Cancelled, Some(&reason))?;
            }
        }
        sites::remove(tx, site)
    })?)
}

/// Decides a conflict. Where something is sent, what was on the site when the conflict was found counts as seen; what
/// somebody did there since does not.
///
/// # Errors
/// `State` where it is none.
pub fn resolve(
    vault: &mut Vault,
    id: ItemId,
    decision: Decision,
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    let item = vault.outbox_item(id)?;
    let mut known = Known::read(vault, item.article, item.site)?;
    let theirs = known.theirs.clone().filter(|_| item.state == ItemState::Conflict);
    let theirs = theirs.ok_or(DeliveryError::State(item.state))?;
    let words = match decision {
        Decision::Mine => {
            // Nothing of the site's is fitted in any more.
            known.owns.clear();
            None
        }
        Decision::Merged(words) => Some(words),
        // What was written over is put back.
        Decision::Theirs if known.stands.is_some() => Some(Words {
            title: theirs.title.clone(),
            content: theirs.content.clone(),
            excerpt: theirs.excerpt.clone(),
        }),
        Decision::Theirs => {
            let kept = Reason::plain(ReasonKind::TheirsKept).to_json();
            let cancelled = ItemState::Cancelled;
            return Ok(vault.dispatch(now, |tx| set_state(tx, id, cancelled, Some(&kept)))?);
        }
    };
    let stands = known.stands.take();
    known.took(said_by(known.key(), &theirs), theirs);
    known.stands = stands;
    let steps = vault.outbox_steps(id)?;
    let again = numbers(&steps, |step| step.kind != "media" && step.kind != "terms");
    let draft = redrafted(&steps, words.as_ref())?;
    Ok(vault.dispatch(now, |tx| {
        known.put(tx)?;
        if let Some((number, payload)) = &draft {
            set_payload(tx, id, *number, payload)?;
        }
        reset_steps(tx, id, &again)?;
        set_state(tx, id, ItemState::Sending, None)
    })?)
}

/// The step that makes the post, with what it is to say.
fn redrafted(steps: &[Step], words: Option<&Words>) -> Result<Option<(u32, Value)>, DeliveryError> {
    for step in steps {
        if let Task::Draft { text_only, anew, before, had_readers, .. } = Task::of_step(step)? {
            let words = words.cloned();
            let task = Task::Draft { text_only, words, corrects: false, anew, before, had_readers };
            return Ok(Some((step.number, task.to_step().payload)));
        }
    }
    Ok(None)
}

/// The post as if it had been sent: what later changes are compared with.
pub(crate) fn said_by(article: ArticleId, theirs: &RemotePost) -> Post {
    Post {
        article,
        title: theirs.title.clone(),
        content: theirs.content.clone(),
        excerpt: theirs.excerpt.clone(),
        slug: theirs.slug.clone(),
        categories: theirs.categories.clone(),
        tags: theirs.tags.clone(),
        featured: theirs.featured.clone(),
        author: theirs.author.clone(),
        language: theirs.language.clone().unwrap_or_default(),
    }
}

/// Where an item stands that goes on. What the site has already, with a time, is only looked at.
fn going_on(item: &Item, steps: &[Step]) -> ItemState {
    if item.state == ItemState::Scheduled {
        return ItemState::Scheduled;
    }
    let is_new = steps.iter().all(|step| step.asked_at.is_none() && step.result.is_none());
    if is_new { ItemState::Queued } else { ItemState::Sending }
}

fn numbers(steps: &[Step], which: impl Fn(&Step) -> bool) -> Vec<u32> {
    steps.iter().filter(|step| which(step)).map(|step| step.number).collect()
}
