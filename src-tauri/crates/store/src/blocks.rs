//! The top-level blocks of articles: one row each.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};
use serde_json::Value;
use warraq_core::article::{self, ArticleId, Block, BlockId, Document, Visit};
use warraq_core::text::count;

use crate::articles::row::json;
use crate::error::StoreError;

/// The version of the document that blocks are stored in.
#[expect(clippy::cast_possible_truncation, reason = "a version is a small number")]
pub(crate) const VERSION: u32 = article::VERSION as u32;

/// A block as it is stored.
pub(crate) struct Encoded {
    pub(crate) id: BlockId,
    /// Its JSON.
    pub(crate) node: String,
    /// Words of all its lines.
    pub(crate) words: u32,
}

impl Encoded {
    /// Whether a block with this id is in it: never no where it is, seldom yes where it is not.
    pub(crate) fn may_hold(&self, id: BlockId) -> bool {
        self.node.contains(&id_in_json(id))
    }
}

/// Where a block stands.
pub(crate) struct Place {
    pub(crate) position: u32,
    pub(crate) words: u32,
}

/// The block as it is stored.
///
/// # Errors
/// `Document` where it could not be read back: nothing is acknowledged that does not open again.
pub(crate) fn encode(block: &Block) -> Result<Encoded, StoreError> {
    let node = block.to_json();
    Block::from_json(&node)?;
    Ok(encoded(block, &node))
}

fn encoded(block: &Block, node: &Value) -> Encoded {
    let words = u32::try_from(count::block_words(block)).unwrap_or(u32::MAX);
    Encoded { id: block.id(), node: node.to_string(), words }
}

/// The ids of the block and of all blocks in it.
pub(crate) fn ids(block: &Block) -> Vec<BlockId> {
    let mut ids = Vec::new();
    block.walk(&mut |step| {
        if let Visit::Open(_, Some(attrs)) | Visit::Leaf(_, attrs) = step {
            ids.push(attrs.id);
        }
    });
    ids
}

/// The article's document as JSON, put together from its rows.
pub(crate) fn document_json(
    connection: &Connection,
    article: ArticleId,
    version: u32,
) -> Result<String, StoreError> {
    let mut document = format!(r#"{{"version":{version},"type":"doc","content":["#);
    let sql = "SELECT node FROM blocks WHERE article = ?1 ORDER BY position";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([article.to_string()])?;
    let mut comma = "";
    while let Some(row) = rows.next()? {
        document.push_str(comma);
        document.push_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?);
        comma = ",";
    }
    document.push_str("]}");
    Ok(document)
}

/// Where all blocks of the article stand.
pub(crate) fn places(
    connection: &Connection,
    article: ArticleId,
) -> Result<BTreeMap<BlockId, Place>, StoreError> {
    let sql = "SELECT id, position, words FROM blocks WHERE article = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([article.to_string()])?;
    let mut places = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let place = Place { position: row.get("position")?, words: row.get("words")? };
        places.insert(id_of(row)?, place);
    }
    Ok(places)
}

/// One block and its position.
pub(crate) fn find(
    connection: &Connection,
    article: ArticleId,
    id: BlockId,
) -> Result<Option<(u32, Encoded)>, StoreError> {
    let sql = "SELECT position, node, words FROM blocks WHERE article = ?1 AND id = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_row([article.to_string(), id.to_string()], |row| {
        Ok((row.get(0)?, Encoded { id, node: row.get(1)?, words: row.get(2)? }))
    });
    Ok(found.optional()?)
}

/// The blocks that may hold a block with this id, and the ids that are really in them.
pub(crate) fn holders(
    connection: &Connection,
    article: ArticleId,
    id: BlockId,
) -> Result<Vec<(BlockId, Vec<BlockId>)>, StoreError> {
    let sql = "SELECT id, node FROM blocks WHERE article = ?1 AND instr(node, ?2) > 0";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([article.to_string(), id_in_json(id)])?;
    let mut holders = Vec::new();
    while let Some(row) = rows.next()? {
        let node: String = row.get("node")?;
        let node = serde_json::from_str(&node).map_err(json)?;
        let block = Block::from_json(&node)
            .map_err(|error| StoreError::damaged_by("a block cannot be read", error))?;
        holders.push((id_of(row)?, ids(&block)));
    }
    Ok(holders)
}

/// Writes one block, new or in place of what it was.
pub(crate) fn put(
    connection: &Connection,
    article: ArticleId,
    position: u32,
    block: &Encoded,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(include_str!("blocks/put.sql"))?;
    statement.execute(named_params! {
        ":article": article.to_string(),
        ":id": block.id.to_string(),
        ":position": position,
        ":words": block.words,
        ":node": block.node,
    })?;
    Ok(())
}

/// Gives one block another position.
pub(crate) fn shift(
    connection: &Connection,
    article: ArticleId,
    id: BlockId,
    position: u32,
) -> Result<(), StoreError> {
    let sql = "UPDATE blocks SET position = ?3 WHERE article = ?1 AND id = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    statement.execute(params![article.to_string(), id.to_string(), position])?;
    Ok(())
}

/// Takes one block away.
pub(crate) fn remove(
    connection: &Connection,
    article: ArticleId,
    id: BlockId,
) -> Result<(), StoreError> {
    let sql = "DELETE FROM blocks WHERE article = ?1 AND id = ?2";
    connection.prepare_cached(sql)?.execute([article.to_string(), id.to_string()])?;
    Ok(())
}

/// Takes all blocks of the article away.
pub(crate) fn remove_all(connection: &Connection, article: ArticleId) -> Result<(), StoreError> {
    let sql = "DELETE FROM blocks WHERE article = ?1";
    connection.prepare_cached(sql)?.execute([article.to_string()])?;
    Ok(())
}

/// Puts a whole document, which was read or looked through already, in place of the article's blocks;
/// gives its words.
pub(crate) fn replace_all(
    connection: &Connection,
    article: ArticleId,
    document: &Document,
) -> Result<u32, StoreError> {
    remove_all(connection, article)?;
    let mut words = 0;
    for (position, block) in (0..).zip(document.blocks()) {
        let block = encoded(block, &block.to_json());
        put(connection, article, position, &block)?;
        words += block.words;
    }
    Ok(words)
}

/// Stores how many words the article's blocks have together.
pub(crate) fn set_words(
    connection: &Connection,
    article: ArticleId,
    words: u32,
) -> Result<(), StoreError> {
    let sql = "UPDATE articles SET words = ?2 WHERE id = ?1";
    connection.prepare_cached(sql)?.execute(params![article.to_string(), words])?;
    Ok(())
}

fn id_of(row: &Row<'_>) -> Result<BlockId, StoreError> {
    let id: String = row.get("id")?;
    id.parse().map_err(|error| StoreError::damaged_by("a block's id cannot be read", error))
}

/// As the id of a block stands in JSON; quotation marks in text are escaped there and never match.
fn id_in_json(id: BlockId) -> String {
    format!(r#""id":"{id}""#)
}
