//! What is known of the terms of a site, and what a name becomes by it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use warraq_connect::{RemoteId, RemoteTerm, Right, Survey, Taxonomy};
use warraq_store::outbox::{KnownTerm, term_key};
use warraq_store::{Site, Vault};

use super::{Fate, MappedTerm, TermMapping};
use crate::engine::name_of;
use crate::error::DeliveryError;
use crate::options::{ChosenTerm, SiteOptions};

/// What is known of the terms of a site.
pub(super) struct Known {
    pub(super) options: SiteOptions,
    categories: Terms,
    tags: Terms,
    makes_tags: bool,
    read_at: Option<DateTime<Utc>>,
}

/// The terms of one kind.
pub(super) struct Terms {
    all: Vec<RemoteTerm>,
    /// Where each is among them, by its folded name.
    by_name: BTreeMap<String, usize>,
    is_known: bool,
}

impl Known {
    pub(super) fn read(vault: &Vault, site: &Site) -> Result<Self, DeliveryError> {
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

    pub(super) fn of(&self, taxonomy: Taxonomy) -> &Terms {
        match taxonomy {
            Taxonomy::Category => &self.categories,
            Taxonomy::Tag => &self.tags,
        }
    }

    pub(super) fn mapping(
        self,
        sections: Vec<(String, u32)>,
        tags: Vec<(String, u32)>,
    ) -> TermMapping {
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

    pub(super) fn with_id(&self, id: &RemoteId) -> Option<&RemoteTerm> {
        self.all.iter().find(|term| term.id == *id)
    }
}

pub(super) fn of_known(known: KnownTerm) -> RemoteTerm {
    RemoteTerm { id: RemoteId(known.remote_id), name: known.name }
}
