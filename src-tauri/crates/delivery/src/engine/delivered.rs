//! The status of an article that readers have now.

use serde::Serialize;
use warraq_connect::RemoteState;
use warraq_core::action::Action;
use warraq_core::outbox::ItemState;
use warraq_core::person::Person;
use warraq_core::workflow::Status;
use warraq_store::{StoreError, Vault, articles};

use super::Engine;
use super::halt::Done;
use super::job::Job;
use crate::desk::Desk;
use crate::error::DeliveryError;

/// An article whose status became another by its delivery: whoever has it open goes on from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Moved {
    /// The version it had.
    pub from: u32,
    /// The version it has.
    pub version: u32,
    /// Where it stands now.
    pub status: Status,
}

impl<D: Desk> Engine<'_, D> {
    /// Calls a finished article delivered, where readers have it: it was read back as published. Drafts, what waits
    /// for an editor and what is scheduled are with nobody yet; an article that the desk has not finished, or has
    /// corrected since, keeps the status that people gave it.
    ///
    /// This comes before the end of the delivery is written down: after a kill between the two the last look is taken
    /// again, and finds the status as it is to be.
    pub(super) fn call_delivered(
        &self,
        job: &Job,
        done: &Done,
    ) -> Result<Option<Moved>, DeliveryError> {
        let is_verified = match &done.ends {
            Some((state, _)) => *state == ItemState::Verified,
            None => job.is_last(),
        };
        let seen = job.known.seen.as_ref();
        if !is_verified || !seen.is_some_and(|post| post.state == RemoteState::Published) {
            return Ok(None);
        }
        let now = self.clock.now();
        Ok(self.desk.with(|vault| moved(vault, job, now))??)
    }
}

fn moved(
    vault: &mut Vault,
    job: &Job,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Option<Moved>, StoreError> {
    let article = match vault.article(job.item.article) {
        Ok(article) if article.status == Status::Ready => article,
        Ok(_) | Err(StoreError::NotFound(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    let person = Person { name: job.item.asked_by.clone(), role: String::new() };
    let saved = vault.transact(Action::ArticleStatus, &person, now, |tx| {
        articles::set_status(tx, article.id, Status::Delivered)
    })?;
    let version = saved.value.version;
    Ok(Some(Moved { from: article.version, version, status: Status::Delivered }))
}
