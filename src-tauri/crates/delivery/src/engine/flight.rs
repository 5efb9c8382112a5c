//! Steps on their way: which may go, and which has to wait for another.

use std::collections::HashSet;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use chrono::{DateTime, Utc};
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, SiteId};
use warraq_store::Item;
use warraq_store::outbox::{Due, Haste, put_off};

use super::Engine;
use super::halt::Outcome;
use super::job::{Job, Next};
use super::traffic::Passage;
use crate::budget::{self, Room};
use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::reason::{Reason, ReasonKind};
use crate::site::is_over_the_line;

/// Steps that are taken at once: two requests full of them. A site is not asked so much at a time: what waits meanwhile
/// is asked together.
const AT_ONCE: usize = 50;

/// Pictures of them, which are all in memory while they are sent.
const PICTURES_AT_ONCE: usize = 3;

/// Whether somebody asked for something since this was last asked.
pub(crate) type Nudge<'n> = &'n (dyn Fn(&mut Context<'_>) -> Poll<()> + Sync);

/// A step on its way.
struct Flight<'f> {
    item: ItemId,
    place: (ArticleId, SiteId),
    /// What only one step may be at.
    locks: Vec<String>,
    is_picture: bool,
    /// Bytes, about.
    weight: u64,
    future: Pin<Box<dyn Future<Output = Result<Outcome, DeliveryError>> + Send + 'f>>,
}

/// The steps that are on their way.
#[derive(Default)]
pub(super) struct Flights<'f> {
    all: Vec<Flight<'f>>,
    /// Items whose picture waits for another: they are not read again before there is room.
    waiting: HashSet<ItemId>,
}

impl Flights<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Bytes, about, of all of them.
    pub(super) fn weight(&self) -> u64 {
        self.all.iter().map(|flight| flight.weight).sum()
    }

    /// Whether a step of this item, or of its article there, is on its way.
    fn has(&self, item: &Item) -> bool {
        let place = (item.article, item.site);
        self.all.iter().any(|one| one.item == item.id || one.place == place)
    }

    fn has_room_for_pictures(&self) -> bool {
        self.all.iter().filter(|one| one.is_picture).count() < PICTURES_AT_ONCE
    }
}

impl<D: Desk> Engine<'_, D> {
    /// Sets as many steps on their way as there is room for.
    pub(super) fn launch<'f>(
        &'f self,
        flights: &mut Flights<'f>,
        (site, haste): (Option<SiteId>, Haste),
        failed: &mut HashSet<ItemId>,
    ) -> Result<(), DeliveryError> {
        if flights.all.len() >= AT_ONCE {
            return Ok(());
        }
        if flights.has_room_for_pictures() {
            flights.waiting.clear();
        }
        let now = self.clock.now();
        let limit = u32::try_from(failed.len() + 3 * AT_ONCE).unwrap_or(u32::MAX);
        let room = self.desk.with(|vault| budget::room(vault, now))??;
        for site in self.sites(site)? {
            if flights.all.len() >= AT_ONCE || self.is_shut(site.id, now) {
                continue;
            }
            let room = room.filter(|_| is_over_the_line(&site.kind));
            let due = Due { now, site: Some(site.id), haste, limit };
            for item in self.desk.with(|vault| vault.outbox_due(&due))?? {
                if flights.all.len() < AT_ONCE && !failed.contains(&item.id) {
                    let id = item.id;
                    let flight = self.flight(flights, item, now, (room, failed));
                    flights.all.extend(self.or_set_aside(id, flight)?);
                }
            }
        }
        Ok(())
    }

    /// The next step of an item on its way; nothing where it has to wait for another.
    fn flight<'f>(
        &'f self,
        flights: &mut Flights<'f>,
        item: Item,
        now: DateTime<Utc>,
        (room, failed): (Option<Room>, &mut HashSet<ItemId>),
    ) -> Result<Option<Flight<'f>>, DeliveryError> {
        let (id, place) = (item.id, (item.article, item.site));
        if flights.waiting.contains(&id) || flights.has(&item) {
            return Ok(None);
        }
        let next = self.desk.with(|vault| Next::read(vault, &item))??;
        if let Some(until) = next.may_still_be_answered().filter(|until| *until > now) {
            self.hold(&item, until)?;
            return Ok(None);
        }
        let is_picture = next.is_picture();
        if is_picture && !flights.has_room_for_pictures() {
            flights.waiting.insert(id);
            return Ok(None);
        }
        let locks = self.desk.with(|vault| self.locks(vault, place, &next))??;
        let is_locked = |one: &Flight<'_>| one.locks.iter().any(|lock| locks.contains(lock));
        if flights.all.iter().any(is_locked) {
            return Ok(None);
        }
        let weight = next.weight();
        match self.passage(&item, weight, room, flights)? {
            Passage::Free => {}
            Passage::Unknown => return Ok(None),
            Passage::None => {
                failed.insert(id);
                return Ok(None);
            }
        }
        let job = self.desk.with(|vault| Job::read(vault, item, next))??;
        let future = Box::pin(self.take(job));
        Ok(Some(Flight { item: id, place, locks, is_picture, weight, future }))
    }

    /// Waits for what was asked by an engine that was killed over it: it may still come about.
    fn hold(&self, item: &Item, until: DateTime<Utc>) -> Result<(), DeliveryError> {
        Ok(self.desk.with(|vault| {
            vault.dispatch(self.clock.now(), |tx| {
                let why = Reason::plain(ReasonKind::Interrupted).until(until).to_json();
                put_off(tx, item.id, item.attempts, until, Some(until), Some(&why))
            })
        })??)
    }
}

/// The steps that end first, and what came of them; none where somebody nudges.
pub(super) async fn landed(
    flights: &mut Flights<'_>,
    nudge: Nudge<'_>,
) -> Vec<(ItemId, Result<Outcome, DeliveryError>)> {
    poll_fn(|context| {
        let mut ended = Vec::new();
        // In their order: the first that is due is also the first that goes on.
        flights.all.retain_mut(|flight| match flight.future.as_mut().poll(context) {
            Poll::Ready(outcome) => {
                ended.push((flight.item, outcome));
                false
            }
            Poll::Pending => true,
        });
        if !ended.is_empty() {
            return Poll::Ready(ended);
        }
        nudge(context).map(|()| Vec::new())
    })
    .await
}
