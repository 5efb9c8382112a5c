//! `site`: the places that articles are delivered to.

mod mapping;

use std::path::Path;
use std::sync::Mutex;

use secrecy::SecretString;
use serde_json::{Value, json};
use warraq_connect::MOST_CLOCK_DIFFERENCE;
use warraq_core::outbox::ItemId;
use warraq_delivery::{
    Connectors, DeliveryError, Reason, ReasonKind, SiteAnswer, SiteChange, SiteEntry, SiteOptions,
    Sites, add_site, as_changed, ask, ask_new, change_site, check_site_name, has_accounts,
    keep_survey, remove_site, wait_for, wordpress_plugin,
};
use warraq_formats::{Overwrite, write_whole};
use warraq_store::{Item, Site, Vault};

use super::{deliver, outbox};
use crate::advice::Advice;
use crate::answer::Answer;
use crate::bidi;
use crate::cli::{SiteAddArguments, SiteChangeArguments, SiteCommand};
use crate::error::CliError;
use crate::messages::{Message, word};
use crate::passphrase;
use crate::reason;
use crate::site_name;
use crate::vault_file::{VaultFile, now};
use crate::ways;

/// Adds, lists, asks, changes or removes sites.
///
/// # Errors
/// When a site does not answer, its name is taken or unknown, or the vault cannot be read or written.
pub fn run(file: &VaultFile, command: SiteCommand) -> Result<Answer, CliError> {
    match command {
        SiteCommand::Add(arguments) => add(file, &arguments),
        SiteCommand::List => list(file),
        SiteCommand::Check { name } => check(file, &name),
        SiteCommand::Plugin { output, force } => plugin(&output, force),
        SiteCommand::Change(arguments) => change(file, &arguments),
        SiteCommand::Map(arguments) => mapping::run(file, &arguments),
        SiteCommand::Remove { name } => remove(file, &name),
    }
}

fn list(file: &VaultFile) -> Result<Answer, CliError> {
    let sites = file.read()?.sites()?;
    let lines: Vec<String> = sites.iter().map(line).collect();
    let sites: Vec<Value> = sites.iter().map(of_site).collect();
    Ok(Answer::of(json!({ "sites": sites })).with_lines(lines))
}

/// Nothing is kept of a site that does not answer, or does not know the account; a folder may be on a disk that is not
/// there now.
fn add(file: &VaultFile, arguments: &SiteAddArguments) -> Result<Answer, CliError> {
    let mut desk = file.write()?;
    check_site_name(&desk.vault, &arguments.name)?;
    let secret = if has_accounts(&arguments.kind) {
        passphrase::of_site()?
    } else {
        SecretString::default()
    };
    let entry = SiteEntry {
        name: arguments.name.clone(),
        kind: arguments.kind.clone(),
        url: address(arguments),
        login: arguments.user.clone(),
        secret,
        options: arguments.site_options(),
    };
    let found = online(async { Ok(ask_new(&entry, &|_| ()).await?) });
    let found = found.map_err(|error| with_insecure(error, &entry))?;
    let by = desk.person().name.clone();
    let site = add_site(&mut desk.vault, &entry, &found, &by, now())?;
    desk.close()?;
    Ok(match found.answer {
        Ok(answer) => {
            let plain = || Message::new("notes.lacks_encryption").with("url", &site.url);
            surveyed(&site, &answer).with_notes(found.lacks_encryption.then(plain))
        }
        Err(fault) => {
            let why = reason::said(&Reason::of_fault_at(&fault, now()));
            let note = Message::new("notes.site_away").with_message("reason", why);
            Answer::of(of_site(&site)).with_lines([line(&site)]).with_note(note)
        }
    })
}

/// As it was typed: an address has no signs of direction of its own, the path of a folder may.
fn address(arguments: &SiteAddArguments) -> String {
    if has_accounts(&arguments.kind) {
        bidi::without_controls(&arguments.url)
    } else {
        arguments.url.clone()
    }
}

/// What there is to run where an address without encryption was refused.
fn with_insecure(error: CliError, entry: &SiteEntry) -> CliError {
    let CliError::Site(Reason { kind: ReasonKind::Insecure, .. }) = error else { return error };
    let place = (&*entry.name, &*entry.kind);
    let added = Advice::add_insecure(place, &entry.url, &entry.login);
    error.advising([ways::insecure(added)])
}

fn check(file: &VaultFile, name: &str) -> Result<Answer, CliError> {
    let mut desk = file.write()?;
    let site = site_name::find(&desk.vault, name)?;
    let answer = asked(&desk.vault, &site)?;
    keep_survey(&mut desk.vault, site.id, &answer, now())?;
    desk.close()?;
    Ok(surveyed(&site, &answer))
}

