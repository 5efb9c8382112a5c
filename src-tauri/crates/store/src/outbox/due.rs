//! What is to be done next.

use chrono::{DateTime, Utc};
use rusqlite::named_params;
use warraq_core::outbox::SiteId;

use super::items::{self, Item};
use crate::error::StoreError;
use crate::time::{from_ms, to_ms};
use crate::vault::Vault;

/// Whether items wait for their next try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Haste {
    /// They do.
    Patient,
    /// They are tried now, because somebody asked for it. What a site asked for is heeded all the same.
    AtOnce,
}

/// What is asked of the outbox.
#[derive(Debug, Clone, Copy)]
pub struct Due {
    /// The time.
    pub now: DateTime<Utc>,
    /// Only of this site.
    pub site: Option<SiteId>,
    /// Whether items wait for their next try.
    pub haste: Haste,
    /// The most items.
    pub limit: u32,
}

impl Vault {
    /// The items of which something can be done now, in order. Of an article at a site only the first that is not at
    /// its end.
    ///
    /// # Errors
    /// `Damaged` where one cannot be read.
    pub fn outbox_due(&self, due: &Due) -> Result<Vec<Item>, StoreError> {
        let mut statement = self.connection().prepare_cached(include_str!("due/due.sql"))?;
        let mut rows = statement.query(named_params! {
            ":now": to_ms(due.now),
            ":site": due.site.map(|site| site.to_string()),
            ":at_once": due.haste == Haste::AtOnce,
            ":limit": due.limit,
        })?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(items::readable(row)?);
        }
        Ok(found)
    }

    /// When the next item becomes due of those that wait: nothing where none does. It may be past.
    ///
    /// # Errors
    /// As the database says.
    pub fn outbox_next(&self, due: &Due) -> Result<Option<DateTime<Utc>>, StoreError> {
        let mut statement = self.connection().prepare_cached(include_str!("due/next.sql"))?;
        let next: Option<i64> = statement.query_row(
            named_params! {
                ":site": due.site.map(|site| site.to_string()),
                ":at_once": due.haste == Haste::AtOnce,
            },
            |row| row.get(0),
        )?;
        next.map(from_ms).transpose()
    }
}
