//! How hard a new passphrase is to guess, and which are refused.

use std::sync::OnceLock;

use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use specta::Type;
use tauri::State;
use warraq_store::strength::{LEAST_SCORE, Strength, Weakness, strength};
use warraq_store::{KdfCost, Settings, Vault};

use crate::error::{AppError, ErrorCode};
use crate::state::Desk;

/// The fewest characters a passphrase may have.
const SHORTEST: usize = 8;

/// What is to be said of a new passphrase while it is typed.
#[derive(Debug, PartialEq, Serialize, Type)]
pub struct PassphraseStrength {
    /// From 0, which falls at once, to 4, which holds for years against many computers.
    pub score: u8,
    /// The characters it is too short by.
    pub missing: u32,
    /// Whether it is refused unless somebody insists.
    pub easy: bool,
    /// What makes it easy, in the order of the passphrase; nothing where the score is 4.
    pub weaknesses: Vec<Weakness>,
    /// How many seconds ten thousand cores guess, in the middle, at the cost that a try has for what this machine
    /// makes; never more than 2³² - 1, which is 136 years.
    pub seconds: u32,
}

/// How hard `passphrase` is to guess for whoever knows `own_names` and those of the vault that is open.
///
/// # Errors
/// `internal` where the machine does not have the memory that a try takes.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn vault_passphrase_strength(
    desk: State<'_, Desk>,
    passphrase: String,
    own_names: Vec<String>,
) -> Result<PassphraseStrength, AppError> {
    let passphrase = SecretString::from(passphrase);
    let names = [own_names, names_of(&desk)].concat();
    Ok(of(&passphrase, &names, cost()?))
}

/// Refuses a passphrase that is too short, and one that is easy to guess where nobody insists.
pub(super) fn must_hold(
    passphrase: &SecretString,
    own_names: &[String],
    easy: Easy,
) -> Result<(), AppError> {
    let missing = missing(passphrase);
    if missing > 0 {
        let needed = format!("{SHORTEST} characters at least");
        return Err(AppError::new(ErrorCode::WeakPassphrase, needed));
    }
    if easy == Easy::Refused && guessed(passphrase, own_names).score < LEAST_SCORE {
        return Err(AppError::new(ErrorCode::WeakPassphrase, "easy to guess"));
    }
    Ok(())
}

/// What becomes of a passphrase that is easy to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Easy {
    /// It is refused.
    Refused,
    /// Somebody insists on it.
    Wanted,
}

impl Easy {
    /// As a person said in the form.
    pub(super) fn insisted(weak: bool) -> Self {
        if weak { Self::Wanted } else { Self::Refused }
    }
}

/// The names that whoever guesses the open vault's passphrase knows; none where none is open.
pub(super) fn names_of(desk: &Desk) -> Vec<String> {
    desk.read(Vault::settings).map(own_names).unwrap_or_default()
}

fn own_names(settings: Settings) -> Vec<String> {
    let person = settings.person.map(|person| person.name);
    [settings.newsroom, settings.place].into_iter().chain(person).collect()
}

fn of(passphrase: &SecretString, own_names: &[String], cost: KdfCost) -> PassphraseStrength {
    let found = guessed(passphrase, own_names);
    PassphraseStrength {
        score: found.score,
        missing: missing(passphrase),
        easy: found.score < LEAST_SCORE,
        seconds: whole(found.seconds(cost)),
        weaknesses: found.weaknesses,
    }
}

fn guessed(passphrase: &SecretString, own_names: &[String]) -> Strength {
    let names: Vec<_> = own_names.iter().map(String::as_str).collect();
    strength(passphrase.expose_secret(), &names)
}

fn missing(passphrase: &SecretString) -> u32 {
    let short = SHORTEST.saturating_sub(passphrase.expose_secret().chars().count());
    u32::try_from(short).unwrap_or(u32::MAX)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float that is too large becomes the largest number, and none is below zero"
)]
fn whole(seconds: f64) -> u32 {
    seconds as u32
}

/// The cost that a new slot would have. To find it takes as long as a try, so it is found once.
fn cost() -> Result<KdfCost, AppError> {
    static COST: OnceLock<KdfCost> = OnceLock::new();
    if let Some(cost) = COST.get() {
        return Ok(*cost);
    }
    let chosen = KdfCost::chosen()?;
    Ok(*COST.get_or_init(|| chosen))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(passphrase: &str, names: &[&str]) -> PassphraseStrength {
        let names: Vec<_> = names.iter().map(ToString::to_string).collect();
        of(&SecretString::from(passphrase), &names, KdfCost::least())
    }

    #[test]
    fn what_is_missing_is_counted_in_characters() {
        assert_eq!(told("سوريا", &[]).missing, 3);
        assert_eq!(told("🔑🔑🔑🔑🔑🔑🔑🔑", &[]).missing, 0);
    }

    #[test]
    fn one_is_easy_where_the_command_refuses_it() {
        let easy = told("محمد1990", &[]);
        assert!(easy.easy && easy.seconds < 3600, "{easy:?}");
        assert_eq!(easy.weaknesses, [Weakness::Word, Weakness::Known]);
        let strong = told("قطار زيتون مصباح جسر نافذة", &[]);
        let held = (strong.easy, strong.score, strong.weaknesses, strong.seconds);
        assert_eq!(held, (false, 4, vec![], u32::MAX));
    }

    #[test]
    fn an_easy_one_is_taken_only_where_somebody_insists_and_a_short_one_never() {
        let asked = |passphrase: &str, names: &[&str], easy| {
            let names: Vec<_> = names.iter().map(ToString::to_string).collect();
            let held = must_hold(&SecretString::from(passphrase), &names, easy);
            held.map_err(|error| error.code)
        };
        let weak = Err(ErrorCode::WeakPassphrase);
        assert_eq!(asked("محمد1990", &[], Easy::Refused), weak);
        assert_eq!(asked("محمد1990", &[], Easy::Wanted), Ok(()));
        assert_eq!(asked("محمد", &[], Easy::Wanted), weak);
        assert_eq!(asked("قطار زيتون مصباح جسر نافذة", &[], Easy::Refused), Ok(()));
        assert_eq!(asked("وكالة الفرات", &["وكالة الفرات"], Easy::Refused), weak);
    }
}
