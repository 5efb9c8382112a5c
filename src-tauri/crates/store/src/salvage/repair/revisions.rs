//! The revisions of an article of which a part was lost: one may say all of it.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};
use warraq_core::article::{ArticleId, Document};

use crate::blocks;
use crate::error::StoreError;
use crate::snapshots::{self, Hash, State};

/// What the revisions hold of a text of which blocks were lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    /// The text as it stood, which the article has again.
    Same,
    /// Another one, in the revision with this number.
    Earlier(u32),
    /// None that can be read.
    None,
}

/// The newest state of the article that can be read, with its number.
pub(super) fn newest(
    connection: &Connection,
    id: ArticleId,
) -> Result<Option<(u32, State)>, StoreError> {
    let sql = "SELECT number, snapshot FROM revisions WHERE article = ?1 AND snapshot IS NOT NULL ORDER BY number DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([id.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let found: Vec<(u32, Hash)> = found.collect::<Result<_, _>>()?;
    Ok(found.iter().find_map(|(number, hash)| {
        snapshots::load(connection, hash).ok().map(|state| (*number, state))
    }))
}

/// Gives the article, which had so many words, its whole text, where the newest revision says the same: nothing was
/// written since, only a tag set or a field. Says what the revisions hold.
pub(super) fn whole(
    connection: &Connection,
    id: ArticleId,
    words: u32,
) -> Result<Whole, StoreError> {
    let Some((number, state)) = newest(connection, id)? else { return Ok(Whole::None) };
    if !is_same_text(connection, id, &state.body, words)? {
        return Ok(Whole::Earlier(number));
    }
    let words = blocks::replace_all(connection, id, &state.body)?;
    blocks::set_words(connection, id, words)?;
    Ok(Whole::Same)
}

/// Whether the document has as many words as the article had, and every block that is left of it as it is, in its place.
fn is_same_text(
    connection: &Connection,
    id: ArticleId,
    document: &Document,
    words: u32,
) -> Result<bool, StoreError> {
    let mut in_document = BTreeMap::new();
    let mut count = 0;
    for (position, block) in (0_u32..).zip(document.blocks()) {
        let block = blocks::encode(block)?;
        count += block.words;
        in_document.insert(block.id.to_string(), (position, block.node));
    }
    if count != words {
        return Ok(false);
    }
    let sql = "SELECT id, position, node FROM blocks WHERE article = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![id.to_string()])?;
    while let Some(row) = rows.next()? {
        let (block, position, node): (String, u32, String) =
            (row.get("id")?, row.get("position")?, row.get("node")?);
        if in_document.get(&block) != Some(&(position, node)) {
            return Ok(false);
        }
    }
    Ok(true)
}
