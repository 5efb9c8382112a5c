//! `outbox`: where each delivery is, and what somebody decides of one.

use std::sync::Mutex;

use chrono::{DateTime, Utc};
use serde_json::json;
use warraq_core::outbox::{ItemId, ItemState};
use warraq_delivery::{
    DeliveryError, Listed, PostPart, ReasonKind, Wish, call_interrupted, call_waiting, cancel,
    list, list_of, pause, retry, send_anyway, send_as_new, spent,
};
use warraq_store::Vault;

use super::{altered, budget, conflict, deliver, pictures_since, pull_pictures};
use crate::answer::Answer;
use crate::bidi;
use crate::cli::OutboxCommand;
use crate::error::CliError;
use crate::messages::{Message, word};
use crate::moment::both;
use crate::output::Form;
use crate::reason;
use crate::things;
use crate::vault_file::{Desk, VaultFile, now};
use crate::ways;

/// The fewest characters that may stand for an id.
const LEAST: usize = 6;

/// Shows the outbox; or decides about a delivery, sends it where it goes on by that, and answers with it as it is then.
///
/// # Errors
/// When there is no such delivery, or it stands where this cannot be done; when the vault cannot be read or written.
pub fn run(
    file: &VaultFile,
    command: Option<&OutboxCommand>,
    form: Form,
) -> Result<Answer, CliError> {
    let Some(command) = command else {
        let vault = file.read()?;
        let mut items = list(&vault, now())?;
        if vault.has_writer() {
            call_waiting(&mut items);
        } else {
            call_interrupted(&mut items);
        }
        return Ok(budget::beside(answer(&items), &spent(&vault, now())?));
    };
    match command {
        OutboxCommand::Budget { megabytes, per } => return budget::run(file, *megabytes, *per),
        OutboxCommand::Show { id } => {
            let vault = file.read()?;
            let id = find(&vault, id)?;
            return conflict::show(&vault, id);
        }
        OutboxCommand::SendAsNew { id } => {
            let mut desk = file.write()?;
            let id = find(&desk.vault, id)?;
            let person = desk.person().name.clone();
            let id = send_as_new(&Mutex::new(&mut desk.vault), id, &person, now())?;
            return sent(desk, id);
        }
        OutboxCommand::Keep { whose, id } => {
            let mut desk = file.write()?;
            let id = find(&desk.vault, id)?;
            let person = desk.person().clone();
            let touched = conflict::keep(&mut desk.vault, &person, id, *whose)?;
            let notes = pull_pictures::taken(&mut desk, touched, form)?;
            return Ok(sent(desk, touched)?.with_notes(notes));
        }
        _ => {}
    }
    let mut desk = file.write()?;
    let touched = decide(&mut desk.vault, command)?;
    match command {
        OutboxCommand::Retry { .. } | OutboxCommand::SendAnyway { .. } => sent(desk, touched),
        _ => shown(desk.vault, touched),
    }
}

/// What a decision about a delivery does.
type Decision = fn(&mut Vault, ItemId, DateTime<Utc>) -> Result<(), DeliveryError>;

/// Decides; the delivery that it is about.
fn decide(vault: &mut Vault, command: &OutboxCommand) -> Result<ItemId, CliError> {
    let (id, decision): (_, Decision) = match command {
        OutboxCommand::Pause { id } => (id, pause),
        OutboxCommand::Cancel { id } => (id, cancel),
        OutboxCommand::SendAnyway { id } => (id, send_anyway),
        OutboxCommand::Retry { id } => (id, retry),
        // They were answered before.
        OutboxCommand::Show { id }
        | OutboxCommand::Keep { id, .. }
        | OutboxCommand::SendAsNew { id } => (id, |_, _, _| Ok(())),
        OutboxCommand::Budget { .. } => unreachable!("a budget is of no delivery"),
    };
    let id = find(vault, id)?;
    decision(vault, id, now())?;
    Ok(id)
}

