//! The status of an article that readers have now.

use chrono::{DateTime, Utc};
use serde::Serialize;
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_core::person::Person;
use warraq_core::workflow::Status;
use warraq_store::{StoreError, Vault, articles};

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

/// What readers have of an article by a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reached {
    /// The article.
    Published,
    /// Another text than they had.
    Corrected,
}

/// Calls an article what it is by now, as an action of who asked for its delivery, which undo takes back; nothing where
/// it is called so already, or is not in the vault any more.
///
/// # Errors
/// As the vault says.
pub(crate) fn reach_readers(
    vault: &mut Vault,
    article: ArticleId,
    (reached, asked_by): (Reached, &str),
    now: DateTime<Utc>,
) -> Result<Option<Moved>, StoreError> {
    let before = match vault.article(article) {
        Ok(article) => article,
        Err(StoreError::NotFound(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    let (action, to): (_, fn(Status) -> Status) = match reached {
        Reached::Published => (Action::ArticleDeliver, Status::with_readers),
        Reached::Corrected => (Action::ArticleCorrect, Status::corrected),
    };
    let status = to(before.status);
    if status == before.status {
        return Ok(None);
    }
    let person = Person { name: asked_by.to_owned(), role: String::new() };
    let saved =
        vault.transact(action, &person, now, |tx| articles::set_reached(tx, article, to))?;
    Ok(Some(Moved { from: before.version, version: saved.value.version, status }))
}
