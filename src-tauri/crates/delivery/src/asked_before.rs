//! What the delivery that a new one takes the place of was to bring about, and has not yet: it stays asked for where
//! whoever asks anew says nothing of the state.

use chrono::{DateTime, Utc};
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemState, SiteId};
use warraq_store::{Item, StepState, Vault};

use crate::error::DeliveryError;
use crate::overtaken::accounts;
use crate::task::of_json;
use crate::wish::Wish;

/// What was asked for and is not there yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskedBefore {
    /// The state that the article was to have; never a draft, which is the least.
    pub wish: Wish,
    /// Whether its delivery goes on by itself: not where somebody stopped it, or it was refused.
    pub goes_on: bool,
}

/// What the newest delivery of the article to the site was asked for, by whichever account, where it has not come to that
/// and a new one takes its place; nothing where none has. A time that passed meanwhile is now.
///
/// # Errors
/// When the vault cannot be read.
pub fn asked_before(
    vault: &Vault,
    (article, site): (ArticleId, SiteId),
    now: DateTime<Utc>,
) -> Result<Option<AskedBefore>, DeliveryError> {
    use ItemState::{Cancelled, Paused, Queued, Refused, Sending};
    let accounts = accounts(vault, site)?;
    // What was refused to another account is nothing that this one gives up.
    let is_given_up = |item: &Item| item.state == Refused && item.site != site;
    let is_it = |item: &Item| {
        accounts.contains(&item.site) && item.state != Cancelled && !is_given_up(item)
    };
    let newest = vault.outbox_of(article)?.into_iter().rfind(is_it);
    let is_open = |state| matches!(state, Queued | Sending | Paused | Refused);
    let Some(item) = newest.filter(|item| is_open(item.state)) else { return Ok(None) };
    // What cannot be read is told with the delivery.
    let Ok(wish) = of_json::<Wish>(&item.wish) else { return Ok(None) };
    let steps = vault.outbox_steps(item.id)?;
    let is_there = steps.iter().any(|step| step.kind == "state" && step.state == StepState::Done);
    if wish == Wish::Draft || is_there {
        return Ok(None);
    }
    let wish = match wish {
        Wish::Schedule { at } if at <= now => Wish::Publish,
        wish => wish,
    };
    Ok(Some(AskedBefore { wish, goes_on: matches!(item.state, Queued | Sending) }))
}

impl AskedBefore {
    /// What a delivery is to bring about of whose state nobody said anything: what was asked for before, where that goes
    /// on by itself, unless `usual` goes further anyway.
    #[must_use]
    pub fn or_usual(self, usual: Wish) -> Wish {
        let goes_further = self.wish == Wish::Pending && usual.is_public();
        if self.goes_on && !goes_further { self.wish } else { usual }
    }
}
