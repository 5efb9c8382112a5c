//! Pictures and other media: their bytes once in the vault, and what is known of each.
//!
//! Undoing an action takes the media it added out of the list and nothing more. A row and its bytes stay
//! and are found by id, because revisions may show them and the undo can itself be undone.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use warraq_core::media::MediaId;

use crate::error::StoreError;
use crate::outbox::OutboxTx;
use crate::snapshots::Hash;
use crate::time::{from_ms, to_ms};
use crate::transact::Tx;
use crate::vault::Vault;

/// A medium to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMedia {
    /// An id nothing else has.
    pub id: MediaId,
    /// What its file is called.
    pub name: String,
    /// Its type, such as `image/jpeg`.
    pub media_type: String,
    /// Width and height in pixels, where they are known.
    pub size: Option<(u32, u32)>,
    /// What it is made of; empty where only its address is known.
    pub bytes: Vec<u8>,
    /// The address it was shown from; empty when there was none.
    pub source: String,
    /// What a reader who cannot see it is told.
    pub alt: String,
    /// The words below it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
}

/// What is known of a medium: all but its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Media {
    /// The medium.
    #[cfg_attr(feature = "bindings", specta(type = String))]
    pub id: MediaId,
    /// What its file is called.
    pub name: String,
    /// Its type, such as `image/jpeg`.
    pub media_type: String,
    /// Width and height in pixels, where they are known.
    pub size: Option<(u32, u32)>,
    /// How many bytes it has; 0 where only its address is known.
    pub bytes: u32,
    /// The address it was shown from; empty when there was none.
    pub source: String,
    /// What a reader who cannot see it is told.
    pub alt: String,
    /// The words below it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
    /// When it came into the vault.
    pub created_at: DateTime<Utc>,
}

impl Vault {
    /// The medium with this id, also where its adding was undone.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn media(&self, id: MediaId) -> Result<Media, StoreError> {
        let mut statement = self.connection().prepare_cached(include_str!("media/find.sql"))?;
        let found = statement.query_row([id.to_string()], |row| Ok(media(row)));
        found.optional()?.unwrap_or_else(|| Err(not_found(id)))
    }

    /// The bytes of the medium with this id, also where its adding was undone.
    ///
    /// # Errors
    /// `NotFound` where there is no such medium, only its address is known, or its bytes were lost in a damaged vault;
    /// `Damaged` where they are not the bytes that were stored.
    pub fn media_bytes(&self, id: MediaId) -> Result<Vec<u8>, StoreError> {
        let mut statement = self.connection().prepare_cached(include_str!("media/data.sql"))?;
        let found = statement.query_row([id.to_string()], |row| Ok((row.get(0)?, row.get(1)?)));
        let (hash, bytes): (Hash, Vec<u8>) = found.optional()?.ok_or_else(|| not_found(id))?;
        if bytes.is_empty() {
            return Err(StoreError::NotFound(format!("bytes {id}")));
        }
        // Where its last page cannot be read SQLCipher gives zeros instead, and says nothing.
        if !is_whole(&hash, &bytes) {
            return Err(StoreError::damaged(
                "the bytes of a medium are not those that were stored",
            ));
        }
        Ok(bytes)
    }

    /// All media, the newest first.
    ///
    /// # Errors
    /// `Damaged` where one cannot be read.
    pub fn media_list(&self) -> Result<Vec<Media>, StoreError> {
        let mut statement = self.connection().prepare_cached(include_str!("media/list.sql"))?;
        let mut rows = statement.query([])?;
        let mut list = Vec::new();
        while let Some(row) = rows.next()? {
            list.push(media(row)?);
        }
        Ok(list)
    }
}

/// Adds a medium, as part of the action that brings it. Bytes that are in the vault already are not stored
/// again.
///
/// # Errors
/// `Database` where the id is taken.
pub fn add(tx: &mut Tx<'_>, new: &NewMedia) -> Result<(), StoreError> {
    tx.touch_media(new.id)?;
    let connection = tx.connection();
    let hash = if new.bytes.is_empty() { None } else { Some(store(connection, &new.bytes)?) };
    let added =
        connection.prepare_cached(include_str!("media/add.sql"))?.execute(named_params! {
            ":id": new.id.to_string(),
            ":hash": hash,
            ":name": new.name,
            ":media_type": new.media_type,
            ":width": new.size.map(|(width, _)| width),
            ":height": new.size.map(|(_, height)| height),
            ":bytes": i64::try_from(new.bytes.len()).unwrap_or(i64::MAX),
            ":source": new.source,
            ":alt": new.alt,
            ":caption": new.caption,
            ":credit": new.credit,
            ":at_ms": to_ms(tx.now()),
        })?;
    if added == 0 {
        return Err(rusqlite::Error::StatementChangedRows(0).into());
    }
    Ok(())
}

