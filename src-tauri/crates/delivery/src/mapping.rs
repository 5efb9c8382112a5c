//! What the sections and tags of the newsroom become at a site, before anything is made there.

mod known;
mod reading;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use warraq_connect::{RemoteId, RemoteTerm, Taxonomy};
use warraq_core::article::ArticleId;
use warraq_core::outbox::SiteId;
use warraq_store::{StoreError, Vault, sites};

use crate::engine::name_of;
use crate::error::DeliveryError;
use crate::options::ChosenTerm;
use known::{Known, of_known};
pub(crate) use reading::forget_reading;
pub use reading::{SiteTerms, ask_terms, keep_terms};

/// What sections and tags become at a site, and what there is to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct TermMapping {
    /// The sections, then the tags.
    pub lines: Vec<MappedTerm>,
    /// The categories that the site is known to have, by name.
    pub categories: Vec<RemoteTerm>,
    /// The tags that the site is known to have, by name.
    pub tags: Vec<RemoteTerm>,
    /// When the terms of the site were read last; nothing where they never were.
    pub read_at: Option<DateTime<Utc>>,
}

/// What a section or a tag becomes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct MappedTerm {
    /// Which of the two it is.
    pub taxonomy: Taxonomy,
    /// As the newsroom writes it.
    pub name: String,
    /// In how many articles it is.
    pub articles: u32,
    /// What it becomes.
    pub fate: Fate,
    /// Whether somebody chose that.
    pub is_chosen: bool,
}

/// What a section or a tag becomes at a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(tag = "fate", rename_all = "kebab-case")]
pub enum Fate {
    /// A term that the site has.
    There {
        /// The term, with its name there.
        term: RemoteTerm,
    },
    /// A tag that is made there.
    Made,
    /// Nothing, because the site has no such section, and sections are not made.
    NoSection,
    /// Nothing, because the site has no such tag and the account may make none.
    NoRight,
    /// Nothing, because the term that was chosen is not at the site any more.
    Gone {
        /// The term, with the name that it had.
        term: RemoteTerm,
    },
    /// Nothing, because somebody chose that.
    NotSent,
    /// Nobody knows before the terms of the site were read.
    Unknown,
}

/// What somebody chooses for a section or a tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(tag = "choice", rename_all = "kebab-case")]
pub enum TermChoice {
    /// What it becomes by itself: the term of its name.
    Usual,
    /// It is not sent.
    NotSent,
    /// A term that the site is known to have.
    Term {
        /// The term.
        id: RemoteId,
    },
}

/// What all sections and tags of the vault become at a site, and those for which something was chosen.
///
/// # Errors
/// `Store` with `NotFound`; `Options` where those of the site cannot be read.
pub fn site_mapping(vault: &Vault, site: SiteId) -> Result<TermMapping, DeliveryError> {
    let sections = vault.sections()?;
    let tags = vault.tags()?.into_iter().map(|tag| (tag.name, tag.count)).collect();
    let known = Known::read(vault, &vault.site(site)?)?;
    let with_chosen = |taxonomy, mut used: Vec<(String, u32)>| {
        let chosen = known.options.chosen_terms(taxonomy).iter();
        used.extend(chosen.map(|chosen| (chosen.name.clone(), 0)));
        used
    };
    let sections = with_chosen(Taxonomy::Category, sections);
    let tags = with_chosen(Taxonomy::Tag, tags);
    Ok(known.mapping(sections, tags))
}

/// What the section and the tags of an article become at a site.
///
/// # Errors
/// `Store` with `NotFound`; `Options` where those of the site cannot be read.
pub fn article_mapping(
    vault: &Vault,
    site: SiteId,
    article: ArticleId,
) -> Result<TermMapping, DeliveryError> {
    let article = vault.article(article)?;
    let section = article.fields.section.trim();
    let sections = (!section.is_empty()).then(|| (section.to_owned(), 1));
    let tags = article.tags.iter().map(|tag| (tag.as_str().to_owned(), 1)).collect();
    let known = Known::read(vault, &vault.site(site)?)?;
    Ok(known.mapping(sections.into_iter().collect(), tags))
}

/// Chooses what a section or a tag becomes at a site from now on.
///
/// # Errors
/// `Store` with `NotFound` where there is no such site, or it is not known to have the term; `Options`.
pub fn choose_term(
    vault: &mut Vault,
    id: SiteId,
    (taxonomy, name): (Taxonomy, &str),
    choice: &TermChoice,
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    let site = vault.site(id)?;
    let known = Known::read(vault, &site)?;
    let to = match choice {
        TermChoice::Usual | TermChoice::NotSent => None,
        TermChoice::Term { id } => {
            let none = || StoreError::NotFound(format!("term {id} of the site"));
            Some(known.of(taxonomy).with_id(id).ok_or_else(none)?.clone())
        }
    };
    let chosen = ChosenTerm { name: name.trim().to_owned(), to };
    let chosen = (*choice != TermChoice::Usual).then_some(chosen);
    let mut options = known.options;
    options.choose(taxonomy, name, chosen);
    let options = options.over(&site.options);
    Ok(vault.dispatch(now, |tx| sites::set_options(tx, id, &options))?)
}

/// The term of a site with this name, in whatever spelling of the same letters; nothing where none is known.
///
/// # Errors
/// As the database says.
pub fn known_term(
    vault: &Vault,
    site: SiteId,
    taxonomy: Taxonomy,
    name: &str,
) -> Result<Option<RemoteTerm>, StoreError> {
    Ok(vault.remote_term(site, name_of(taxonomy), name)?.map(of_known))
}
