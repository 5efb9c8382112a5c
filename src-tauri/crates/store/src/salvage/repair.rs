//! A salvaged database made to agree with itself.

mod pictures;
mod revisions;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use warraq_core::article::{ArticleId, Document};
use warraq_core::fields::Fields;
use warraq_core::workflow::Status;

use pictures::LostPictures;
use revisions::Whole;

use super::{PartOfArticle, Salvaged, TextFrom};
use crate::articles::row::{headline, parse_id};
use crate::articles::{self, read};
use crate::error::StoreError;
use crate::ids::FreshIds;
use crate::time::to_ms;
use crate::{blocks, names};

/// Tables without which it is not known whole what was done.
const HISTORY: [&str; 5] =
    ["actions", "action_articles", "action_settings", "action_media", "snapshots"];

/// What an article lacks, as far as its rows say it.
#[derive(Clone, Copy)]
struct Lack {
    id: ArticleId,
    /// How many words it had.
    words: u32,
    words_lost: Option<u32>,
}

/// Takes away what belongs to nothing, gives articles what they must have, and says which did not come whole.
///
/// # Errors
/// As the database says.
pub(super) fn repair(
    connection: &Connection,
    damaged: Vec<String>,
    now: DateTime<Utc>,
) -> Result<Salvaged, StoreError> {
    let mut ids = FreshIds::at(now);
    let adopted = adopt(connection, now)?;
    let all = all(connection)?;
    let tags_lost = damaged.iter().any(|table| table == "article_tags");
    let lacking = lacking(connection, &damaged)?;
    connection.execute_batch(include_str!("repair/dangling.sql"))?;
    let blocks_lost = damaged.iter().any(|table| table == "blocks");
    let lost_pictures = LostPictures::of(connection, &damaged)?;
    let mut partly = Vec::new();
    for id in &all {
        let mut lack = lacking.iter().find(|lack| lack.id == *id).copied();
        let (mut text, mut revision) = (settle(connection, *id, &mut ids)?, None);
        if let (TextFrom::Blocks, Some(Lack { words, .. }), true) = (text, lack, blocks_lost) {
            match revisions::whole(connection, *id, words)? {
                Whole::Same => (text, lack) = (TextFrom::Whole, None),
                Whole::Earlier(number) => revision = Some(number),
                Whole::None => {}
            }
        }
        let is_whole =
            lack.is_none() && text == TextFrom::Blocks && !adopted.contains(id) && !tags_lost;
        let pictures = lost_pictures.shown_in(connection, *id)?;
        if !is_whole || !pictures.is_empty() {
            let text = if is_whole { TextFrom::Whole } else { text };
            let words_lost = lack.and_then(|lack| lack.words_lost);
            partly.push(PartOfArticle {
                id: *id,
                headline: headline(connection, *id)?,
                words_lost,
                text,
                revision,
                pictures,
            });
        }
    }
    connection.execute_batch(include_str!("repair/newest.sql"))?;
    let is_damaged = damaged.iter().any(|table| HISTORY.contains(&table.as_str()));
    let history_lost = is_damaged || has_dangling(connection)?;
    if history_lost {
        connection.execute_batch(include_str!("repair/history.sql"))?;
    }
    let whole = u32::try_from(all.len() - partly.len()).unwrap_or(u32::MAX);
    // What could not be read is known; whether all else is as it was written, who copied it has to say.
    let has_damage = !damaged.is_empty() || history_lost;
    Ok(Salvaged { whole, partly, history_lost, damaged, has_damage, log: None })
}

/// Gives text whose article is gone an article, with what its newest revision says of it.
fn adopt(connection: &Connection, now: DateTime<Utc>) -> Result<BTreeSet<ArticleId>, StoreError> {
    let orphans = ids(connection, include_str!("repair/orphans.sql"))?;
    for id in &orphans {
        let status = names::of(&Status::Draft);
        let values = params![id.to_string(), status, to_ms(now), blocks::VERSION];
        connection.prepare_cached(include_str!("repair/adopt.sql"))?.execute(values)?;
        let newest = revisions::newest(connection, *id)?;
        let fields = newest.map_or_else(Fields::default, |(_, state)| state.fields);
        articles::write_fields(connection, *id, &fields)?;
    }
    Ok(orphans.into_iter().collect())
}

/// Makes the article one that can be read; says where its text is from.
fn settle(
    connection: &Connection,
    id: ArticleId,
    fresh: &mut FreshIds,
) -> Result<TextFrom, StoreError> {
    let sql = "SELECT count(*), coalesce(sum(words), 0) FROM blocks WHERE article = ?1";
    let (count, words): (u32, u32) = connection
        .prepare_cached(sql)?
        .query_row([id.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if count > 0 && read::article(connection, id).is_ok() {
        blocks::set_words(connection, id, words)?;
        return Ok(TextFrom::Blocks);
    }
    if let Some((_, state)) = revisions::newest(connection, id)? {
        articles::put_back(connection, id, &state)?;
        return Ok(TextFrom::Revision);
    }
    articles::write_fields(connection, id, &fields_left(connection, id)?)?;
    let words = blocks::replace_all(connection, id, &Document::empty(fresh))?;
    blocks::set_words(connection, id, words)?;
    Ok(TextFrom::Nowhere)
}

fn fields_left(connection: &Connection, id: ArticleId) -> Result<Fields, StoreError> {
    let row = articles::row::Row::of(connection, id)?;
    Ok(row.fields().unwrap_or_default())
}

/// The articles that lack something: words, places between their blocks, tags.
fn lacking(connection: &Connection, damaged: &[String]) -> Result<Vec<Lack>, StoreError> {
    let blocks_lost = damaged.iter().any(|table| table == "blocks");
    let mut statement = connection.prepare(include_str!("repair/articles.sql"))?;
    let mut rows = statement.query([])?;
    let mut lacking = Vec::new();
    while let Some(row) = rows.next()? {
        let (words, left): (u32, u32) = (row.get("words")?, row.get("words_left")?);
        let (blocks, places): (u32, u32) = (row.get("blocks_left")?, row.get("places")?);
        let lacks_tags: bool = row.get("lacks_tags")?;
        if words != left || (blocks_lost && blocks != places) || lacks_tags || blocks == 0 {
            let id = parse_id(&row.get::<_, String>("id")?)?;
            let words_lost = words.checked_sub(left).filter(|lost| *lost > 0);
            lacking.push(Lack { id, words, words_lost });
        }
    }
    Ok(lacking)
}

fn all(connection: &Connection) -> Result<Vec<ArticleId>, StoreError> {
    ids(connection, "SELECT id FROM articles WHERE removed = 0 ORDER BY id")
}

fn ids(connection: &Connection, sql: &str) -> Result<Vec<ArticleId>, StoreError> {
    let mut statement = connection.prepare(sql)?;
    let texts = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    texts.iter().map(|id| parse_id(id)).collect()
}

fn has_dangling(connection: &Connection) -> Result<bool, StoreError> {
    Ok(connection.prepare("SELECT 1 FROM pragma_foreign_key_check")?.exists([])?)
}
