//! `init` and `verify`: the vault as a whole.

use serde_json::json;

use crate::answer::{Answer, Outcome};
use crate::error::CliError;
use crate::messages::Message;
use crate::vault_file::VaultFile;

/// Makes the vault; answers with its recovery key, which is kept nowhere.
///
/// # Errors
/// As [`VaultFile::create`].
pub fn init(file: &VaultFile) -> Result<Answer, CliError> {
    let (path, key) = file.create()?;
    let json = json!({ "vault": path.display().to_string(), "recovery_key": key.expose() });
    Ok(Answer::of(json)
        .with_lines([key.expose().to_owned()])
        .with_note(Message::new("notes.vault_made").with("path", path.display())))
}

/// Reads all of the vault and answers with what is in it, and with every fault.
///
/// # Errors
/// When the vault cannot be opened, or is damaged so that it cannot be read on.
pub fn verify(file: &VaultFile) -> Result<Answer, CliError> {
    let report = file.read()?.verify()?;
    let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    let answer = Answer::of(json!({
        "ok": report.is_clean(),
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
    if report.is_clean() {
        let clean = Message::new("notes.vault_clean")
            .with("articles", report.articles)
            .with("revisions", report.revisions);
        return Ok(answer.with_note(clean));
    }
    let note = Message::new("notes.vault_faulty").with("count", faults.len());
    Ok(Answer { outcome: Outcome::Faulty, ..answer.with_lines(faults).with_note(note) })
}
