//! What a copy of a vault has otherwise, before it takes the place of the vault.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use warraq_core::article::ArticleId;

use crate::articles::row::parse_id;
use crate::error::StoreError;
use crate::settings::Settings;
use crate::time::from_ms;
use crate::vault::Vault;

/// So many are named of those that would be lost.
const NAMED: usize = 10;

/// A vault here beside a copy of it there. Articles that were changed at the same moment to the same version are the
/// same.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct VaultComparison {
    /// How many articles are the same.
    pub same: u32,
    /// Articles that were changed here later than there.
    pub newer_here: ComparedArticles,
    /// Articles that there are not there.
    pub only_here: ComparedArticles,
    /// How many were changed there later than here.
    pub newer_there: u32,
    /// How many are not here.
    pub only_there: u32,
    /// Words that must not leave, by the list here and not by that there.
    pub words_only_here: Vec<String>,
    /// The same the other way round.
    pub words_only_there: Vec<String>,
    /// Whether other settings are others there.
    pub other_settings: bool,
    /// The time of the last action here: RFC 3339, UTC; nothing where there is none, or no vault.
    pub last_here: Option<DateTime<Utc>>,
    /// The same there.
    pub last_there: Option<DateTime<Utc>>,
}

/// Some articles.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ComparedArticles {
    /// How many.
    pub count: u32,
    /// The first ten of them, the last changed first.
    pub first: Vec<ComparedArticle>,
}

/// An article by its headline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ComparedArticle {
    /// Its id.
    pub id: ArticleId,
    /// Its headline.
    pub headline: String,
    /// When it was last changed: RFC 3339, UTC.
    pub updated_at: DateTime<Utc>,
}

/// An article, and what tells one state of it from another.
struct Standing {
    named: ComparedArticle,
    version: u32,
}

impl VaultComparison {
    /// The vault `here`, or none, beside the copy `there`. It reads one row of each article.
    ///
    /// # Errors
    /// `Damaged` where one of them cannot be read; else as the database says.
    pub fn of(here: Option<&Vault>, there: &Vault) -> Result<Self, StoreError> {
        let nothing = || Ok((BTreeMap::new(), None));
        let (ours, our_last) = here.map_or_else(nothing, |here| here.read(stands))?;
        let (mut theirs, their_last) = there.read(stands)?;
        let mut found = Self { last_here: our_last, last_there: their_last, ..Self::default() };
        let (mut newer_here, mut only_here) = (Vec::new(), Vec::new());
        for (id, our) in ours {
            let Some(their) = theirs.remove(&id) else {
                only_here.push(our.named);
                continue;
            };
            let when = |one: &Standing| (one.named.updated_at, one.version);
            match when(&our).cmp(&when(&their)) {
                Ordering::Greater => newer_here.push(our.named),
                Ordering::Equal => found.same += 1,
                Ordering::Less => found.newer_there += 1,
            }
        }
        if let Some(here) = here {
            found.compare_settings(&here.settings()?, &there.settings()?);
        }
        found.only_there = count(theirs.len());
        found.newer_here = ComparedArticles::of(newer_here);
        found.only_here = ComparedArticles::of(only_here);
        Ok(found)
    }

    /// Whether every article is the same, and every setting.
    #[must_use]
    pub fn is_same(&self) -> bool {
        let Self { newer_here, only_here, newer_there, only_there, .. } = self;
        let has_same_words = self.words_only_here.is_empty() && self.words_only_there.is_empty();
        newer_here.count + only_here.count + newer_there + only_there == 0
            && has_same_words
            && !self.other_settings
    }

    fn compare_settings(&mut self, here: &Settings, there: &Settings) {
        let (ours, theirs) = (here.never_publish.entries(), there.never_publish.entries());
        let missing = |of: &[String], other: &[String]| -> Vec<String> {
            of.iter().filter(|word| !other.contains(word)).cloned().collect()
        };
        (self.words_only_here, self.words_only_there) =
            (missing(ours, theirs), missing(theirs, ours));
        let others = Settings { never_publish: here.never_publish.clone(), ..there.clone() };
        self.other_settings = others != *here;
    }
}

impl ComparedArticles {
    fn of(mut all: Vec<ComparedArticle>) -> Self {
        all.sort_by_key(|one| Reverse((one.updated_at, one.id)));
        let count = count(all.len());
        all.truncate(NAMED);
        Self { count, first: all }
    }
}

type Stands = (BTreeMap<ArticleId, Standing>, Option<DateTime<Utc>>);

fn stands(connection: &Connection) -> Result<Stands, StoreError> {
    let sql = "SELECT id, version, headline, updated_at_ms FROM articles WHERE removed = 0";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut articles = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let id = parse_id(&row.get::<_, String>("id")?)?;
        let updated_at = from_ms(row.get("updated_at_ms")?)?;
        let named = ComparedArticle { id, headline: row.get("headline")?, updated_at };
        articles.insert(id, Standing { named, version: row.get("version")? });
    }
    // The last by its number: the clock may have been wrong.
    let sql = "SELECT at_ms FROM actions ORDER BY id DESC LIMIT 1";
    let last: Option<i64> = connection.query_row(sql, [], |row| row.get(0)).optional()?;
    Ok((articles, last.map(from_ms).transpose()?))
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
