//! Ids that rise, from a first one on.

use ulid::Ulid;

use super::IdSource;

/// ULIDs of one moment; each is greater than the one before, so that they sort as they were made.
#[derive(Debug)]
pub struct RisingIds {
    last: Ulid,
}

impl RisingIds {
    /// Ids above `last`, which is none of them.
    #[must_use]
    pub fn above(last: Ulid) -> Self {
        Self { last }
    }
}

impl IdSource for RisingIds {
    fn next_ulid(&mut self) -> Ulid {
        // The 80 random bits run over once in 2^80: the next moment's first id is as good.
        self.last = self.last.increment().unwrap_or(Ulid(self.last.0.wrapping_add(1)));
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_greater_than_the_one_before_and_of_the_same_moment() {
        let mut ids = RisingIds::above(Ulid::from_parts(1_700_000_000_123, 7));
        let made: Vec<Ulid> = (0..100).map(|_| ids.next_ulid()).collect();
        assert!(made.is_sorted_by(|one, other| one < other));
        assert!(made.iter().all(|id| id.timestamp_ms() == 1_700_000_000_123));
    }

    #[test]
    fn the_last_of_a_moment_is_followed_by_the_first_of_the_next() {
        let last = Ulid::from_parts(7, u128::MAX);
        assert_eq!(RisingIds::above(last).next_ulid(), Ulid::from_parts(8, 0));
    }
}
