//! Times in the database: whole milliseconds since 1970 in UTC.

use chrono::{DateTime, Utc};

use crate::error::StoreError;

pub(crate) fn to_ms(time: DateTime<Utc>) -> i64 {
    time.timestamp_millis()
}

/// # Errors
/// `Damaged` where no calendar has such a time.
pub(crate) fn from_ms(ms: i64) -> Result<DateTime<Utc>, StoreError> {
    DateTime::from_timestamp_millis(ms)
        .ok_or_else(|| StoreError::damaged("a time is outside the calendar"))
}
