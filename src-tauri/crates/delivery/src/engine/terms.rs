//! Terms: found in whatever spelling, made where they may be. Sections of a site are never made.

use chrono::TimeDelta;
use warraq_connect::{
    Ability, Connector, Fault, FaultKind, Outcome as Certainty, PostField, RemoteId, RemoteTerm,
    Taxonomy,
};
use warraq_core::article::ArticleId;
use warraq_core::outbox::SiteId;
use warraq_store::Vault;
use warraq_store::outbox::{put_term, put_terms, term_key};

use super::all::all;
use super::halt::{Done, Halt};
use super::job::Job;
use super::next::Next;
use super::{Engine, lock};
use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::known::place_of;
use crate::options::SiteOptions;
use crate::task::{Task, TermsResult, to_json};

pub(crate) const TAG: &str = "tag";
pub(crate) const CATEGORY: &str = "category";

/// The terms of a site that were read so short a time ago are its terms.
const TRUSTED: TimeDelta = TimeDelta::hours(12);

/// Terms of a site that were read so short a time ago are not read again because one is missing: it is made, and a
/// site gives the one that somebody made meanwhile.
const JUST_READ: TimeDelta = TimeDelta::minutes(10);

impl<D: Desk> Engine<'_, D> {
    /// What only one step may be at: two articles with the same picture would both send it, two with the same new tag
    /// would both make it, and the terms of a site are read once for all.
    pub(super) fn locks(
        &self,
        vault: &Vault,
        (article, site): (ArticleId, SiteId),
        next: &Next,
    ) -> Result<Vec<String>, DeliveryError> {
        let (tags, section) = match next.task() {
            Task::Media(picture) => return Ok(vec![format!("{site} medium {}", picture.key)]),
            Task::Terms { tags, section } => (tags, section),
            // By another account it is the same post.
            _ => {
                let (kind, url) = place_of(&vault.site(site)?);
                return Ok(vec![format!("{kind} {url} post {article}")]);
            }
        };
        let now = self.clock.now();
        let section = Some(section).filter(|section| !section.is_empty());
        let tags = tags.iter().map(|name| (TAG, name));
        let mut locks = Vec::new();
        let mut is_read = !next.was_asked();
        for (taxonomy, name) in tags.chain(section.map(|name| (CATEGORY, name))) {
            let term = vault.remote_term(site, taxonomy, name)?;
            if term.is_none_or(|term| now - term.at >= TRUSTED) {
                locks.push(format!("{site} {taxonomy} {}", term_key(name)));
                is_read &= self.is_read((site, taxonomy));
            }
        }
        // What is all known asks for nothing, and waits for nobody.
        if !locks.is_empty() && !is_read {
            locks.push(format!("{site} terms"));
        }
        Ok(locks)
    }

    /// Whether the terms of a site were read just now.
    fn is_read(&self, of: (SiteId, &'static str)) -> bool {
        let now = self.clock.now();
        lock(&self.terms).get(&of).is_some_and(|at| now - *at < JUST_READ)
    }

    /// Has the terms of a site read again.
    pub(super) fn forget_read_terms(&self, site: SiteId) {
        lock(&self.terms).retain(|(of, _), _| *of != site);
    }

    /// The ids of the tags and of the section at the site.
    pub(super) async fn settle_terms(
        &self,
        job: &mut Job,
        tags: &[String],
        section: &str,
        connector: &dyn Connector,
    ) -> Result<Done, Halt> {
        let can = connector.capabilities();
        let mut result = TermsResult::default();
        if can.holds(PostField::Tags) {
            let tags = wanted(&job.options, Taxonomy::Tag, tags);
            let mut found =
                self.known_terms(job, Taxonomy::Tag, &tags, connector, &mut result).await?;
            if can.can(Ability::MakeTerms) {
                self.make_missing(job, &tags, &mut found, connector).await?;
            }
            for (tag, id) in tags.iter().zip(found) {
                put(&mut result.tags, &mut result.missing, id, &tag.name);
            }
        }
        if can.holds(PostField::Categories) && !section.is_empty() {
            let names = wanted(&job.options, Taxonomy::Category, &[section.to_owned()]);
            let found =
                self.known_terms(job, Taxonomy::Category, &names, connector, &mut result).await?;
            for id in found {
                put(&mut result.categories, &mut result.missing, id, section);
            }
        }
        Ok(Done::with(to_json(&result)))
    }

    /// The ids of these, as far as the site has them. It is asked where one is not known.
    async fn known_terms(
        &self,
        job: &Job,
        taxonomy: Taxonomy,
        wanted: &[Wanted],
        connector: &dyn Connector,
        result: &mut TermsResult,
    ) -> Result<Vec<Option<RemoteId>>, Halt> {
        let known = self.looked_up(job, taxonomy, wanted)?;
        if known.iter().all(Option::is_some) {
            return Ok(known);
        }
        let (now, place) = (self.clock.now(), (job.site.id, name_of(taxonomy)));
        // After a lost answer it is looked up whether the term was made.
        if self.is_read(place) && job.step().asked_at.is_none() {
            return Ok(known);
        }
        let all = connector.terms(taxonomy).await?;
        lock(&self.terms).insert(place, now);
        result.is_fresh = true;
        self.desk.with(|vault| {
            vault.dispatch(self.clock.now(), |tx| {
                let pairs = all.iter().map(|term| (&*term.id.0, &*term.name));
                put_terms(tx, job.site.id, name_of(taxonomy), pairs)
            })
        })??;
        // Of several terms with one name the vault keeps one, and somebody may have chosen another.
        let is_there = |term: &RemoteTerm| all.iter().any(|one| one.id == term.id);
        let known = self.looked_up(job, taxonomy, wanted)?;
        let found = wanted.iter().zip(known).map(|(wanted, known)| match &wanted.chosen {
            Some(chosen) => known.or_else(|| is_there(chosen).then(|| chosen.id.clone())),
            None => known,
        });
        Ok(found.collect())
    }

    fn looked_up(
        &self,
        job: &Job,
        taxonomy: Taxonomy,
        wanted: &[Wanted],
    ) -> Result<Vec<Option<RemoteId>>, Halt> {
        let (now, site, taxonomy) = (self.clock.now(), job.site.id, name_of(taxonomy));
        self.desk.with(|vault| {
            let mut found = Vec::new();
            for Wanted { name, chosen } in wanted {
                let term = match chosen {
                    Some(chosen) => vault.remote_term_with_id(site, taxonomy, &chosen.id.0)?,
                    None => vault.remote_term(site, taxonomy, name)?,
                };
                let term = term.filter(|term| now - term.at < TRUSTED);
                found.push(term.map(|term| RemoteId(term.remote_id)));
            }
            Ok(found)
        })?
    }

    /// Makes the tags that are not there, all at once; none where the account may not.
    async fn make_missing(
        &self,
        job: &mut Job,
        tags: &[Wanted],
        found: &mut [Option<RemoteId>],
        connector: &dyn Connector,
    ) -> Result<(), Halt> {
        let missing =
            tags.iter().zip(found).filter(|(tag, id)| id.is_none() && tag.chosen.is_none());
        let (names, ids): (Vec<&str>, Vec<&mut Option<RemoteId>>) =
            missing.map(|(tag, id)| (&*tag.name, id)).unzip();
        if names.is_empty() {
            return Ok(());
        }
        self.begin(job)?;
        let made = all(names.iter().map(|name| connector.make_term(Taxonomy::Tag, name))).await;
        let mut fault = None;
        let mut terms: Vec<RemoteTerm> = Vec::new();
        for (id, made) in ids.into_iter().zip(made) {
            match made {
                Ok(term) => {
                    *id = Some(term.id.clone());
                    terms.push(term);
                }
                Err(refused) if matches!(refused.kind, FaultKind::Right(_)) => {}
                Err(other) => fault = Some(worse(fault, other)),
            }
        }
        // What was made is known, whatever became of the others.
        self.desk.with(|vault| {
            vault.dispatch(self.clock.now(), |tx| {
                let mut terms = terms.iter();
                terms.try_for_each(|term| put_term(tx, job.site.id, TAG, (&term.id.0, &term.name)))
            })
        })??;
        fault.map_or(Ok(()), |fault| Err(fault.into()))
    }
}

