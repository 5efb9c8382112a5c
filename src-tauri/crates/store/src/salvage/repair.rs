//! A salvaged database made to agree with itself.

mod pictures;
mod revisions;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use warraq_core::article::{ArticleId, Document};
use warraq_core::fields::Fields;
use warraq_core::workflow::Status;

use pictures::LostPictures;
use revisions::Whole;

use super::losses::Before;
use super::rows::Lost;
use super::{FieldsFrom, PartOfArticle, Salvaged, TextFrom};
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
#[derive(Clone, Copy, Default)]
struct Lack {
    /// How many words it had.
    words: u32,
    words_lost: Option<u32>,
    /// Whether words are missing, or blocks without any.
    text: bool,
    /// Whether it has tags without a name.
    tags: bool,
}

/// Takes away what belongs to nothing, gives articles what they must have, and says which did not come whole.
///
/// # Errors
/// As the database says.
pub(super) fn repair(
    connection: &Connection,
    lost: Lost,
    now: DateTime<Utc>,
) -> Result<Salvaged, StoreError> {
    let Lost { tables: damaged, tags: tags_lost } = lost;
    let mut ids = FreshIds::at(now);
    let adopted = adopt(connection, now)?;
    let all = all(connection)?;
    let blocks_lost = damaged.iter().any(|table| table == "blocks");
    let lacking = lacking(connection, blocks_lost)?;
    let before = Before::of(connection)?;
    connection.execute_batch(include_str!("repair/dangling.sql"))?;
    let losses = before.losses(connection, &damaged)?;
    let lost_pictures = LostPictures::of(connection, &damaged)?;
    let mut partly = Vec::new();
    for id in &all {
        let mut lack = lacking.get(id).copied().unwrap_or_default();
        let fields = adopted.get(id).copied();
        // Of one whose row is lost nobody knows how many words it had.
        lack.text |= fields.is_some() && blocks_lost;
        let mut part = PartOfArticle {
            id: *id,
            headline: headline(connection, *id)?,
            words_lost: lack.words_lost,
            text: settle(connection, *id, &mut ids)?,
            fields: fields.unwrap_or(FieldsFrom::Whole),
            lacks_tags: lack.tags || tags_lost.has(*id),
            revision: None,
            pictures: lost_pictures.shown_in(connection, *id)?,
        };
        if part.text == TextFrom::Blocks {
            complete(connection, &mut part, lack)?;
        }
        if !part.is_whole() {
            partly.push(part);
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
    let has_damage = !damaged.is_empty() || history_lost || !losses.is_empty();
    let found = Salvaged {
        whole,
        partly,
        history_lost,
        losses,
        damaged,
        has_damage,
        ..Salvaged::default()
    };
    Ok(Salvaged { gone: before.gone, ..found })
}

/// Gives the article, whose own blocks stand, those that it lacks, where a revision has them.
fn complete(
    connection: &Connection,
    part: &mut PartOfArticle,
    lack: Lack,
) -> Result<(), StoreError> {
    if !lack.text {
        part.text = TextFrom::Whole;
        return Ok(());
    }
    match revisions::whole(connection, part.id, lack.words)? {
        Whole::Same => (part.text, part.words_lost) = (TextFrom::Whole, None),
        Whole::Earlier(number) => part.revision = Some(number),
        Whole::None => {}
    }
    Ok(())
}

/// Gives text whose article is gone an article, with what its newest revision says of it.
fn adopt(
    connection: &Connection,
    now: DateTime<Utc>,
) -> Result<BTreeMap<ArticleId, FieldsFrom>, StoreError> {
    let mut adopted = BTreeMap::new();
    for id in ids(connection, include_str!("repair/orphans.sql"))? {
        let status = names::of(&Status::Draft);
        let values = params![id.to_string(), status, to_ms(now), blocks::VERSION];
        connection.prepare_cached(include_str!("repair/adopt.sql"))?.execute(values)?;
        let newest = revisions::newest(connection, id)?;
        let from = if newest.is_some() { FieldsFrom::Revision } else { FieldsFrom::Nowhere };
        let fields = newest.map_or_else(Fields::default, |(_, state)| state.fields);
        articles::write_fields(connection, id, &fields)?;
        adopted.insert(id, from);
    }
    Ok(adopted)
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
        // Its own fields and tags are newer, where they are left.
        if articles::row::Row::of(connection, id)?.fields().is_ok() {
            let words = blocks::replace_all(connection, id, &state.body)?;
            blocks::set_words(connection, id, words)?;
        } else {
            articles::put_back(connection, id, &state)?;
        }
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
fn lacking(
    connection: &Connection,
    blocks_lost: bool,
) -> Result<BTreeMap<ArticleId, Lack>, StoreError> {
    let mut statement = connection.prepare(include_str!("repair/articles.sql"))?;
    let mut rows = statement.query([])?;
    let mut lacking = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (words, left): (u32, u32) = (row.get("words")?, row.get("words_left")?);
        let (blocks, places): (u32, u32) = (row.get("blocks_left")?, row.get("places")?);
        let words_lost = words.checked_sub(left).filter(|lost| *lost > 0);
        let text = words != left || (blocks_lost && blocks != places) || blocks == 0;
        let tags = row.get("lacks_tags")?;
        let id = parse_id(&row.get::<_, String>("id")?)?;
        lacking.insert(id, Lack { words, words_lost, text, tags });
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
