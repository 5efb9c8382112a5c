//! Where passphrases come from: the environment, else whoever sits at the terminal.

use std::env;

use secrecy::{ExposeSecret, SecretString};

use crate::error::CliError;
use crate::messages::Message;

/// The variable that holds the passphrase or the recovery key.
const VARIABLE: &str = "WARRAQ_PASSPHRASE";
/// The variable that holds the password of a site.
const OF_SITE: &str = "WARRAQ_SITE_SECRET";
/// The fewest characters a new passphrase may have, as in the window.
const LEAST_CHARACTERS: usize = 8;

/// The passphrase or recovery key of a vault that exists.
///
/// # Errors
/// `NoPassphrase` where no variable holds it and nobody can be asked.
pub fn given() -> Result<SecretString, CliError> {
    match of_environment() {
        Some(passphrase) => Ok(passphrase),
        None => ask("prompts.passphrase"),
    }
}

/// The passphrase of a new vault; asked twice where it is asked.
///
/// # Errors
/// `WeakPassphrase`, `PassphrasesDiffer`, or `NoPassphrase` where nobody can be asked.
pub fn chosen() -> Result<SecretString, CliError> {
    let Some(passphrase) = of_environment() else { return ask_twice() };
    long_enough(passphrase)
}

/// The password of an account of a site.
///
/// # Errors
/// `NoPassphrase` where no variable holds it and nobody can be asked.
pub fn of_site() -> Result<SecretString, CliError> {
    match of_variable(OF_SITE) {
        Some(secret) => Ok(secret),
        None => ask("prompts.site_secret"),
    }
}

fn of_environment() -> Option<SecretString> {
    of_variable(VARIABLE)
}

fn of_variable(name: &str) -> Option<SecretString> {
    env::var(name).ok().filter(|value| !value.is_empty()).map(SecretString::from)
}

fn ask_twice() -> Result<SecretString, CliError> {
    let passphrase = long_enough(ask("prompts.new_passphrase")?)?;
    let again = ask("prompts.passphrase_again")?;
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

/// What is typed at the terminal itself: standard input may be the body of an article.
fn ask(prompt: &str) -> Result<SecretString, CliError> {
    let prompt = format!("{} ", Message::new(prompt).text());
    rpassword::prompt_password(prompt).map(SecretString::from).map_err(CliError::NoPassphrase)
}
