//! Ids that a file says.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use ulid::Ulid;
use warraq_core::article::RisingIds;

/// Ids for what is read from a file with these bytes, last written at `time`: the same for the same file.
#[must_use]
pub fn file_ids(bytes: &[u8], time: DateTime<Utc>) -> RisingIds {
    let digest = Sha256::digest(bytes);
    let first = digest.iter().take(16).fold(0, |number, byte| number << 8 | u128::from(*byte));
    let time_ms = u64::try_from(time.timestamp_millis()).unwrap_or(0);
    RisingIds::above(Ulid::from_parts(time_ms, first))
}

#[cfg(test)]
mod tests {
    use warraq_core::article::IdSource;

    use super::*;

    #[test]
    fn a_file_has_its_ids_and_another_has_others() {
        let time = DateTime::from_timestamp_millis(1_700_000_000_123).unwrap();
        let first = |bytes: &[u8], time| file_ids(bytes, time).next_ulid();
        assert_eq!(first(b"a", time), first(b"a", time));
        assert_eq!(first(b"a", time).timestamp_ms(), 1_700_000_000_123);
        assert_ne!(first(b"a", time), first(b"b", time));
        assert_ne!(first(b"a", time), first(b"a", DateTime::UNIX_EPOCH));
    }
}
