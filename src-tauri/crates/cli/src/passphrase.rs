//! Where passphrases come from: the environment, else whoever sits at the terminal.

use std::env;

use secrecy::{ExposeSecret, SecretString};

use crate::error::CliError;
use crate::messages::Message;

/// The variable that holds the passphrase or the recovery key.
const VARIABLE: &str = "WARRAQ_PASSPHRASE";
/// The variable that holds the passphrase that a vault is to have instead.
const NEW: &str = "WARRAQ_NEW_PASSPHRASE";
/// The variable that holds the passphrase or the recovery key of a copy of a vault, where it is another one.
const OF_COPY: &str = "WARRAQ_COPY_PASSPHRASE";
/// The variable that holds the password of a site.
const OF_SITE: &str = "WARRAQ_SITE_SECRET";
/// The fewest characters a new passphrase may have, as in the window.
const LEAST_CHARACTERS: usize = 8;

/// The passphrase or recovery key of a vault that exists.
///
/// # Errors
/// `NoPassphrase` where no variable holds it and nobody can be asked.
pub fn given() -> Result<SecretString, CliError> {
    match of_variable(VARIABLE) {
        Some(passphrase) => Ok(passphrase),
        None => ask("prompts.passphrase", VARIABLE),
    }
}

/// The passphrase or recovery key of a copy of a vault, which may be another one than the vault has now.
///
/// # Errors
/// `NoPassphrase` where no variable holds it and nobody can be asked.
pub fn of_copy() -> Result<SecretString, CliError> {
    match of_variable(OF_COPY).or_else(|| of_variable(VARIABLE)) {
        Some(passphrase) => Ok(passphrase),
        None => ask("prompts.copy_passphrase", OF_COPY),
    }
}

/// The passphrase of a new vault; asked twice where it is asked.
///
/// # Errors
/// `WeakPassphrase`, `PassphrasesDiffer`, or `NoPassphrase` where nobody can be asked.
pub fn chosen() -> Result<SecretString, CliError> {
    new(VARIABLE)
}

/// The passphrase that a vault is to have instead of its own; asked twice where it is asked.
///
/// # Errors
/// As [`chosen`].
pub fn of_change() -> Result<SecretString, CliError> {
    new(NEW)
}

/// The password of an account of a site.
///
/// # Errors
/// `NoPassphrase` where no variable holds it and nobody can be asked.
pub fn of_site() -> Result<SecretString, CliError> {
    match of_variable(OF_SITE) {
        Some(secret) => Ok(secret),
        None => ask("prompts.site_secret", OF_SITE),
    }
}

fn new(variable: &'static str) -> Result<SecretString, CliError> {
    match of_variable(variable) {
        Some(passphrase) => long_enough(passphrase),
        None => ask_twice(variable),
    }
}

fn of_variable(name: &str) -> Option<SecretString> {
    env::var(name).ok().filter(|value| !value.is_empty()).map(SecretString::from)
}

fn ask_twice(variable: &'static str) -> Result<SecretString, CliError> {
    let passphrase = long_enough(ask("prompts.new_passphrase", variable)?)?;
    let again = ask("prompts.passphrase_again", variable)?;
    if passphrase.expose_secret() == again.expose_secret() {
        Ok(passphrase)
    } else {
        Err(CliError::PassphrasesDiffer)
    }
}

fn long_enough(passphrase: SecretString) -> Result<SecretString, CliError> {
    if passphrase.expose_secret().chars().count() < LEAST_CHARACTERS {
        return Err(CliError::WeakPassphrase { least: LEAST_CHARACTERS });
    }
    Ok(passphrase)
}

/// What is typed at the terminal itself, because `variable` is not set: standard input may be the body of an article.
fn ask(prompt: &str, variable: &'static str) -> Result<SecretString, CliError> {
    let prompt = format!("{} ", Message::new(prompt).text());
    let typed = rpassword::prompt_password(prompt);
    typed.map(SecretString::from).map_err(|source| CliError::NoPassphrase { variable, source })
}
