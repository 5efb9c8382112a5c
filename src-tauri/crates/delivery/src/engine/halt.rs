//! What can come of a step.

use chrono::{DateTime, Utc};
use serde_json::Value;
use warraq_connect::{Fault, FaultKind, RemoteId, RemotePost, RemoteState};
use warraq_core::outbox::ItemState;
use warraq_store::StoreError;

use crate::error::DeliveryError;
use crate::reason::{Reason, ReasonKind};

/// What came of a step for the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is done, or the item came to an end.
    Went,
    /// It is tried again later.
    PutOff,
}

/// A step that is done.
pub(crate) struct Done {
    /// What came of it.
    pub(crate) result: Value,
    /// A medium that the site has.
    pub(crate) medium: Option<SentMedium>,
    /// Where the item ends, where it does; at the last step it is verified.
    pub(crate) ends: Option<(ItemState, Option<Reason>)>,
}

/// A medium that a site has.
pub(crate) struct SentMedium {
    /// The key of its content.
    pub(crate) key: String,
    /// Where it is there.
    pub(crate) medium: Value,
    /// Whether it left now.
    pub(crate) was_sent: bool,
    /// How fast it went, in bytes a second, where that says something of the line.
    pub(crate) speed: Option<u32>,
}

/// Why a step is not done.
pub(crate) enum Halt {
    /// A call failed.
    Fault(Fault),
    /// It cannot be done as things are.
    Refused(Reason),
    /// Somebody changed the post: a person has to decide.
    Conflict(Box<RemotePost>, ReasonKind),
    /// What left was written over what somebody saved in that very moment, as it was there, and stands there now: a
    /// person has to decide.
    WrittenOver(Box<RemotePost>, Box<RemotePost>),
    /// It is done by the site, at its time; and what is said of that.
    Later(DateTime<Utc>, Option<Reason>),
    /// The terms that were known are not the site's: they are asked for again.
    StaleTerms,
    /// The site has these pictures no more, which the steps with these numbers sent: they go there again.
    PicturesGone(Vec<u32>, Vec<RemoteId>),
    /// Somebody stopped the item.
    Stopped,
    /// What left before may come about until then, and is not there yet: asked for once more, it might be there twice.
    MayStillCome(DateTime<Utc>),
    /// The vault failed.
    Broken(DeliveryError),
}

impl Done {
    /// A step that leaves nothing but this.
    pub(crate) fn with(result: Value) -> Self {
        Self { result, medium: None, ends: None }
    }
}

impl From<Fault> for Halt {
    fn from(fault: Fault) -> Self {
        match fault.kind {
            FaultKind::Changed(theirs) if theirs.state == RemoteState::Trashed => {
                Self::Fault(Fault::not_done(FaultKind::Gone))
            }
            FaultKind::Changed(theirs) => Self::Conflict(theirs, ReasonKind::Changed),
            _ => Self::Fault(fault),
        }
    }
}

impl From<DeliveryError> for Halt {
    fn from(error: DeliveryError) -> Self {
        match error {
            DeliveryError::NeverPublish(held) => {
                let places = held.len();
                Self::Refused(Reason::of(ReasonKind::NeverPublish, &places))
            }
            DeliveryError::Format(error) => Self::Refused(Reason::of(ReasonKind::Refused, &error)),
            other => Self::Broken(other),
        }
    }
}

impl From<StoreError> for Halt {
    fn from(error: StoreError) -> Self {
        Self::Broken(error.into())
    }
}
