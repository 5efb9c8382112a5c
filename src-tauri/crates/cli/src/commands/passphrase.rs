//! `passphrase`: the secrets that open the vault.

use serde_json::json;
use warraq_store::KdfCost;

use crate::advice::Advice;
use crate::answer::Answer;
use crate::error::CliError;
use crate::messages::Message;
use crate::passphrase::{self, Wish};
use crate::vault_file::VaultFile;

/// Gives the vault another passphrase.
///
/// # Errors
/// When the vault cannot be opened for writing, or the new passphrase is refused: the one before stays then.
pub fn change(file: &VaultFile, weak: bool) -> Result<Answer, CliError> {
    let (mut vault, current) = file.write_with_secret()?;
    let settings = vault.settings()?;
    let person = settings.person.map(|person| person.name);
    let own_names = [settings.newsroom, settings.place].into_iter().chain(person).collect();
    let wish = Wish { own_names, weak, anyway: Advice::change_passphrase_weak() };
    let new = passphrase::of_change(&wish)?;
    vault.change_passphrase(&current, &new.secret, KdfCost::chosen()?)?;
    let json = json!({ "vault": vault.path().display().to_string() });
    vault.close()?;
    let changed = Message::new("notes.passphrase_changed");
    Ok(Answer::of(json).with_note(changed).with_notes(new.note()))
}

/// Answers with a new recovery key, which is kept nowhere; the one before no longer opens the vault.
///
/// # Errors
/// When the vault cannot be opened for writing: the key before stays then.
pub fn recovery(file: &VaultFile) -> Result<Answer, CliError> {
    let (mut vault, current) = file.write_with_secret()?;
    let key = vault.renew_recovery_key(&current, KdfCost::chosen()?)?;
    let path = vault.path().display().to_string();
    vault.close()?;
    Ok(Answer::of(json!({ "vault": path, "recovery_key": key.expose() }))
        .with_lines([key.expose().to_owned()])
        .with_note(Message::new("notes.recovery_renewed")))
}
