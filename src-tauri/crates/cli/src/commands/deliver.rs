//! `push` and `sync`: deliveries asked for, and tried.

use std::sync::{Mutex, PoisonError};

use warraq_core::outbox::{ItemState, SiteId};
use warraq_delivery::{
    DeliveryError, Engine, Event, Listed, Order, ReasonKind, SiteOptions, Sites, SystemClock, Wish,
    chance, list, look_after, queue_all, wait_for,
};
use warraq_store::outbox::Haste;
use warraq_store::{Site, Vault};

use super::{check, outbox};
use crate::advice::Advice;
use crate::answer::{Answer, Outcome};
use crate::article_id::find;
use crate::cli::{PushArguments, PushState};
use crate::error::CliError;
use crate::messages::Message;
use crate::reason;
use crate::site_name;
use crate::vault_file::{VaultFile, now};
use crate::ways;

/// Queues the articles, all or none, and sends what can be sent; or only says what is to be known before.
///
/// # Errors
/// When one may not leave, there is no such article or site, or the vault cannot be written.
pub fn push(file: &VaultFile, arguments: &PushArguments) -> Result<Answer, CliError> {
    check_wish(arguments)?;
    if arguments.check {
        return check::run(file, arguments);
    }
    let desk = file.write()?;
    let site = site_name::find(&desk.vault, &arguments.site)?;
    let wish = wish(arguments, &site)?;
    let (site, site_name) = (site.id, site.name);
    let asked_by = desk.person().name.clone();
    let articles: Vec<_> =
        arguments.ids.iter().map(|id| find(&desk.vault, id)).collect::<Result<_, _>>()?;
    let order = |article| Order { article, site, wish, asked_by: asked_by.clone() };
    let orders: Vec<Order> = articles.into_iter().map(order).collect();
    let desk = Mutex::new(desk.vault);
    let queued = queue_all(&desk, &orders, now());
    let queued = queued.map_err(|error| refusal(&desk, error, (&orders, &site_name)))?;
    send(&desk, Some(site))?;
    let vault = owned(desk);
    let of_these = |item: &Listed| queued.contains(&item.id);
    let items: Vec<Listed> = list(&vault, now())?.into_iter().filter(of_these).collect();
    vault.close()?;
    let alerts = items.iter().filter(|item| is_against_embargo(item)).count();
    let answer = outbox::answer(&items);
    let answer = answer.with_note(Message::new("notes.queued").with("count", queued.len()));
    Ok(match alerts {
        0 => answer,
        count => answer.with_note(Message::new("notes.against_embargo").with("count", count)),
    })
}

/// Tries everything that waits, and looks at what was delivered last; all is well when nothing waits then.
///
/// # Errors
/// When there is no such site, or the vault cannot be written.
pub fn sync(file: &VaultFile, site: Option<&str>) -> Result<Answer, CliError> {
    let desk = file.write()?;
    let mut sites = desk.vault.sites()?;
    if let Some(name) = site {
        sites = vec![site_name::find(&desk.vault, name)?];
    }
    let desk = Mutex::new(desk.vault);
    let (mut notes, mut articles) = (Vec::new(), 0);
    for site in &sites {
        send(&desk, Some(site.id))?;
        let (changed, note) = follow(&desk, site)?;
        articles += changed;
        notes.extend(note);
    }
    let vault = owned(desk);
    let is_of_sites = |item: &Listed| sites.iter().any(|site| site.name == item.site);
    let items: Vec<Listed> = list(&vault, now())?.into_iter().filter(is_of_sites).collect();
    vault.close()?;
    let waits = |item: &&Listed| item.state.is_waiting() && item.state != ItemState::Scheduled;
    let waiting = items.iter().filter(waits).count();
    let asked = items.iter().filter(|item| outbox::asks_somebody(item)).count();
    let is_told = |item: &Listed| waits(&item) || outbox::asks_somebody(item);
    let told: Vec<Listed> = items.iter().filter(|item| is_told(item)).cloned().collect();
    if articles > 0 {
        notes.push(Message::new("notes.changed_articles").with("count", articles));
    }
    let alerts = items.iter().filter(|item| is_against_embargo(item)).count();
    if alerts > 0 {
        notes.push(Message::new("notes.against_embargo").with("count", alerts));
    }
    if asked > 0 {
        let message = Message::new("notes.asks_somebody").with("count", asked);
        notes.push(message.with_below([ways::outbox()]));
    }
    let answer = outbox::answer(&told).with_notes(notes);
    if waiting == 0 && asked > 0 {
        return Ok(answer);
    }
    if waiting == 0 {
        return Ok(answer.with_note(Message::new("notes.nothing_waits")));
    }
    let note = Message::new("notes.waiting").with("count", waiting).advising(Advice::sync(site));
    Ok(Answer { outcome: Outcome::Faulty, ..answer.with_note(note) })
}

