//! Complete states of articles, by the hash of what they hold: equal states are stored once.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};
use warraq_core::article::{ArticleId, Document};
use warraq_core::fields::Fields;
use warraq_core::tag::Tag;
use warraq_core::workflow::Status;

use crate::articles::row::{Row, json};
use crate::error::StoreError;
use crate::{blocks, imports, tags};

/// SHA-256 of a state's JSON.
pub(crate) type Hash = [u8; 32];

/// zstd's own default: a long article in a few milliseconds.
const LEVEL: i32 = 3;

/// All that an article is, but for its id, its versions and its times.
pub(crate) struct State {
    pub(crate) status: Status,
    pub(crate) fields: Fields,
    pub(crate) tags: Vec<Tag>,
    pub(crate) body: Document,
    /// What of its import's removed text is in it again.
    pub(crate) put_back: BTreeSet<u32>,
}

/// The state as it is written; the document is taken over as it is stored.
#[derive(Serialize)]
struct Written<'a> {
    status: Status,
    fields: &'a RawValue,
    tags: &'a [Tag],
    document: &'a RawValue,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    put_back: BTreeSet<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    status: Status,
    fields: Fields,
    tags: Vec<Tag>,
    document: Value,
    #[serde(default)]
    put_back: BTreeSet<u32>,
}

/// Stores the article as it stands; nothing where it is not there.
pub(crate) fn take(
    connection: &Connection,
    article: ArticleId,
) -> Result<Option<Hash>, StoreError> {
    let Some(row) = Row::find(connection, article)? else { return Ok(None) };
    let fields: &RawValue = serde_json::from_str(&row.fields).map_err(json)?;
    let document = blocks::document_json(connection, article, row.document_version)?;
    let document: &RawValue = serde_json::from_str(&document).map_err(json)?;
    let tags = tags::of_article(connection, article)?;
    let put_back = imports::put_back_of(connection, article)?;
    let written = Written { status: row.status, fields, tags: &tags, document, put_back };
    let body = serde_json::to_vec(&written).map_err(json)?;
    let hash: Hash = Sha256::digest(&body).into();
    store(connection, &hash, &body)?;
    Ok(Some(hash))
}

/// The state with this hash.
///
/// # Errors
/// `Damaged` where it is not there, does not match its hash or cannot be read.
pub(crate) fn load(connection: &Connection, hash: &Hash) -> Result<State, StoreError> {
    let sql = "SELECT body FROM snapshots WHERE hash = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let body: Option<Vec<u8>> = statement.query_row([hash], |row| row.get(0)).optional()?;
    let body = body.ok_or_else(|| StoreError::damaged("a revision's text is not there"))?;
    read(hash, &body)
}

/// The state in a stored body.
///
/// # Errors
/// `Damaged`, as [`load`].
pub(crate) fn read(hash: &Hash, body: &[u8]) -> Result<State, StoreError> {
    let body = zstd::decode_all(body)
        .map_err(|error| StoreError::damaged_by("a revision cannot be unpacked", error))?;
    if Sha256::digest(&body)[..] != hash[..] {
        return Err(StoreError::damaged("a revision does not match its hash"));
    }
    let read: Read = serde_json::from_slice(&body).map_err(json)?;
    let body = Document::from_json(&read.document)
        .map_err(|error| StoreError::damaged_by("a revision's document cannot be read", error))?;
    let Read { status, fields, tags, put_back, .. } = read;
    Ok(State { status, fields, tags, body, put_back })
}

fn store(connection: &Connection, hash: &Hash, body: &[u8]) -> Result<(), StoreError> {
    let known = "SELECT 1 FROM snapshots WHERE hash = ?1";
    if connection.prepare_cached(known)?.exists([hash])? {
        return Ok(());
    }
    let packed = zstd::encode_all(body, LEVEL)?;
    let sql = "INSERT INTO snapshots (hash, body) VALUES (?1, ?2)";
    connection.prepare_cached(sql)?.execute(params![hash, packed])?;
    Ok(())
}
