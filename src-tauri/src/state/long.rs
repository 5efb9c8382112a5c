//! Work that takes its time and can be stopped.

use std::sync::atomic::{AtomicBool, Ordering};

/// Long work of one kind, of which one may run.
#[derive(Default)]
pub struct Long {
    is_running: AtomicBool,
    is_cancelled: AtomicBool,
}

/// Long work that is running: it has ended when this is gone.
pub struct Running<'a> {
    work: &'a Long,
}

impl Long {
    /// Begins it; nothing while it runs already.
    pub fn begin(&self) -> Option<Running<'_>> {
        if self.is_running.swap(true, Ordering::AcqRel) {
            return None;
        }
        self.is_cancelled.store(false, Ordering::Release);
        Some(Running { work: self })
    }

    /// Asks it to stop; nothing happens where it does not run.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Release);
    }
}

impl Running<'_> {
    /// Whether somebody asked it to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.work.is_cancelled.load(Ordering::Acquire)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.work.is_running.store(false, Ordering::Release);
    }
}