/// Looks at what was delivered to a site and pulled from it: how many articles that were never sent there have another
/// post by now; why that could not be done, where it could not.
fn follow(desk: &Mutex<Vault>, site: &Site) -> Result<(usize, Option<Message>), CliError> {
    let work = look_after(desk, site, &Sites, now());
    Ok(match wait_for(work).map_err(CliError::NoNetwork)?? {
        Ok(followed) => (followed.changed_articles.len(), None),
        Err(why) => {
            let note = Message::new("notes.not_followed").with("site", &site.name);
            let ways = reason::of_account(&site.name, why.kind);
            (0, Some(note.with_message("reason", reason::of_site(&why)).with_below(ways)))
        }
    })
}

/// Whether its embargo has something against how it stands at the site.
fn is_against_embargo(item: &Listed) -> bool {
    item.alert.as_ref().is_some_and(|alert| !is_of_two_posts(alert.kind))
}

fn is_of_two_posts(kind: ReasonKind) -> bool {
    matches!(kind, ReasonKind::SecondPost | ReasonKind::OtherPost)
}

/// Why nothing was queued, with what to do instead.
fn refusal(
    desk: &Mutex<Vault>,
    error: DeliveryError,
    (orders, site): (&[Order], &str),
) -> CliError {
    let ways = match &error {
        DeliveryError::TimePast(_) => {
            let articles: Vec<String> = orders.iter().map(|it| it.article.to_string()).collect();
            vec![ways::publish(&articles, site)]
        }
        DeliveryError::Embargo(_) | DeliveryError::Spiked => check::ways(desk, (orders, site)),
        _ => return error.into(),
    };
    CliError::from(error).advising(ways)
}

/// Wrong words are told before anybody is asked for a passphrase.
fn check_wish(arguments: &PushArguments) -> Result<(), CliError> {
    match (arguments.state, arguments.at) {
        (None | Some(PushState::Publish), _) | (Some(_), None) => Ok(()),
        (Some(_), Some(_)) => Err(CliError::Usage(Message::new("usage.at"))),
    }
}

/// What the articles are to become at the site.
pub(super) fn wish(arguments: &PushArguments, site: &Site) -> Result<Wish, CliError> {
    if let Some(at) = arguments.at {
        return Ok(Wish::Schedule { at });
    }
    Ok(match arguments.state {
        Some(PushState::Draft) => Wish::Draft,
        Some(PushState::Pending) => Wish::Pending,
        Some(PushState::Publish) => Wish::Publish,
        Some(PushState::Unpublish) => Wish::Unpublish,
        None => SiteOptions::parse(&site.options).map_err(DeliveryError::from)?.state.into(),
    })
}

fn send(desk: &Mutex<Vault>, site: Option<SiteId>) -> Result<(), CliError> {
    let tell = |_: &Event| {};
    let engine = Engine::new(desk, &SystemClock, &chance, &Sites, &tell);
    wait_for(engine.drain(site, Haste::AtOnce)).map_err(CliError::NoNetwork)??;
    Ok(())
}

fn owned(desk: Mutex<Vault>) -> Vault {
    desk.into_inner().unwrap_or_else(PoisonError::into_inner)
}
