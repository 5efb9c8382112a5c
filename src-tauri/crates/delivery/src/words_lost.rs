//! Words that a site did not keep: no reader is to miss them unless somebody said so. What somebody said holds for the
//! corrections of the article there, as long as no other word is lost.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde_json::Value;
use warraq_connect::{
    Alteration, Capabilities, Post, PostField, RemotePost, RemoteState, lost_words, words_not_kept,
};
use warraq_core::outbox::ItemState;
use warraq_store::{Item, Step, Vault};

use crate::anyway::go_on;
use crate::error::DeliveryError;
use crate::known::Known;
use crate::reason::{Reason, ReasonKind};
use crate::task::{Task, of_json, to_json};
use crate::wish::Wish;

/// What a step has beside its task, where somebody took the loss: the words.
const ANYWAY: &str = "anyway";

/// Words that a delivery lost, and why it stops for them where nobody took the loss.
pub(crate) struct Lost {
    pub(crate) reason: Reason,
    /// Each of them once.
    pub(crate) words: BTreeSet<String>,
}

/// Why a delivery stops that is read back and lost words; nothing where it lost none, or no reader would miss them.
///
/// What was not shown to readers stops before it is. The correction of a post that they see is another matter: the request
/// that writes it shows it, and no site says before what it will take out. To put the old text back by itself would take
/// from readers what was corrected, for a word that may not matter; so what readers see stays, and a person is told first
/// of all, and decides.
pub(crate) fn of(wish: Wish, sent: &Post, read: &RemotePost, can: &Capabilities) -> Option<Lost> {
    let is_seen = matches!(read.state, RemoteState::Published | RemoteState::Scheduled);
    if !(is_seen || wish.is_public()) {
        return None;
    }
    let lost = lost_words(sent, read, can);
    if lost.is_empty() {
        return None;
    }
    let kind = if is_seen { ReasonKind::WordsLostLive } else { ReasonKind::WordsLost };
    let parts: Vec<String> = lost.into_iter().map(|Alteration { detail, .. }| detail).collect();
    let reason = Reason::of(kind, &parts.join(" … "));
    Some(Lost { reason, words: words_not_kept(sent, read, can) })
}

/// Whether somebody said of each of these words that the article may go without it to this site: then nobody is asked
/// again with its next correction.
///
/// # Errors
/// When the vault cannot be read.
pub(crate) fn are_taken(
    vault: &Vault,
    (item, lost): (&Item, &Lost),
) -> Result<bool, DeliveryError> {
    let mut left = lost.words.clone();
    let is_of_it = |other: &&Item| (other.article, other.site) == (item.article, item.site);
    for other in vault.outbox()?.iter().filter(is_of_it) {
        for step in vault.outbox_steps(other.id)? {
            match &step.payload[ANYWAY] {
                // As it was kept before words were: of this delivery, whatever it loses.
                Value::Bool(true) if other.id == item.id => return Ok(true),
                Value::Array(words) => {
                    let taken: BTreeSet<&str> = words.iter().filter_map(Value::as_str).collect();
                    left.retain(|word| !taken.contains(&**word));
                }
                _ => {}
            }
        }
    }
    Ok(left.is_empty())
}

/// Whether a delivery stopped for this.
pub(crate) fn has_stopped(item: &Item) -> Result<bool, DeliveryError> {
    let reason: Option<Reason> = item.reason.as_ref().map(of_json).transpose()?;
    let is_for_words = reason.is_some_and(|reason| {
        matches!(reason.kind, ReasonKind::WordsLost | ReasonKind::WordsLostLive)
    });
    Ok(is_for_words && item.state == ItemState::Refused)
}

/// Whether the site is to be given the text once more where a delivery goes on that stopped for this: the account may have
/// another role by now.
pub(crate) fn is_written_again(step: &Step) -> Result<bool, DeliveryError> {
    Ok(matches!(Task::of_step(step)?, Task::Draft { .. } | Task::Fill))
}

/// Has a delivery go on without the words that the site did not keep.
///
/// # Errors
/// `State` where it did not stop for them.
pub(crate) fn accept(
    vault: &mut Vault,
    item: &Item,
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    let known = Known::read(vault, item.article, item.site)?;
    let lost = known.sent.as_ref().zip(known.there());
    let lost = lost.map(|(sent, there)| words_not_kept(sent, there, &every_field()));
    go_on(vault, item, (ANYWAY, to_json(&lost.unwrap_or_default())), now)
}

/// What is looked at for words that were taken: what a place has no room for it did not lose either.
fn every_field() -> Capabilities {
    Capabilities { fields: [PostField::Excerpt].into(), abilities: BTreeSet::new() }
}
