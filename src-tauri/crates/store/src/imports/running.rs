//! Which files of an import are in the vault, for as long as it is not known to have come to its end: whoever begins it
//! again goes on.
//!
//! They stand among the settings, each under a key of its own, and are no part of the history: undo says what the newsroom
//! wrote, and this is about what a program did.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};
use warraq_core::article::ArticleId;

use crate::articles::Existing;
use crate::articles::row::parse_id;
use crate::error::StoreError;
use crate::transact::Tx;
use crate::vault::Vault;

/// How the keys begin. Behind it stands the print of a file.
const KEY: &str = "import_running:";

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
    /// The articles that an import which was stopped made of the files with these prints, and that are there.
    ///
    /// # Errors
    /// `Damaged` where that cannot be read.
    pub fn imported_of(
        &self,
        prints: &[String],
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

    /// Says that an import of the files with these prints came to its end: whoever imports one again wants another article.
    ///
    /// # Errors
    /// As [`Vault::transact`].
    pub fn import_ended(
        &mut self,
        prints: &[String],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.dispatch(now, |tx| {
            let mut forget =
                tx.connection().prepare_cached("DELETE FROM settings WHERE key = ?1")?;
            for print in prints {
                forget.execute([format!("{KEY}{print}")])?;
            }
            Ok(())
        })
    }
}

/// Notes, with the action that makes it, that the article is of the file with this print.
///
/// # Errors
/// As the database says.
pub fn note(tx: &Tx<'_>, print: &str, article: ArticleId) -> Result<(), StoreError> {
    let sql = "INSERT OR REPLACE INTO settings (key, value) VALUES (?1, ?2)";
    let (key, value) = (format!("{KEY}{print}"), format!("\"{article}\""));
    tx.connection().prepare_cached(sql)?.execute(params![key, value])?;
    Ok(())
}
