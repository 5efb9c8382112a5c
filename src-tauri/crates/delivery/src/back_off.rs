//! How long is waited after something failed.

use std::time::Duration;

const FIRST: Duration = Duration::from_secs(5);
const LONGEST: Duration = Duration::from_mins(15);

/// The time after the failure number `attempts`, from 1: twice as long each time up to a quarter of an hour, less up to
/// the half by `chance`, which lies between 0 and 1, so that a whole newsroom does not come back in the same second.
pub(crate) fn delay(attempts: u32, chance: f64) -> Duration {
    let doubled = FIRST.saturating_mul(1 << attempts.saturating_sub(1).min(16));
    doubled.min(LONGEST).mul_f64(0.5 + chance.clamp(0.0, 1.0) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_time_is_longer_and_none_too_long() {
        let seconds = |attempts| delay(attempts, 1.0).as_secs();
        assert_eq!([1, 2, 3, 8].map(seconds), [5, 10, 20, 640]);
        assert_eq!([9, 40, u32::MAX].map(seconds), [900; 3]);
        assert_eq!(delay(3, 0.0), Duration::from_secs(10));
        assert_eq!(delay(3, 0.5), Duration::from_secs(15));
        assert_eq!(delay(0, 1.0), Duration::from_secs(5));
    }
}
