//! What goes over the line, counted and told.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::Serialize;
use warraq_connect::Watch;
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, ItemState, SiteId};

use super::delivered::Moved;
use crate::task::TaskName;

/// How far a delivery is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Event {
    /// The item.
    #[cfg_attr(feature = "bindings", specta(type = String))]
    pub item: ItemId,
    /// Its article.
    #[cfg_attr(feature = "bindings", specta(type = String))]
    pub article: ArticleId,
    /// Where it goes.
    #[cfg_attr(feature = "bindings", specta(type = String))]
    pub site: SiteId,
    /// Where it stands.
    pub state: ItemState,
    /// What it is at.
    pub task: TaskName,
    /// How many of its steps are done.
    pub step: u32,
    /// How many there are.
    pub steps: u32,
    /// Bytes that left for this step until now.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub sent: u64,
    /// Bytes that came for it.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub received: u64,
    /// Bytes that went over the line for the delivery until now, both ways, with those of this step.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub bytes: u64,
    /// The article's status, where it became another by this.
    pub moved: Option<Moved>,
}

/// Counts the bytes of one step and tells of each piece.
pub(crate) struct Meter<'a> {
    sent: AtomicU64,
    received: AtomicU64,
    count: Arc<AtomicU64>,
    event: Event,
    tell: &'a (dyn Fn(&Event) + Sync),
}

impl<'a> Meter<'a> {
    pub(crate) fn new(event: Event, tell: &'a (dyn Fn(&Event) + Sync)) -> Self {
        let (sent, received, count) = Default::default();
        Self { sent, received, count, event, tell }
    }

    /// What counts all that goes over the line for the step, also what nobody is told of as it goes.
    pub(crate) fn count(&self) -> Arc<AtomicU64> {
        self.count.clone()
    }

    /// All bytes until now. What is sent is counted once it has left, and told before.
    pub(crate) fn bytes(&self) -> u64 {
        let told = self.sent.load(Ordering::Relaxed) + self.received.load(Ordering::Relaxed);
        self.count.load(Ordering::Relaxed).max(told)
    }

    /// Tells how far it is.
    pub(crate) fn tell(&self) {
        let sent = self.sent.load(Ordering::Relaxed);
        let received = self.received.load(Ordering::Relaxed);
        let bytes = self.event.bytes + self.bytes();
        (self.tell)(&Event { sent, received, bytes, ..self.event });
    }
}

impl Watch for Meter<'_> {
    fn sent(&self, bytes: u64) {
        self.sent.fetch_add(bytes, Ordering::Relaxed);
        self.tell();
    }

    fn received(&self, bytes: u64) {
        self.received.fetch_add(bytes, Ordering::Relaxed);
        self.tell();
    }
}
