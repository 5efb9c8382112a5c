//! New ids: a time the caller has read, and the system's randomness.

use chrono::{DateTime, Utc};
use ulid::Ulid;
use warraq_core::article::{IdSource, RisingIds};

/// ULIDs of one moment; each is greater than the one before, so that they sort as they were made.
#[derive(Debug)]
pub struct FreshIds {
    rising: RisingIds,
}

impl FreshIds {
    /// Ids for what is made at `now`.
    ///
    /// # Panics
    /// Where the operating system has no randomness to give: no id would be safe then.
    #[must_use]
    pub fn at(now: DateTime<Utc>) -> Self {
        let mut random = [0; 16];
        getrandom::fill(&mut random).expect("the system's randomness is there once it has started");
        let time_ms = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        Self { rising: RisingIds::above(Ulid::from_parts(time_ms, u128::from_le_bytes(random))) }
    }
}

impl IdSource for FreshIds {
    fn next_ulid(&mut self) -> Ulid {
        self.rising.next_ulid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_and_tell_their_time() {
        let now = DateTime::from_timestamp_millis(1_700_000_000_123).unwrap();
        let mut ids = FreshIds::at(now);
        let made: Vec<Ulid> = (0..100).map(|_| ids.next_ulid()).collect();
        assert!(made.is_sorted_by(|one, other| one < other));
        assert!(made.iter().all(|id| id.timestamp_ms() == 1_700_000_000_123));
        assert_ne!(FreshIds::at(now).next_ulid(), FreshIds::at(now).next_ulid());
    }
}
