//! `site map`: what sections and tags become at a site.

use warraq_connect::{RemoteTerm, Taxonomy};
use warraq_delivery::{
    Connectors, Fate, MappedTerm, Sites, TermChoice, article_mapping, ask_terms, choose_term,
    keep_terms, known_term, site_mapping,
};
use warraq_store::{Site, Vault};

use super::online;
use crate::answer::Answer;
use crate::article_id::find;
use crate::bidi;
use crate::cli::SiteMapArguments;
use crate::error::CliError;
use crate::messages::{Message, word};
use crate::site_name;
use crate::vault_file::{VaultFile, now};
use crate::ways;

/// Shows it, after what was chosen; the site is asked where somebody wants that, and nothing is made there.
///
/// # Errors
/// When there is no such site or term, it does not answer, or the vault cannot be read or written.
pub fn run(file: &VaultFile, arguments: &SiteMapArguments) -> Result<Answer, CliError> {
    if !arguments.ask && choices(arguments).next().is_none() {
        return shown(&file.read()?, arguments);
    }
    let mut desk = file.write()?;
    let site = site_name::find(&desk.vault, &arguments.name)?;
    // A wrong id is told before anything is asked or kept.
    arguments.article.as_ref().map(|id| find(&desk.vault, id)).transpose()?;
    if arguments.ask {
        let secret = desk.vault.site_secret(site.id)?;
        let terms = online(async { Ok(ask_terms(&*Sites.connector(&site, secret)?).await?) });
        let terms = terms.map_err(|error| error.at_site(&site.name))?;
        keep_terms(&mut desk.vault, site.id, &terms, now())?;
    }
    // All of them are known to be possible before one is kept.
    let mut chosen = Vec::new();
    for (taxonomy, name, to) in choices(arguments) {
        chosen.push((taxonomy, name, choice(&desk.vault, &site, taxonomy, to)?));
    }
    for (taxonomy, name, choice) in &chosen {
        choose_term(&mut desk.vault, site.id, (*taxonomy, name), choice, now())?;
    }
    let answer = shown(&desk.vault, arguments)?;
    desk.close()?;
    Ok(answer)
}

/// What is chosen: a name, and what it becomes; nothing where it is what it becomes by itself.
fn choices(arguments: &SiteMapArguments) -> impl Iterator<Item = (Taxonomy, &str, Option<&str>)> {
    let sections =
        arguments.sections.iter().map(|it| (Taxonomy::Category, &*it.name, Some(&*it.to)));
    let tags = arguments.tags.iter().map(|it| (Taxonomy::Tag, &*it.name, Some(&*it.to)));
    let usual_sections = arguments.usual_section.iter().map(|it| (Taxonomy::Category, &**it, None));
    let usual_tags = arguments.usual_tag.iter().map(|it| (Taxonomy::Tag, &**it, None));
    sections.chain(tags).chain(usual_sections).chain(usual_tags)
}

fn choice(
    vault: &Vault,
    site: &Site,
    taxonomy: Taxonomy,
    to: Option<&str>,
) -> Result<TermChoice, CliError> {
    match to {
        None => Ok(TermChoice::Usual),
        Some("") => Ok(TermChoice::NotSent),
        Some(name) => match known_term(vault, site.id, taxonomy, name)? {
            Some(term) => Ok(TermChoice::Term { id: term.id }),
            None => Err(CliError::NoTerm { name: name.to_owned(), site: site.name.clone() }),
        },
    }
}

fn shown(vault: &Vault, arguments: &SiteMapArguments) -> Result<Answer, CliError> {
    let site = site_name::find(vault, &arguments.name)?;
    let mapping = match &arguments.article {
        Some(id) => article_mapping(vault, site.id, find(vault, id)?)?,
        None => site_mapping(vault, site.id)?,
    };
    let answer = Answer::of(&mapping).with_lines(mapping.lines.iter().map(line));
    if mapping.read_at.is_none() {
        return Ok(answer.with_note(
            Message::new("notes.terms_not_read").with_below([ways::terms(&site.name)]),
        ));
    }
    let made = mapping.lines.iter().filter(|line| line.fate == Fate::Made).count();
    Ok(answer.with_note(Message::new("notes.terms_made").with("count", made)))
}

fn line(line: &MappedTerm) -> String {
    let taxonomy = Message::new(format!("taxonomy.{}", word(line.taxonomy))).text();
    let becomes = match &line.fate {
        Fate::There { term } => bidi::inline(&term.name),
        Fate::Made => said("made"),
        Fate::NoSection => said("no-section"),
        Fate::NoRight => said("no-right"),
        Fate::Gone { term: RemoteTerm { name, .. } } => {
            Message::new("fates.gone").with("name", name).text()
        }
        Fate::NotSent => said("not-sent"),
        Fate::Unknown => said("unknown"),
    };
    let chosen = if line.is_chosen { format!("  {}", said("chosen")) } else { String::new() };
    format!("{taxonomy}  {}  →  {becomes}{chosen}", bidi::inline(&line.name))
}

fn said(fate: &str) -> String {
    Message::new(format!("fates.{fate}")).text()
}
