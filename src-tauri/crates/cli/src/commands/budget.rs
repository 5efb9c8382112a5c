//! `outbox budget`: how much may go over the line, and how much went.

use serde_json::json;
use warraq_core::action::Action;
use warraq_core::data_budget::{BudgetPeriod, DataBudget};
use warraq_delivery::{Spent, spent, try_again_within};
use warraq_store::{Settings, settings};

use crate::answer::Answer;
use crate::cli::Period;
use crate::error::CliError;
use crate::measures::megabytes;
use crate::messages::{Message, word};
use crate::vault_file::{VaultFile, now};

/// Shows the budget, or makes it another one; none of 0 megabytes. What the one before held back is tried with the next
/// `sync`.
///
/// # Errors
/// When the vault cannot be read or written.
pub fn run(file: &VaultFile, megabytes: Option<u32>, per: Period) -> Result<Answer, CliError> {
    let Some(megabytes) = megabytes else {
        let spent = spent(&file.read()?, now())?;
        return Ok(beside(Answer::of(json!({})), &spent));
    };
    let per = match per {
        Period::Day => BudgetPeriod::Day,
        Period::Month => BudgetPeriod::Month,
    };
    let data_budget = Some(DataBudget { megabytes, per }).filter(|_| megabytes > 0);
    let mut desk = file.write()?;
    let changed = Settings { data_budget, ..desk.vault.settings()? };
    desk.act(Action::SettingsSet, |tx| settings::set(tx, &changed))?;
    try_again_within(&mut desk.vault, now())?;
    let spent = spent(&desk.vault, now())?;
    desk.close()?;
    Ok(beside(Answer::of(json!({})), &spent))
}

/// The answer with what went over the line.
pub fn beside(mut answer: Answer, spent: &Spent) -> Answer {
    answer.json["line"] = json!(spent);
    let note = match spent.budget {
        Some(budget) => Message::new(format!("notes.budget_{}", word(budget.per)))
            .with("used", megabytes(spent.bytes))
            .with("most", budget.megabytes),
        None => Message::new("notes.used").with("used", megabytes(spent.bytes)),
    };
    answer.with_note(note)
}
