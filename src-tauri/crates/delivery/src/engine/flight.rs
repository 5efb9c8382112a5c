//! Steps on their way: which may go, and which has to wait for another.

use std::collections::{HashMap, HashSet};
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use chrono::{DateTime, Utc};
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, SiteId};
use warraq_store::Item;
use warraq_store::outbox::{Due, Haste};

use super::Engine;
use super::gather::Gathering;
use super::halt::Outcome;
use super::job::Job;
use super::next::Next;
use super::traffic::Passage;
use crate::budget::{self, Room};
use crate::clock::Clock;
use crate::desk::Desk;
use crate::error::DeliveryError;
use crate::site::is_over_the_line;

/// Steps that are taken at once beside pictures: two requests full of them. A site is not asked so much at a time: what
/// waits meanwhile is asked together.
const AT_ONCE: usize = 50;

/// Pictures that are looked for at once: those of one request. Few of them are in memory.
const PICTURES_AT_ONCE: usize = 25;

/// Whether somebody asked for something since this was last asked.
pub(crate) type Nudge<'n> = &'n (dyn Fn(&mut Context<'_>) -> Poll<()> + Sync);

/// A step on its way.
struct Flight<'f> {
    item: ItemId,
    place: (ArticleId, SiteId),
    /// What only one step may be at.
    locks: Vec<String>,
    lane: Lane,
    /// Bytes, about.
    weight: u64,
    future: Pin<Box<dyn Future<Output = Result<Outcome, DeliveryError>> + Send + 'f>>,
}

/// What has its own number of steps at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lane {
    Pictures,
    Rest,
}

/// The steps that are on their way.
#[derive(Default)]
pub(super) struct Flights<'f> {
    all: Vec<Flight<'f>>,
    /// What the next step of items is that wait for room: they are not read again before there is some.
    waiting: HashMap<ItemId, (SiteId, Lane)>,
    gathering: Gathering,
    /// When it was looked last for what may go.
    looked_at: DateTime<Utc>,
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

    fn has_room(&self, lane: Lane) -> bool {
        let most = match lane {
            Lane::Pictures => PICTURES_AT_ONCE,
            Lane::Rest => AT_ONCE,
        };
        self.all.iter().filter(|one| one.lane == lane).count() < most
    }

    fn is_full(&self) -> bool {
        !self.has_room(Lane::Pictures) && !self.has_room(Lane::Rest)
    }

    /// Whether an item that is due has to wait, as far as is known without reading it.
    fn keeps(&self, item: &Item) -> bool {
        let is_known = self.waiting.get(&item.id);
        is_known.is_some_and(|(_, lane)| !self.has_room(*lane))
            || self.gathering.holds(item.id)
            || self.has(item)
    }

    /// Until when somebody is held. Whoever was held long enough and did not go waits for room, and that comes by what
    /// ends: looked for again at once, it would be looked for without end, and nothing could end meanwhile.
    fn until(&self) -> Option<DateTime<Utc>> {
        self.gathering.until().filter(|until| *until > self.looked_at)
    }

    /// Whether pictures go to this site, or wait for their turn.
    fn has_pictures(&self, site: SiteId) -> bool {
        let of = |one: &Flight<'_>| one.lane == Lane::Pictures && one.place.1 == site;
        let waits = || self.waiting.values().any(|one| *one == (site, Lane::Pictures));
        self.all.iter().any(of) || !self.has_room(Lane::Pictures) && waits()
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
        let now = self.clock.now();
        flights.looked_at = now;
        if flights.is_full() {
            return Ok(());
        }
        let limit = u32::try_from(failed.len() + 3 * AT_ONCE).unwrap_or(u32::MAX);
        let room = self.desk.with(|vault| budget::room(vault, now))??;
        for site in self.sites(site)? {
            if flights.is_full() || self.is_shut(site.id, now) {
                continue;
            }
            let room = room.filter(|_| is_over_the_line(&site.kind));
            let due = Due { now, site: Some(site.id), haste, limit };
            self.launch_due(flights, &due, (room, failed))?;
            if flights.gathering.let_go(site.id, now, flights.has_pictures(site.id)) {
                self.launch_due(flights, &due, (room, failed))?;
            }
        }
        Ok(())
    }

    /// The same of what is due at one site.
    fn launch_due<'f>(
        &'f self,
        flights: &mut Flights<'f>,
        due: &Due,
        (room, failed): (Option<Room>, &mut HashSet<ItemId>),
    ) -> Result<(), DeliveryError> {
        let others = self.other_accounts(due.site)?;
        for item in self.desk.with(|vault| vault.outbox_due(due))?? {
            let may_go = !failed.contains(&item.id) && !flights.keeps(&item);
            if may_go && self.has_its_turn(&item, &others, failed)? {
                let id = item.id;
                let flight = self.flight(flights, item, due.now, (room, failed));
                flights.all.extend(self.or_set_aside(id, flight)?);
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
        let next = self.desk.with(|vault| Next::read(vault, &item))??;
        let lane = if next.is_picture() { Lane::Pictures } else { Lane::Rest };
        if !flights.has_room(lane) {
            flights.waiting.insert(id, (item.site, lane));
            return Ok(None);
        }
        flights.waiting.remove(&id);
        if next.follows_a_picture() && flights.gathering.hold(id, item.site, now) {
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
        flights.gathering.went(id);
        let job = self.desk.with(|vault| Job::read(vault, item, next))??;
        let future = Box::pin(self.take(job));
        Ok(Some(Flight { item: id, place, locks, lane, weight, future }))
    }
}

/// The steps that end first, and what came of them; none where somebody nudges, or was held long enough.
pub(super) async fn landed(
    flights: &mut Flights<'_>,
    nudge: Nudge<'_>,
    clock: &dyn Clock,
) -> Vec<(ItemId, Result<Outcome, DeliveryError>)> {
    let mut held = flights.until().map(|until| clock.sleep_until(until));
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
        let is_over = held.as_mut().is_some_and(|held| held.as_mut().poll(context).is_ready());
        if is_over { Poll::Ready(Vec::new()) } else { nudge(context).map(|()| Vec::new()) }
    })
    .await
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use ulid::Ulid;

    use super::*;

    #[test]
    fn whoever_was_held_long_enough_is_not_waited_for_by_the_clock() {
        let (item, site) = (ItemId::from(Ulid::from(1_u128)), SiteId::from(Ulid::from(2_u128)));
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(1);
        let mut flights = Flights { looked_at: now, ..Flights::default() };
        assert!(flights.gathering.hold(item, site, now));
        let until = flights.until().unwrap();
        assert!(until > now);
        flights.looked_at = until;
        assert_eq!(flights.until(), None);
    }
}
