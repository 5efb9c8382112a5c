//! What wakes the runner: somebody did something, or the vault was closed.

use std::future::poll_fn;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use warraq_core::outbox::SiteId;

/// What was rung since the runner last looked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Rung {
    /// Somebody did something.
    pub(crate) is_woken: bool,
    /// Everything is to be tried now.
    pub(crate) is_hasty: bool,
    /// The sites that are spoken with anew.
    pub(crate) sites: Vec<SiteId>,
}

/// What other threads wake a runner by. It has one runner.
#[derive(Debug, Default)]
pub struct Bell(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    rung: Rung,
    /// The vault was closed since the runner last began.
    is_closed: bool,
    wakers: Vec<Waker>,
}

impl Bell {
    /// Somebody asked for something, or opened the vault: what waits is looked through.
    pub fn wake(&self) {
        self.ring(|state| state.rung.is_woken = true);
    }

    /// The same, and the site is spoken with anew: it was left alone for what somebody has done something about.
    pub fn wake_for(&self, site: SiteId) {
        self.ring(|state| {
            state.rung.is_woken = true;
            if !state.rung.sites.contains(&site) {
                state.rung.sites.push(site);
            }
        });
    }

    /// Everything that waits is tried now, because somebody asked for it.
    pub fn hurry(&self) {
        self.ring(|state| (state.rung.is_woken, state.rung.is_hasty) = (true, true));
    }

    /// The vault was closed: what is on its way is dropped, with the passwords of the sites.
    pub fn close(&self) {
        self.ring(|state| (state.is_closed, state.rung) = (true, Rung::default()));
    }

    /// What was rung until now, which is forgotten.
    pub(crate) fn take(&self) -> Rung {
        std::mem::take(&mut self.lock().rung)
    }

    /// Begins anew: a vault that was closed before is no reason to stop.
    pub(crate) fn begin(&self) {
        self.lock().is_closed = false;
    }

    /// Waits until it is rung.
    pub(crate) async fn heard(&self) {
        poll_fn(|context| self.poll_heard(context)).await;
    }

    /// Whether it was rung; whoever asks is woken by the next ring.
    pub(crate) fn poll_heard(&self, context: &Context<'_>) -> Poll<()> {
        self.poll(context, |state| state.rung.is_woken)
    }

    /// Waits until the vault is closed.
    pub(crate) async fn closed(&self) {
        poll_fn(|context| self.poll(context, |state| state.is_closed)).await;
    }

    fn poll(&self, context: &Context<'_>, is_it: impl Fn(&State) -> bool) -> Poll<()> {
        let mut state = self.lock();
        if is_it(&state) {
            return Poll::Ready(());
        }
        let waker = context.waker();
        if !state.wakers.iter().any(|known| known.will_wake(waker)) {
            state.wakers.push(waker.clone());
        }
        Poll::Pending
    }

    fn ring(&self, how: impl FnOnce(&mut State)) {
        let mut state = self.lock();
        how(&mut state);
        let wakers = std::mem::take(&mut state.wakers);
        drop(state);
        wakers.into_iter().for_each(Waker::wake);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
