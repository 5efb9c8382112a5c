//! What goes over the line.

use chrono::{DateTime, Utc};
use rusqlite::params;
use warraq_core::outbox::SiteId;

use super::OutboxTx;
use crate::error::StoreError;
use crate::time::to_ms;
use crate::vault::Vault;

/// What is counted together: a window of time is known to this.
const HOUR_MS: i64 = 3_600_000;

impl Vault {
    /// The bytes that went to all sites and came from them since the hour of `since` began.
    ///
    /// # Errors
    /// As the database says.
    pub fn traffic_since(&self, since: DateTime<Utc>) -> Result<u64, StoreError> {
        let sql = "SELECT coalesce(sum(bytes), 0) FROM traffic WHERE hour >= ?1";
        let mut statement = self.connection().prepare_cached(sql)?;
        let hour = to_ms(since).div_euclid(HOUR_MS);
        let bytes: i64 = statement.query_row([hour], |row| row.get(0))?;
        Ok(u64::try_from(bytes).unwrap_or(0))
    }
}

/// Counts bytes that went over the line to a site, in the hour of the change.
///
/// # Errors
/// As the database says.
pub fn add_traffic(tx: &OutboxTx<'_>, site: SiteId, bytes: u64) -> Result<(), StoreError> {
    if bytes == 0 {
        return Ok(());
    }
    let hour = to_ms(tx.now()).div_euclid(HOUR_MS);
    let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
    let sql = include_str!("traffic/add.sql");
    tx.connection().prepare_cached(sql)?.execute(params![hour, site.to_string(), bytes])?;
    Ok(())
}
