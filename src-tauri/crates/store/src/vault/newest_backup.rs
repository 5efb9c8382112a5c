//! The newest of the backups beside a vault that cannot be opened.
//!
//! Their names say when they were made, by the clock of that time. A computer whose clock is dead makes its newest ones
//! years ago, by name. So where a secret opens them, they are asked for what stands in them: of two the later one has the
//! last action of the other in its history.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, params};
use secrecy::SecretString;

use super::header::Header;
use super::keys::{self, DataKey};
use super::live::Live;
use super::lock::is_held;
use super::reading::has_log;
use super::{Vault, connection};
use crate::error::StoreError;

/// A backup to go back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewestBackup {
    /// The one with the newest state, as far as that can be told.
    pub path: PathBuf,
    /// The one with the newest name, where that is another one that can be read.
    pub by_clock: Option<PathBuf>,
}

/// The last entry of a history. What it is called and when it began stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct LastAction {
    id: u32,
    began_ms: i64,
    name: String,
}

impl Vault {
    /// The newest backup in the usual folder beside the vault at `vault`, whether that can be opened or not. With `secret`,
    /// the vault's or a backup's, those are passed over that cannot be read, and a later state counts more than a later
    /// name. Nothing where none is there.
    #[must_use]
    pub fn newest_backup(vault: &Path, secret: Option<&SecretString>) -> Option<NewestBackup> {
        let all = Self::backups_beside(vault);
        let by_name = || Some(NewestBackup { path: all.first()?.clone(), by_clock: None });
        let mut opened = secret.map(|secret| opened(&all, secret)).unwrap_or_default().into_iter();
        let Some((by_clock, _, last)) = opened.next() else { return by_name() };
        let (mut path, mut last) = (by_clock, last);
        for (other, connection, of_other) in opened {
            if is_later(&connection, of_other.as_ref(), last.as_ref()) {
                (path, last) = (other, of_other);
            }
        }
        let by_clock = (path != by_clock).then(|| by_clock.clone());
        Some(NewestBackup { path: path.clone(), by_clock })
    }
}

type Opened<'a> = (&'a PathBuf, Connection, Option<LastAction>);

/// Those of the backups that can be read. A secret is tried once for each header that differs; copies of one vault have
/// one data key.
fn opened<'a>(backups: &'a [PathBuf], secret: &SecretString) -> Vec<Opened<'a>> {
    let mut keys = Keys { secret, known: Vec::new(), refused: Vec::new() };
    let open = |path: &'a PathBuf| {
        // What somebody writes in is no backup at rest.
        if has_log(path) || is_held(path) {
            return None;
        }
        let header = Live::enter(path).ok()?.header().ok()?.header;
        let key = keys.of(&header)?;
        let connection = connection::connect_at_rest(path, &key, &header.database_salt).ok()?;
        let last = last_action(&connection).ok()?;
        Some((path, connection, last))
    };
    backups.iter().filter_map(open).collect()
}

/// The data keys of some headers, by one secret.
struct Keys<'a> {
    secret: &'a SecretString,
    known: Vec<([u8; 16], DataKey)>,
    refused: Vec<Header>,
}

impl Keys<'_> {
    fn of(&mut self, header: &Header) -> Option<DataKey> {
        let salt = header.database_salt;
        if let Some((_, key)) = self.known.iter().find(|(known, _)| *known == salt) {
            return Some(key.again());
        }
        if self.refused.contains(header) {
            return None;
        }
        let key = keys::unlock(header, self.secret).ok();
        match &key {
            Some(key) => self.known.push((salt, key.again())),
            None => self.refused.push(header.clone()),
        }
        key
    }
}

fn last_action(connection: &Connection) -> Result<Option<LastAction>, StoreError> {
    let sql = "SELECT id, began_ms, name FROM actions ORDER BY id DESC LIMIT 1";
    Ok(connection.query_row(sql, [], action).optional()?)
}

fn action(row: &rusqlite::Row<'_>) -> rusqlite::Result<LastAction> {
    Ok(LastAction { id: row.get("id")?, began_ms: row.get("began_ms")?, name: row.get("name")? })
}

/// Whether the copy with `connection`, whose history ends with `last`, goes on from the state whose history ends with
/// `than`.
fn is_later(connection: &Connection, last: Option<&LastAction>, than: Option<&LastAction>) -> bool {
    let (Some(last), Some(than)) = (last, than) else { return last.is_some() && than.is_none() };
    if last.id <= than.id {
        return false;
    }
    let sql = "SELECT id, began_ms, name FROM actions WHERE id = ?1";
    let same = connection.query_row(sql, params![than.id], action);
    same.is_ok_and(|same| same.began_ms == than.began_ms && same.name == than.name)
}