/// What a medium of which only the address was known turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledMedia {
    /// Its type, such as `image/jpeg`.
    pub media_type: String,
    /// Width and height in pixels, where they are known.
    pub size: Option<(u32, u32)>,
    /// What it is made of.
    pub bytes: Vec<u8>,
    /// The words below it, where none were known.
    pub caption: String,
    /// Who made it, where nobody was known.
    pub credit: String,
}

/// Gives a medium, of which only the address was known, its bytes. It is no act that could be taken back: what an article
/// shows is what it showed at that address.
///
/// # Errors
/// `NotFound` where there is none, or it has bytes.
pub fn fill(tx: &OutboxTx<'_>, id: MediaId, filled: &FilledMedia) -> Result<(), StoreError> {
    let hash = store(tx.connection(), &filled.bytes)?;
    let mut statement = tx.connection().prepare_cached(include_str!("media/fill.sql"))?;
    let changed = statement.execute(named_params! {
        ":id": id.to_string(),
        ":hash": hash,
        ":media_type": filled.media_type,
        ":width": filled.size.map(|(width, _)| width),
        ":height": filled.size.map(|(_, height)| height),
        ":bytes": i64::try_from(filled.bytes.len()).unwrap_or(i64::MAX),
        ":caption": filled.caption,
        ":credit": filled.credit,
    })?;
    if changed == 0 { Err(not_found(id)) } else { Ok(()) }
}

/// Gives a medium that is here its bytes from elsewhere, where they are missing here or are not its own. As with
/// [`fill`], it is no act that could be taken back.
///
/// # Errors
/// `Damaged` where the pages cannot be read on which it stands.
pub(crate) fn mend(tx: &Tx<'_>, whole: &NewMedia) -> Result<(), StoreError> {
    if whole.bytes.is_empty() {
        return Ok(());
    }
    let connection = tx.connection();
    let hash: Hash = Sha256::digest(&whole.bytes).into();
    let mut statement = connection.prepare_cached("SELECT hash FROM media WHERE id = ?1")?;
    let here: Option<Hash> = statement.query_row([whole.id.to_string()], |row| row.get(0))?;
    match here {
        Some(here) if here != hash => Ok(()),
        Some(_) => store(connection, &whole.bytes).map(drop),
        None => {
            let hash = store(connection, &whole.bytes)?;
            let sql = "UPDATE media SET hash = ?2, bytes = ?3 WHERE id = ?1";
            let length = i64::try_from(whole.bytes.len()).unwrap_or(i64::MAX);
            connection.prepare_cached(sql)?.execute(params![whole.id.to_string(), hash, length])?;
            Ok(())
        }
    }
}

/// Whether these are the bytes that were stored by this hash.
pub(crate) fn is_whole(hash: &Hash, bytes: &[u8]) -> bool {
    Sha256::digest(bytes)[..] == hash[..]
}

/// Whether anything is known of the medium, were it out of the list.
///
/// # Errors
/// As the database says.
pub(crate) fn is_known(connection: &Connection, id: MediaId) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM media WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.exists([id.to_string()])?)
}

/// Whether the list has the medium, so that an import that goes on does not add it again. One whose adding
/// was undone is not in it.
///
/// # Errors
/// As the database says.
pub fn is_listed(tx: &Tx<'_>, id: MediaId) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM media WHERE id = ?1 AND removed = 0";
    Ok(tx.connection().prepare_cached(sql)?.exists([id.to_string()])?)
}

/// Makes a touched medium what it was before: in the list, or out of it.
pub(crate) fn put_back(
    connection: &Connection,
    id: MediaId,
    removed: bool,
) -> Result<(), StoreError> {
    let sql = "UPDATE media SET removed = ?2 WHERE id = ?1";
    connection.prepare_cached(sql)?.execute(params![id.to_string(), removed])?;
    Ok(())
}

/// The id that is stored.
///
/// # Errors
/// `Damaged` where it is none.
pub(crate) fn parse_id(id: &str) -> Result<MediaId, StoreError> {
    id.parse().map_err(|error| StoreError::damaged_by("the id of a medium cannot be read", error))
}

fn media(row: &Row<'_>) -> Result<Media, StoreError> {
    let (width, height): (Option<u32>, Option<u32>) = (row.get("width")?, row.get("height")?);
    Ok(Media {
        id: parse_id(&row.get::<_, String>("id")?)?,
        name: row.get("name")?,
        media_type: row.get("media_type")?,
        size: width.zip(height),
        bytes: row.get("bytes")?,
        source: row.get("source")?,
        alt: row.get("alt")?,
        caption: row.get("caption")?,
        credit: row.get("credit")?,
        created_at: from_ms(row.get("created_at_ms")?)?,
    })
}

fn store(connection: &Connection, bytes: &[u8]) -> Result<Hash, StoreError> {
    let hash: Hash = Sha256::digest(bytes).into();
    connection.prepare_cached(include_str!("media/store.sql"))?.execute(params![hash, bytes])?;
    Ok(hash)
}

fn not_found(id: MediaId) -> StoreError {
    StoreError::NotFound(format!("medium {id}"))
}
