//! `passphrase`: the secrets that open the vault.

use serde_json::json;
use warraq_store::KdfCost;

use crate::answer::Answer;
use crate::error::CliError;
use crate::messages::Message;
use crate::passphrase;
use crate::vault_file::VaultFile;

/// Gives the vault another passphrase.
///
/// # Errors
/// When the vault cannot be opened for writing, or the new passphrase is refused: the one before stays then.
pub fn change(file: &VaultFile) -> Result<Answer, CliError> {
    let (mut vault, current) = file.write_with_secret()?;
    let new = passphrase::of_change()?;
    vault.change_passphrase(&current, &new, KdfCost::chosen()?)?;
    let json = json!({ "vault": vault.path().display().to_string() });
    vault.close()?;
    Ok(Answer::of(json).with_note(Message::new("notes.passphrase_changed")))
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
