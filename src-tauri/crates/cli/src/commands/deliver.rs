//! `push` and `sync`: deliveries asked for, and tried.

use std::sync::Mutex;

use warraq_core::outbox::{ItemId, SiteId};
use warraq_delivery::{
    Engine, Event, Listed, Order, Sites, SystemClock, Wish, cancel, list, queue, wait_for,
};
use warraq_store::Vault;
use warraq_store::outbox::Haste;

use super::outbox;
use crate::answer::{Answer, Outcome};
use crate::article_id::find;
use crate::cli::{PushArguments, PushState};
use crate::error::CliError;
use crate::messages::Message;
use crate::vault_file::{VaultFile, now};

/// Queues the articles, all or none, and sends what can be sent.
///
/// # Errors
/// When one may not leave, there is no such article or site, or the vault cannot be written.
pub fn push(file: &VaultFile, arguments: &PushArguments) -> Result<Answer, CliError> {
    let wish = wish(arguments)?;
    let desk = file.write()?;
    let site = desk.vault.site_named(&arguments.site)?.id;
    let asked_by = desk.person().name.clone();
    let articles: Vec<_> =
        arguments.ids.iter().map(|id| find(&desk.vault, id)).collect::<Result<_, _>>()?;
    let desk = Mutex::new(desk.vault);
    let mut queued = Vec::new();
    for article in articles {
        let order = Order { article, site, wish, asked_by: asked_by.clone() };
        match queue(&desk, &order, now()) {
            Ok(id) => queued.push(id),
            Err(error) => {
                take_back(&desk, &queued)?;
                return Err(error.into());
            }
        }
    }
    send(&desk, Some(site))?;
    let vault = owned(desk);
    let items = list(&vault)?.into_iter().filter(|item| queued.contains(&item.id));
    let answer = outbox::answer(&items.collect::<Vec<_>>());
    vault.close()?;
    Ok(answer.with_note(Message::new("notes.queued").with("count", queued.len())))
}

/// Tries everything that waits; all is well when nothing waits then.
///
/// # Errors
/// When there is no such site, or the vault cannot be written.
pub fn sync(file: &VaultFile, site: Option<&str>) -> Result<Answer, CliError> {
    let desk = file.write()?;
    let site = site.map(|name| desk.vault.site_named(name)).transpose()?.map(|site| site.id);
    let desk = Mutex::new(desk.vault);
    send(&desk, site)?;
    let vault = owned(desk);
    let names: Vec<String> = vault
        .sites()?
        .into_iter()
        .filter(|one| site.is_none_or(|site| site == one.id))
        .map(|site| site.name)
        .collect();
    let waits = |item: &Listed| {
        names.contains(&item.site)
            && item.state.is_waiting()
            && item.state != warraq_core::outbox::ItemState::Scheduled
    };
    let waiting: Vec<Listed> = list(&vault)?.into_iter().filter(waits).collect();
    vault.close()?;
    let answer = outbox::answer(&waiting);
    if waiting.is_empty() {
        return Ok(answer.with_note(Message::new("notes.nothing_waits")));
    }
    let note = Message::new("notes.waiting").with("count", waiting.len());
    Ok(Answer { outcome: Outcome::Faulty, ..answer.with_note(note) })
}

fn wish(arguments: &PushArguments) -> Result<Wish, CliError> {
    match (arguments.state, arguments.at) {
        (None | Some(PushState::Draft), None) => Ok(Wish::Draft),
        (Some(PushState::Pending), None) => Ok(Wish::Pending),
        (Some(PushState::Publish), None) => Ok(Wish::Publish),
        (Some(PushState::Unpublish), None) => Ok(Wish::Unpublish),
        (None | Some(PushState::Publish), Some(at)) => Ok(Wish::Schedule { at }),
        (Some(_), Some(_)) => Err(CliError::Usage(Message::new("usage.at"))),
    }
}

fn take_back(desk: &Mutex<Vault>, queued: &[ItemId]) -> Result<(), CliError> {
    let mut vault = desk.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    queued.iter().try_for_each(|id| Ok(cancel(&mut vault, *id, now())?))
}

fn send(desk: &Mutex<Vault>, site: Option<SiteId>) -> Result<(), CliError> {
    let tell = |_: &Event| {};
    let engine = Engine::new(desk, &SystemClock, &chance, &Sites, &tell);
    wait_for(engine.drain(site, Haste::AtOnce)).map_err(CliError::NoNetwork)??;
    Ok(())
}

/// A number between 0 and 1; the middle where the system has no randomness to give.
fn chance() -> f64 {
    let mut bytes = [0; 4];
    match getrandom::fill(&mut bytes) {
        Ok(()) => f64::from(u32::from_le_bytes(bytes)) / f64::from(u32::MAX),
        Err(_) => 0.5,
    }
}

fn owned(desk: Mutex<Vault>) -> Vault {
    desk.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
}
