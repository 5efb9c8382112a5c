//! Articles whose pictures are there: held for a moment while pictures of others go, so that they go on together.
//!
//! Pictures come to a site one by one. Each article would be asked for by itself after its own, and a site pays more for
//! each request than for what is asked with it.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, TimeDelta, Utc};
use warraq_core::outbox::{ItemId, SiteId};

/// So many go on at once: as many as one request takes.
const ENOUGH: usize = 25;
/// None is held longer.
const MOMENT: TimeDelta = TimeDelta::seconds(2);

/// Who is held, and who was.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    /// At which site, and since when.
    held: HashMap<ItemId, (SiteId, DateTime<Utc>)>,
    let_go: HashSet<ItemId>,
}

impl Gathering {
    /// Holds an item of this site, where it was not let go; whether it is held.
    pub(super) fn hold(&mut self, item: ItemId, site: SiteId, now: DateTime<Utc>) -> bool {
        let is_held = !self.let_go.contains(&item);
        if is_held {
            self.held.entry(item).or_insert((site, now));
        }
        is_held
    }

    /// Whether the item is held.
    pub(super) fn holds(&self, item: ItemId) -> bool {
        self.held.contains_key(&item)
    }

    /// Until when somebody is held at the most; nothing where nobody is.
    pub(super) fn until(&self) -> Option<DateTime<Utc>> {
        self.held.values().map(|(_, since)| *since + MOMENT).min()
    }

    /// Lets go whoever is held of a site, where they are enough, or one waited long enough, or no picture goes there
    /// any more; whether there are any.
    pub(super) fn let_go(&mut self, site: SiteId, now: DateTime<Utc>, pictures_go: bool) -> bool {
        let of_site = |(_, (of, _)): &(&ItemId, &(SiteId, DateTime<Utc>))| *of == site;
        let held: Vec<ItemId> = self.held.iter().filter(of_site).map(|(item, _)| *item).collect();
        let since = held.iter().map(|item| self.held[item].1).min();
        let is_over = since.is_some_and(|since| since + MOMENT <= now);
        if held.is_empty() || pictures_go && held.len() < ENOUGH && !is_over {
            return false;
        }
        for item in held {
            self.held.remove(&item);
            self.let_go.insert(item);
        }
        true
    }

    /// The item went on.
    pub(super) fn went(&mut self, item: ItemId) {
        self.let_go.remove(&item);
    }
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;

    use super::*;

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    fn held(count: usize) -> Gathering {
        let mut gathering = Gathering::default();
        for number in 0..count {
            gathering.hold(ItemId::from(Ulid::from(number as u128)), site(1), NOW);
        }
        gathering
    }

    fn site(number: u128) -> SiteId {
        SiteId::from(Ulid::from(number))
    }

    #[test]
    fn few_are_held_while_pictures_go_and_no_longer_than_a_moment() {
        let mut few = held(3);
        assert!(!few.let_go(site(1), NOW, true) && !few.let_go(site(2), NOW, false));
        assert_eq!(few.until(), Some(NOW + MOMENT));
        assert!(few.let_go(site(1), NOW + MOMENT, true));
        assert_eq!(few.until(), None);
        assert!(!few.let_go(site(1), NOW + MOMENT, true), "nobody is left");
    }

    #[test]
    fn who_was_let_go_is_held_again_only_after_it_went_on() {
        let (mut one, item) = (held(1), ItemId::from(Ulid::from(0_u128)));
        assert!(one.let_go(site(1), NOW, false));
        assert!(!one.hold(item, site(1), NOW) && !one.holds(item));
        one.went(item);
        assert!(one.hold(item, site(1), NOW) && one.holds(item));
    }

    #[test]
    fn as_many_as_go_together_are_not_held_and_none_where_no_picture_goes() {
        assert!(held(ENOUGH).let_go(site(1), NOW, true));
        assert!(held(1).let_go(site(1), NOW, false));
    }

    #[test]
    fn who_is_held_was_held_from_the_first_time() {
        let mut gathering = held(1);
        gathering.hold(ItemId::from(Ulid::from(0_u128)), site(1), NOW + MOMENT);
        assert_eq!(gathering.until(), Some(NOW + MOMENT));
    }
}
