//! Articles: made, saved, moved on, listed.

mod bring;
mod clean;
mod create;
mod existing;
mod fields;
mod list;
pub(crate) mod read;
mod replace;
mod replace_found;
pub(crate) mod row;
mod save;
mod sections;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};
use warraq_core::article::ArticleId;
use warraq_core::fields::Fields;
use warraq_core::text::count;
use warraq_core::text::fold::fold;
use warraq_core::workflow::Status;

pub(crate) use bring::shown;
pub use bring::{Brought, bring};
pub use clean::clean;
pub use create::{NewArticle, create};
pub use existing::{Existing, existing};
pub use fields::{add_correction, save_fields};
pub use list::{ArticleList, ArticleQuery, ArticleSummary, StatusCount};
pub use read::Counts;
pub use replace::replace;
pub use replace_found::{ChosenPlaces, replace_found};
pub use save::{SaveBlocks, save_blocks, save_document};

use crate::error::StoreError;
use crate::snapshots::State;
use crate::transact::Tx;
use crate::{blocks, imports, names, tags};
use row::{Row, json};

/// An article after a change, or without one where nothing was to be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Saved {
    /// The version it has now: the base of the next change.
    pub version: u32,
    /// When this was committed; it is on the disk once the transaction has returned.
    pub saved_at: DateTime<Utc>,
    /// Words of the body.
    pub words: u32,
    /// Minutes to read them.
    pub reading_minutes: u32,
}

/// Moves the article on in the workflow; to stay where it is changes nothing.
///
/// # Errors
/// `NotFound`, and `Transition` where the workflow has no such step.
pub fn set_status(tx: &mut Tx<'_>, article: ArticleId, to: Status) -> Result<Saved, StoreError> {
    let row = Row::of(tx.connection(), article)?;
    if row.status.step(to)? != row.status {
        tx.touch(article)?;
        write_status(tx, article, to)?;
    }
    saved(tx, article)
}

/// Calls the article what `reached` says of its status, because readers have it. That is a fact and no step of the
/// workflow, which people take.
///
/// # Errors
/// `NotFound`.
pub fn set_reached(
    tx: &mut Tx<'_>,
    article: ArticleId,
    reached: fn(Status) -> Status,
) -> Result<Saved, StoreError> {
    let row = Row::of(tx.connection(), article)?;
    let to = reached(row.status);
    if to != row.status {
        tx.touch(article)?;
        write_status(tx, article, to)?;
    }
    saved(tx, article)
}

fn write_status(tx: &Tx<'_>, article: ArticleId, to: Status) -> Result<(), StoreError> {
    let sql = "UPDATE articles SET status = ?2 WHERE id = ?1";
    let mut statement = tx.connection().prepare_cached(sql)?;
    statement.execute([article.to_string(), names::of(&to)])?;
    Ok(())
}

/// The article as it stands in the action.
pub(crate) fn saved(tx: &Tx<'_>, article: ArticleId) -> Result<Saved, StoreError> {
    let row = Row::of(tx.connection(), article)?;
    Ok(Saved {
        version: row.version,
        saved_at: tx.now(),
        words: row.words,
        reading_minutes: count::reading_minutes(row.words as usize, &row.language),
    })
}

/// Makes the touched article what it was in `state`.
pub(crate) fn put_back(
    connection: &Connection,
    article: ArticleId,
    state: &State,
) -> Result<(), StoreError> {
    write_fields(connection, article, &state.fields)?;
    let words = blocks::replace_all(connection, article, &state.body)?;
    tags::replace_all(connection, article, &state.tags)?;
    imports::set_put_back(connection, article, &state.put_back)?;
    let sql = include_str!("articles/put_back.sql");
    connection.prepare_cached(sql)?.execute(named_params! {
        ":id": article.to_string(),
        ":status": names::of(&state.status),
        ":words": words,
        ":document_version": blocks::VERSION,
    })?;
    Ok(())
}

/// Takes the touched article away: only its number and version stay.
pub(crate) fn take_away(connection: &Connection, article: ArticleId) -> Result<(), StoreError> {
    write_fields(connection, article, &Fields::default())?;
    blocks::remove_all(connection, article)?;
    tags::replace_all(connection, article, &[])?;
    let sql = "UPDATE articles SET removed = 1, words = 0 WHERE id = ?1";
    connection.prepare_cached(sql)?.execute([article.to_string()])?;
    Ok(())
}

/// Writes the fields, and what is listed and looked for of them.
pub(crate) fn write_fields(
    connection: &Connection,
    article: ArticleId,
    fields: &Fields,
) -> Result<(), StoreError> {
    let sql = include_str!("articles/write_fields.sql");
    connection.prepare_cached(sql)?.execute(named_params! {
        ":id": article.to_string(),
        ":headline": fields.headline,
        ":profile": names::of(&fields.profile),
        ":language": fields.language,
        ":folded": folded(fields),
        ":fields": serde_json::to_string(fields).map_err(json)?,
    })?;
    Ok(())
}

/// What the list's filter looks in, one line each: a filter never matches across two of them.
pub(crate) fn folded(fields: &Fields) -> String {
    let lines = [&fields.headline, &fields.kicker].into_iter().chain(&fields.byline);
    lines.map(|line| fold(line)).collect::<Vec<_>>().join("\n")
}
