//! Which of many articles are there, for an import that goes on where it was stopped.

use std::collections::BTreeMap;

use rusqlite::Connection;
use warraq_core::article::ArticleId;

use super::row::parse_id;
use crate::error::StoreError;
use crate::transact::Tx;
use crate::vault::Vault;

/// In what way the vault knows an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It is there.
    There,
    /// It was there, and its making was undone.
    Undone,
}

impl Vault {
    /// Those of `ids` that the vault knows.
    ///
    /// # Errors
    /// As the database says.
    pub fn existing(&self, ids: &[ArticleId]) -> Result<BTreeMap<ArticleId, Existing>, StoreError> {
        find(self.connection(), ids)
    }
}

/// Those of `ids` that the vault knows in this action.
///
/// # Errors
/// As the database says.
pub fn existing(
    tx: &Tx<'_>,
    ids: &[ArticleId],
) -> Result<BTreeMap<ArticleId, Existing>, StoreError> {
    find(tx.connection(), ids)
}

/// One statement for all of them, so that asking for a hundred costs little more than asking for one.
fn find(
    connection: &Connection,
    ids: &[ArticleId],
) -> Result<BTreeMap<ArticleId, Existing>, StoreError> {
    let ids = serde_json::to_string(ids).expect("ids are strings");
    let mut statement = connection.prepare_cached(include_str!("existing.sql"))?;
    let mut rows = statement.query([ids])?;
    let mut found = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let removed: bool = row.get("removed")?;
        let state = if removed { Existing::Undone } else { Existing::There };
        found.insert(parse_id(&row.get::<_, String>("id")?)?, state);
    }
    Ok(found)
}