/// What can be sent to the site of the delivery is, as by a push; the delivery as it is then.
fn sent(desk: Desk, id: ItemId) -> Result<Answer, CliError> {
    let item = desk.vault.outbox_item(id)?;
    let desk = Mutex::new(desk.vault);
    if item.state.is_waiting() {
        deliver::send(&desk, Some(item.site))?;
    }
    shown(deliver::owned(desk), id)
}

/// The delivery as it is now.
fn shown(vault: Vault, id: ItemId) -> Result<Answer, CliError> {
    let items = at_rest(&vault, &[id])?;
    vault.close()?;
    Ok(answer(&items))
}

/// These deliveries as they are now, that nobody is at work on.
///
/// # Errors
/// When the outbox cannot be read.
pub fn at_rest(vault: &Vault, ids: &[ItemId]) -> Result<Vec<Listed>, CliError> {
    let mut items = list_of(vault, ids, now())?;
    call_interrupted(&mut items);
    Ok(items)
}

/// The one delivery whose id starts or ends like this.
fn find(vault: &Vault, text: &str) -> Result<ItemId, CliError> {
    let part = text.to_ascii_uppercase();
    if part.chars().count() < LEAST {
        return Err(CliError::ShortId { id: text.to_owned(), least: LEAST });
    }
    let ids = vault.outbox()?.into_iter().map(|item| item.id);
    let is_it = |id: &ItemId| {
        let id = id.to_string();
        id.starts_with(&part) || id.ends_with(&part)
    };
    match ids.filter(is_it).collect::<Vec<_>>()[..] {
        [] => Err(CliError::NoDelivery { id: text.to_owned() }),
        [one] => Ok(one),
        ref several => Err(CliError::AmbiguousId { id: text.to_owned(), count: several.len() }),
    }
}

/// The deliveries: each in a line, with how it stands at its site and what there is to say of it below.
pub fn answer(items: &[Listed]) -> Answer {
    of_these(items, items)
}

/// The deliveries for programs; of these in words.
pub fn of_these(items: &[Listed], shown: &[Listed]) -> Answer {
    Answer::of(json!({ "items": items })).with_lines(shown.iter().flat_map(lines))
}

/// Whether a person has to do something for it.
pub fn asks_somebody(item: &Listed) -> bool {
    use ItemState::{Changed, Conflict, Refused};
    item.alert.is_some() || matches!(item.state, Changed | Conflict | Refused)
}

fn lines(item: &Listed) -> impl Iterator<Item = String> {
    let why = reason::of_delivery(item).into_iter().map(|why| why.text());
    let altered = altered::lines(&item.altered);
    let below = [stands(item), open(item), key_address(item)].into_iter().flatten();
    let below = below
        .chain(why)
        .chain(unsent(item))
        .chain(newer(item))
        .chain(altered)
        .chain(missing(item))
        .chain(pictureless(item))
        .chain(gone(item));
    let below = below.chain(pictures_since::lines(item));
    std::iter::once(line(item)).chain(below.map(|text| indented(&text)))
}

/// A text below the line of its delivery; what there is to run stands deeper.
fn indented(text: &str) -> String {
    format!("    {}", text.replace('\n', "\n    "))
}

/// What was corrected and not sent, because it was only taken from its readers.
fn unsent(item: &Listed) -> Option<String> {
    let note = Message::new("notes.unsent").with("names", names(&item.unsent));
    (!item.unsent.is_empty()).then(|| note.text())
}

/// What was changed here since it was asked for and does not go with it, and how it does.
fn newer(item: &Listed) -> Option<String> {
    let is_there = matches!(item.state, ItemState::Verified | ItemState::Scheduled);
    let (key, wish) = if is_there { ("newer", Wish::Draft) } else { ("newer_waits", item.wish) };
    let again = reason::asking(&[item.article.to_string()], &item.site, wish);
    let note = Message::new(format!("notes.{key}")).with("names", names(&item.newer));
    (!item.newer.is_empty()).then(|| note.with_below([ways::again(again)]).text())
}

