//! New ids: a time the caller has read, and the system's randomness, or what a file says.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use ulid::Ulid;
use warraq_core::article::IdSource;

/// ULIDs of one moment; each is greater than the one before, so that they sort as they were made.
#[derive(Debug)]
pub struct FreshIds {
    last: Ulid,
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
        Self { last: Ulid::from_parts(time_ms, u128::from_le_bytes(random)) }
    }

    /// Ids for what is read from a file with these bytes, last written at `time`: the same for the same file.
    #[must_use]
    pub fn of_file(bytes: &[u8], time: DateTime<Utc>) -> Self {
        let digest = Sha256::digest(bytes);
        let first = digest.iter().take(16).fold(0, |number, byte| number << 8 | u128::from(*byte));
        let time_ms = u64::try_from(time.timestamp_millis()).unwrap_or(0);
        Self { last: Ulid::from_parts(time_ms, first) }
    }
}

impl IdSource for FreshIds {
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
    fn ids_rise_and_tell_their_time() {
        let now = DateTime::from_timestamp_millis(1_700_000_000_123).unwrap();
        let mut ids = FreshIds::at(now);
        let made: Vec<Ulid> = (0..100).map(|_| ids.next_ulid()).collect();
        assert!(made.is_sorted_by(|one, other| one < other));
        assert!(made.iter().all(|id| id.timestamp_ms() == 1_700_000_000_123));
        assert_ne!(FreshIds::at(now).next_ulid(), FreshIds::at(now).next_ulid());
    }

    #[test]
    fn a_file_has_its_ids_and_another_has_others() {
        let time = DateTime::from_timestamp_millis(1_700_000_000_123).unwrap();
        let first = |bytes: &[u8], time| FreshIds::of_file(bytes, time).next_ulid();
        assert_eq!(first(b"a", time), first(b"a", time));
        assert_ne!(first(b"a", time), first(b"b", time));
        assert_ne!(first(b"a", time), first(b"a", DateTime::UNIX_EPOCH));
    }
}
