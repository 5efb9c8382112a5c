//! Running a program and looking at what it takes.

use std::process::{Command, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

/// How a program ended and what it took.
pub struct Run {
    pub status: ExitStatus,
    pub time: Duration,
    /// The most memory that it and what it started held, in KiB.
    pub peak_kib: u64,
}

/// Runs a command to its end.
pub fn run(mut command: Command) -> Run {
    let begun = Instant::now();
    let mut running = command.spawn().expect("the command starts");
    let mut peak_kib = 0;
    loop {
        peak_kib = peak_kib.max(held_kib(running.id()));
        if let Some(status) = running.try_wait().expect("it can be asked") {
            return Run { status, time: begun.elapsed(), peak_kib };
        }
        thread::sleep(Duration::from_millis(10));
    }
}

/// What a process and all below it hold at their most, in KiB.
fn held_kib(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let own = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0 kB");
    let own: u64 = own.trim().trim_end_matches(" kB").trim().parse().unwrap_or(0);
    let children = std::fs::read_to_string(format!("/proc/{process}/task/{process}/children"));
    let children = children.unwrap_or_default();
    let below = children.split_whitespace().filter_map(|id| id.parse().ok()).map(held_kib);
    own + below.sum::<u64>()
}
