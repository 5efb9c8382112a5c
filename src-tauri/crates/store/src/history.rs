//! What was done in a vault, and taking it back.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_core::media::MediaId;
use warraq_core::person::Person;

use crate::error::StoreError;
use crate::snapshots::{self, Hash};
use crate::time::from_ms;
use crate::transact::{Committed, Tx};
use crate::vault::Vault;
use crate::{articles, media, names, settings};

/// The action that undo would take back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Undoable {
    /// Its number in the history.
    pub id: u32,
    /// What was done.
    pub action: Action,
    /// The article it was done to; the first, where it was done to several.
    #[cfg_attr(feature = "bindings", specta(type = Option<String>))]
    pub article: Option<ArticleId>,
    /// How many articles it was done to.
    pub articles: u32,
    /// The headline of that article now; empty where there is none.
    pub headline: String,
    /// When it was last done.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub person: String,
}

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Undone {
    /// The article that is as it was before; the first that was changed, where there are several.
    #[cfg_attr(feature = "bindings", specta(type = Option<String>))]
    pub article: Option<ArticleId>,
    /// Every article that is as it was before.
    pub articles: Vec<ArticleId>,
}

/// Why an action cannot be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UndoRefusal {
    /// The history has no such action.
    #[error("there is no such action")]
    Unknown,
    /// It was taken back before.
    #[error("the action was undone already")]
    Undone,
    /// Something was done since to the same article or setting.
    #[error("something was done since to the same article or setting")]
    Overtaken,
}

impl Vault {
    /// The newest action that still stands; nothing where there is none.
    ///
    /// # Errors
    /// As the database says.
    pub fn undoable(&self) -> Result<Option<Undoable>, StoreError> {
        self.read(|connection| {
            let sql = include_str!("history/undoable.sql");
            let mut statement = connection.prepare_cached(sql)?;
            let found =
                statement.query_row([], |row| Ok(Entry::of(row))).optional()?.transpose()?;
            found.map(|entry| entry.into_undoable(connection)).transpose()
        })
    }

    /// Takes back the action with this number: all it touched is as it was before. That is an action too,
    /// and undoing it does the first one again.
    ///
    /// # Errors
    /// `UndoRefused`, and as [`Vault::transact`].
    pub fn undo(
        &mut self,
        id: u32,
        person: &Person,
        now: DateTime<Utc>,
    ) -> Result<Committed<Undone>, StoreError> {
        self.transact_undoing(Some(id), Action::Undo, person, now, |tx| take_back(tx, id))
    }
}

fn take_back(tx: &mut Tx<'_>, id: u32) -> Result<Undone, StoreError> {
    let connection = tx.connection();
    let entry = Entry::find(connection, id)?.ok_or(UndoRefusal::Unknown)?;
    if entry.undone_by.is_some() {
        return Err(UndoRefusal::Undone.into());
    }
    let sql = include_str!("history/overtaken.sql");
    let overtaken: bool = connection.prepare_cached(sql)?.query_row([id], |row| row.get(0))?;
    if overtaken {
        return Err(UndoRefusal::Overtaken.into());
    }
    let mut articles = Vec::new();
    for (article, before) in articles_before(connection, id)? {
        articles.push(article);
        if let Some(hash) = before {
            tx.touch(article)?;
            let state = snapshots::load(connection, &hash)?;
            articles::put_back(connection, article, &state)?;
        } else {
            tx.touch_last(article)?;
            articles::take_away(connection, article)?;
        }
    }
    for (id, removed) in media_before(connection, id)? {
        tx.touch_media(id)?;
        media::put_back(connection, id, removed)?;
    }
    for (key, before) in settings_before(connection, id)? {
        tx.touch_setting(&key)?;
        settings::put_back(connection, &key, before.as_deref())?;
    }
    // Every entry has touched something, so there is one for this undo now.
    if let Some(undo) = Entry::newest(connection)? {
        mark(connection, &entry, Some(undo.id))?;
    }
    Ok(Undone { article: entry.article, articles })
}

