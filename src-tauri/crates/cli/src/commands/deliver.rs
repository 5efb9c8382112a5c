//! `push` and `sync`: deliveries asked for, and tried.

use std::sync::{Mutex, PoisonError};

use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemState, SiteId};
use warraq_delivery::{
    DeliveryError, Engine, Event, Followed, Known, Listed, Order, ReasonKind, Sites, SystemClock,
    Wish, call_interrupted, chance, list, look_after, may_be_queued, queue_all, unless_stopped,
    wait_for,
};
use warraq_store::outbox::Haste;
use warraq_store::{Site, Vault};

use super::synced::Before;
use super::wished::{self, wished};
use super::{check, outbox};
use crate::advice::Advice;
use crate::answer::{Answer, Outcome};
use crate::article_id::find;
use crate::cli::PushArguments;
use crate::error::CliError;
use crate::messages::Message;
use crate::moment::awaited;
use crate::reason;
use crate::site_name;
use crate::stop;
use crate::vault_file::{VaultFile, now};
use crate::ways;

/// Queues the articles, all or none, and sends what can be sent; or only says what is to be known before.
///
/// # Errors
/// When one may not leave, there is no such article or site, or the vault cannot be written.
pub fn push(file: &VaultFile, arguments: &PushArguments) -> Result<Answer, CliError> {
    wished::check(arguments)?;
    if arguments.check {
        return check::run(file, arguments);
    }
    let desk = file.write()?;
    let site = site_name::find(&desk.vault, &arguments.site)?;
    let asked_by = desk.person().name.clone();
    let (mut orders, mut asked) = (Vec::new(), Vec::new());
    for id in &arguments.ids {
        let article = find(&desk.vault, id)?;
        let wished = wished(&desk.vault, (article, &site), arguments)?;
        let (site, wish, asked_by) = (site.id, wished.wish, asked_by.clone());
        orders.push(Order { article, site, wish, asked_by });
        asked.push(wished);
    }
    let (site, site_name) = (site.id, site.name);
    let again = withdrawn(&desk.vault, &orders);
    let desk = Mutex::new(desk.vault);
    let queued = queue_all(&desk, &orders, now());
    let queued = queued.map_err(|error| refusal(&desk, error, (&orders, &site_name)))?;
    stop::heed();
    let sent = send(&desk, Some(site))?;
    let vault = owned(desk);
    let of_these = |item: &Listed| queued.contains(&item.id);
    let mut items: Vec<Listed> = list(&vault, now())?.into_iter().filter(of_these).collect();
    call_interrupted(&mut items);
    vault.close()?;
    let alerts = items.iter().filter(|item| is_against_embargo(item)).count();
    let answer = outbox::answer(&items);
    let mut answer = answer.with_note(Message::new("notes.queued").with("count", queued.len()));
    if again > 0 {
        answer = answer.with_note(Message::new("notes.public_again").with("count", again));
    }
    let told = asked.iter().zip(&orders).filter_map(|(wished, order)| {
        let item = items.iter().find(|item| item.article == order.article)?;
        wished.told(&item.headline, (order.article, &site_name))
    });
    let answer = answer.with_notes(told);
    let answer = match alerts {
        0 => answer,
        count => answer.with_note(Message::new("notes.against_embargo").with("count", count)),
    };
    if sent == Sent::Stopped { Err(stopped(answer, Some(&site_name))) } else { Ok(answer) }
}

/// That somebody stopped it, after what the answer says.
fn stopped(answer: Answer, site: Option<&str>) -> CliError {
    let how_far = Message::new("errors.partly.delivery").advising(Advice::sync(site));
    CliError::Stopped.after(answer, Some(how_far))
}

/// How many of the articles that are to be public somebody on their site took from readers. What cannot be read is told
/// with the delivery.
fn withdrawn(vault: &Vault, orders: &[Order]) -> usize {
    let public = orders.iter().filter(|order| order.wish.is_public());
    let known = public.filter_map(|order| Known::read(vault, order.article, order.site).ok());
    known.filter(|known| known.is_withdrawn).count()
}

/// Tries everything that waits, and looks at what was delivered last; what came of that is told first, and what waited for
/// somebody before is counted. All is well when nothing waits then, neither for a
/// line nor for somebody, and every site could be looked at.
///
/// # Errors
/// When there is no such site, or the vault cannot be written.
pub fn sync(file: &VaultFile, site: Option<&str>) -> Result<Answer, CliError> {
    let desk = file.write()?;
    let mut sites = desk.vault.sites()?;
    if let Some(name) = site {
        sites = vec![site_name::find(&desk.vault, name)?];
    }
    let before = Before::of(&at_rest(&desk.vault, &sites)?);
    let desk = Mutex::new(desk.vault);
    let (mut notes, mut articles, mut unseen) = (Vec::new(), 0, 0);
    let mut sites_left = sites.len();
    stop::heed();
    for site in &sites {
        if send(&desk, Some(site.id))? == Sent::Stopped {
            break;
        }
        let Some(followed) = follow(&desk, site)? else { break };
        sites_left -= 1;
        match followed {
            Ok(followed) => {
                articles += followed.changed_articles.len();
                notes.extend(without_pictures(&desk, &followed.without_pictures, &site.name));
            }
            Err(note) => {
                unseen += 1;
                notes.push(note);
            }
        }
    }
    let vault = owned(desk);
    let items = at_rest(&vault, &sites)?;
    vault.close()?;
    let waits = |item: &&Listed| item.state.is_waiting() && item.state != ItemState::Scheduled;
    let (news, old): (Vec<_>, Vec<_>) = items.iter().partition(|item| before.is_news(item));
    let shown = news.iter().chain(old.iter().filter(|item| waits(item)));
    let shown: Vec<Listed> = shown.map(|item| (*item).clone()).collect();
    let waiting = items.iter().filter(waits).count();
    let asked = items.iter().filter(|item| outbox::asks_somebody(item)).count();
    let is_told = |item: &Listed| waits(&item) || outbox::asks_somebody(item);
    let told = news.into_iter().chain(old).filter(|item| is_told(item));
    let told: Vec<Listed> = told.cloned().collect();
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
    let answer = outbox::of_these(&told, &shown).with_notes(notes);
    if sites_left > 0 {
        return Err(stopped(answer, site));
    }
    if waiting == 0 && asked + unseen == 0 {
        return Ok(answer.with_note(Message::new("notes.nothing_waits")));
    }
    if waiting == 0 {
        return Ok(Answer { outcome: Outcome::Faulty, ..answer });
    }
    let held = items.iter().filter(waits).map(|item| item.not_before);
    let until = held.collect::<Option<Vec<_>>>().and_then(|all| all.into_iter().min());
    let note = match until {
        Some(at) => Message::new("notes.waiting_until").with("at", awaited(at, now())),
        None => Message::new("notes.waiting"),
    };
    let note = note.with("count", waiting).advising(Advice::sync(site));
    Ok(Answer { outcome: Outcome::Faulty, ..answer.with_note(note) })
}

