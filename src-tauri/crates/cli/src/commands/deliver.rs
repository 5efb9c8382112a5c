//! `push` and `sync`: deliveries asked for, and tried.

use std::sync::{Mutex, PoisonError};

use warraq_core::outbox::{ItemId, ItemState, SiteId};
use warraq_delivery::{
    Connectors, Engine, Event, Listed, Order, Reason, Sites, SystemClock, Wish, cancel, follow,
    list, queue, wait_for,
};
use warraq_store::outbox::Haste;
use warraq_store::{Site, Vault};

use super::outbox;
use crate::answer::{Answer, Outcome};
use crate::article_id::find;
use crate::cli::{PushArguments, PushState};
use crate::error::{CliError, reason};
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

/// How many deliveries of a site are looked at: whoever edits there edits what is new.
const FOLLOWED: usize = 30;

/// Tries everything that waits, and looks at what was delivered last; all is well when nothing waits then.
///
/// # Errors
/// When there is no such site, or the vault cannot be written.
pub fn sync(file: &VaultFile, site: Option<&str>) -> Result<Answer, CliError> {
    let desk = file.write()?;
    let mut sites = desk.vault.sites()?;
    if let Some(name) = site {
        sites = vec![desk.vault.site_named(name)?];
    }
    let desk = Mutex::new(desk.vault);
    let (mut notes, mut articles) = (Vec::new(), 0);
    for site in &sites {
        send(&desk, Some(site.id))?;
        let (changed, note) = look_after(&desk, site)?;
        articles += changed;
        notes.extend(note);
    }
    let vault = owned(desk);
    let is_of_sites = |item: &Listed| sites.iter().any(|site| site.name == item.site);
    let items: Vec<Listed> = list(&vault)?.into_iter().filter(is_of_sites).collect();
    vault.close()?;
    let waits = |item: &&Listed| item.state.is_waiting() && item.state != ItemState::Scheduled;
    let waiting = items.iter().filter(waits).count();
    let is_told = |item: &Listed| waits(&item) || item.state == ItemState::Changed;
    let told: Vec<Listed> = items.iter().filter(|item| is_told(item)).cloned().collect();
    if articles > 0 {
        notes.push(Message::new("notes.changed_articles").with("count", articles));
    }
    let answer = outbox::answer(&told).with_notes(notes);
    if waiting == 0 {
        return Ok(answer.with_note(Message::new("notes.nothing_waits")));
    }
    let note = Message::new("notes.waiting").with("count", waiting);
    Ok(Answer { outcome: Outcome::Faulty, ..answer.with_note(note) })
}

/// Looks at what was delivered to a site and pulled from it: how many articles that were never sent there have another
/// post by now; why that could not be done, where it could not.
fn look_after(desk: &Mutex<Vault>, site: &Site) -> Result<(usize, Option<Message>), CliError> {
    let secret = {
        let vault = desk.lock().unwrap_or_else(PoisonError::into_inner);
        vault.site_secret(site.id)?
    };
    let followed = match Sites.connector(site, secret) {
        Ok(connector) => {
            let work = follow(desk, site.id, &*connector, now(), FOLLOWED);
            wait_for(work).map_err(CliError::NoNetwork)??.map(|found| found.changed_articles.len())
        }
        Err(fault) => Err(fault),
    };
    let of_fault = |fault| reason(&Reason::of_fault(&fault)).text();
    Ok(match followed {
        Ok(articles) => (articles, None),
        Err(fault) => {
            let note = Message::new("notes.not_followed").with("site", &site.name);
            (0, Some(note.with("reason", of_fault(fault))))
        }
    })
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
    let mut vault = desk.lock().unwrap_or_else(PoisonError::into_inner);
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
    desk.into_inner().unwrap_or_else(PoisonError::into_inner)
}
