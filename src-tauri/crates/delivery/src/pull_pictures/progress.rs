//! How far the pictures of a post are, told as they come.

use std::sync::{Mutex, PoisonError};

use warraq_connect::Watch;

use super::PicturesProgress;

/// Counts what comes.
pub(super) struct Progress<'p> {
    total: u32,
    tell: &'p (dyn Fn(PicturesProgress) + Sync),
    /// How many are done, and the bytes that came.
    state: Mutex<(u32, u64)>,
}

impl<'p> Progress<'p> {
    /// Nothing came yet of so many.
    pub(super) fn of(total: u32, tell: &'p (dyn Fn(PicturesProgress) + Sync)) -> Self {
        let progress = Self { total, tell, state: Mutex::default() };
        progress.tell();
        progress
    }

    fn tell(&self) {
        let (done, bytes) = *self.state.lock().unwrap_or_else(PoisonError::into_inner);
        (self.tell)(PicturesProgress { done, total: self.total, bytes });
    }

    fn add(&self, done: u32, bytes: u64) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        *state = (state.0 + done, state.1 + bytes);
        drop(state);
        self.tell();
    }

    /// One of them is here, or does not come.
    pub(super) fn one_done(&self) {
        self.add(1, 0);
    }
}

impl Watch for Progress<'_> {
    fn sent(&self, _: u64) {}
    fn received(&self, bytes: u64) {
        self.add(0, bytes);
    }
}
