//! The time.

use chrono::{DateTime, SubsecRound, Utc};

/// The time now, in whole milliseconds: what is shown is what is stored.
pub fn now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(3)
}
