//! Tags: put on, taken off, counted.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use warraq_core::article::ArticleId;
use warraq_core::tag::Tag;
use warraq_core::text::fold::fold;

use crate::articles::row::Row;
use crate::articles::{self, Saved};
use crate::error::StoreError;
use crate::transact::Tx;
use crate::vault::Vault;

/// A tag and how many articles carry it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct TagCount {
    /// As the newsroom spells it.
    pub name: String,
    /// At least 1.
    pub count: u32,
}

impl Vault {
    /// All tags, those most used first, then by name.
    ///
    /// # Errors
    /// As the database says.
    pub fn tags(&self) -> Result<Vec<TagCount>, StoreError> {
        let mut statement = self.connection().prepare_cached(include_str!("tags/counted.sql"))?;
        let tags = statement
            .query_map([], |row| Ok(TagCount { name: row.get(0)?, count: row.get(1)? }))?;
        Ok(tags.collect::<Result<_, _>>()?)
    }
}

/// Puts a tag on an article, last. One that is known in another spelling of the same letters (hamza, marks,
/// case) is that one; one the article carries already changes nothing.
///
/// # Errors
/// `NotFound`.
pub fn add(tx: &mut Tx<'_>, article: ArticleId, tag: &Tag) -> Result<Saved, StoreError> {
    let connection = tx.connection();
    Row::of(connection, article)?;
    if !carries(connection, article, tag)? {
        tx.touch(article)?;
        attach(connection, article, tag)?;
    }
    articles::saved(tx, article)
}

/// Takes a tag off an article, in whichever spelling; one it does not carry changes nothing.
///
/// # Errors
/// `NotFound` where there is no such article.
pub fn remove(tx: &mut Tx<'_>, article: ArticleId, tag: &Tag) -> Result<Saved, StoreError> {
    let connection = tx.connection();
    Row::of(connection, article)?;
    if carries(connection, article, tag)? {
        tx.touch(article)?;
        let sql = include_str!("tags/detach.sql");
        connection.prepare_cached(sql)?.execute([article.to_string(), key(tag)])?;
        forget_unused(connection)?;
    }
    articles::saved(tx, article)
}

/// The article's tags in order.
pub(crate) fn of_article(
    connection: &Connection,
    article: ArticleId,
) -> Result<Vec<Tag>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("tags/of_article.sql"))?;
    let names = statement.query_map([article.to_string()], |row| row.get::<_, String>(0))?;
    names
        .map(|name| {
            Tag::parse(&name?)
                .map_err(|error| StoreError::damaged_by("a tag cannot be read", error))
        })
        .collect()
}

/// Gives the article these tags and no others.
pub(crate) fn replace_all(
    connection: &Connection,
    article: ArticleId,
    tags: &[Tag],
) -> Result<(), StoreError> {
    let sql = "DELETE FROM article_tags WHERE article = ?1";
    let taken_off = connection.prepare_cached(sql)?.execute([article.to_string()])?;
    put_all(connection, article, tags)?;
    if taken_off > 0 { forget_unused(connection) } else { Ok(()) }
}

/// Gives an article that has no tags these, each once.
pub(crate) fn put_all(
    connection: &Connection,
    article: ArticleId,
    tags: &[Tag],
) -> Result<(), StoreError> {
    for tag in tags {
        if !carries(connection, article, tag)? {
            attach(connection, article, tag)?;
        }
    }
    Ok(())
}

/// What makes two spellings the same tag. Marks alone fold to nothing: such a tag is its own name.
pub(crate) fn key(tag: &Tag) -> String {
    let folded = fold(tag.as_str());
    if folded.is_empty() { tag.as_str().to_owned() } else { folded }
}

fn carries(connection: &Connection, article: ArticleId, tag: &Tag) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("tags/carries.sql"))?;
    Ok(statement.exists([article.to_string(), key(tag)])?)
}

fn attach(connection: &Connection, article: ArticleId, tag: &Tag) -> Result<(), StoreError> {
    let known = "SELECT id FROM tags WHERE folded = ?1";
    let mut statement = connection.prepare_cached(known)?;
    let id: Option<i64> = statement.query_row([key(tag)], |row| row.get(0)).optional()?;
    let id = if let Some(id) = id {
        id
    } else {
        let sql = "INSERT INTO tags (name, folded) VALUES (?1, ?2)";
        connection.prepare_cached(sql)?.insert([tag.as_str(), &key(tag)])?
    };
    let mut statement = connection.prepare_cached(include_str!("tags/attach.sql"))?;
    statement.execute(params![article.to_string(), id])?;
    Ok(())
}

fn forget_unused(connection: &Connection) -> Result<(), StoreError> {
    connection.prepare_cached(include_str!("tags/forget_unused.sql"))?.execute([])?;
    Ok(())
}
