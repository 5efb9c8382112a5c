//! The engine: takes the next step that is due, several articles at once, and writes down what came of each.
//!
//! Each step is one future. Between two steps nothing is held in memory that the vault does not know, so that the
//! engine can be dropped at any moment: what it was at is looked up the next time.

mod all;
mod apart;
pub(crate) mod aside;
mod delivered;
mod failed;
pub(crate) mod first;
mod flight;
mod gather;
pub(crate) mod halt;
pub(crate) mod job;
mod look;
mod media;
mod meter;
mod name;
mod names;
mod next;
mod post;
mod second;
mod settle;
mod soon;
mod state;
mod still;
mod stopped;
pub(crate) mod terms;
mod there;
mod traffic;
mod turn;
mod unanswered;
mod unseen;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;

use chrono::{DateTime, TimeDelta, Utc};
use secrecy::SecretString;
use warraq_connect::{Connector, Fault, RemoteId};
use warraq_core::article::ArticleId;
use warraq_core::outbox::SiteId;
use warraq_store::Site;
use warraq_store::outbox::{Due, Haste};

use crate::clock::Clock;
use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::unused::{has_unused, remove_unused};
pub(crate) use flight::Nudge;
use flight::{Flights, landed};
use halt::Outcome;
pub(crate) use look::after_its_time;
use media::Turns;
pub use meter::Event;
pub(crate) use terms::name_of;
pub(crate) use unanswered::heard_of;

/// How long an answer that was lost may still come about at the site: what was asked for is not looked up before.
pub(crate) const GRACE: TimeDelta = TimeDelta::seconds(30);

/// What a site answered so short a time ago, with all that it has of a post, is what it has: it need not be read once
/// more.
const JUST_NOW: TimeDelta = TimeDelta::seconds(60);

/// Who makes the connectors of sites.
pub trait Connectors: Sync {
    /// The connector of a site, which has this secret.
    ///
    /// # Errors
    /// Where there can be none: an address that is none, or not encrypted.
    fn connector(&self, site: &Site, secret: SecretString) -> Result<Box<dyn Connector>, Fault>;
}

/// What is left when the engine has nothing more to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drained {
    /// Steps that were taken.
    pub steps: usize,
    /// When something becomes due by itself; nothing where nothing waits but for somebody to do something.
    pub next: Option<DateTime<Utc>>,
}

/// The outbox at work.
pub struct Engine<'a, D> {
    desk: &'a D,
    clock: &'a dyn Clock,
    /// A number between 0 and 1, another each time.
    chance: &'a (dyn Fn() -> f64 + Sync),
    connectors: &'a dyn Connectors,
    tell: &'a (dyn Fn(&Event) + Sync),
    known: Mutex<HashMap<SiteId, Arc<dyn Connector>>>,
    /// Articles of which a site has just answered what it has, and when.
    answered: Mutex<HashMap<(ArticleId, SiteId), DateTime<Utc>>>,
    /// Media that sites are known to have, and until when.
    there: Mutex<HashMap<(SiteId, RemoteId), DateTime<Utc>>>,
    /// Sites at which one failure would be every other's: until when they are left alone.
    shut: Mutex<HashMap<SiteId, Option<DateTime<Utc>>>>,
    /// When the terms of sites were read last.
    terms: Mutex<HashMap<(SiteId, &'static str), DateTime<Utc>>>,
    /// Pictures that are sent one after the other.
    pictures: Turns,
    /// What went over the line to each site until it was written down last.
    carried: Mutex<HashMap<SiteId, u64>>,
}

impl<'a, D: Desk> Engine<'a, D> {
    /// An engine for the vault on this desk. `chance` gives numbers between 0 and 1; `tell` hears of every step and of
    /// the bytes that go over the line.
    #[must_use]
    pub fn new(
        desk: &'a D,
        clock: &'a dyn Clock,
        chance: &'a (dyn Fn() -> f64 + Sync),
        connectors: &'a dyn Connectors,
        tell: &'a (dyn Fn(&Event) + Sync),
    ) -> Self {
        let (known, answered, shut) = (Mutex::default(), Mutex::default(), Mutex::default());
        let (terms, pictures, carried) = (Mutex::default(), Turns::new(), Mutex::default());
        let there = Mutex::default();
        Self {
            desk,
            clock,
            chance,
            connectors,
            tell,
            known,
            answered,
            there,
            shut,
            terms,
            pictures,
            carried,
        }
    }

    /// Takes every step that is due now, of one site or all, until none is left. In haste what failed here is not tried
    /// twice, and what failed before is not waited for.
    ///
    /// # Errors
    /// When the vault is closed, or cannot be read or written: nothing is sent that could not be written down.
    pub async fn drain(
        &self,
        site: Option<SiteId>,
        haste: Haste,
    ) -> Result<Drained, DeliveryError> {
        self.drain_nudged(site, haste, &|_| Poll::Pending).await
    }

