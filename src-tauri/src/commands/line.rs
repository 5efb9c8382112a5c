//! What may go over the line, and what has.

use tauri::State;
use warraq_core::action::Action;
use warraq_core::data_budget::{BudgetPeriod, DataBudget};
use warraq_core::outbox::ItemId;
use warraq_delivery::{Desk as _, Listed, Spent, list, send_anyway, spent, try_again_within};
use warraq_store::{Vault, settings};

use crate::error::AppError;
use crate::state::{Desk, now};

/// What went over the line, and how much may.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn line_spent(desk: State<'_, Desk>) -> Result<Spent, AppError> {
    Ok(desk.with(|vault| spent(vault, now()))??)
}

/// Sets how many millions of bytes may go over the line in a day or a month, none of 0; what the budget before held back
/// is tried again.
///
/// # Errors
/// `locked`, `disk_full`.
#[tauri::command(async)]
#[specta::specta]
pub fn line_budget(
    desk: State<'_, Desk>,
    megabytes: u32,
    per: BudgetPeriod,
) -> Result<Spent, AppError> {
    let mut changed = desk.read(Vault::settings)?;
    changed.data_budget = Some(DataBudget { megabytes, per }).filter(|_| megabytes > 0);
    desk.act(Action::SettingsSet, |tx| settings::set(tx, &changed))?;
    desk.with(|vault| try_again_within(vault, now()))??;
    desk.bell().wake();
    line_spent(desk)
}

/// Has one delivery sent though there is nothing left of the budget, or go on though the site did not keep all its words;
/// the outbox as it is then.
///
/// # Errors
/// `wrong_state` where it neither waits nor stopped for its words; `not_found`, `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn line_send_anyway(desk: State<'_, Desk>, id: ItemId) -> Result<Vec<Listed>, AppError> {
    desk.with(|vault| send_anyway(vault, id, now()))??;
    desk.bell().wake();
    Ok(desk.with(|vault| list(vault, now()))??)
}
