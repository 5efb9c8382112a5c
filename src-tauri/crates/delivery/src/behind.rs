//! Why a delivery waits that nobody tried: one of the same article to the same site, by whichever account, stands before
//! it, and waits for a person.

use warraq_core::outbox::ItemState;
use warraq_store::{Item, Vault};

use crate::error::DeliveryError;
use crate::overtaken::accounts;
use crate::reason::{Reason, ReasonKind};

/// Which delivery is to be decided about before this one goes; nothing where none is.
///
/// # Errors
/// When the vault cannot be read.
pub(crate) fn behind(
    vault: &Vault,
    item: &Item,
    all: &[Item],
) -> Result<Option<Reason>, DeliveryError> {
    if !matches!(item.state, ItemState::Queued | ItemState::Sending) {
        return Ok(None);
    }
    let before = all.iter().take_while(|one| one.id != item.id);
    let stopped =
        before.filter(|one| one.article == item.article && one.state == ItemState::Conflict);
    let stopped: Vec<&Item> = stopped.collect();
    if stopped.is_empty() {
        return Ok(None);
    }
    let accounts = accounts(vault, item.site)?;
    let before = stopped.iter().rfind(|one| accounts.contains(&one.site));
    Ok(before.map(|before| Reason::of(ReasonKind::Behind, &before.id)))
}
