//! What every action left behind, to look at, to name and to bring back.

mod names;
mod part;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use warraq_core::action::Action;
use warraq_core::article::{Article, ArticleId};

pub use self::names::name;
pub use self::part::{Part, restore_part};
use crate::articles::row::Row;
use crate::articles::{self, Saved};
use crate::error::StoreError;
use crate::imports;
use crate::snapshots::{self, Hash};
use crate::time::{from_ms, to_ms};
use crate::transact::Tx;
use crate::vault::Vault;

/// One state of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Revision {
    /// 1 for the first state of the article, and so on.
    pub id: u32,
    /// When the action was done that left it; the last save of a burst.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub person: String,
    /// What was done.
    pub action: Action,
    /// Words of the body.
    pub words: u32,
    /// What somebody called it; nothing where nobody did.
    pub name: Option<String>,
}

impl Vault {
    /// The states of an article, the newest first: that is the article as it stands.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn revisions(&self, article: ArticleId) -> Result<Vec<Revision>, StoreError> {
        self.read(|connection| {
            Row::of(connection, article)?;
            let sql = include_str!("revisions/list.sql");
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = statement.query([article.to_string()])?;
            let mut names = names::of_article(connection, article)?;
            let mut revisions = Vec::new();
            while let Some(row) = rows.next()? {
                let id = row.get("number")?;
                revisions.push(Revision {
                    id,
                    name: names.remove(&id),
                    at: from_ms(row.get("at_ms")?)?,
                    person: row.get("person")?,
                    action: crate::names::parse(row.get("action")?)?,
                    words: row.get("words")?,
                });
            }
            Ok(revisions)
        })
    }

    /// The article as it was in one of its revisions. Its version is the one it has now; its change is the
    /// one that left this state.
    ///
    /// # Errors
    /// `NotFound` where there is no such article or revision.
    pub fn revision(&self, article: ArticleId, revision: u32) -> Result<Article, StoreError> {
        self.read(|connection| {
            let (hash, at_ms, person) = find(connection, article, revision)?;
            let now = articles::read::article(connection, article)?;
            let Some(hash) = hash else { return Ok(now) };
            let state = snapshots::load(connection, &hash)?;
            Ok(Article {
                status: state.status,
                fields: state.fields,
                tags: state.tags,
                body: state.body,
                updated_at: from_ms(at_ms)?,
                updated_by: person,
                ..now
            })
        })
    }
}

/// Brings a revision's fields, tags and text back; the status stays, which only the workflow moves.
///
/// # Errors
/// `NotFound` where there is no such article or revision.
pub fn restore(tx: &mut Tx<'_>, article: ArticleId, revision: u32) -> Result<Saved, StoreError> {
    let connection = tx.connection();
    if let (Some(hash), ..) = find(connection, article, revision)? {
        let state = snapshots::load(connection, &hash)?;
        let now = articles::read::article(connection, article)?;
        let put_back = imports::put_back_of(connection, article)?;
        if (&now.fields, &now.tags, &now.body, &put_back)
            != (&state.fields, &state.tags, &state.body, &state.put_back)
        {
            tx.touch(article)?;
            let state = snapshots::State { status: now.status, ..state };
            articles::put_back(connection, article, &state)?;
        }
    }
    articles::saved(tx, article)
}

type Found = (Option<Hash>, i64, String);

fn find(connection: &Connection, article: ArticleId, number: u32) -> Result<Found, StoreError> {
    Row::of(connection, article)?;
    let sql = include_str!("revisions/find.sql");
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement
        .query_row(params![article.to_string(), number], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    found.ok_or_else(|| StoreError::NotFound(format!("revision {number} of article {article}")))
}

/// Begins the revision an action will leave; `before` is what the one before left, now that it is known.
pub(crate) fn begin(
    connection: &Connection,
    article: ArticleId,
    before: Option<&Hash>,
    (now, person, action): (DateTime<Utc>, &str, Action),
) -> Result<(), StoreError> {
    let id = article.to_string();
    let sql = "UPDATE revisions SET snapshot = ?2 WHERE article = ?1 AND snapshot IS NULL";
    connection.prepare_cached(sql)?.execute(params![id, before])?;
    let sql = include_str!("revisions/begin.sql");
    let mut statement = connection.prepare_cached(sql)?;
    statement.execute(params![id, to_ms(now), person, crate::names::of(&action)])?;
    Ok(())
}

/// Completes the newest revision at the end of an action. An article that was taken away has none.
pub(crate) fn finish(
    connection: &Connection,
    article: ArticleId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let id = article.to_string();
    if let Some(row) = Row::find(connection, article)? {
        let sql = include_str!("revisions/finish.sql");
        connection.prepare_cached(sql)?.execute(params![id, to_ms(now), row.words])?;
    } else {
        let sql = "DELETE FROM revisions WHERE article = ?1 AND snapshot IS NULL";
        connection.prepare_cached(sql)?.execute([id])?;
    }
    Ok(())
}