/// Says by what an entry is undone. An undone undo lets what it undid stand again, and so on down.
fn mark(connection: &Connection, entry: &Entry, by: Option<u32>) -> Result<(), StoreError> {
    let sql = "UPDATE actions SET undone_by = ?2 WHERE id = ?1";
    connection.prepare_cached(sql)?.execute(params![entry.id, by])?;
    let Some(undone) = entry.undoes else { return Ok(()) };
    let Some(undone) = Entry::find(connection, undone)? else { return Ok(()) };
    let by = if by.is_some() { None } else { Some(entry.id) };
    mark(connection, &undone, by)
}

/// One entry of the history.
pub(crate) struct Entry {
    pub(crate) id: u32,
    pub(crate) action: Action,
    pub(crate) person: Person,
    pub(crate) began_ms: i64,
    pub(crate) at_ms: i64,
    pub(crate) article: Option<ArticleId>,
    pub(crate) undoes: Option<u32>,
    pub(crate) undone_by: Option<u32>,
}

impl Entry {
    pub(crate) fn newest(connection: &Connection) -> Result<Option<Self>, StoreError> {
        let sql = include_str!("history/newest.sql");
        let mut statement = connection.prepare_cached(sql)?;
        statement.query_row([], |row| Ok(Self::of(row))).optional()?.transpose()
    }

    fn find(connection: &Connection, id: u32) -> Result<Option<Self>, StoreError> {
        let sql = include_str!("history/find.sql");
        let mut statement = connection.prepare_cached(sql)?;
        statement.query_row([id], |row| Ok(Self::of(row))).optional()?.transpose()
    }

    fn of(row: &Row<'_>) -> Result<Self, StoreError> {
        let article: Option<String> = row.get("article")?;
        Ok(Self {
            id: row.get("id")?,
            action: names::parse(row.get("name")?)?,
            person: Person { name: row.get("person")?, role: row.get("role")? },
            began_ms: row.get("began_ms")?,
            at_ms: row.get("at_ms")?,
            article: article.map(|id| articles::row::parse_id(&id)).transpose()?,
            undoes: row.get("undoes")?,
            undone_by: row.get("undone_by")?,
        })
    }

    fn into_undoable(self, connection: &Connection) -> Result<Undoable, StoreError> {
        let headline = match self.article {
            Some(article) => articles::row::headline(connection, article)?,
            None => String::new(),
        };
        let articles = articles_before(connection, self.id)?.len();
        Ok(Undoable {
            id: self.id,
            action: self.action,
            article: self.article,
            articles: u32::try_from(articles).unwrap_or(u32::MAX),
            headline,
            at: from_ms(self.at_ms)?,
            person: self.person.name,
        })
    }
}

/// Whether the entry has written down what stood in the article before.
pub(crate) fn has_article(
    connection: &Connection,
    entry: u32,
    article: ArticleId,
) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM action_articles WHERE action = ?1 AND article = ?2";
    Ok(connection.prepare_cached(sql)?.exists(params![entry, article.to_string()])?)
}

/// The articles an entry has touched, with what stood before: nothing where there was no such article.
pub(crate) fn articles_before(
    connection: &Connection,
    entry: u32,
) -> Result<Vec<(ArticleId, Option<Hash>)>, StoreError> {
    let sql = "SELECT article, before FROM action_articles WHERE action = ?1 ORDER BY article";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([entry], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    rows.map(|row| {
        let (article, before) = row?;
        Ok((articles::row::parse_id(&article)?, before))
    })
    .collect()
}

/// The media an entry has touched, and whether they were out of the list before.
fn media_before(connection: &Connection, entry: u32) -> Result<Vec<(MediaId, bool)>, StoreError> {
    let sql = "SELECT media, removed_before FROM action_media WHERE action = ?1 ORDER BY media";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([entry], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    rows.map(|row| {
        let (id, removed) = row?;
        Ok((media::parse_id(&id)?, removed))
    })
    .collect()
}

/// The settings an entry has touched, with what stood before.
pub(crate) fn settings_before(
    connection: &Connection,
    entry: u32,
) -> Result<Vec<(String, Option<String>)>, StoreError> {
    let sql = "SELECT key, before FROM action_settings WHERE action = ?1 ORDER BY key";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([entry], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
