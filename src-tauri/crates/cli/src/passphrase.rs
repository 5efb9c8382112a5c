//! Where passphrases come from: the environment, else whoever sits at the terminal.

use std::env;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::OnceLock;

use secrecy::{ExposeSecret, SecretString};
use warraq_store::strength::{LEAST_SCORE, Strength, strength};
use warraq_store::{StoreError, Vault};

use crate::advice::Advice;
use crate::error::CliError;
use crate::messages::{Message, word};
use crate::vault_file::{VaultFile, now};
use crate::{prompt, ways};

/// The variable that holds the passphrase or the recovery key.
const VARIABLE: &str = "WARRAQ_PASSPHRASE";
/// The secret that was given for the vault.
static GIVEN: OnceLock<SecretString> = OnceLock::new();
/// The secret that was given for a copy, where it was not refused.
static GIVEN_FOR_COPY: OnceLock<SecretString> = OnceLock::new();

/// The variable that holds the passphrase that a vault is to have instead.
const NEW: &str = "WARRAQ_NEW_PASSPHRASE";
/// The variable that holds the passphrase or the recovery key of a copy of a vault, where it is another one.
pub const OF_COPY: &str = "WARRAQ_COPY_PASSPHRASE";
/// The variable that holds the password of a site.
const OF_SITE: &str = "WARRAQ_SITE_SECRET";
/// The fewest characters a new passphrase may have, as in the window.
const LEAST_CHARACTERS: usize = 8;

/// A new passphrase, and what is taken for one.
pub struct Wish {
    /// The names that whoever guesses it knows.
    pub own_names: Vec<String>,
    /// Whether one that is easy to guess is wanted all the same.
    pub weak: bool,
    /// The command that takes one.
    pub anyway: Advice,
}

/// A new passphrase.
pub struct Chosen {
    /// The passphrase.
    pub secret: SecretString,
    /// How hard it is to guess.
    pub strength: Strength,
}

impl Chosen {
    /// What people are told where it could be better, or has what nobody sees.
    pub fn notes(&self) -> impl Iterator<Item = Message> {
        let fair = self.strength.weaknesses.first().map(|weakness| {
            let why = Message::new(format!("weaknesses.{}", word(weakness)));
            Message::new("notes.passphrase_fair").with_message("why", why)
        });
        let secret = self.secret.expose_secret();
        let has_space = secret.trim() != secret;
        fair.into_iter().chain(has_space.then(|| Message::new("notes.passphrase_space")))
    }
}

/// The passphrase or recovery key of a vault that exists.
///
/// # Errors
/// `NoPassphrase` where no variable holds it and nobody can be asked.
pub fn given() -> Result<SecretString, CliError> {
    let given = match of_variable(VARIABLE) {
        Some(passphrase) => passphrase,
        None => ask("prompts.passphrase", VARIABLE)?,
    };
    // The first one stays: a program opens one vault.
    let _ = GIVEN.set(given.clone());
    Ok(given)
}

/// What was given for the vault, or would be without asking anybody: backups are looked at with it where the vault cannot
/// be opened.
pub fn given_before() -> Option<SecretString> {
    GIVEN.get().cloned().or_else(|| of_variable(VARIABLE))
}

/// What was given for the copy that the command looks at, where the copy did not refuse it.
pub fn given_for_copy() -> Option<SecretString> {
    GIVEN_FOR_COPY.get().cloned()
}

