//! Which of many backups stay: one of each of the last hours, days and weeks, within a size.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, TimeDelta, Timelike, Utc};
use warraq_core::backup_plan::BackupPlan;

/// A backup that there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Its length.
    pub bytes: u64,
    /// Whether a person asked for it.
    pub is_manual: bool,
}

/// For so long stays what a person asked for.
const KEPT_WHEN_ASKED_FOR: TimeDelta = TimeDelta::days(1);

/// How many backups stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rotation {
    /// Of so many hours the newest.
    pub hours: usize,
    /// Of so many days (in UTC) the newest.
    pub days: usize,
    /// Of so many weeks (from Monday, in UTC) the newest.
    pub weeks: usize,
    /// So many bytes altogether. Where they are more the oldest go.
    pub bytes: u64,
}

impl Rotation {
    /// What `plan` leaves.
    #[must_use]
    pub fn of(plan: &BackupPlan) -> Self {
        let count = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
        Self {
            hours: count(plan.hours),
            days: count(plan.days),
            weeks: count(plan.weeks),
            bytes: u64::from(plan.megabytes) * 1_000_000,
        }
    }

    /// Those of `backups` that may go, as their indexes, rising. The newest stays, whatever its length.
    ///
    /// What somebody asked for in the day before the newest stays too. It has as much room once more, so that nothing
    /// else goes because of it. Afterwards it is one like any.
    ///
    /// Only hours, days and weeks in which a backup was made count: a computer that was off for a month has as many as
    /// before. So does one whose clock is wrong.
    #[must_use]
    pub fn surplus(&self, backups: &[Kept]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..backups.len()).collect();
        order.sort_by_key(|index| (std::cmp::Reverse(backups[*index].at), *index));
        let times: Vec<_> = order.iter().map(|index| backups[*index].at).collect();
        let mut stays: BTreeSet<usize> = times.first().map(|_| 0).into_iter().collect();
        stays.extend(newest_of_each(&times, self.hours, |at| (at.date_naive(), at.hour())));
        stays.extend(newest_of_each(&times, self.days, DateTime::date_naive));
        stays.extend(newest_of_each(&times, self.weeks, |at| {
            let week = at.iso_week();
            (week.year(), week.week())
        }));
        let is_asked_for = |place: usize| {
            backups[order[place]].is_manual && times[0] - times[place] < KEPT_WHEN_ASKED_FOR
        };
        let (mut room, mut room_asked_for) = (self.bytes, self.bytes);
        let mut fits = true;
        let mut gone: Vec<usize> = (0..order.len())
            .filter(|place| {
                let bytes = backups[order[*place]].bytes;
                if *place > 0 && is_asked_for(*place) && bytes <= room_asked_for {
                    room_asked_for -= bytes;
                    return false;
                }
                if stays.contains(place) {
                    fits = fits && (*place == 0 || bytes <= room);
                    room = room.saturating_sub(bytes);
                }
                !stays.contains(place) || !fits
            })
            .map(|place| order[place])
            .collect();
        gone.sort_unstable();
        gone
    }
}

