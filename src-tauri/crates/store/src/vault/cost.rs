//! What it costs to try a secret.

use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use crate::error::StoreError;

/// What it costs to turn a secret into a key, and so to try one: Argon2id's three numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KdfCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub passes: u32,
    /// Lanes that could be worked on side by side.
    pub lanes: u32,
}

/// How long one try is to take on the machine that makes the vault: in the middle of half a second and one.
const TRY: Duration = Duration::from_millis(750);

/// What a header may ask for at most, so that it cannot make the reader take all memory or wait for ever.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;
const MOST_PASSES: u32 = 64;
const MOST_LANES: u32 = 16;

/// What a program was built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Build {
    /// To be tested: any cost will do.
    Tests,
    /// To be installed.
    Release,
}

impl Build {
    const THIS: Self = if cfg!(debug_assertions) { Self::Tests } else { Self::Release };
}

impl KdfCost {
    /// The least that a vault is made with: 64 MiB, three passes.
    #[must_use]
    pub fn least() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 }
    }

    /// What takes half a second to one second on this machine, which takes about as long to find out; never less than
    /// [`KdfCost::least`], however slow the machine is. A build with debug assertions takes the tests' cost where
    /// `WARRAQ_CHEAP_KDF` is 1.
    ///
    /// # Errors
    /// `Key` where the machine does not have the memory.
    pub fn chosen() -> Result<Self, StoreError> {
        #[cfg(debug_assertions)]
        if std::env::var_os("WARRAQ_CHEAP_KDF").is_some_and(|value| value == "1") {
            return Ok(Self::for_tests());
        }
        let mut least = Duration::MAX;
        // The first one has the memory still to ask for, and another program may have come in between.
        for _ in 0..2 {
            let began = Instant::now();
            Self::least().derive(b"", &[0; 32])?;
            least = least.min(began.elapsed());
        }
        Ok(Self::where_the_least_takes(least))
    }

    /// A cost that protects nothing and takes no time. A release build does not have it.
    #[cfg(any(test, debug_assertions))]
    #[must_use]
    pub fn for_tests() -> Self {
        Self { memory_kib: 8, passes: 1, lanes: 1 }
    }

    /// The cost for a machine that [`KdfCost::least`] takes so long: as many passes as come nearest to [`TRY`].
    fn where_the_least_takes(least: Duration) -> Self {
        let of_one_pass = least.as_secs_f64() / f64::from(Self::least().passes);
        let passes = (2..=MOST_PASSES)
            .take_while(|passes| f64::from(*passes) * of_one_pass <= TRY.as_secs_f64())
            .last();
        Self { passes: passes.unwrap_or(0).max(Self::least().passes), ..Self::least() }
    }

    /// Looks whether a vault may be made with it.
    ///
    /// # Errors
    /// `Key` where a try would be too cheap.
    pub(super) fn must_protect(self) -> Result<(), StoreError> {
        self.must_protect_in(Build::THIS)
    }

    fn must_protect_in(self, build: Build) -> Result<(), StoreError> {
        let least = Self::least();
        let is_cheap = self.memory_kib < least.memory_kib || self.passes < least.passes;
        match build {
            Build::Release if is_cheap => {
                Err(StoreError::Key("the cost of a try is too little to protect anything"))
            }
            Build::Release | Build::Tests => Ok(()),
        }
    }

    /// Whether a machine can pay it.
    pub(super) fn is_bearable(self) -> bool {
        (8..=MOST_MEMORY_KIB).contains(&self.memory_kib)
            && (1..=MOST_PASSES).contains(&self.passes)
            && (1..=MOST_LANES).contains(&self.lanes)
    }

    /// The key that `secret` becomes.
    ///
    /// # Errors
    /// `Key` where Argon2id refuses the numbers, or the memory is not there.
    pub(super) fn derive(
        self,
        secret: &[u8],
        salt: &[u8; 32],
    ) -> Result<Zeroizing<[u8; 32]>, StoreError> {
        let Self { memory_kib, passes, lanes } = self;
        let unusable = |_| StoreError::Key("Argon2id refuses the cost");
        let params = Params::new(memory_kib, passes, lanes, Some(32)).map_err(unusable)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(secret, salt, &mut *key)
            .map_err(unusable)?;
        Ok(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_cost_is_the_one_promised() {
        let least = KdfCost { memory_kib: 65536, passes: 3, lanes: 1 };
        assert_eq!(KdfCost::least(), least);
        assert!(least.is_bearable());
    }

    #[test]
    fn a_try_takes_half_a_second_to_one_on_any_machine_that_is_not_slower() {
        for least_ms in (30..=750).step_by(5) {
            let cost = KdfCost::where_the_least_takes(Duration::from_millis(least_ms));
            let ms = f64::from(cost.passes) / 3.0 * f64::from(u32::try_from(least_ms).unwrap());
            assert!(
                (500.0..=1000.0).contains(&ms) || cost.passes == MOST_PASSES,
                "{least_ms}: {ms}"
            );
            assert!(cost.is_bearable());
        }
        for slow_ms in [751, 2000, 60_000] {
            let cost = KdfCost::where_the_least_takes(Duration::from_millis(slow_ms));
            assert_eq!(cost, KdfCost::least(), "{slow_ms}");
        }
    }

    #[test]
    fn a_release_build_makes_no_vault_that_is_cheap_to_try() {
        let least = KdfCost::least();
        for cheap in [
            KdfCost::for_tests(),
            KdfCost { memory_kib: least.memory_kib - 1, ..least },
            KdfCost { passes: least.passes - 1, ..least },
        ] {
            assert!(matches!(cheap.must_protect_in(Build::Release), Err(StoreError::Key(_))));
            assert_eq!(cheap.must_protect().is_ok(), cfg!(debug_assertions));
        }
        least.must_protect_in(Build::Release).unwrap();
    }

    /// What the variable does, in a process of its own.
    #[test]
    fn the_cheap_cost_is_chosen_by_a_variable_and_never_in_a_release_build() {
        if std::env::var_os("WARRAQ_CHEAP_KDF").is_some() {
            let cheap = KdfCost::chosen().unwrap() == KdfCost::for_tests();
            assert_eq!(cheap, cfg!(debug_assertions));
            return;
        }
        let chosen = KdfCost::chosen().unwrap();
        assert_eq!(chosen.memory_kib, KdfCost::least().memory_kib);
        assert!(chosen.passes >= KdfCost::least().passes && chosen.is_bearable());
        let name = "vault::cost::tests::the_cheap_cost_is_chosen_by_a_variable_and_never_in_a_release_build";
        let output = std::process::Command::new(std::env::current_exe().unwrap())
            .args([name, "--exact"])
            .env("WARRAQ_CHEAP_KDF", "1")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("1 passed"), "{said}");
    }
}
