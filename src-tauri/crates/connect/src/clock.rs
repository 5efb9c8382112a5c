//! Whether two clocks show the same time.

use chrono::{DateTime, TimeDelta, Utc};

use crate::fault::{Fault, FaultKind};

/// The clocks of this machine and of a place may be this far apart. Further, and no time is set there: a piece would be
/// published early or late, and nobody would know by which of them.
pub const MOST_CLOCK_DIFFERENCE: TimeDelta = TimeDelta::minutes(2);

/// Whether the clock of a place, which showed `there` when ours showed `here`, agrees with ours.
///
/// # Errors
/// [`FaultKind::Clock`] where they are too far apart.
pub fn clocks_agree((there, here): (DateTime<Utc>, DateTime<Utc>)) -> Result<(), Fault> {
    let ahead = here - there;
    if ahead.abs() <= MOST_CLOCK_DIFFERENCE {
        return Ok(());
    }
    Err(Fault::not_done(FaultKind::Clock { seconds: ahead.num_seconds() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_are_apart_in_both_directions() {
        let there = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        for (seconds, apart) in [(0, false), (120, false), (-120, false), (121, true), (-121, true)]
        {
            let told = clocks_agree((there, there + TimeDelta::seconds(seconds)));
            let fault = Fault::not_done(FaultKind::Clock { seconds });
            assert_eq!(told.err(), apart.then_some(fault), "{seconds}");
        }
    }
}
