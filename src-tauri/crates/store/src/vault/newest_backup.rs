//! The newest of the backups beside a vault that cannot be opened.
//!
//! Their names say when they were made, by the clock of that time. A computer whose clock is dead makes its newest ones
//! years ago, by name. So where a secret opens them, they are asked for what stands in them: of two the later one has the
//! last action of the other in its history.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, params};
use secrecy::SecretString;

use super::header::{Header, Written};
use super::keys::{self, DataKey};
use super::live::Live;
use super::lock::is_held;
use super::reading::has_log;
use super::{Vault, connection};
use crate::error::StoreError;
use crate::verify;

/// A backup to go back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewestBackup {
    /// The one with the newest state, as far as that can be told.
    pub path: PathBuf,
    /// The one with the newest name, where that is another one that can be read.
    pub by_clock: Option<PathBuf>,
    /// Whether all of it was just read and is sound; not where the secret does not open it.
    pub is_checked: bool,
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
    /// the vault's or a backup's, a later state counts more than a later name, and all of the one that is named was just
    /// read: those are passed over that are damaged. It takes as long as reading it does. Nothing where none is there, or
    /// each is damaged.
    #[must_use]
    pub fn newest_backup(vault: &Path, secret: Option<&SecretString>) -> Option<NewestBackup> {
        let all = Self::backups_beside(vault);
        let Some(secret) = secret else { return all.first().map(|path| by_name(path)) };
        let (mut opened, locked) = opened(&all, secret);
        while !opened.is_empty() {
            let newest = newest(&opened);
            if !is_sound(&opened[newest]) {
                opened.remove(newest);
            } else if newest > 0 && !is_sound(&opened[0]) {
                opened.remove(0);
            } else {
                let path = |at: usize| opened[at].0.clone();
                let by_clock = (newest > 0).then(|| path(0));
                return Some(NewestBackup { path: path(newest), by_clock, is_checked: true });
            }
        }
        // Of those that this secret does not open the name is all that is known.
        locked.first().map(|path| by_name(path))
    }
}

fn by_name(path: &Path) -> NewestBackup {
    NewestBackup { path: path.to_owned(), by_clock: None, is_checked: false }
}

/// Which of them, the newest by name first, has the newest state.
fn newest(opened: &[Opened<'_>]) -> usize {
    let mut newest = 0;
    for (at, (_, connection, last)) in opened.iter().enumerate().skip(1) {
        if is_later(connection, last.as_ref(), opened[newest].2.as_ref()) {
            newest = at;
        }
    }
    newest
}

/// Whether every page of it is as it was written.
fn is_sound((_, connection, _): &Opened<'_>) -> bool {
    verify::look_at_pages(connection).is_ok_and(|report| report.is_clean())
}

type Opened<'a> = (&'a PathBuf, Connection, Option<LastAction>);

/// Those of the backups that can be read, and those that nobody can tell of: this secret does not open them, or somebody
/// writes in them, and then they are no backup at rest. A secret is tried once for each header that differs; copies of one
/// vault have one data key.
fn opened<'a>(
    backups: &'a [PathBuf],
    secret: &SecretString,
) -> (Vec<Opened<'a>>, Vec<&'a PathBuf>) {
    let mut keys = Keys { secret, known: Vec::new(), refused: Vec::new() };
    let (mut opened, mut locked) = (Vec::new(), Vec::new());
    for path in backups {
        let header = Live::enter(path).and_then(|live| live.header());
        let Ok(Written { header, .. }) = header else { continue };
        match keys.of(&header).filter(|_| !has_log(path) && !is_held(path)) {
            None => locked.push(path),
            Some(key) => {
                let salt = &header.database_salt;
                let read = connection::connect_at_rest(path, &key, salt)
                    .and_then(|connection| Ok((last_action(&connection)?, connection)));
                opened.extend(read.map(|(last, connection)| (path, connection, last)));
            }
        }
    }
    (opened, locked)
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
