//! Chance that can be told again.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};

/// `SplitMix64`: enough to choose, and told, so that a run can be tried again.
#[derive(Debug)]
pub struct Chance(AtomicU64);

impl Chance {
    /// The numbers that come of this seed and of what it is for.
    pub fn of(seed: u64, what: impl Hash) -> Self {
        let mut hash = DefaultHasher::new();
        what.hash(&mut hash);
        Self(AtomicU64::new(seed ^ hash.finish()))
    }

    /// A number below `end`.
    pub fn below(&self, end: u64) -> u64 {
        let step = 0x9e37_79b9_7f4a_7c15;
        let mut mixed = self.0.fetch_add(step, Ordering::Relaxed).wrapping_add(step);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end.max(1)
    }

    /// The same for lengths.
    pub fn size_below(&self, end: usize) -> usize {
        usize::try_from(self.below(end as u64)).unwrap()
    }

    /// Yes, so many times of a hundred.
    pub fn is(&self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// The seed that `WARRAQ_TEST_SEED` gives, else another each time; it is printed.
pub fn seed() -> u64 {
    let given = std::env::var("WARRAQ_TEST_SEED").ok().and_then(|text| text.parse().ok());
    let seed = given.unwrap_or_else(|| {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
        (u64::from(now.subsec_nanos()) ^ (u64::from(std::process::id()) << 20)) % 1_000_000_000
    });
    eprintln!("WARRAQ_TEST_SEED={seed}");
    seed
}
