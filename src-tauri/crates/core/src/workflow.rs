//! The statuses of an article and the steps between them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Where an article stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// A thought worth keeping.
    Idea,
    /// Being written.
    Draft,
    /// Handed to the editors.
    Submitted,
    /// On an editor's desk.
    InEdit,
    /// Finished.
    Ready,
    /// With the readers.
    Delivered,
    /// Corrected after delivery.
    Corrected,
    /// Given up, and recoverable.
    Spiked,
}

/// A step that the workflow does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an article cannot go from {from} to {to}")]
pub struct TransitionError {
    /// Where the article stands.
    pub from: Status,
    /// Where it was to go.
    pub to: Status,
}

/// No status has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no status")]
pub struct StatusError(pub String);

impl Status {
    /// Every status, in the order of the work.
    pub const ALL: [Self; 8] = [
        Self::Idea,
        Self::Draft,
        Self::Submitted,
        Self::InEdit,
        Self::Ready,
        Self::Delivered,
        Self::Corrected,
        Self::Spiked,
    ];

    /// The name as files, the command line and the window spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Idea => "idea",
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::InEdit => "in-edit",
            Self::Ready => "ready",
            Self::Delivered => "delivered",
            Self::Corrected => "corrected",
            Self::Spiked => "spiked",
        }
    }

    /// The statuses that may follow, the usual one first.
    #[must_use]
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Idea => &[Self::Draft, Self::Spiked],
            Self::Draft => &[Self::Submitted, Self::InEdit, Self::Ready, Self::Idea, Self::Spiked],
            Self::Submitted => &[Self::InEdit, Self::Ready, Self::Draft, Self::Spiked],
            Self::InEdit => &[Self::Ready, Self::Submitted, Self::Draft, Self::Spiked],
            Self::Ready => &[Self::Delivered, Self::InEdit, Self::Draft, Self::Spiked],
            Self::Delivered => &[Self::Corrected],
            Self::Corrected => &[Self::Delivered],
            Self::Spiked => &[Self::Draft, Self::Idea],
        }
    }

    /// What an article is called once readers have it, whatever people called it until then: what is published is no
    /// draft. That it was corrected says more than that it was delivered, and what was given up stays so.
    #[must_use]
    pub fn with_readers(self) -> Self {
        match self {
            Self::Idea | Self::Draft | Self::Submitted | Self::InEdit | Self::Ready => {
                Self::Delivered
            }
            Self::Delivered | Self::Corrected | Self::Spiked => self,
        }
    }

    /// What it is called once readers have a correction of it.
    #[must_use]
    pub fn corrected(self) -> Self {
        if self == Self::Spiked { self } else { Self::Corrected }
    }

    /// `to` where the step exists; to stay is no step and always allowed.
    ///
    /// # Errors
    /// When the workflow has no such step.
    pub fn step(self, to: Self) -> Result<Self, TransitionError> {
        if self == to || self.next().contains(&to) {
            Ok(to)
        } else {
            Err(TransitionError { from: self, to })
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Status {
    type Err = StatusError;

    fn from_str(text: &str) -> Result<Self, StatusError> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == text)
            .ok_or_else(|| StatusError(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_is_reached_and_left() {
        for status in Status::ALL {
            assert!(!status.next().is_empty(), "{status} is a dead end");
            let reached = Status::ALL.iter().any(|from| from.next().contains(&status));
            assert!(reached, "nothing leads to {status}");
        }
    }

    #[test]
    fn what_readers_have_seen_is_never_a_draft_again() {
        let refused = Status::Delivered.step(Status::Draft);
        assert_eq!(refused, Err(TransitionError { from: Status::Delivered, to: Status::Draft }));
    }

    #[test]
    fn what_readers_have_is_called_so_whatever_it_was_called() {
        for status in Status::ALL {
            let expected = match status {
                Status::Corrected | Status::Spiked => status,
                _ => Status::Delivered,
            };
            assert_eq!(status.with_readers(), expected);
            let kept = status == Status::Spiked;
            assert_eq!(status.corrected(), if kept { status } else { Status::Corrected });
        }
    }

    #[test]
    fn a_spiked_article_can_be_recovered() {
        assert_eq!(Status::Spiked.step(Status::Draft), Ok(Status::Draft));
    }

    #[test]
    fn names_are_read_back() {
        for status in Status::ALL {
            assert_eq!(status.as_str().parse(), Ok(status));
        }
        assert!("published".parse::<Status>().is_err());
    }
}
