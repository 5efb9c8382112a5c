//! Being told to stop: Ctrl-C, and what the system sends whoever is to end.
//!
//! Work that takes long heeds it: the first time it ends where nothing is half done, and says what was done; the second
//! time the program ends at once. All other work ends at once the first time.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Once};

#[cfg(target_os = "linux")]
use signal_hook::consts::SIGHUP;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use warraq_store::StoreError;

use crate::prompt;

/// What shells say of a program that Ctrl-C has ended.
const ENDED: i32 = 130;

/// What says so: Ctrl-C, the system, and a terminal that is closed.
#[cfg(target_os = "linux")]
pub const SIGNALS: [i32; 3] = [SIGINT, SIGTERM, SIGHUP];
/// The same where nobody knows whether the last one is to be ignored.
#[cfg(not(target_os = "linux"))]
pub const SIGNALS: [i32; 2] = [SIGINT, SIGTERM];

static HEEDS: Once = Once::new();
static IS_TOLD: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// From now on whoever is told to stop ends by himself. To be called once nobody is asked for anything any more: a question
/// ends at once.
pub fn heed() {
    prompt::is_done();
    HEEDS.call_once(listen);
}

fn listen() {
    for signal in SIGNALS {
        if is_ignored(signal) {
            continue;
        }
        let is_told = LazyLock::force(&IS_TOLD);
        // In this order: whoever was told already ends. Where neither is to be had, the program ends the first time.
        let _ = flag::register_conditional_shutdown(signal, ENDED, Arc::clone(is_told))
            .and_then(|_| flag::register(signal, Arc::clone(is_told)));
    }
}

/// Whether somebody said so.
pub fn is_told() -> bool {
    IS_TOLD.load(Ordering::Relaxed)
}

/// Whether work goes on that asks now and then.
pub fn flow() -> ControlFlow<()> {
    if is_told() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}

/// The same for work that asks by failing.
///
/// # Errors
/// `Stopped`.
pub fn goes_on() -> Result<(), StoreError> {
    if is_told() { Err(StoreError::Stopped) } else { Ok(()) }
}

/// Whether whoever started this program said that it is not to hear the signal, as `nohup` does.
pub fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    ignored.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}
