//! Randomness of the system.

/// A number between 0 and 1; the middle where the system has no randomness to give.
#[must_use]
pub fn chance() -> f64 {
    let mut bytes = [0; 4];
    match getrandom::fill(&mut bytes) {
        Ok(()) => f64::from(u32::from_le_bytes(bytes)) / f64::from(u32::MAX),
        Err(_) => 0.5,
    }
}
