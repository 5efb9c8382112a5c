//! How long a line may be silent.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::time::Instant;

use super::client::Options;
use crate::connector::Watch;

/// Looks at what moves, tells who watches, and says when it has been too long.
///
/// Bytes that the system took may still lie in its memory for minutes: a line is given time for all of them at the
/// slowest speed that is worth waiting for, before its silence counts.
pub struct Patience<'a> {
    watch: &'a dyn Watch,
    taken: Arc<AtomicU64>,
    told: u64,
    started: Instant,
    moved: Instant,
    silence: Duration,
    slowest: u64,
}

impl<'a> Patience<'a> {
    /// Starts now. `taken` is what the line has taken of the request.
    pub fn new(options: &Options, taken: Arc<AtomicU64>, watch: &'a dyn Watch) -> Self {
        let now = Instant::now();
        Self {
            watch,
            taken,
            told: 0,
            started: now,
            moved: now,
            silence: options.silence,
            slowest: options.slowest.max(1),
        }
    }

    /// Tells what has left since the last look, and whether to wait on.
    pub fn look(&mut self) -> bool {
        let taken = self.taken.load(Ordering::Relaxed);
        if taken > self.told {
            self.watch.sent(taken - self.told);
            self.told = taken;
            self.moved = Instant::now();
        }
        let leaving = Duration::from_secs(taken / self.slowest);
        let until = (self.moved).max(self.started + leaving) + self.silence;
        Instant::now() < until
    }

    /// Bytes have come: nothing of the request is on its way any more.
    pub fn received(&mut self, bytes: u64) {
        self.watch.received(bytes);
        self.answered();
    }

    /// The answer has begun.
    pub fn answered(&mut self) {
        let _ = self.look();
        self.moved = Instant::now();
        self.started = self.moved;
        self.slowest = u64::MAX;
    }
}
