//! What the sections and tags of the newsroom become at a site, before anything is made there.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use warraq_connect::{Connector, Fault, RemoteId, RemoteTerm, Right, Survey, Taxonomy};
use warraq_core::article::ArticleId;
use warraq_core::outbox::SiteId;
use warraq_store::outbox::{KnownTerm, put_terms, term_key};
use warraq_store::{Site, StoreError, Vault, sites};

use crate::engine::name_of;
use crate::error::DeliveryError;
use crate::options::{ChosenTerm, SiteOptions};

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

/// The terms of a site, by what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteTerms {
    categories: Vec<RemoteTerm>,
    tags: Vec<RemoteTerm>,
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

/// All terms that a site has.
///
/// # Errors
/// Whatever keeps it from answering.
pub async fn ask_terms(connector: &dyn Connector) -> Result<SiteTerms, Fault> {
    let categories = connector.terms(Taxonomy::Category).await?;
    Ok(SiteTerms { categories, tags: connector.terms(Taxonomy::Tag).await? })
}

/// Keeps the terms that a site was found to have.
///
/// # Errors
/// `Store` with `NotFound` where it was removed meanwhile; `Options`.
pub fn keep_terms(
    vault: &mut Vault,
    id: SiteId,
    terms: &SiteTerms,
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    let site = vault.site(id)?;
    let mut options = SiteOptions::parse(&site.options)?;
    options.terms_read_at = Some(now);
    let options = options.over(&site.options);
    Ok(vault.dispatch(now, |tx| {
        for (taxonomy, of) in
            [(Taxonomy::Category, &terms.categories), (Taxonomy::Tag, &terms.tags)]
        {
            let pairs = of.iter().map(|term| (&*term.id.0, &*term.name));
            put_terms(tx, id, name_of(taxonomy), pairs)?;
        }
        sites::set_options(tx, id, &options)
    })?)
}

/// Forgets when the terms were read: they are about to be asked for again, as far as they are needed.
///
/// # Errors
/// `Store` with `NotFound`; `Options`.
pub(crate) fn forget_reading(
    vault: &mut Vault,
    id: SiteId,
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    let site = vault.site(id)?;
    let options = SiteOptions { terms_read_at: None, ..SiteOptions::parse(&site.options)? };
    let options = options.over(&site.options);
    Ok(vault.dispatch(now, |tx| sites::set_options(tx, id, &options))?)
}

/// What is known of the terms of a site.
struct Known {
    options: SiteOptions,
    categories: Terms,
    tags: Terms,
    makes_tags: bool,
    read_at: Option<DateTime<Utc>>,
}

/// The terms of one kind.
struct Terms {
    all: Vec<RemoteTerm>,
    /// Where each is among them, by its folded name.
    by_name: BTreeMap<String, usize>,
    is_known: bool,
}

impl Known {
    fn read(vault: &Vault, site: &Site) -> Result<Self, DeliveryError> {
        let options = SiteOptions::parse(&site.options)?;
        let categories = vault.remote_terms(site.id, name_of(Taxonomy::Category))?;
        let tags = vault.remote_terms(site.id, name_of(Taxonomy::Tag))?;
        let newest = categories.iter().chain(&tags).map(|term| term.at).max();
        let read_at = options.terms_read_at.max(newest);
        let was_read = options.terms_read_at.is_some();
        let survey = site.survey.as_ref().and_then(|survey| Survey::deserialize(survey).ok());
        // A place without accounts forbids nobody, and one that was not asked yet may allow it.
        let account = survey.and_then(|survey| survey.account);
        let makes_tags = account.is_none_or(|account| account.rights.contains(&Right::MakeTags));
        let (categories, tags) = (Terms::of(categories, was_read), Terms::of(tags, was_read));
        Ok(Self { options, categories, tags, makes_tags, read_at })
    }

    fn of(&self, taxonomy: Taxonomy) -> &Terms {
        match taxonomy {
            Taxonomy::Category => &self.categories,
            Taxonomy::Tag => &self.tags,
        }
    }

    fn mapping(self, sections: Vec<(String, u32)>, tags: Vec<(String, u32)>) -> TermMapping {
        let sections = self.lines(Taxonomy::Category, sections);
        let lines = sections.into_iter().chain(self.lines(Taxonomy::Tag, tags)).collect();
        let (categories, tags) = (self.categories.all, self.tags.all);
        TermMapping { lines, categories, tags, read_at: self.read_at }
    }

    /// A line for each of the names, spellings of one word together.
    fn lines(&self, taxonomy: Taxonomy, names: Vec<(String, u32)>) -> Vec<MappedTerm> {
        let mut lines: Vec<MappedTerm> = Vec::new();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (name, articles) in names {
            let key = term_key(&name);
            if let Some(at) = seen.get(&key) {
                lines[*at].articles += articles;
                continue;
            }
            let chosen = self.options.chosen(taxonomy, &name);
            let fate = self.fate(taxonomy, &key, chosen);
            let is_chosen = chosen.is_some();
            seen.insert(key, lines.len());
            lines.push(MappedTerm { taxonomy, name, articles, fate, is_chosen });
        }
        lines
    }

    fn fate(&self, taxonomy: Taxonomy, key: &str, chosen: Option<&ChosenTerm>) -> Fate {
        let terms = self.of(taxonomy);
        match chosen.map(|chosen| chosen.to.as_ref()) {
            Some(None) => Fate::NotSent,
            // As it is called there now.
            Some(Some(term)) => match terms.with_id(&term.id) {
                Some(now) => Fate::There { term: now.clone() },
                None if terms.is_known => Fate::Gone { term: term.clone() },
                None => Fate::There { term: term.clone() },
            },
            None => match terms.by_name.get(key) {
                Some(at) => Fate::There { term: terms.all[*at].clone() },
                None if !terms.is_known => Fate::Unknown,
                None if taxonomy == Taxonomy::Category => Fate::NoSection,
                None if self.makes_tags => Fate::Made,
                None => Fate::NoRight,
            },
        }
    }
}

impl Terms {
    /// A site that has some of a kind was asked for them.
    fn of(known: Vec<KnownTerm>, was_read: bool) -> Self {
        let all: Vec<RemoteTerm> = known.into_iter().map(of_known).collect();
        let by_name = all.iter().enumerate().map(|(at, term)| (term_key(&term.name), at)).collect();
        Self { is_known: was_read || !all.is_empty(), all, by_name }
    }

    fn with_id(&self, id: &RemoteId) -> Option<&RemoteTerm> {
        self.all.iter().find(|term| term.id == *id)
    }
}

fn of_known(known: KnownTerm) -> RemoteTerm {
    RemoteTerm { id: RemoteId(known.remote_id), name: known.name }
}