/// The deliveries to these sites, that nobody is at work on.
fn at_rest(vault: &Vault, sites: &[Site]) -> Result<Vec<Listed>, CliError> {
    let is_of_sites = |item: &Listed| sites.iter().any(|site| site.name == item.site);
    let mut items: Vec<Listed> = list(vault, now())?.into_iter().filter(is_of_sites).collect();
    call_interrupted(&mut items);
    Ok(items)
}

/// Looks at what was delivered to a site and pulled from it; in the inner place why that could not be done. Nothing where
/// somebody stopped it.
fn follow(desk: &Mutex<Vault>, site: &Site) -> Result<Option<Result<Followed, Message>>, CliError> {
    let work = unless_stopped(look_after(desk, site, &Sites, now()), stop::is_told);
    let Some(followed) = wait_for(work).map_err(CliError::NoNetwork)? else { return Ok(None) };
    Ok(Some(followed?.map_err(|why| {
        let note = Message::new("notes.not_followed").with("site", &site.name);
        let ways = reason::of_account(&site.name, why.kind);
        note.with_message("reason", reason::of_site(&why)).with_below(ways)
    })))
}

/// That posts lack pictures which were taken out of the site's library, by the headlines of their articles, each with how it
/// gets them again.
fn without_pictures(desk: &Mutex<Vault>, articles: &[ArticleId], site: &str) -> Vec<Message> {
    let told = articles.iter().map(|article| {
        let again = reason::asking(&[article.to_string()], site, Wish::Draft);
        let name = named(desk, *article);
        Message::new("notes.without_pictures")
            .with("headline", name)
            .with_below([ways::again(again)])
    });
    told.collect()
}

/// An article by its headline; by its id, where it has none or cannot be read.
fn named(desk: &Mutex<Vault>, article: ArticleId) -> String {
    let vault = desk.lock().unwrap_or_else(PoisonError::into_inner);
    let headline = vault.article(article).map(|article| article.fields.headline);
    headline.ok().filter(|it| !it.is_empty()).unwrap_or_else(|| article.to_string())
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
        DeliveryError::TimePast(_) if orders.iter().all(|order| may_publish(desk, order)) => {
            let articles: Vec<String> = orders.iter().map(|it| it.article.to_string()).collect();
            vec![ways::publish(&articles, site)]
        }
        DeliveryError::Embargo(_) | DeliveryError::Spiked | DeliveryError::Textless
            if orders.len() > 1 =>
        {
            let named = held(desk, orders).into_iter();
            named.chain(check::ways(desk, (orders, site))).collect()
        }
        DeliveryError::TimePast(_)
        | DeliveryError::Embargo(_)
        | DeliveryError::Spiked
        | DeliveryError::Textless => check::ways(desk, (orders, site)),
        _ => return error.into(),
    };
    CliError::from(error).advising(ways)
}

/// By their headlines, which of several articles are kept here by how they stand.
fn held(desk: &Mutex<Vault>, orders: &[Order]) -> Vec<Message> {
    let is_held = |order: &&Order| may_be_queued(desk, order, now()).is_err();
    let held = orders.iter().filter(is_held);
    held.map(|order| Message::new("errors.of_these").with("headline", named(desk, order.article)))
        .collect()
}

/// Whether nothing keeps the article here that is asked to be published at once.
fn may_publish(desk: &Mutex<Vault>, order: &Order) -> bool {
    may_be_queued(desk, &Order { wish: Wish::Publish, ..order.clone() }, now()).is_ok()
}

/// Whether all was tried that could be sent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    /// It was.
    Tried,
    /// Somebody stopped it. What was on its way is looked for before it is sent again, as after a power cut.
    Stopped,
}

/// Sends what can be sent, to this site or to all.
///
/// # Errors
/// When the vault cannot be written.
pub(super) fn send(desk: &Mutex<Vault>, site: Option<SiteId>) -> Result<Sent, CliError> {
    let tell = |_: &Event| {};
    let engine = Engine::new(desk, &SystemClock, &chance, &Sites, &tell);
    let work = unless_stopped(engine.drain(site, Haste::AtOnce), stop::is_told);
    let drained = wait_for(work).map_err(CliError::NoNetwork)?.transpose()?;
    Ok(if drained.is_some() { Sent::Tried } else { Sent::Stopped })
}

/// The vault that was on the desk.
pub(super) fn owned(desk: Mutex<Vault>) -> Vault {
    desk.into_inner().unwrap_or_else(PoisonError::into_inner)
}
