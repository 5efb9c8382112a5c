//! `site`: the places that articles are delivered to.

use std::path::Path;

use secrecy::SecretString;
use serde_json::{Value, json};
use warraq_connect::Survey;
use warraq_core::outbox::SiteId;
use warraq_delivery::{
    Connectors, SiteOptions, Sites, connector_for, find_site, has_accounts, remove_site, wait_for,
    wordpress_plugin,
};
use warraq_formats::{Overwrite, write_whole};
use warraq_store::outbox::add_traffic;
use warraq_store::{FreshIds, NewSite, Site, StoreError, sites};

use crate::answer::Answer;
use crate::bidi;
use crate::cli::{SiteAddArguments, SiteCommand};
use crate::error::CliError;
use crate::messages::{Message, word};
use crate::passphrase;
use crate::vault_file::{VaultFile, now};

/// Adds, lists, asks or removes sites.
///
/// # Errors
/// When a site does not answer, its name is taken or unknown, or the vault cannot be read or written.
pub fn run(file: &VaultFile, command: SiteCommand) -> Result<Answer, CliError> {
    match command {
        SiteCommand::Add(arguments) => add(file, &arguments),
        SiteCommand::List => list(file),
        SiteCommand::Check { name } => check(file, &name),
        SiteCommand::Plugin { output, force } => plugin(&output, force),
        SiteCommand::Remove { name } => remove(file, &name),
    }
}

fn list(file: &VaultFile) -> Result<Answer, CliError> {
    let sites = file.read()?.sites()?;
    let lines: Vec<String> = sites.iter().map(line).collect();
    let sites: Vec<Value> = sites.iter().map(of_site).collect();
    Ok(Answer::of(json!({ "sites": sites })).with_lines(lines))
}

/// Nothing is kept of a site that does not answer, or does not know the account.
fn add(file: &VaultFile, arguments: &SiteAddArguments) -> Result<Answer, CliError> {
    let mut desk = file.write()?;
    if desk.vault.site_named(&arguments.name).is_ok() {
        return Err(StoreError::NameTaken(arguments.name.clone()).into());
    }
    let secret = if has_accounts(&arguments.kind) {
        passphrase::of_site()?
    } else {
        SecretString::default()
    };
    let mut options = arguments.site_options();
    let (kind, login) = (&arguments.kind, &arguments.user);
    let (url, survey) = online(async {
        let found = find_site(kind, &arguments.url, &options).await?;
        options.root = found.root;
        let connector = connector_for(kind, &options, login, secret.clone())?;
        Ok((found.url, connector.survey().await?))
    })?;
    let new = NewSite {
        id: SiteId::new(&mut FreshIds::at(now())),
        name: arguments.name.clone(),
        kind: kind.clone(),
        url,
        login: login.clone(),
        secret,
        options: options.to_json(),
        added_by: desk.person().name.clone(),
    };
    desk.vault.dispatch(now(), |tx| {
        sites::add(tx, &new)?;
        sites::set_survey(tx, new.id, &json!(survey))
    })?;
    let site = desk.vault.site(new.id)?;
    desk.close()?;
    Ok(surveyed(&site, &survey))
}

fn check(file: &VaultFile, name: &str) -> Result<Answer, CliError> {
    let mut desk = file.write()?;
    let site = desk.vault.site_named(name)?;
    let secret = desk.vault.site_secret(site.id)?;
    let (survey, carried) = online(async {
        let connector = Sites.connector(&site, secret)?;
        Ok((connector.survey().await?, connector.carried()))
    })?;
    desk.vault.dispatch(now(), |tx| {
        add_traffic(tx, site.id, carried)?;
        sites::set_survey(tx, site.id, &json!(survey))
    })?;
    desk.close()?;
    Ok(surveyed(&site, &survey))
}

fn plugin(output: &Path, force: bool) -> Result<Answer, CliError> {
    let overwrite = if force { Overwrite::Replace } else { Overwrite::Refuse };
    let written = write_whole(output, &wordpress_plugin(), overwrite)?;
    let path = output.display().to_string();
    let line = bidi::inline(&path);
    let note = Message::new("notes.plugin");
    Ok(Answer::of(json!({ "path": path, "bytes": written })).with_lines([line]).with_note(note))
}

fn remove(file: &VaultFile, name: &str) -> Result<Answer, CliError> {
    let mut desk = file.write()?;
    let site = desk.vault.site_named(name)?;
    remove_site(&mut desk.vault, site.id, now())?;
    desk.close()?;
    Ok(Answer::of(json!({ "name": name })))
}

fn online<T>(work: impl Future<Output = Result<T, CliError>>) -> Result<T, CliError> {
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

fn surveyed(site: &Site, survey: &Survey) -> Answer {
    let mut json = of_site(site);
    json["survey"] = json!(survey);
    let answer = Answer::of(json).with_lines([line(site)]);
    let Some(account) = &survey.account else { return answer };
    let rights: Vec<String> = account.rights.iter().map(word).collect();
    let note = Message::new("notes.site_answers")
        .with("software", &survey.software)
        .with("zone", &survey.zone)
        .with("rights", rights.join(", "));
    answer.with_note(note)
}

fn line(site: &Site) -> String {
    format!("{}  {}  {}", bidi::inline(&site.name), site.kind, bidi::inline(&site.url))
}