/// The fault to tell of two: one of which nobody knows what came says more than one that came to nothing.
fn worse(known: Option<Fault>, other: Fault) -> Fault {
    match known {
        Some(known)
            if known.outcome == Certainty::Unknown || other.outcome != Certainty::Unknown =>
        {
            known
        }
        _ => other,
    }
}

/// A term that an article is to have.
struct Wanted {
    /// As the newsroom calls it.
    name: String,
    /// What somebody chose for it; by itself it is the term of its name.
    chosen: Option<RemoteTerm>,
}

/// What these become, without those that somebody does not want there.
fn wanted(options: &SiteOptions, taxonomy: Taxonomy, names: &[String]) -> Vec<Wanted> {
    let wanted = names.iter().filter_map(|name| {
        let chosen = options.chosen(taxonomy, name).map(|chosen| chosen.to.clone());
        match chosen {
            Some(None) => None,
            chosen => Some(Wanted { name: name.clone(), chosen: chosen.flatten() }),
        }
    });
    wanted.collect()
}

/// Adds a term once; one that is not there is missing.
fn put(ids: &mut Vec<RemoteId>, missing: &mut Vec<String>, id: Option<RemoteId>, name: &str) {
    match id {
        Some(id) if !ids.contains(&id) => ids.push(id),
        Some(_) => {}
        None => missing.push(name.to_owned()),
    }
}

/// As the vault names a kind of terms.
pub(crate) fn name_of(taxonomy: Taxonomy) -> &'static str {
    match taxonomy {
        Taxonomy::Tag => TAG,
        Taxonomy::Category => CATEGORY,
    }
}
