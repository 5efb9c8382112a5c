//! Whose bytes go over the line: a conversation counts all of its own, and here each piece of work counts those that
//! went for it, also where several are asked for together.

use std::cell::RefCell;
use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

thread_local! {
    /// Who pays while a piece of work goes on.
    static PAYER: RefCell<Option<Arc<AtomicU64>>> = const { RefCell::new(None) };
}

/// Does `work`; the bytes that go over the line for it, both ways, are added to `count`.
pub fn counting<F: Future>(count: Arc<AtomicU64>, work: F) -> impl Future<Output = F::Output> {
    let mut work = Box::pin(work);
    poll_fn(move |context| {
        let _turn = Turn::of(&count);
        work.as_mut().poll(context)
    })
}

/// So many bytes went over the line for the work that goes on now; for nobody where none is counted.
pub fn carry(bytes: u64) {
    PAYER.with_borrow(|payer| {
        if let Some(count) = payer {
            count.fetch_add(bytes, Ordering::Relaxed);
        }
    });
}

/// So many bytes of them went for others, who count them.
pub(crate) fn leave_to_others(bytes: u64) {
    PAYER.with_borrow(|payer| {
        if let Some(count) = payer {
            count.fetch_sub(bytes, Ordering::Relaxed);
        }
    });
}

/// The bytes of the work that goes on now, until now.
pub(crate) fn until_now() -> u64 {
    PAYER.with_borrow(|payer| payer.as_ref().map_or(0, |count| count.load(Ordering::Relaxed)))
}

/// The time in which one piece of work goes on.
struct Turn(Option<Arc<AtomicU64>>);

impl Turn {
    fn of(count: &Arc<AtomicU64>) -> Self {
        Self(PAYER.replace(Some(count.clone())))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        PAYER.set(self.0.take());
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    async fn work(bytes: u64) {
        for _ in 0..3 {
            carry(bytes);
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    #[tokio::test]
    async fn each_piece_of_work_counts_its_own_bytes() {
        let [one, other] = [(); 2].map(|()| Arc::new(AtomicU64::new(0)));
        let both = tokio::join!(counting(one.clone(), work(5)), counting(other.clone(), work(70)));
        assert_eq!(both, ((), ()));
        let counts = [&one, &other].map(|count| count.load(Ordering::Relaxed));
        assert_eq!(counts, [15, 210]);
        carry(9);
        assert_eq!((until_now(), one.load(Ordering::Relaxed)), (0, 15), "nobody's are nobody's");
    }
}
