//! `person`: who acts here.

use serde_json::json;
use warraq_core::action::Action;
use warraq_core::person::Person;
use warraq_store::{Settings, settings};

use crate::answer::Answer;
use crate::bidi;
use crate::error::CliError;
use crate::vault_file::{VaultFile, account_name};

/// Says who acts here from now on.
///
/// # Errors
/// `EmptyName`; when the vault cannot be written.
pub fn set(file: &VaultFile, name: &str, role: &str) -> Result<Answer, CliError> {
    let person = Person { name: name.trim().to_owned(), role: role.trim().to_owned() };
    if person.name.is_empty() {
        return Err(CliError::EmptyName);
    }
    let mut desk = file.write()?;
    let changed = Settings { person: Some(person.clone()), ..desk.vault.settings()? };
    desk.act(Action::SettingsSet, |tx| settings::set(tx, &changed))?;
    desk.close()?;
    Ok(Answer::of(json!({ "name": person.name, "role": person.role })))
}

/// Answers with who acts here: the account, until somebody said otherwise.
///
/// # Errors
/// When the vault cannot be read.
pub fn show(file: &VaultFile) -> Result<Answer, CliError> {
    let person = file.read()?.settings()?.person_or(&account_name());
    let named = [person.name.as_str(), person.role.as_str()];
    let words = named.iter().filter(|part| !part.is_empty()).map(|part| bidi::inline(part));
    let line = words.collect::<Vec<_>>().join(", ");
    Ok(Answer::of(json!({ "name": person.name, "role": person.role })).with_lines([line]))
}
