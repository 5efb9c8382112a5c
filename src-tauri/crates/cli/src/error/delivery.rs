//! What the outbox and sites refused.

use warraq_delivery::DeliveryError;

use crate::advice::Advice;
use crate::messages::{Message, word};
use crate::moment::moment;

pub(super) fn code(error: &DeliveryError) -> &'static str {
    match error {
        DeliveryError::Embargo(_) => "embargo",
        DeliveryError::TimePast(_) => "time_past",
        DeliveryError::Spiked => "spiked",
        DeliveryError::Textless => "textless",
        DeliveryError::State(_) => "wrong_state",
        DeliveryError::NothingToCompare => "nothing_to_compare",
        DeliveryError::TextGone => "text_gone",
        DeliveryError::Undecided(_) => "undecided",
        DeliveryError::Stale => "stale",
        DeliveryError::Options(_) => "invalid_option",
        _ => "internal",
    }
}

pub(super) fn message(error: &DeliveryError, message: Message) -> Message {
    match error {
        DeliveryError::Embargo(until) => message.with("until", moment(*until)),
        DeliveryError::TimePast(at) => message.with("at", moment(*at)),
        DeliveryError::State(state) => {
            message.with("state", Message::new(format!("states.{}", word(state))).text())
        }
        DeliveryError::Undecided(count) => message.with("count", count),
        DeliveryError::NothingToCompare => message.advising(Advice::sync(None)),
        DeliveryError::Spiked
        | DeliveryError::Textless
        | DeliveryError::Stale
        | DeliveryError::TextGone => message,
        other => message.with("reason", other),
    }
}
