//! What may go over the line, and what has.

use chrono::{DateTime, Days, Local, Months, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::Serialize;
use warraq_core::data_budget::{BudgetPeriod, DataBudget};
use warraq_core::outbox::ItemId;
use warraq_store::Vault;
use warraq_store::outbox::set_over_budget;

use crate::error::DeliveryError;
use crate::gone;
use crate::pictureless;
use crate::reason::{Reason, ReasonKind};
use crate::task::of_json;
use crate::words_lost;

/// What went over the line in the time that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Spent {
    /// Bytes, both ways.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub bytes: u64,
    /// How much may; nothing where nobody set it.
    pub budget: Option<DataBudget>,
    /// Since when; the month where nobody set a budget.
    pub since: DateTime<Utc>,
    /// When it is counted anew.
    pub until: DateTime<Utc>,
}

/// What may still go over the line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    /// Bytes.
    pub(crate) left: u64,
    /// When there is more.
    pub(crate) until: DateTime<Utc>,
}

/// What went over the line, by the budget's day or month.
///
/// # Errors
/// When the vault cannot be read.
pub fn spent(vault: &Vault, now: DateTime<Utc>) -> Result<Spent, DeliveryError> {
    let budget = vault.settings()?.data_budget;
    let (since, until) = window(budget.map_or(BudgetPeriod::Month, |budget| budget.per), now);
    Ok(Spent { bytes: vault.traffic_since(since)?, budget, since, until })
}

/// Has one delivery sent though there is nothing left of the budget, or without what it stopped for:
/// words that the site did not keep, pictures, what the site has beside its words.
///
/// # Errors
/// `State` where it neither waits nor stopped for any of those.
pub fn send_anyway(vault: &mut Vault, id: ItemId, now: DateTime<Utc>) -> Result<(), DeliveryError> {
    let item = vault.outbox_item(id)?;
    if words_lost::has_stopped(&item)? {
        return words_lost::accept(vault, &item, now);
    }
    if pictureless::has_stopped(&item)? {
        return pictureless::accept(vault, &item, now);
    }
    if gone::has_stopped(&item)? {
        return gone::accept(vault, &item, now);
    }
    if !item.state.is_waiting() {
        return Err(DeliveryError::State(item.state));
    }
    Ok(vault.dispatch(now, |tx| set_over_budget(tx, id))?)
}

/// Has what the budget held back tried again, because somebody made it another.
///
/// # Errors
/// When the vault cannot be read or written.
pub fn try_again_within(vault: &mut Vault, now: DateTime<Utc>) -> Result<(), DeliveryError> {
    for item in vault.outbox()?.into_iter().filter(|item| item.state.is_waiting()) {
        let reason: Option<Reason> = item.reason.as_ref().map(of_json).transpose()?;
        if reason.is_some_and(|reason| reason.kind == ReasonKind::Budget) {
            crate::decide::retry(vault, item.id, now)?;
        }
    }
    Ok(())
}

/// What may still go over the line; nothing where nobody set a budget.
///
/// # Errors
/// When the vault cannot be read.
pub(crate) fn room(vault: &Vault, now: DateTime<Utc>) -> Result<Option<Room>, DeliveryError> {
    let spent = spent(vault, now)?;
    Ok(spent.budget.map(|budget| Room {
        left: budget.bytes().saturating_sub(spent.bytes),
        until: spent.until,
    }))
}

/// The day or month that it is here.
fn window(period: BudgetPeriod, now: DateTime<Utc>) -> (DateTime<Utc>, DateTime<Utc>) {
    let today = now.with_timezone(&Local).date_naive();
    let (first, next) = days(period, today);
    (beginning(first), beginning(next))
}

fn days(period: BudgetPeriod, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    use chrono::Datelike;
    match period {
        BudgetPeriod::Day => (today, today + Days::new(1)),
        BudgetPeriod::Month => {
            let first = today - Days::new(u64::from(today.day0()));
            (first, first + Months::new(1))
        }
    }
}

/// When a day begins here: where clocks are put forward at midnight it has none.
fn beginning(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    let at = |time: chrono::NaiveDateTime| time.and_local_timezone(Local).earliest();
    let found = at(midnight).or_else(|| at(midnight + TimeDelta::hours(1)));
    found.map_or(midnight.and_utc(), |time| time.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_months_are_the_calendars() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let of = |period, text| days(period, day(text));
        assert_eq!(of(BudgetPeriod::Day, "2026-12-31"), (day("2026-12-31"), day("2027-01-01")));
        assert_eq!(of(BudgetPeriod::Month, "2026-12-31"), (day("2026-12-01"), day("2027-01-01")));
        assert_eq!(of(BudgetPeriod::Month, "2028-02-29"), (day("2028-02-01"), day("2028-03-01")));
    }

    #[test]
    fn now_lies_in_its_window() {
        for second in [1_800_000_000, 1_790_000_000, 1_775_000_123] {
            let now = DateTime::from_timestamp(second, 0).unwrap();
            for period in [BudgetPeriod::Day, BudgetPeriod::Month] {
                let (since, until) = window(period, now);
                assert!(since <= now && now < until, "{since} {now} {until}");
                assert!(until - since <= TimeDelta::hours(31 * 24 + 1));
            }
        }
    }
}
