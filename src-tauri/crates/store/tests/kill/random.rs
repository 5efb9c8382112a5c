//! Numbers that come by chance, and the same again for the same seed.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

/// `SplitMix64`: enough to choose moments, and told, so that a failure can be tried again.
pub struct Random(pub u64);

impl Random {
    pub fn seeded() -> Self {
        let seed = env::var("WARRAQ_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = seed.unwrap_or_else(|| {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
            u64::from(now.subsec_nanos()) ^ u64::from(std::process::id())
        });
        eprintln!("WARRAQ_TEST_SEED={seed}");
        Self(seed)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}