/// The places, in a list that falls, of the first of each period, of so many periods.
fn newest_of_each<P: PartialEq>(
    times: &[DateTime<Utc>],
    count: usize,
    period: impl Fn(&DateTime<Utc>) -> P,
) -> Vec<usize> {
    let is_first =
        |place: &usize| *place == 0 || period(&times[*place]) != period(&times[*place - 1]);
    (0..times.len()).filter(is_first).take(count).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MUCH: u64 = u64::MAX;

    fn at(hour: i64) -> DateTime<Utc> {
        // A Monday, at midnight.
        DateTime::from_timestamp(1_700_438_400 + hour * 3600, 0).unwrap()
    }

    fn kept(hours: &[i64]) -> Vec<Kept> {
        hours.iter().map(|hour| Kept { at: at(*hour), bytes: 10, is_manual: false }).collect()
    }

    fn after(rotation: Rotation, backups: &[Kept]) -> Vec<Kept> {
        let gone = rotation.surplus(backups);
        let stays = backups.iter().enumerate().filter(|(index, _)| !gone.contains(index));
        stays.map(|(_, backup)| *backup).collect()
    }

    #[test]
    fn the_newest_of_each_hour_day_and_week_stays() {
        let rotation = Rotation { hours: 2, days: 2, weeks: 2, bytes: MUCH };
        // Of the week before, its last; of yesterday, its last; of today, its last two hours.
        let hours = [-200, -160, -5, 3, 20, 25, 30, 31];
        assert_eq!(after(rotation, &kept(&hours)), kept(&[-5, 20, 30, 31]));
    }

    #[test]
    fn of_one_hour_the_last_stays() {
        let rotation = Rotation { hours: 3, days: 0, weeks: 0, bytes: MUCH };
        let minutes = [0, 10, 59, 61].map(|minute| {
            let at = at(0) + TimeDelta::minutes(minute);
            Kept { at, bytes: 1, is_manual: false }
        });
        assert_eq!(rotation.surplus(&minutes), [0, 1]);
    }

    #[test]
    fn what_was_asked_for_stays_a_day_and_takes_no_room_from_the_others() {
        let rotation = Rotation { hours: 2, days: 1, weeks: 1, bytes: 20 };
        let mut backups = kept(&[0, 1, 2, 3]);
        backups[1].is_manual = true;
        assert_eq!(rotation.surplus(&backups), [0]);
        // Beside it the two of the hours have their room.
        backups[2].is_manual = true;
        assert_eq!(rotation.surplus(&backups), [0]);
        // It has no more than they have.
        backups.push(Kept { at: at(2), bytes: 11, is_manual: true });
        assert_eq!(rotation.surplus(&backups), [0, 4]);
        backups.pop();
        backups.extend(kept(&[24, 25, 26]));
        assert_eq!(rotation.surplus(&backups), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn where_there_is_no_room_the_oldest_go_and_never_the_newest() {
        let rotation = |bytes| Rotation { hours: 9, days: 9, weeks: 9, bytes };
        let backups = kept(&[0, 1, 2]);
        assert!(rotation(30).surplus(&backups).is_empty());
        assert_eq!(rotation(29).surplus(&backups), [0]);
        assert_eq!(rotation(0).surplus(&backups), [0, 1]);
        assert!(rotation(0).surplus(&[]).is_empty());
    }

    #[test]
    fn a_month_of_hours_leaves_what_was_asked_for() {
        let rotation = Rotation { hours: 24, days: 7, weeks: 4, bytes: MUCH };
        let mut backups = Vec::new();
        for hour in 0..24 * 60 {
            backups.push(kept(&[hour])[0]);
            backups = after(rotation, &backups);
            assert_eq!(backups.last().unwrap().at, at(hour));
        }
        let last = backups.last().unwrap().at;
        let age = |backup: &Kept| last - backup.at;
        assert!((24 + 5 + 2..=24 + 7 + 4).contains(&backups.len()), "{}", backups.len());
        assert!(age(&backups[0]) >= TimeDelta::weeks(2));
        for day in 0..7 {
            let there = |backup: &Kept| {
                age(backup) >= TimeDelta::days(day) && age(backup) < TimeDelta::days(day + 1)
            };
            assert!(backups.iter().any(there), "none is {day} days old");
        }
    }

    fn rotation() -> impl Strategy<Value = Rotation> {
        (0..30usize, 0..10usize, 0..6usize, prop_oneof![0..600u64, Just(MUCH)])
            .prop_map(|(hours, days, weeks, bytes)| Rotation { hours, days, weeks, bytes })
    }

    fn backups() -> impl Strategy<Value = Vec<Kept>> {
        let one = (0..200_000i64, 1..60u64, prop::bool::weighted(0.2)).prop_map(
            |(minute, bytes, is_manual)| {
                let at = at(0) + TimeDelta::minutes(minute);
                Kept { at, bytes, is_manual }
            },
        );
        prop::collection::vec(one, 0..60)
    }

    /// By their time, no two of the same.
    fn of_times_apart(mut backups: Vec<Kept>) -> Vec<Kept> {
        backups.sort_by_key(|one| (one.at, one.bytes));
        backups.dedup_by_key(|one| one.at);
        backups
    }

    proptest! {
        #[test]
        fn the_newest_stays_the_size_holds_and_asking_again_takes_nothing_more(
            rotation in rotation(),
            backups in backups(),
        ) {
            let backups = of_times_apart(backups);
            let stays = after(rotation, &backups);
            let newest = backups.iter().map(|one| one.at).max();
            prop_assert_eq!(stays.iter().map(|one| one.at).max(), newest);
            let is_asked_for = |one: &&Kept| {
                let age = newest.map_or(TimeDelta::zero(), |newest| newest - one.at);
                one.is_manual && !age.is_zero() && age < KEPT_WHEN_ASKED_FOR
            };
            let (asked_for, others): (Vec<_>, Vec<_>) = stays.iter().partition(is_asked_for);
            let size = |some: &[&Kept]| some.iter().map(|one| one.bytes).sum::<u64>();
            let most = 1.max(rotation.hours + rotation.days + rotation.weeks);
            prop_assert!(others.len() <= most);
            prop_assert!(size(&others) <= rotation.bytes || others.len() == 1);
            prop_assert!(size(&asked_for) <= rotation.bytes.saturating_mul(2));
            prop_assert!(rotation.surplus(&stays).is_empty());
        }

        #[test]
        fn in_whatever_order_they_are_listed_the_same_stay(
            rotation in rotation(),
            backups in backups(),
        ) {
            let backups = of_times_apart(backups);
            let turned: Vec<Kept> = backups.iter().rev().copied().collect();
            let (stays, also) = (after(rotation, &backups), after(rotation, &turned));
            prop_assert_eq!(of_times_apart(stays), of_times_apart(also));
        }

        #[test]
        fn with_room_every_one_of_the_last_days_has_one(days in 1..10usize, backups in backups()) {
            let rotation = Rotation { hours: 0, days, weeks: 0, bytes: MUCH };
            let of = |backups: &[Kept]| -> Vec<_> {
                let all: BTreeSet<_> = backups.iter().map(|one| one.at.date_naive()).collect();
                all.into_iter().rev().take(days).collect()
            };
            prop_assert_eq!(of(&after(rotation, &backups)), of(&backups));
        }
    }
}
