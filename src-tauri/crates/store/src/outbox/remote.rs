//! What sites have of media and terms.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, named_params, params};
use serde_json::Value;
use warraq_core::outbox::SiteId;
use warraq_core::text::fold::fold;

use super::OutboxTx;
use crate::articles::row::json;
use crate::error::StoreError;
use crate::time::{from_ms, to_ms};
use crate::vault::Vault;

/// A term that a site has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownTerm {
    /// Its id there.
    pub remote_id: String,
    /// Its name there.
    pub name: String,
    /// When it was last seen there.
    pub at: DateTime<Utc>,
}

impl Vault {
    /// What is known of the medium with this content at the site, and when it was last seen there. One that nothing
    /// of ours shows any more is not known: it may have been taken away.
    ///
    /// # Errors
    /// `Damaged` where it cannot be read.
    pub fn remote_medium(
        &self,
        site: SiteId,
        key: &str,
    ) -> Result<Option<(Value, DateTime<Utc>)>, StoreError> {
        let sql = "SELECT medium, at_ms FROM remote_media WHERE site = ?1 AND key = ?2 AND left_there IS NULL";
        let mut statement = self.connection().prepare_cached(sql)?;
        let found: Option<(String, i64)> = statement
            .query_row([&site.to_string(), key], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        found
            .map(|(text, at)| Ok((serde_json::from_str(&text).map_err(json)?, from_ms(at)?)))
            .transpose()
    }

    /// What is known of the medium that the site has under this id; nothing where none is.
    ///
    /// # Errors
    /// `Damaged` where it cannot be read.
    pub fn remote_medium_with_id(
        &self,
        site: SiteId,
        id: &str,
    ) -> Result<Option<Value>, StoreError> {
        let sql =
            "SELECT medium FROM remote_media WHERE site = ?1 AND medium ->> '$.id' = ?2 LIMIT 1";
        let mut statement = self.connection().prepare_cached(sql)?;
        let found: Option<String> =
            statement.query_row([&site.to_string(), id], |row| row.get(0)).optional()?;
        found.map(|text| serde_json::from_str(&text).map_err(json)).transpose()
    }

    /// The term of `taxonomy` with this name at the site, in whatever spelling of the same letters; nothing where
    /// none is known.
    ///
    /// # Errors
    /// As the database says.
    pub fn remote_term(
        &self,
        site: SiteId,
        taxonomy: &str,
        name: &str,
    ) -> Result<Option<KnownTerm>, StoreError> {
        let mut statement = self.connection().prepare_cached(include_str!("remote/term.sql"))?;
        let found = statement
            .query_row([&site.to_string(), taxonomy, &term_key(name)], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        found
            .map(|(remote_id, name, at)| Ok(KnownTerm { remote_id, name, at: from_ms(at)? }))
            .transpose()
    }

    /// The names of the terms of `taxonomy` that are known at the site, by their ids there.
    ///
    /// # Errors
    /// As the database says.
    pub fn remote_term_names(
        &self,
        site: SiteId,
        taxonomy: &str,
    ) -> Result<BTreeMap<String, String>, StoreError> {
        let sql = "SELECT remote_id, name FROM remote_terms WHERE site = ?1 AND taxonomy = ?2";
        let mut statement = self.connection().prepare_cached(sql)?;
        let names = statement
            .query_map([&site.to_string(), taxonomy], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(names.collect::<Result<_, _>>()?)
    }
}

impl Vault {
    /// The term of `taxonomy` with this id at the site; nothing where none is known.
    ///
    /// # Errors
    /// As the database says.
    pub fn remote_term_with_id(
        &self,
        site: SiteId,
        taxonomy: &str,
        id: &str,
    ) -> Result<Option<KnownTerm>, StoreError> {
        let sql = include_str!("remote/term_with_id.sql");
        let mut statement = self.connection().prepare_cached(sql)?;
        let found = statement
            .query_row([&site.to_string(), taxonomy, id], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        found
            .map(|(remote_id, name, at)| Ok(KnownTerm { remote_id, name, at: from_ms(at)? }))
            .transpose()
    }

    /// The terms of `taxonomy` that are known at the site, by name; of several with one folded name the first.
    ///
    /// # Errors
    /// As the database says.
    pub fn remote_terms(&self, site: SiteId, taxonomy: &str) -> Result<Vec<KnownTerm>, StoreError> {
        let mut statement = self.connection().prepare_cached(include_str!("remote/terms.sql"))?;
        let mut rows = statement.query([&site.to_string(), taxonomy])?;
        let mut terms = Vec::new();
        while let Some(row) = rows.next()? {
            let (remote_id, name, at) = (row.get(0)?, row.get(1)?, row.get(2)?);
            terms.push(KnownTerm { remote_id, name, at: from_ms(at)? });
        }
        Ok(terms)
    }

    /// Whether any term of `taxonomy` is known at the site: where none is, it was perhaps never asked.
    ///
    /// # Errors
    /// As the database says.
    pub fn knows_terms(&self, site: SiteId, taxonomy: &str) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM remote_terms WHERE site = ?1 AND taxonomy = ?2";
        let mut statement = self.connection().prepare_cached(sql)?;
        Ok(statement.exists([&site.to_string(), taxonomy])?)
    }
}

/// Keeps where a site has the medium with this content, and whether it was sent there from here just now.
///
/// # Errors
/// As the database says.
pub fn put_medium(
    tx: &OutboxTx<'_>,
    site: SiteId,
    key: &str,
    (medium, is_own): (&Value, bool),
) -> Result<(), StoreError> {
    let medium = medium.to_string();
    let mut statement = tx.connection().prepare_cached(include_str!("remote/put_medium.sql"))?;
    statement.execute(params![site.to_string(), key, medium, to_ms(tx.now()), is_own])?;
    Ok(())
}

/// Keeps a term that a site has.
///
/// # Errors
/// As the database says.
pub fn put_term(
    tx: &OutboxTx<'_>,
    site: SiteId,
    taxonomy: &str,
    (remote_id, name): (&str, &str),
) -> Result<(), StoreError> {
    tx.connection().prepare_cached(include_str!("remote/put_term.sql"))?.execute(
        named_params! {
            ":site": site.to_string(),
            ":taxonomy": taxonomy,
            ":folded": term_key(name),
            ":remote_id": remote_id,
            ":name": name,
            ":at_ms": to_ms(tx.now()),
        },
    )?;
    Ok(())
}

/// Makes these the terms of `taxonomy` that are known at the site. Of several with one folded name the first counts.
///
/// # Errors
/// As the database says.
pub fn put_terms<'a>(
    tx: &OutboxTx<'_>,
    site: SiteId,
    taxonomy: &str,
    terms: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<(), StoreError> {
    forget_terms(tx, site, taxonomy)?;
    terms.into_iter().try_for_each(|term| put_term(tx, site, taxonomy, term))
}

/// Forgets the terms of `taxonomy` at the site: they are asked for again.
///
/// # Errors
/// As the database says.
pub fn forget_terms(tx: &OutboxTx<'_>, site: SiteId, taxonomy: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM remote_terms WHERE site = ?1 AND taxonomy = ?2";
    tx.connection().prepare_cached(sql)?.execute([&site.to_string(), taxonomy])?;
    Ok(())
}

/// What makes two spellings one term. Marks alone fold to nothing: such a name is its own.
#[must_use]
pub fn term_key(name: &str) -> String {
    let folded = fold(name).split_whitespace().collect::<Vec<_>>().join(" ");
    if folded.is_empty() { name.to_owned() } else { folded }
}
