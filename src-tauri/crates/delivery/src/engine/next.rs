//! The step of an item that comes next.

use chrono::{DateTime, Utc};
use warraq_store::{Item, Step, StepState, StoreError, Vault};

use super::GRACE;
use crate::error::DeliveryError;
use crate::task::Task;

/// The next step of an item, which takes no time to find.
pub(crate) struct Next {
    pub(super) steps: Vec<Step>,
    /// The step, by its place among them.
    pub(super) at: usize,
    pub(super) task: Task,
}

impl Next {
    /// The first step of the item that is not done, else its last.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub(crate) fn read(vault: &Vault, item: &Item) -> Result<Self, DeliveryError> {
        let steps = vault.outbox_steps(item.id)?;
        let at = steps.iter().position(|step| step.state != StepState::Done);
        let at = at.unwrap_or(steps.len().saturating_sub(1));
        let none = || StoreError::NotFound(format!("step of item {}", item.id));
        let task = Task::of_step(steps.get(at).ok_or_else(none)?)?;
        Ok(Self { steps, at, task })
    }

    /// The step.
    pub(crate) fn task(&self) -> &Task {
        &self.task
    }

    /// Whether a request left for it that was never answered.
    pub(crate) fn was_asked(&self) -> bool {
        self.steps[self.at].asked_at.is_some()
    }

    /// Whether it sends a picture.
    pub(crate) fn is_picture(&self) -> bool {
        matches!(self.task, Task::Media(_))
    }

    /// Whether the step before it sent a picture.
    pub(crate) fn follows_a_picture(&self) -> bool {
        let before = self.at.checked_sub(1).map(|before| &self.steps[before]);
        !self.is_picture() && before.is_some_and(|step| step.kind == "media")
    }

    /// About how many bytes go over the line for it at the most, both ways. What a picture has before it is made smaller
    /// is more than what leaves.
    pub(crate) fn weight(&self) -> u64 {
        /// A question, and an answer with a post in it.
        const ASKED: u64 = 30_000;
        match &self.task {
            Task::Media(picture) => picture.bytes + 10_000,
            Task::Draft { .. } | Task::Fill | Task::Name | Task::State => 3 * ASKED,
            Task::Terms { .. } | Task::Read | Task::Verify => ASKED,
        }
    }

    /// Until when its request may still be answered at the site, where nobody wrote an answer down.
    pub(crate) fn may_still_be_answered(&self) -> Option<DateTime<Utc>> {
        let step = &self.steps[self.at];
        step.asked_at.filter(|_| step.state == StepState::Asking).map(|at| at + GRACE)
    }
}