/// What `open` makes of a copy of a vault with its passphrase or recovery key, which may be another one than the vault has
/// now. Where the vault's own does not open it, whoever sits at the terminal is asked.
///
/// # Errors
/// `Copy` with what `open` says, or with `TooSoon` where it is a vault in its place, and somebody guesses; `Store` with the
/// same where it is the vault of the command itself; `NoPassphrase` where no variable holds it and nobody can be asked.
pub fn opening_copy<T>(
    file: &VaultFile,
    copy: &Path,
    open: impl Fn(&SecretString) -> Result<T, StoreError>,
) -> Result<T, CliError> {
    if file.is_at(copy) {
        let secret = given()?;
        return Ok(Vault::with_typed_secret(copy, now(), || open(&secret))?);
    }
    let asked = || ask("prompts.copy_passphrase", OF_COPY);
    let refused = |source| CliError::Copy { path: copy.to_owned(), source };
    let open = |secret: &SecretString| {
        let opened = Vault::with_typed_secret_of_file(copy, now(), || open(secret));
        if !matches!(opened, Err(StoreError::WrongPassphrase | StoreError::TooSoon { .. })) {
            // The first one stays: a command looks at one copy.
            let _ = GIVEN_FOR_COPY.set(secret.clone());
        }
        opened
    };
    if let Some(secret) = of_variable(OF_COPY) {
        return open(&secret).map_err(refused);
    }
    let Some(of_vault) = of_variable(VARIABLE) else { return open(&asked()?).map_err(refused) };
    match open(&of_vault) {
        Err(StoreError::WrongPassphrase) if somebody_sits_here() => {
            open(&asked()?).map_err(refused)
        }
        opened => opened.map_err(refused),
    }
}

/// Whether a question would be seen and could be answered.
fn somebody_sits_here() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// The passphrase of a new vault; asked twice where it is asked.
///
/// # Errors
/// `WeakPassphrase`, `EasyPassphrase`, `PassphrasesDiffer`, or `NoPassphrase` where nobody can be asked.
pub fn chosen(wish: &Wish) -> Result<Chosen, CliError> {
    new(VARIABLE, wish)
}

/// The passphrase that a vault is to have instead of its own; asked twice where it is asked.
///
/// # Errors
/// As [`chosen`].
pub fn of_change(wish: &Wish) -> Result<Chosen, CliError> {
    new(NEW, wish)
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

fn new(variable: &'static str, wish: &Wish) -> Result<Chosen, CliError> {
    match of_variable(variable) {
        Some(passphrase) => strong_enough(passphrase, wish),
        None => ask_twice(variable, wish),
    }
}

fn of_variable(name: &str) -> Option<SecretString> {
    env::var(name).ok().filter(|value| !value.is_empty()).map(SecretString::from)
}

fn ask_twice(variable: &'static str, wish: &Wish) -> Result<Chosen, CliError> {
    let chosen = strong_enough(ask("prompts.new_passphrase", variable)?, wish)?;
    let again = ask("prompts.passphrase_again", variable)?;
    if chosen.secret.expose_secret() == again.expose_secret() {
        Ok(chosen)
    } else {
        Err(CliError::PassphrasesDiffer)
    }
}

fn strong_enough(secret: SecretString, wish: &Wish) -> Result<Chosen, CliError> {
    if secret.expose_secret().chars().count() < LEAST_CHARACTERS {
        return Err(CliError::WeakPassphrase { least: LEAST_CHARACTERS });
    }
    let own_names: Vec<_> = wish.own_names.iter().map(String::as_str).collect();
    let strength = strength(secret.expose_secret(), &own_names);
    match strength.weaknesses.first() {
        Some(weakness) if strength.score < LEAST_SCORE && !wish.weak => {
            let refused = CliError::EasyPassphrase { weakness: *weakness };
            Err(refused.advising([ways::weak_anyway(wish.anyway.clone())]))
        }
        _ => Ok(Chosen { secret, strength }),
    }
}

/// What is typed at the terminal itself, as soon as something is, because `variable` is not set: standard input may be the body of an article.
fn ask(question: &str, variable: &'static str) -> Result<SecretString, CliError> {
    let question = format!("{} ", Message::new(question).text());
    loop {
        let typed = prompt::hidden(&question);
        let typed = typed.map_err(|source| CliError::NoPassphrase { variable, source })?;
        // A key that was pressed too soon is no try.
        if !typed.is_empty() {
            return Ok(SecretString::from(typed));
        }
    }
}
