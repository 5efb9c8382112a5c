//! Pictures that did not come whole, and which articles show them.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use warraq_core::article::ArticleId;
use warraq_core::media::MediaId;

use crate::articles::{read, shown};
use crate::error::StoreError;
use crate::media;

/// The pictures that did not come whole.
pub(super) struct LostPictures {
    /// Their names, by their ids.
    without_bytes: BTreeMap<MediaId, String>,
    /// All that are there, where some are not.
    there: Option<BTreeSet<MediaId>>,
}

impl LostPictures {
    /// Reads the bytes of every medium.
    ///
    /// # Errors
    /// As the database says.
    pub(super) fn of(connection: &Connection, damaged: &[String]) -> Result<Self, StoreError> {
        let mut without_bytes = BTreeMap::new();
        let mut statement = connection.prepare(include_str!("pictures/bytes.sql"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let data: Vec<u8> = row.get("data")?;
            if !media::is_whole(&row.get("hash")?, &data) {
                let id = media::parse_id(&row.get::<_, String>("id")?)?;
                without_bytes.insert(id, row.get("name")?);
            }
        }
        let is_row_lost = damaged.iter().any(|table| table == "media");
        let there = is_row_lost.then(|| all(connection)).transpose()?;
        Ok(Self { without_bytes, there })
    }

    /// The names of those that the article shows; the id of one of which nothing came.
    ///
    /// # Errors
    /// `Damaged` where the article cannot be read.
    pub(super) fn shown_in(
        &self,
        connection: &Connection,
        article: ArticleId,
    ) -> Result<Vec<String>, StoreError> {
        if self.without_bytes.is_empty() && self.there.is_none() {
            return Ok(Vec::new());
        }
        let article = read::article(connection, article)?;
        Ok(shown(&article).filter_map(|id| self.name(id)).collect())
    }

    /// How the medium is told, where it did not come whole.
    fn name(&self, id: MediaId) -> Option<String> {
        let is_gone = self.there.as_ref().is_some_and(|there| !there.contains(&id));
        let name = self.without_bytes.get(&id).filter(|name| !name.is_empty());
        match name {
            Some(name) => Some(name.clone()),
            None => (is_gone || self.without_bytes.contains_key(&id)).then(|| id.to_string()),
        }
    }
}

fn all(connection: &Connection) -> Result<BTreeSet<MediaId>, StoreError> {
    let mut statement = connection.prepare("SELECT id FROM media")?;
    let ids = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    ids.iter().map(|id| media::parse_id(id)).collect()
}
