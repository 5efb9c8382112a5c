//! No more news of bytes than a page can show.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use warraq_core::outbox::ItemId;
use warraq_delivery::Event;

/// Bytes of one delivery are told no more often than this.
const BETWEEN: Duration = Duration::from_millis(250);

/// What was told of each delivery last.
#[derive(Debug, Default)]
pub struct Throttle(Mutex<HashMap<ItemId, (Instant, Event)>>);

impl Throttle {
    /// Whether the page is told of this: of each step and state at once, of bytes now and then.
    pub fn lets_through(&self, event: &Event, now: Instant) -> bool {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_news = told.get(&event.item).is_none_or(|(at, last)| {
            let is_same =
                (last.state, last.task, last.step) == (event.state, event.task, event.step);
            !is_same || event.moved.is_some() || now - *at >= BETWEEN
        });
        if !event.state.is_waiting() {
            // Nothing is heard of it again until somebody decides.
            told.remove(&event.item);
        } else if is_news {
            told.insert(event.item, (now, *event));
        }
        is_news
    }
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;
    use warraq_core::outbox::ItemState;
    use warraq_delivery::TaskName;

    use super::*;

    fn event(step: u32, sent: u64) -> Event {
        Event {
            item: Ulid::from(1_u128).into(),
            article: Ulid::from(2_u128).into(),
            site: Ulid::from(3_u128).into(),
            state: ItemState::Sending,
            task: TaskName::Media,
            step,
            steps: 6,
            sent,
            received: 0,
            bytes: sent,
            moved: None,
        }
    }

    #[test]
    fn steps_are_told_at_once_and_bytes_now_and_then() {
        let (throttle, begun) = (Throttle::default(), Instant::now());
        let told =
            |event: &Event, ms| throttle.lets_through(event, begun + Duration::from_millis(ms));
        assert!(told(&event(0, 0), 0));
        let told_of_bytes = (1..=1000).filter(|ms| told(&event(0, *ms), *ms)).count();
        assert_eq!(told_of_bytes, 4);
        assert!(told(&event(1, 0), 1001));
        assert!(!told(&event(1, 9), 1002));
        let verified = Event { state: ItemState::Verified, ..event(1, 9) };
        assert!(told(&verified, 1003));
        assert!(throttle.0.lock().unwrap().is_empty());
    }
}
