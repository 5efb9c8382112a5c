//! `init` and `verify`: the vault as a whole.

use std::path::Path;

use serde_json::json;
use warraq_store::{Report, StoreError, Vault};

use super::passphrase::with_key;
use crate::advice::Advice;
use crate::answer::{Answer, Outcome};
use crate::error::{CliError, KeyFault};
use crate::messages::Message;
use crate::output::{self, Form};
use crate::passphrase::{self, Wish};
use crate::vault_file::{Made, VaultFile};

/// Makes the vault; answers with its recovery key, which is kept nowhere.
///
/// # Errors
/// As [`VaultFile::create`]; `KeyFault::NewLost` where the key reaches nobody: the vault is made then.
pub fn init(file: &VaultFile, weak: bool, form: Form) -> Result<Answer, CliError> {
    let wish = Wish { own_names: Vec::new(), weak, anyway: Advice::init_weak() };
    let Made { path, recovery_key: key, chosen } = file.create(&wish)?;
    let answer = with_key(&path.display().to_string(), &key);
    if let Err(source) = output::hand_over(&answer, form) {
        return Err(KeyFault::NewLost { vault: path, source }.into());
    }
    Ok(Answer { is_out: true, ..answer }
        .with_note(Message::new("notes.vault_made").with("path", path.display()))
        .with_notes(chosen.note()))
}

/// Reads all of the vault and answers with what is in it, and with every fault.
///
/// # Errors
/// When the vault cannot be opened, or is damaged so that it cannot be read on.
pub fn verify(file: &VaultFile) -> Result<Answer, CliError> {
    Ok(looked_through(&file.read()?.verify()?))
}

/// The same of a copy, which is left as it is.
///
/// # Errors
/// As [`verify`].
pub fn verify_copy(copy: &Path) -> Result<Answer, CliError> {
    let of_copy = |source| CliError::Copy { path: copy.to_owned(), source };
    if !copy.exists() {
        return Err(of_copy(StoreError::Missing { path: copy.to_owned() }));
    }
    let vault = passphrase::opening_copy(copy, |secret| Vault::open_untouched(copy, secret))?;
    Ok(looked_through(&vault.verify()?))
}

fn looked_through(report: &Report) -> Answer {
    let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
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
        "faults": faults,
    }));
    if !report.is_clean() {
        return with_faults(answer, report);
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
    let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    let note = Message::new("notes.vault_faulty").with("count", faults.len());
    Answer { outcome: Outcome::Faulty, ..answer.with_lines(faults).with_note(note) }
}
