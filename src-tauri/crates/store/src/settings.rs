//! What the vault knows of its newsroom and of who works in it.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use warraq_core::article::ArticleId;
use warraq_core::backup_plan::BackupPlan;
use warraq_core::data_budget::DataBudget;
use warraq_core::never_publish::NeverPublish;
use warraq_core::person::Person;
use warraq_core::preset::Preset;
use warraq_core::typing_help::TypingHelp;

use crate::articles::row::json;
use crate::error::StoreError;
use crate::transact::Tx;
use crate::vault::Vault;

const PERSON: &str = "person";
const NEWSROOM: &str = "newsroom";
const PLACE: &str = "place";
const NEVER_PUBLISH: &str = "never_publish";
const PRESETS: &str = "presets";
const DATA_BUDGET: &str = "data_budget";
const BACKUP_PLAN: &str = "backup_plan";
const TYPING_HELP: &str = "typing_help";

/// The settings of a vault.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// Who acts here, once somebody said so.
    pub person: Option<Person>,
    /// What the newsroom is called; empty when not said.
    pub newsroom: String,
    /// Where it usually writes from; empty when not said.
    pub place: String,
    /// The words that must not leave.
    pub never_publish: NeverPublish,
    /// Who gets what, as the newsroom made it.
    pub presets: Vec<Preset>,
    /// How much may go over the line; nothing where nobody counts.
    pub data_budget: Option<DataBudget>,
    /// When the vault is backed up by itself, and how many backups stay.
    pub backup_plan: BackupPlan,
    /// What the page does for whoever types.
    pub typing_help: TypingHelp,
}

impl Settings {
    /// Who acts here: the person that was set, else the account, without a role.
    #[must_use]
    pub fn person_or(&self, account: &str) -> Person {
        let of_account = || Person { name: account.to_owned(), role: String::new() };
        self.person.clone().unwrap_or_else(of_account)
    }
}

impl Vault {
    /// The vault's settings.
    ///
    /// # Errors
    /// `Damaged` where one cannot be read.
    pub fn settings(&self) -> Result<Settings, StoreError> {
        self.read(read)
    }
}

/// Makes the settings these.
///
/// # Errors
/// As the database says.
pub fn set(tx: &mut Tx<'_>, settings: &Settings) -> Result<(), StoreError> {
    let old = read(tx.connection())?;
    if settings.person != old.person {
        write(tx, PERSON, settings.person.as_ref())?;
    }
    if settings.newsroom != old.newsroom {
        write(tx, NEWSROOM, Some(&settings.newsroom))?;
    }
    if settings.place != old.place {
        write(tx, PLACE, Some(&settings.place))?;
    }
    if settings.never_publish != old.never_publish {
        write(tx, NEVER_PUBLISH, Some(&settings.never_publish))?;
    }
    if settings.presets != old.presets {
        write(tx, PRESETS, Some(&settings.presets))?;
    }
    if settings.data_budget != old.data_budget {
        write(tx, DATA_BUDGET, settings.data_budget.as_ref())?;
    }
    if settings.backup_plan != old.backup_plan {
        write(tx, BACKUP_PLAN, Some(&settings.backup_plan))?;
    }
    if settings.typing_help != old.typing_help {
        write(tx, TYPING_HELP, Some(&settings.typing_help))?;
    }
    Ok(())
}

/// Makes a touched setting what it was before: nothing where it was not set.
pub(crate) fn put_back(
    connection: &Connection,
    key: &str,
    before: Option<&str>,
) -> Result<(), StoreError> {
    match before {
        Some(value) => {
            let sql = "INSERT OR REPLACE INTO settings (key, value) VALUES (?1, ?2)";
            connection.prepare_cached(sql)?.execute(params![key, value])?;
        }
        None => {
            connection.prepare_cached("DELETE FROM settings WHERE key = ?1")?.execute([key])?;
        }
    }
    Ok(())
}

fn read(connection: &Connection) -> Result<Settings, StoreError> {
    Ok(Settings {
        person: value(connection, PERSON)?,
        newsroom: value(connection, NEWSROOM)?.unwrap_or_default(),
        place: value(connection, PLACE)?.unwrap_or_default(),
        never_publish: value(connection, NEVER_PUBLISH)?.unwrap_or_default(),
        presets: value(connection, PRESETS)?.unwrap_or_default(),
        data_budget: value(connection, DATA_BUDGET)?,
        backup_plan: value(connection, BACKUP_PLAN)?.unwrap_or_default(),
        typing_help: value(connection, TYPING_HELP)?.unwrap_or_default(),
    })
}

/// Whether somebody ever made the list of words that must not leave, be it empty by now.
pub(crate) fn has_never_publish(connection: &Connection) -> Result<bool, StoreError> {
    Ok(connection.prepare("SELECT 1 FROM settings WHERE key = ?1")?.exists([NEVER_PUBLISH])?)
}

pub(crate) fn value<T: DeserializeOwned>(
    connection: &Connection,
    key: &str,
) -> Result<Option<T>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT value FROM settings WHERE key = ?1")?;
    let value: Option<String> = statement.query_row([key], |row| row.get(0)).optional()?;
    value.map(|value| serde_json::from_str(&value).map_err(json)).transpose()
}

pub(crate) fn write<T: Serialize>(
    tx: &mut Tx<'_>,
    key: &str,
    value: Option<&T>,
) -> Result<(), StoreError> {
    tx.touch_setting(key)?;
    written(tx, key, value)
}

/// Makes a setting that is about an article this; nothing takes it away.
pub(crate) fn write_of<T: Serialize>(
    tx: &mut Tx<'_>,
    article: ArticleId,
    key: &str,
    value: Option<&T>,
) -> Result<(), StoreError> {
    tx.touch_setting_of(article, key)?;
    written(tx, key, value)
}

fn written<T: Serialize>(tx: &Tx<'_>, key: &str, value: Option<&T>) -> Result<(), StoreError> {
    let value = value.map(serde_json::to_string).transpose().map_err(json)?;
    put_back(tx.connection(), key, value.as_deref())
}
