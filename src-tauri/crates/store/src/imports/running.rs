//! Which files of an import are in the vault, for as long as it is not known to have come to its end: whoever begins it
//! again goes on.
//!
//! They stand among the settings, each under a key of its own, and are no part of the history: undo says what the newsroom
//! wrote, and this is about what a program did. Beside them stands, of each import that was begun, which files it is of: one
//! that brings in a part of them takes nothing away that the whole needs when it goes on.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use warraq_core::article::ArticleId;

use crate::articles::Existing;
use crate::articles::row::{json, parse_id};
use crate::error::StoreError;
use crate::transact::Tx;
use crate::vault::Vault;

/// How the keys of files begin. Behind it stands the print of a file.
const KEY: &str = "import_running:";
/// How the keys of imports begin. Behind it stands the print of all their files.
const RUN: &str = "import_files:";

/// An import that is beginning: the files it is of.
#[derive(Debug)]
pub struct ImportFiles {
    key: String,
    prints: BTreeSet<String>,
}

impl ImportFiles {
    /// The import of the files with these prints.
    pub fn of(prints: impl IntoIterator<Item = String>) -> Self {
        let prints: BTreeSet<String> = prints.into_iter().collect();
        let mut digest = Sha256::new();
        for print in &prints {
            digest.update(print);
        }
        Self { key: format!("{RUN}{:x}", digest.finalize()), prints }
    }

    /// Notes, with the action that makes it, that the article is of the file with this print.
    ///
    /// # Errors
    /// As the database says.
    pub fn note(&self, tx: &Tx<'_>, print: &str, article: ArticleId) -> Result<(), StoreError> {
        let connection = tx.connection();
        let files = serde_json::to_string(&self.prints).map_err(json)?;
        let sql = "INSERT OR IGNORE INTO settings (key, value) VALUES (?1, ?2)";
        connection.prepare_cached(sql)?.execute(params![self.key, files])?;
        let sql = "INSERT OR REPLACE INTO settings (key, value) VALUES (?1, ?2)";
        let (key, value) = (format!("{KEY}{print}"), format!("\"{article}\""));
        connection.prepare_cached(sql)?.execute(params![key, value])?;
        Ok(())
    }
}

/// The prints of the files of one import, in their order: the same bytes have the same print, whatever the file is called,
/// and those that come twice have another one the second time.
#[derive(Debug, Default)]
pub struct FilePrints {
    seen: BTreeMap<String, u32>,
}

impl FilePrints {
    /// The print of the next file.
    pub fn of(&mut self, bytes: &[u8]) -> String {
        let digest = format!("{:x}", Sha256::digest(bytes));
        let times = self.seen.entry(digest.clone()).or_default();
        *times += 1;
        format!("{digest}:{times}")
    }
}

impl Vault {
    /// The articles that an import which was stopped made of these files, and that are there: by their prints.
    ///
    /// # Errors
    /// `Damaged` where that cannot be read.
    pub fn imported_of(
        &self,
        files: &ImportFiles,
    ) -> Result<BTreeMap<String, ArticleId>, StoreError> {
        self.there_of(&files.prints)
    }

    /// Says that an import of these files came to its end: whoever imports one again wants another article. What another import
    /// needs that was stopped stays until that one has all its files.
    ///
    /// # Errors
    /// As [`Vault::transact`].
    pub fn import_ended(
        &mut self,
        files: &ImportFiles,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut others = self.read(begun)?;
        others.remove(&files.key);
        let mut ended = vec![files.key.clone()];
        let mut forgotten = files.prints.clone();
        for (key, prints) in &others {
            if self.has_all(prints, files)? {
                ended.push(key.clone());
                forgotten.extend(prints.iter().cloned());
            }
        }
        for prints in others.iter().filter(|(key, _)| !ended.contains(key)).map(|(_, one)| one) {
            forgotten.retain(|print| !prints.contains(print));
        }
        self.dispatch(now, |tx| {
            let mut forget =
                tx.connection().prepare_cached("DELETE FROM settings WHERE key = ?1")?;
            for key in forgotten.iter().map(|print| format!("{KEY}{print}")).chain(ended) {
                forget.execute([key])?;
            }
            Ok(())
        })
    }

    /// Whether an import that was stopped has all its files, now that these are in. One of as many files is that import, where
    /// some were changed since.
    fn has_all(&self, prints: &BTreeSet<String>, files: &ImportFiles) -> Result<bool, StoreError> {
        let there = self.there_of(prints)?;
        let is_whole = |print: &String| files.prints.contains(print) || there.contains_key(print);
        let is_same = files.prints.len() >= prints.len()
            && there.keys().all(|print| files.prints.contains(print));
        Ok(is_same || prints.iter().all(is_whole))
    }

    /// The articles that are there of the files with these prints.
    fn there_of(
        &self,
        prints: &BTreeSet<String>,
    ) -> Result<BTreeMap<String, ArticleId>, StoreError> {
        let mut found = self.read(|connection| {
            let mut found = BTreeMap::new();
            let mut find =
                connection.prepare_cached("SELECT value FROM settings WHERE key = ?1")?;
            for print in prints {
                let key = format!("{KEY}{print}");
                let id: Option<String> = find.query_row([key], |row| row.get(0)).optional()?;
                if let Some(id) = id {
                    found.insert(print.clone(), parse_id(id.trim_matches('"'))?);
                }
            }
            Ok(found)
        })?;
        let ids: Vec<ArticleId> = found.values().copied().collect();
        let existing = self.existing(&ids)?;
        found.retain(|_, id| existing.get(id) == Some(&Existing::There));
        Ok(found)
    }
}

/// The imports that were begun and are not known to have come to their end, with the prints of their files.
fn begun(connection: &Connection) -> Result<BTreeMap<String, BTreeSet<String>>, StoreError> {
    let sql = "SELECT key, value FROM settings WHERE key GLOB ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([format!("{RUN}*")], |row| {
        Ok((row.get::<_, String>("key")?, row.get::<_, String>("value")?))
    })?;
    rows.map(|row| {
        let (key, files) = row?;
        Ok((key, serde_json::from_str(&files).map_err(json)?))
    })
    .collect()
}
