//! `init` and `verify`: the vault as a whole.

use std::path::Path;

use serde_json::json;
use warraq_store::{Report, Vault};

use super::passphrase::with_key;
use crate::advice::Advice;
use crate::answer::{Answer, Outcome};
use crate::cli::InitArguments;
use crate::error::{CliError, KeyFault};
use crate::messages::Message;
use crate::output::{self, Form};
use crate::passphrase::{self, Wish};
use crate::vault_file::{Made, VaultFile};
use crate::{damaged_copy, faults, there, ways};

/// Makes the vault; answers with its recovery key, which is kept nowhere.
///
/// # Errors
/// As [`there::nothing_left_of`], unless an empty one is wanted all the same, and as [`VaultFile::create`];
/// `KeyFault::NewLost` where the key reaches nobody: the vault is made then.
pub fn init(file: &VaultFile, arguments: &InitArguments, form: Form) -> Result<Answer, CliError> {
    let InitArguments { weak, anew } = *arguments;
    let anyway = if anew { Advice::init_anew_weak() } else { Advice::init_weak() };
    if !anew {
        there::nothing_left_of(&file.path()?)?;
    }
    let wish = Wish { own_names: Vec::new(), weak, anyway };
    let Made { path, recovery_key: key, chosen } = file.create(&wish)?;
    let answer = with_key(&path.display().to_string(), &key);
    if let Err(source) = output::hand_over(&answer, form) {
        return Err(KeyFault::NewLost { vault: path, source }.into());
    }
    Ok(Answer { is_out: true, ..answer }
        .with_note(Message::new("notes.vault_made").with("path", path.display()))
        .with_notes(chosen.notes()))
}

/// Reads all of the vault and answers with what is in it, and with every fault.
///
/// # Errors
/// When the vault cannot be opened, or is damaged so that it cannot be read on.
pub fn verify(file: &VaultFile) -> Result<Answer, CliError> {
    let report = file.read()?.verify()?;
    Ok(looked_through(&report, || faults::of_vault(&report, &file.path().unwrap_or_default())))
}

/// The same of a copy, which is left as it is; the vault itself may be named as well.
///
/// # Errors
/// As [`verify`].
pub fn verify_copy(file: &VaultFile, copy: &Path) -> Result<Answer, CliError> {
    let look = |vault: Vault| vault.verify().map_err(|error| of_copy(file, copy, error.into()));
    let report = opened(file, copy).and_then(look).map_err(|error| {
        // A vault that is there can be copied anew.
        let is_there = file.path().is_ok_and(|vault| vault.exists());
        let anew = is_there.then(|| ways::new_backup(Advice::make_backups()));
        damaged_copy::explained(copy, error, anew)
    })?;
    let is_vault = file.is_at(copy);
    Ok(looked_through(&report, || {
        if is_vault { faults::of_vault(&report, copy) } else { faults::of_copy(&report, copy) }
    }))
}

/// A copy of the vault, opened to be looked at.
///
/// # Errors
/// What is the matter with the copy; `TooSoon` where it is a vault in its place, and somebody guesses.
pub fn opened(file: &VaultFile, copy: &Path) -> Result<Vault, CliError> {
    there::copy(copy)?;
    let vault = passphrase::opening_copy(file, copy, |secret| Vault::open_untouched(copy, secret))?;
    file.tell_of_log(copy, vault.log_found());
    Ok(vault)
}

/// What failed with a copy: nobody is to do something about a vault that is sound.
pub fn of_copy(file: &VaultFile, copy: &Path, error: CliError) -> CliError {
    match error {
        CliError::Store(source) if !file.is_at(copy) => {
            CliError::Copy { path: copy.to_owned(), source }
        }
        other => other,
    }
}

fn looked_through(report: &Report, ways: impl FnOnce() -> Vec<Message>) -> Answer {
    let answer = Answer::of(json!({
        "ok": report.is_clean(),
        "counted": report.is_counted,
        "articles": report.articles,
        "blocks": report.blocks,
        "tags": report.tags,
        "revisions": report.revisions,
        "snapshots": report.snapshots,
        "media": report.media,
        "imports": report.imports,
        "sites": report.sites,
        "outbox": report.outbox,
        "actions": report.actions,
        "faults": faults::coded(report),
        "missing_pictures": faults::coded_missing_pictures(report),
    }));
    let answer = answer.with_lines(faults::missing_pictures(report));
    if !report.is_clean() {
        return with_faults(answer, report).with_notes(ways());
    }
    let clean = if report.is_counted { "notes.vault_clean" } else { "notes.vault_earlier" };
    let clean = Message::new(clean);
    answer.with_note(clean.with("articles", report.articles).with("revisions", report.revisions))
}

/// The answer with the faults of what was looked through, where it has some.
pub fn with_faults(answer: Answer, report: &Report) -> Answer {
    if report.is_clean() {
        return answer;
    }
    let note = Message::new("notes.vault_faulty").with("count", report.faults.len());
    Answer { outcome: Outcome::Faulty, ..answer.with_lines(faults::lines(report)).with_note(note) }
}
