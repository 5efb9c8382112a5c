//! The pages that were set last, so that each look at another of them does not set them all again.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use warraq_output::{PrintOrder, PrintedPages};

use crate::error::{AppError, ErrorCode};

/// The pages that were set last.
#[derive(Default)]
pub struct Printing {
    last: Mutex<Option<Arc<PrintedPages>>>,
    /// What was asked for last: whoever waits for others is told to go where it is something else.
    wanted: Mutex<Option<PrintOrder>>,
    /// One article is set at a time.
    press: Mutex<()>,
}

impl Printing {
    /// The pages of `order`: those that are here, or what `set` makes of it.
    ///
    /// # Errors
    /// `stopped` where others were asked for while this waited; what `set` fails with.
    pub fn pages(
        &self,
        order: &PrintOrder,
        set: impl FnOnce(PrintOrder) -> Result<PrintedPages, AppError>,
    ) -> Result<Arc<PrintedPages>, AppError> {
        *lock(&self.wanted) = Some(order.clone());
        if let Some(pages) = self.here(order) {
            return Ok(pages);
        }
        let _press = lock(&self.press);
        // Another may have set them while this waited.
        if let Some(pages) = self.here(order) {
            return Ok(pages);
        }
        if lock(&self.wanted).as_ref() != Some(order) {
            return Err(AppError::new(ErrorCode::Stopped, "other pages were asked for"));
        }
        let pages = Arc::new(set(order.clone())?);
        // A vault that was locked meanwhile leaves nothing behind.
        if lock(&self.wanted).is_some() {
            *lock(&self.last) = Some(Arc::clone(&pages));
        }
        Ok(pages)
    }

    /// Forgets the pages.
    pub fn forget(&self) {
        *lock(&self.wanted) = None;
        *lock(&self.last) = None;
    }

    fn here(&self, order: &PrintOrder) -> Option<Arc<PrintedPages>> {
        lock(&self.last).as_ref().filter(|pages| pages.are(order)).cloned()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