    /// The same. Whenever `nudge` is ready, it is looked for what somebody asked for meanwhile, so that a step that
    /// takes long keeps nothing else waiting.
    ///
    /// # Errors
    /// As [`Engine::drain`].
    pub(crate) async fn drain_nudged(
        &self,
        site: Option<SiteId>,
        haste: Haste,
        nudge: Nudge<'_>,
    ) -> Result<Drained, DeliveryError> {
        if haste == Haste::AtOnce {
            lock(&self.shut).clear();
        }
        let mut flights = Flights::default();
        let mut failed = HashSet::new();
        let mut steps = 0;
        loop {
            self.launch(&mut flights, (site, haste), &mut failed)?;
            if flights.is_empty() {
                break;
            }
            for (item, outcome) in landed(&mut flights, nudge, self.clock).await {
                steps += 1;
                if outcome? == Outcome::PutOff && haste == Haste::AtOnce {
                    failed.insert(item);
                }
            }
        }
        self.tidy(site).await?;
        let next = self.next(site)?;
        Ok(Drained { steps, next })
    }

    /// Takes steps as they become due, until nothing waits that is done by itself.
    ///
    /// # Errors
    /// As [`Engine::drain`].
    pub async fn finish(&self, site: Option<SiteId>) -> Result<(), DeliveryError> {
        while let Some(next) = self.drain(site, Haste::Patient).await?.next {
            self.clock.sleep_until(next).await;
        }
        Ok(())
    }

    /// Takes away what was sent to sites for nothing. What keeps a site from it keeps it from nothing else: it is tried
    /// again the next time.
    async fn tidy(&self, site: Option<SiteId>) -> Result<(), DeliveryError> {
        for site in self.sites(site)? {
            let now = self.clock.now();
            let has_some = self.desk.with(|vault| has_unused(vault, site.id))??;
            if !has_some || self.is_shut(site.id, now) {
                continue;
            }
            if let Ok(connector) = self.connector(&site)? {
                let _ = remove_unused(self.desk, site.id, &*connector, now).await?;
            }
        }
        Ok(())
    }

    /// Speaks anew with a site whose login or options somebody changed.
    pub fn forget(&self, site: SiteId) {
        lock(&self.known).remove(&site);
        lock(&self.shut).remove(&site);
    }

    /// When something becomes due at a site that is asked again by itself.
    fn next(&self, site: Option<SiteId>) -> Result<Option<DateTime<Utc>>, DeliveryError> {
        let now = self.clock.now();
        let mut next = None;
        for site in self.sites(site)?.into_iter().map(|site| site.id) {
            let reopened = match lock(&self.shut).get(&site).copied() {
                Some(None) => continue,
                Some(Some(until)) => until,
                None => DateTime::UNIX_EPOCH,
            };
            let due = Due { now, site: Some(site), haste: Haste::Patient, limit: 1 };
            let found = self.desk.with(|vault| vault.outbox_next(&due))??;
            let found = found.map(|at| at.max(reopened));
            next = next.into_iter().chain(found).min();
        }
        Ok(next)
    }

    /// The sites, or the one that was asked for.
    fn sites(&self, only: Option<SiteId>) -> Result<Vec<Site>, DeliveryError> {
        let all = self.desk.with(|vault| vault.sites())??.into_iter();
        Ok(all.filter(|site| only.is_none_or(|only| only == site.id)).collect())
    }

    /// What a site has of an article was answered now.
    fn note_answered(&self, place: (ArticleId, SiteId)) {
        let now = self.clock.now();
        let mut answered = lock(&self.answered);
        answered.retain(|_, at| now - *at < JUST_NOW);
        answered.insert(place, now);
    }

    /// Whether what a site has of an article was answered just now.
    fn is_answered(&self, place: (ArticleId, SiteId)) -> bool {
        let at = lock(&self.answered).get(&place).copied();
        at.is_some_and(|at| self.clock.now() - at < JUST_NOW)
    }

    fn is_shut(&self, site: SiteId, now: DateTime<Utc>) -> bool {
        let mut shut = lock(&self.shut);
        shut.retain(|_, until| until.is_none_or(|until| until > now));
        shut.contains_key(&site)
    }

    /// The connector of a site, which is made once.
    fn connector(&self, site: &Site) -> Result<Result<Arc<dyn Connector>, Fault>, DeliveryError> {
        if let Some(known) = lock(&self.known).get(&site.id) {
            return Ok(Ok(known.clone()));
        }
        let secret = self.desk.with(|vault| vault.site_secret(site.id))??;
        Ok(self.connectors.connector(site, secret).map(|made| {
            let made: Arc<dyn Connector> = Arc::from(made);
            lock(&self.known).insert(site.id, made.clone());
            made
        }))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
