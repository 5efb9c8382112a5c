//! Time that passes when somebody waits for it, and futures that are driven by hand.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Waker};

use chrono::{DateTime, TimeDelta, Utc};
use warraq_delivery::Clock;

pub struct VirtualClock(Mutex<DateTime<Utc>>, AtomicBool);

impl VirtualClock {
    pub fn new() -> Self {
        let now = Mutex::new(DateTime::from_timestamp(1_800_000_000, 0).unwrap());
        Self(now, AtomicBool::new(false))
    }

    /// From now on time passes by what is done only, and not because somebody waits.
    pub fn let_wait(&self) {
        self.1.store(true, Ordering::Relaxed);
    }

    pub fn pass(&self, time: TimeDelta) {
        *self.0.lock().unwrap() += time;
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }

    fn sleep_until(&self, at: DateTime<Utc>) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(poll_fn(move |_| {
            let mut now = self.0.lock().unwrap();
            if at > *now && self.1.load(Ordering::Relaxed) {
                return Poll::Pending;
            }
            *now = at.max(*now);
            Poll::Ready(())
        }))
    }
}

/// What the future gives. All futures here wake themselves.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    run_at_most(usize::MAX, future).unwrap()
}

/// The same; nothing where it is killed after so many moments.
pub fn run_at_most<T>(moments: usize, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..moments {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return Some(value);
        }
    }
    None
}

/// A moment at which whatever runs may be killed.
pub async fn moment() {
    let mut is_past = false;
    poll_fn(|context| {
        if std::mem::replace(&mut is_past, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// `SplitMix64`: enough to choose, and told, so that a failure can be tried again.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    pub fn is(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}
