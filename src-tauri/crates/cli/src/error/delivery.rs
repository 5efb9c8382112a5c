//! What the outbox and sites refused.

use warraq_delivery::{DeliveryError, Reason, ReasonKind};

use crate::measures::{duration, size};
use crate::messages::{Message, word};
use crate::moment::moment;

pub(super) fn code(error: &DeliveryError) -> &'static str {
    match error {
        DeliveryError::Embargo(_) => "embargo",
        DeliveryError::TimePast(_) => "time_past",
        DeliveryError::Spiked => "spiked",
        DeliveryError::State(_) => "wrong_state",
        DeliveryError::NothingToCompare => "nothing_to_compare",
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
        DeliveryError::Spiked | DeliveryError::NothingToCompare | DeliveryError::Stale => message,
        other => message.with("reason", other),
    }
}

/// Why a site that was asked just now did not answer. Nobody asks it again by itself.
pub(super) fn reason_now(what: &Reason) -> Message {
    match what.kind {
        ReasonKind::Maintenance
        | ReasonKind::Busy
        | ReasonKind::Lost
        | ReasonKind::Portal
        | ReasonKind::TooLarge => {
            Message::new(format!("site_reasons.{}", word(what.kind))).with("detail", &what.detail)
        }
        _ => reason(what),
    }
}

/// Why a delivery waits or stopped; what can be done of it is said of any.
pub fn reason(what: &Reason) -> Message {
    reason_of(what, "ID")
}

/// Why the delivery with this id waits or stopped.
pub fn reason_of(reason: &Reason, id: &str) -> Message {
    let until = reason.until.map_or_else(String::new, moment);
    let detail = match reason.kind {
        ReasonKind::Right => right_name(&reason.detail),
        ReasonKind::EmbargoScheduled => moment_of(&reason.detail),
        _ => reason.detail.clone(),
    };
    let key = match reason.kind {
        ReasonKind::TooLarge if detail.is_empty() => "reasons.too-large_unknown".to_owned(),
        kind => format!("reasons.{}", word(kind)),
    };
    let number = detail.parse().unwrap_or_default();
    Message::new(key)
        .with("id", id)
        .with("detail", &detail)
        .with("apart", duration(number))
        .with("size", size(number))
        .with("until", until)
}

/// A moment as it is said; the text itself where it is none.
pub fn moment_of(text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), moment)
}

/// A right in words, by its name; the name itself where it has none.
pub fn right_name(right: &str) -> String {
    let known = Message::new(format!("rights.{right}")).text_of_known();
    known.unwrap_or_else(|| right.to_owned())
}
