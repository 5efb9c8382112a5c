//! `passphrase`: the secrets that open the vault.

use serde_json::json;
use warraq_store::{KdfCost, RecoveryKey, StoreError};

use crate::advice::Advice;
use crate::answer::Answer;
use crate::error::{CliError, KeyFault};
use crate::messages::Message;
use crate::output::{self, Form};
use crate::passphrase::{self, Wish};
use crate::vault_file::VaultFile;

/// Gives the vault another passphrase.
///
/// # Errors
/// When the vault cannot be opened for writing, or the new passphrase is refused: the one before stays then.
/// `OldSecretLeft` where the new one opens the vault and the one before may still.
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
    Ok(Answer::of(json).with_note(changed).with_notes(new.notes()))
}

/// Answers with a new recovery key, which is kept nowhere; the one before no longer opens the vault.
///
/// # Errors
/// When the vault cannot be opened for writing, and `KeyFault::Lost` where the key reaches nobody: the key before stays then.
/// `KeyFault::Void` where the key was printed and the vault did not take it; `KeyFault::OldLeft` where it did and the one before
/// may still open it.
pub fn recovery(file: &VaultFile, form: Form) -> Result<Answer, CliError> {
    let (mut vault, current) = file.write_with_secret()?;
    let path = vault.path().display().to_string();
    let mut answer = None;
    let renewed = vault.renew_recovery_key_once(&current, KdfCost::chosen()?, |key| {
        let printed = with_key(&path, key);
        output::hand_over(&printed, form).map_err(KeyFault::Lost)?;
        answer = Some(Answer { is_out: true, ..printed });
        Ok(())
    });
    match (renewed, answer) {
        (Err(CliError::Store(source @ StoreError::OldSecretLeft(_))), Some(_)) => {
            Err(KeyFault::OldLeft(source).into())
        }
        (Err(CliError::Store(source)), Some(_)) => Err(KeyFault::Void(source).into()),
        (Err(error), _) => Err(error),
        (Ok(key), answer) => {
            vault.close()?;
            let answer = answer.unwrap_or_else(|| with_key(&path, &key));
            Ok(answer.with_note(Message::new("notes.recovery_renewed")))
        }
    }
}

/// What tells the recovery key of a vault.
pub fn with_key(vault: &str, key: &RecoveryKey) -> Answer {
    Answer::of(json!({ "vault": vault, "recovery_key": key.expose() }))
        .with_lines([key.expose().to_owned()])
}