fn names(parts: &[PostPart]) -> String {
    let name = |part: &PostPart| Message::new(format!("parts.{}", word(*part))).text();
    let names: Vec<String> = parts.iter().map(name).collect();
    names.join(&Message::new("rights.between").text())
}

/// The terms that the site lacks.
fn missing(item: &Listed) -> Option<String> {
    if item.missing.is_empty() {
        return None;
    }
    let names = item.missing.join(&Message::new("rights.between").text());
    Some(Message::new("notes.missing_terms").with("names", names).text())
}

/// The pictures that the post went without.
fn pictureless(item: &Listed) -> Option<String> {
    let said: Vec<&str> = item.pictureless.iter().map(String::as_str).collect();
    if said.is_empty() {
        return None;
    }
    let count = said.len();
    let said: Vec<&str> = said.into_iter().filter(|said| !said.is_empty()).collect();
    let key = if said.is_empty() { "pictureless_unnamed" } else { "pictureless" };
    let note = Message::new(format!("notes.{key}")).with("count", count);
    Some(note.with("names", said.join(" … ")).text())
}

/// What went from the site's text, because the article does not hold it.
fn gone(item: &Listed) -> Option<String> {
    let note = Message::new("notes.things_gone").with("names", things::named(&item.gone));
    (!item.gone.is_empty()).then(|| note.text())
}

/// How its post stands at the site, and when it is or was published; nothing where there is none.
fn stands(item: &Listed) -> Option<String> {
    let mut state = Message::new(format!("remote_states.{}", word(item.remote_state?))).text();
    if item.has_password {
        state = Message::new("outbox.with_password").with("state", state).text();
    }
    let Some(date) = item.date else {
        return Some(Message::new("outbox.there").with("state", state).text());
    };
    let at = both(date, item.date_there);
    Some(Message::new("outbox.there_at").with("state", state).with("at", at).text())
}

/// Where it can be looked at; nothing where it cannot.
fn open(item: &Listed) -> Option<String> {
    let url = item.open_url.as_ref()?;
    if item.is_public || item.site_kind == "folder" {
        return Some(bidi::inline(url));
    }
    Some(Message::new("outbox.preview").with("url", url).text())
}

/// That readers have it at an address that only its key made, and how it gets a better one.
fn key_address(item: &Listed) -> Option<String> {
    item.has_address_of_key.then(|| Message::new("outbox.key_address").text())
}

/// What its state is called: where the post was taken away at the site, that.
fn state_word(item: &Listed) -> String {
    let why = item.reason.as_ref().map(|reason| reason.kind);
    if (item.state, why) == (ItemState::Refused, Some(ReasonKind::OtherPost)) {
        return "states.refused-other".to_owned();
    }
    let is_of_time = item.reason.as_ref().is_some_and(|why| why.detail == "time");
    match why.filter(|_| item.state == ItemState::Changed) {
        Some(ReasonKind::TakenBack) if is_of_time => "states.taken-back_time".to_owned(),
        Some(
            why @ (ReasonKind::Gone
            | ReasonKind::Deleted
            | ReasonKind::OtherType
            | ReasonKind::OtherPost
            | ReasonKind::TakenBack
            | ReasonKind::MadePrivate
            | ReasonKind::Locked),
        ) => format!("states.{}", word(why)),
        _ => format!("states.{}", word(item.state)),
    }
}

/// Each part is isolated: those in Arabic would be one run, which is read from its other end.
fn line(item: &Listed) -> String {
    let mut parts = vec![Message::new(state_word(item)).text()];
    let is_open = !matches!(item.state, ItemState::Verified | ItemState::Scheduled);
    if is_open && item.step < item.steps {
        let step = Message::new("notes.step").with("step", item.step + 1).with("steps", item.steps);
        parts.push(step.text());
    }
    parts.push(item.site.clone());
    parts.push(item.headline.clone());
    let parts: Vec<String> = parts.iter().map(|part| bidi::inline(part)).collect();
    format!("{}  {}", item.id, parts.join("  ")).trim_end().to_owned()
}