fn change(file: &VaultFile, arguments: &SiteChangeArguments) -> Result<Answer, CliError> {
    let mut desk = file.write()?;
    let site = site_name::find(&desk.vault, &arguments.name)?;
    let kept = SiteOptions::parse(&site.options).map_err(DeliveryError::from)?;
    let change = SiteChange {
        login: arguments.user.clone().unwrap_or_else(|| site.login.clone()),
        secret: arguments.password.then(passphrase::of_site).transpose()?,
        options: arguments.site_options(kept),
    };
    let answer = match &change.secret {
        Some(secret) if has_accounts(&site.kind) => Some(tried(&site, &change, secret)?),
        _ => None,
    };
    let site = change_site(&mut desk.vault, site.id, &change, now())?;
    let Some(answer) = answer else {
        desk.close()?;
        return Ok(Answer::of(of_site(&site)).with_lines([line(&site)]));
    };
    keep_survey(&mut desk.vault, site.id, &answer, now())?;
    let waits = |item: &Item| item.site == site.id && item.state.is_waiting();
    let waiting: Vec<ItemId> =
        desk.vault.outbox()?.into_iter().filter(waits).map(|item| item.id).collect();
    let desk = Mutex::new(desk.vault);
    // What was refused for the password goes on.
    deliver::send(&desk, Some(site.id))?;
    let vault = deliver::owned(desk);
    let sent = outbox::answer(&outbox::at_rest(&vault, &waiting)?);
    vault.close()?;
    let mut answer = surveyed(&site, &answer).with_more(&sent);
    answer.json["items"] = sent.json["items"].clone();
    Ok(answer)
}

/// What the site says to a password that is not kept yet. Nothing is kept of one that it does not know.
fn tried(site: &Site, change: &SiteChange, secret: &SecretString) -> Result<SiteAnswer, CliError> {
    let changed = as_changed(site, change);
    let answer = online(async { Ok(ask(&*Sites.connector(&changed, secret.clone())?).await?) });
    answer.map_err(|error| error.at_site(&site.name))
}

/// What a site says when it is asked.
fn asked(vault: &Vault, site: &Site) -> Result<SiteAnswer, CliError> {
    let secret = vault.site_secret(site.id)?;
    let answer = online(async { Ok(ask(&*Sites.connector(site, secret)?).await?) });
    answer.map_err(|error| error.at_site(&site.name))
}

fn plugin(output: &Path, force: bool) -> Result<Answer, CliError> {
    let overwrite = if force { Overwrite::Replace } else { Overwrite::Refuse };
    let written = write_whole(output, &wordpress_plugin(), overwrite)?;
    let json = json!({ "path": output.display().to_string(), "bytes": written });
    let note = Message::new("notes.plugin");
    Ok(Answer::of(json).with_paths([output]).with_note(note))
}

fn remove(file: &VaultFile, name: &str) -> Result<Answer, CliError> {
    let mut desk = file.write()?;
    let site = site_name::find(&desk.vault, name)?;
    remove_site(&mut desk.vault, site.id, now())?;
    desk.close()?;
    let note = Message::new("notes.site_removed").with("name", &site.name);
    Ok(Answer::of(json!({ "name": name })).with_note(note))
}

/// What comes over the line, waited for.
pub(super) fn online<T>(work: impl Future<Output = Result<T, CliError>>) -> Result<T, CliError> {
    wait_for(work).map_err(CliError::NoNetwork)?
}

fn of_site(site: &Site) -> Value {
    let options = SiteOptions::parse(&site.options).ok();
    json!({
        "name": site.name,
        "kind": site.kind,
        "url": site.url,
        "user": site.login,
        "options": options.map(|options| options.to_json()),
        "added_at": site.added_at,
    })
}

fn surveyed(site: &Site, said: &SiteAnswer) -> Answer {
    let mut json = of_site(site);
    json["survey"] = json!(said.survey);
    json["clock_seconds"] = json!(said.clock_seconds);
    let mut answer = Answer::of(json).with_lines([line(site)]);
    let most = MOST_CLOCK_DIFFERENCE.num_seconds();
    if let Some(apart) = said.clock_seconds.filter(|it| i64::from(it.unsigned_abs()) > most) {
        let clock = Reason::of(ReasonKind::Clock, &apart.unsigned_abs());
        answer = answer.with_note(reason::said(&clock));
    }
    let Some(account) = &said.survey.account else {
        return answer.with_note(Message::new("notes.folder_there"));
    };
    if said.survey.has_plugin {
        answer = answer.with_note(Message::new("notes.has_plugin"));
    }
    let rights: Vec<String> =
        account.rights.iter().map(|right| reason::right_name(&word(right))).collect();
    let note = Message::new("notes.site_answers")
        .with("software", &said.survey.software)
        .with("zone", &said.survey.zone)
        .with("rights", rights.join(&Message::new("rights.between").text()));
    answer.with_note(note)
}

fn line(site: &Site) -> String {
    let kind = bidi::inline(&Message::new(format!("site_kinds.{}", site.kind)).text());
    format!("{}  {kind}  {}", bidi::inline(&site.name), bidi::inline(&site.url))
}
