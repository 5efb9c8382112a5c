//! `import-report` and `put-back`: what an import said, and what it removed and was wanted after all.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use warraq_core::action::Action;
use warraq_intake::{ImportReport, report_of};
use warraq_store::FreshIds;

use crate::answer::Answer;
use crate::article_id;
use crate::bidi;
use crate::error::CliError;
use crate::messages::{Message, word};
use crate::source::{self, warning_detail};
use crate::vault_file::{VaultFile, now};

/// Answers with the report; with nothing for an article that no import made.
///
/// # Errors
/// When the article is not found, or the vault cannot be read.
pub fn show(file: &VaultFile, id: &str) -> Result<Answer, CliError> {
    let vault = file.read()?;
    let id = article_id::find(&vault, id)?;
    let report = report_of(&vault, id)?;
    if report.is_none() {
        article_id::check_there(&vault, id)?;
    }
    vault.close()?;
    let Some(report) = report else {
        return Ok(Answer::of(Value::Null).with_note(Message::new("notes.no_report")));
    };
    let lines = lines(&report);
    Ok(Answer::of(report).with_lines(lines))
}

/// Puts pieces back into the article where they stood, all by one action.
///
/// # Errors
/// When the article or a piece is not found, or the vault cannot be written: nothing is put back then.
pub fn put_back(file: &VaultFile, id: &str, pieces: &[u32]) -> Result<Answer, CliError> {
    let mut desk = file.write()?;
    let id = article_id::find(&desk.vault, id)?;
    let Some(report) = report_of(&desk.vault, id)? else {
        article_id::check_there(&desk.vault, id)?;
        return Ok(Answer::of(json!({ "put_back": [] })).with_note(Message::new("notes.no_report")));
    };
    let wanted: BTreeSet<u32> = pieces.iter().copied().collect();
    let is_new = |index: &u32| {
        let item = usize::try_from(*index).ok().and_then(|at| report.removed.get(at));
        item.is_none_or(|item| !item.put_back)
    };
    let wanted: BTreeSet<u32> = wanted.into_iter().filter(is_new).collect();
    let mut ids = FreshIds::at(now());
    let saved = desk.act(Action::ArticlePutBack, |tx| {
        let version = tx.version(id)?;
        warraq_intake::put_back(tx, &report, version, &wanted, &mut ids)
    })?;
    desk.close()?;
    let note = Message::new("notes.put_back").with("count", wanted.len());
    Ok(Answer::of(json!({ "id": id, "version": saved.version, "put_back": wanted }))
        .with_note(note))
}

/// A line for each thing the report says; what was removed with the number that puts it back.
fn lines(report: &ImportReport) -> Vec<String> {
    let taken = report.taken.iter().map(|taken| {
        let field = Message::new(format!("fields.{}", taken.field)).text();
        let from = Message::new(format!("from.{}", word(taken.from))).text();
        let [field, value, from] = [&field, &taken.value, &from].map(|text| bidi::inline(text));
        format!("{field}: {value} ({from})")
    });
    let removed = report.removed.iter().enumerate().map(|(number, item)| {
        let sign = if item.put_back { "+" } else { "-" };
        format!(
            "{sign} {number}  {}  {}",
            bidi::inline(&source::removed_kind(item.kind)),
            bidi::inline(item.text.trim())
        )
    });
    let warnings = report.warnings.iter().map(|warning| {
        let what = Message::new(format!("warning.{}", word(warning.kind))).text();
        format!("! {}  {}", bidi::inline(&what), bidi::inline(&warning_detail(warning)))
    });
    taken.chain(removed).chain(warnings).collect()
}
