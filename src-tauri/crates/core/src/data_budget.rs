//! How much a newsroom lets go over its line.

use serde::{Deserialize, Serialize};

/// The most that goes over the line, both ways. It is the line's, and so the vault's and not a site's: a card has so
/// many megabytes whoever they are spent on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct DataBudget {
    /// Millions of bytes, as those count who sell them.
    pub megabytes: u32,
    /// In what time.
    pub per: BudgetPeriod,
}

/// The time that a budget is for, by the calendar of whoever has the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum BudgetPeriod {
    /// From midnight to midnight.
    Day,
    /// From the first of the month.
    Month,
}

impl DataBudget {
    /// In bytes.
    #[must_use]
    pub fn bytes(self) -> u64 {
        u64::from(self.megabytes) * 1_000_000
    }
}
