//! Disks that fail: what the program really asks of the system is written down (`strace`), and from that is made what
//! a disk may hold after the power went, at any moment and in any order it may choose; or a call of the program fails.
//! The vault opens, is sound, and holds all that was acknowledged.
//!
//! Nothing of the program is replaced for it: what `SQLite` writes is seen as well as what Warraq itself writes
//! (headers, names, copies), and the words by which a save is acknowledged stand in the same list.

// The cost that makes a vault in no time is not there in a release build; the list of calls is one of Linux.
#![cfg(all(debug_assertions, target_os = "linux"))]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod calls;
mod cut;
mod disk;
#[path = "../kill/random.rs"]
mod random;
mod refused;
mod work;

use std::env;
use std::path::Path;

/// How many states of disks, or calls that fail, are tried in all, unless `WARRAQ_FAULTS` says otherwise.
const FAULTS: usize = 400;

fn faults() -> usize {
    env::var("WARRAQ_FAULTS").ok().and_then(|count| count.parse().ok()).unwrap_or(FAULTS)
}

#[test]
#[ignore = "is the process whose calls are written down"]
fn the_child() {
    let Some(folder) = env::var_os(calls::FOLDER) else { return };
    let name = env::var(calls::WORK).unwrap();
    calls::say("ready");
    work::named(&name).run(Path::new(&folder));
    calls::say("done");
}
