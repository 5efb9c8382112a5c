//! The library: articles listed, counted, filtered.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};
use warraq_core::article::ArticleId;
use warraq_core::fields::Fields;
use warraq_core::profile::ProfileId;
use warraq_core::tag::Tag;
use warraq_core::text::fold::fold;
use warraq_core::workflow::Status;

use super::row::{json, parse_id};
use crate::error::StoreError;
use crate::time::from_ms;
use crate::vault::Vault;
use crate::{names, tags};

/// Which articles to list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ArticleQuery {
    /// Only those of this status.
    pub status: Option<Status>,
    /// Only those that carry this tag, in whichever spelling.
    pub tag: Option<String>,
    /// Only those with these letters in headline, kicker, byline or a tag, whatever the hamza, marks or case.
    pub filter: Option<String>,
    /// At most so many.
    pub limit: u32,
    /// Past so many.
    pub offset: u32,
}

/// A part of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ArticleList {
    /// All that fit the query, listed or not.
    pub total: u32,
    /// How many of each status fit tag and filter: one for every status, in the order of the work.
    pub counts: Vec<StatusCount>,
    /// Those between offset and limit, the last changed first.
    pub articles: Vec<ArticleSummary>,
}

/// How many articles have a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct StatusCount {
    /// The status.
    pub status: Status,
    /// How many.
    pub count: u32,
}

/// What a list shows of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ArticleSummary {
    /// The article.
    #[cfg_attr(feature = "bindings", specta(type = String))]
    pub id: ArticleId,
    /// Its headline.
    pub headline: String,
    /// Where it stands.
    pub status: Status,
    /// Its kind.
    pub profile: ProfileId,
    /// BCP 47 tag.
    pub language: String,
    /// Who wrote it.
    pub byline: Vec<String>,
    /// Its tags in order.
    pub tags: Vec<String>,
    /// Words of the body.
    pub words: u32,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Who changed it last.
    pub updated_by: String,
    /// Its version.
    pub version: u32,
}

impl Vault {
    /// The articles that fit `query`, and how many of each status do.
    ///
    /// # Errors
    /// `Damaged` where one cannot be read.
    pub fn list(&self, query: &ArticleQuery) -> Result<ArticleList, StoreError> {
        let Some(wanted) = Wanted::of(query) else {
            let counts = Status::ALL.map(|status| StatusCount { status, count: 0 }).to_vec();
            return Ok(ArticleList { total: 0, counts, articles: Vec::new() });
        };
        self.read(|connection| {
            let counts = wanted.counts(connection)?;
            let fits = |count: &&StatusCount| query.status.is_none_or(|s| s == count.status);
            let total = counts.iter().filter(fits).map(|count| count.count).sum();
            let articles = wanted.summaries(connection, query)?;
            Ok(ArticleList { total, counts, articles })
        })
    }
}

/// Tag and filter as the database has them.
struct Wanted {
    tag: Option<String>,
    filter: Option<String>,
}

impl Wanted {
    /// Nothing where no article can fit: the tag is none that an article could carry.
    fn of(query: &ArticleQuery) -> Option<Self> {
        let tag = match &query.tag {
            Some(tag) => Some(tags::key(&Tag::parse(tag).ok()?)),
            None => None,
        };
        let filter = query.filter.as_deref().map(|filter| fold(filter.trim()));
        Some(Self { tag, filter: filter.filter(|filter| !filter.is_empty()) })
    }

    fn counts(&self, connection: &Connection) -> Result<Vec<StatusCount>, StoreError> {
        let mut counts = Status::ALL.map(|status| StatusCount { status, count: 0 }).to_vec();
        let mut statement = connection.prepare_cached(include_str!("counts.sql"))?;
        let mut rows =
            statement.query(named_params! { ":tag": self.tag, ":filter": self.filter })?;
        while let Some(row) = rows.next()? {
            let status: Status = names::parse(row.get(0)?)?;
            let place = counts.iter_mut().find(|count| count.status == status);
            place.expect("every status is in the list").count = row.get(1)?;
        }
        Ok(counts)
    }

    fn summaries(
        &self,
        connection: &Connection,
        query: &ArticleQuery,
    ) -> Result<Vec<ArticleSummary>, StoreError> {
        let mut statement = connection.prepare_cached(include_str!("list.sql"))?;
        let mut rows = statement.query(named_params! {
            ":status": query.status.map(Status::as_str),
            ":tag": self.tag,
            ":filter": self.filter,
            ":limit": query.limit,
            ":offset": query.offset,
        })?;
        let mut articles = Vec::new();
        while let Some(row) = rows.next()? {
            articles.push(summary(connection, row)?);
        }
        Ok(articles)
    }
}

fn summary(connection: &Connection, row: &rusqlite::Row<'_>) -> Result<ArticleSummary, StoreError> {
    let id = parse_id(&row.get::<_, String>("id")?)?;
    let fields: String = row.get("fields")?;
    let fields: Fields = serde_json::from_str(&fields).map_err(json)?;
    let tags = tags::of_article(connection, id)?;
    Ok(ArticleSummary {
        id,
        headline: fields.headline,
        status: names::parse(row.get("status")?)?,
        profile: fields.profile,
        language: fields.language,
        byline: fields.byline,
        tags: tags.into_iter().map(String::from).collect(),
        words: row.get("words")?,
        updated_at: from_ms(row.get("updated_at_ms")?)?,
        updated_by: row.get("updated_by")?,
        version: row.get("version")?,
    })
}
