//! What a vault lost beside what its articles lack.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::Loss;
use crate::error::StoreError;
use crate::settings;

/// The tables whose rows are of a kind.
const TABLES: [(Loss, &[&str]); 5] = [
    (Loss::Sites, &["sites"]),
    (Loss::Revisions, &["revisions"]),
    (
        Loss::Deliveries,
        &["deliveries", "outbox_items", "outbox_steps", "remote_media", "remote_terms", "traffic"],
    ),
    (Loss::Imports, &["imports"]),
    (Loss::Pictures, &["media", "media_data"]),
];

/// What was there before anything was taken away that belongs to nothing.
pub(super) struct Before {
    counts: Vec<u32>,
    /// Articles that something speaks of and of which nothing is left.
    pub(super) gone: u32,
}

impl Before {
    /// The counts as they are now, once text without its article has one again.
    ///
    /// # Errors
    /// As the database says.
    pub(super) fn of(connection: &Connection) -> Result<Self, StoreError> {
        let gone =
            connection.query_row(include_str!("losses/gone.sql"), [], |row| row.get("articles"))?;
        Ok(Self { counts: counts(connection)?, gone })
    }

    /// The kinds of which rows could not be read, or may have been there and could not, or which had to be taken away
    /// with what they belonged to.
    ///
    /// # Errors
    /// As the database says.
    pub(super) fn losses(
        &self,
        connection: &Connection,
        damaged: &[String],
    ) -> Result<BTreeSet<Loss>, StoreError> {
        let is_damaged = |name: &str| damaged.iter().any(|table| table == name);
        let mut losses = BTreeSet::new();
        for ((loss, tables), (before, now)) in
            TABLES.iter().zip(self.counts.iter().zip(counts(connection)?))
        {
            if *before > now || tables.iter().any(|table| is_damaged(table)) {
                losses.insert(*loss);
            }
        }
        if is_damaged("settings") {
            losses.insert(Loss::Settings);
            if !settings::has_never_publish(connection)? {
                losses.insert(Loss::NeverPublish);
            }
        }
        // Each article has a block and a revision, so that one whose row is lost is known by them where they are whole.
        let is_unknown = ["articles", "blocks", "revisions"].iter().all(|table| is_damaged(table));
        if is_unknown || self.gone > 0 {
            losses.insert(Loss::Articles);
        }
        Ok(losses)
    }
}

/// How many rows of each kind there are.
fn counts(connection: &Connection) -> Result<Vec<u32>, StoreError> {
    let count = |table: &&str| {
        let sql = format!("SELECT count(*) FROM {table}");
        connection.query_row(&sql, [], |row| row.get::<_, u32>(0))
    };
    // Bytes of pictures are put in where they are lost.
    let of_kind = |(loss, tables): &(Loss, &[&str])| match loss {
        Loss::Pictures => Ok(0),
        _ => tables.iter().map(count).sum::<Result<u32, _>>(),
    };
    Ok(TABLES.iter().map(of_kind).collect::<Result<_, _>>()?)
}
