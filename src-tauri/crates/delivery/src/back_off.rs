//! How long is waited after something failed.

use std::time::Duration;

const FIRST: Duration = Duration::from_secs(5);

/// The longest time after which a site that fails, or a line that is not there, is tried again.
pub(crate) const LONGEST: Duration = Duration::from_mins(15);

/// The same on a line that is there and breaks: the next try may well get through, and asks nobody too much.
pub(crate) const LONGEST_ON_A_LINE: Duration = Duration::from_mins(2);

/// The time after the failure number `attempts`, from 1: twice as long each time up to `longest`, less up to the half
/// by `chance`, which lies between 0 and 1, so that a whole newsroom does not come back in the same second.
pub(crate) fn delay(attempts: u32, chance: f64, longest: Duration) -> Duration {
    let doubled = FIRST.saturating_mul(1 << attempts.saturating_sub(1).min(16));
    doubled.min(longest).mul_f64(0.5 + chance.clamp(0.0, 1.0) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_time_is_longer_and_none_too_long() {
        let seconds = |attempts| delay(attempts, 1.0, LONGEST).as_secs();
        assert_eq!([1, 2, 3, 8].map(seconds), [5, 10, 20, 640]);
        assert_eq!([9, 40, u32::MAX].map(seconds), [900; 3]);
        assert_eq!(delay(3, 0.0, LONGEST), Duration::from_secs(10));
        assert_eq!(delay(3, 0.5, LONGEST), Duration::from_secs(15));
        assert_eq!(delay(0, 1.0, LONGEST), Duration::from_secs(5));
        let on_a_line = |attempts| delay(attempts, 1.0, LONGEST_ON_A_LINE).as_secs();
        assert_eq!([1, 5, 6, 40].map(on_a_line), [5, 80, 120, 120]);
    }
}
