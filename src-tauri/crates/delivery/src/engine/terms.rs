//! Terms: found in whatever spelling, made where they may be. Sections of a site are never made.

use chrono::TimeDelta;
use warraq_connect::{Ability, Connector, FaultKind, PostField, RemoteId, RemoteTerm, Taxonomy};
use warraq_core::outbox::SiteId;
use warraq_store::Vault;
use warraq_store::outbox::{put_term, put_terms};

use super::halt::{Done, Halt};
use super::job::{Job, Next};
use super::{Engine, lock};
use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::options::SiteOptions;
use crate::task::{TermsResult, to_json};

pub(crate) const TAG: &str = "tag";
pub(crate) const CATEGORY: &str = "category";

/// The terms of a site that were read so short a time ago are its terms.
const TRUSTED: TimeDelta = TimeDelta::hours(12);

/// Terms of a site that were read so short a time ago are not read again because one is missing: it is made, and a
/// site gives the one that somebody made meanwhile.
const JUST_READ: TimeDelta = TimeDelta::minutes(10);

impl<D: Desk> Engine<'_, D> {
    /// Whether the step is one of terms that are all known: it asks for nothing, and need not wait for another.
    pub(super) fn knows_terms(
        &self,
        vault: &Vault,
        site: SiteId,
        next: &Next,
    ) -> Result<bool, DeliveryError> {
        let Some((tags, section)) = next.terms() else { return Ok(false) };
        let now = self.clock.now();
        let section = Some(section).filter(|section| !section.is_empty());
        let tags = tags.iter().map(|name| (TAG, &**name));
        for (taxonomy, name) in tags.chain(section.map(|name| (CATEGORY, name))) {
            let term = vault.remote_term(site, taxonomy, name)?;
            if term.is_none_or(|term| now - term.at >= TRUSTED) {
                return Ok(false);
            }
        }
        Ok(true)
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
            let found = self.known_terms(job, Taxonomy::Tag, &tags, connector, &mut result).await?;
            for (tag, id) in tags.iter().zip(found) {
                let may_be_made = tag.chosen.is_none() && can.can(Ability::MakeTerms);
                let id = match id {
                    None if may_be_made => self.make(job, &tag.name, connector).await?,
                    known => known,
                };
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
        let is_read = lock(&self.terms).get(&place).is_some_and(|at| now - *at < JUST_READ);
        // After a lost answer it is looked up whether the term was made.
        if is_read && job.step().asked_at.is_none() {
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

    /// Makes a tag; nothing where the account may not.
    async fn make(
        &self,
        job: &mut Job,
        name: &str,
        connector: &dyn Connector,
    ) -> Result<Option<RemoteId>, Halt> {
        self.begin(job)?;
        let made = match connector.make_term(Taxonomy::Tag, name).await {
            Ok(made) => made,
            Err(fault) if matches!(fault.kind, FaultKind::Right(_)) => return Ok(None),
            Err(fault) => return Err(fault.into()),
        };
        let RemoteTerm { id, name } = made;
        self.desk.with(|vault| {
            vault.dispatch(self.clock.now(), |tx| put_term(tx, job.site.id, TAG, (&id.0, &name)))
        })??;
        Ok(Some(id))
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
