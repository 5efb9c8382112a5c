//! Articles: listing, making, opening and saving them.

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::State;
use warraq_core::action::Action;
use warraq_core::article::{ArticleId, Block, BlockId, Document};
use warraq_core::fields::{FieldChange, FieldName, FieldValue, Fields};
use warraq_core::profile::ProfileId;
use warraq_core::workflow::Status;
use warraq_store::articles::{NewArticle, SaveBlocks};
use warraq_store::{ArticleList, ArticleQuery, FreshIds, Saved, articles};

use super::document::{BlockJson, DocumentJson};
use crate::error::AppError;
use crate::state::{Desk, now};

/// An article as the page shows it.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Article")]
pub struct ArticleView {
    /// Made once; travels with the article everywhere.
    pub id: ArticleId,
    /// What the next save starts from.
    pub version: u32,
    /// Where it stands.
    pub status: Status,
    /// Everything but body and tags.
    pub fields: Fields,
    /// Its tags.
    pub tags: Vec<String>,
    /// The text.
    pub body: DocumentJson,
    /// Words of the body.
    pub words: u32,
    /// Minutes to read it.
    pub reading_minutes: u32,
    /// When it was made: RFC 3339, UTC.
    pub created_at: chrono::DateTime<chrono::Utc>,
    /// When it was last changed: RFC 3339, UTC.
    pub updated_at: chrono::DateTime<chrono::Utc>,
    /// Who changed it last.
    pub updated_by: String,
}

impl ArticleView {
    /// The article as it stands in the open vault.
    ///
    /// # Errors
    /// `not_found`; `locked`.
    pub fn read(desk: &Desk, id: ArticleId) -> Result<Self, AppError> {
        let (article, counts) = desk.read(|vault| Ok((vault.article(id)?, vault.counts(id)?)))?;
        Ok(Self {
            id: article.id,
            version: article.version,
            status: article.status,
            fields: article.fields,
            tags: article.tags.into_iter().map(String::from).collect(),
            body: DocumentJson(article.body.to_json()),
            words: counts.words,
            reading_minutes: counts.reading_minutes,
            created_at: article.created_at,
            updated_at: article.updated_at,
            updated_by: article.updated_by,
        })
    }
}

/// The blocks of a body that changed since `base_version`.
#[derive(Debug, Deserialize, Type)]
pub struct SaveBody {
    /// The article.
    pub article: ArticleId,
    /// The version the page started from.
    pub base_version: u32,
    /// The top-level blocks that are new or different.
    pub changed: Vec<BlockJson>,
    /// The ids of all top-level blocks in order, where blocks came, went or moved.
    pub order: Option<Vec<BlockId>>,
}

/// The fields that changed since `base_version`.
#[derive(Debug, Deserialize, Type)]
pub struct SaveFields {
    /// The article.
    pub article: ArticleId,
    /// The version the page started from.
    pub base_version: u32,
    /// The new values.
    pub changes: Vec<FieldChange>,
}

/// The articles that match, newest change first.
///
/// # Errors
/// `locked`, or when the vault cannot be read.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn article_list(desk: State<'_, Desk>, query: ArticleQuery) -> Result<ArticleList, AppError> {
    desk.read(|vault| vault.list(&query))
}

/// Makes an empty article, dated from the usual place.
///
/// # Errors
/// `invalid_field` for a language that cannot be; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn article_new(
    desk: State<'_, Desk>,
    profile: ProfileId,
    language: String,
) -> Result<ArticleView, AppError> {
    let mut ids = FreshIds::at(now());
    let place = desk.read(|vault| Ok(vault.settings()?.place))?;
    let mut fields = Fields { profile, place, ..Fields::default() };
    fields.apply(&FieldChange { field: FieldName::Language, value: FieldValue::Text(language) })?;
    let article = NewArticle::draft(ArticleId::new(&mut ids), fields, Document::empty(&mut ids));
    desk.act(Action::ArticleCreate, |tx| articles::create(tx, &article))?;
    ArticleView::read(&desk, article.id)
}

/// An article, whole.
///
/// # Errors
/// `not_found`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn article_open(desk: State<'_, Desk>, id: ArticleId) -> Result<ArticleView, AppError> {
    ArticleView::read(&desk, id)
}

/// Saves changed blocks; the answer means that they are on the disk.
///
/// # Errors
/// `version_conflict`, `invalid_document`, `not_found`, `disk_full`, `locked`: nothing is changed then.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn article_save_body(desk: State<'_, Desk>, save: SaveBody) -> Result<Saved, AppError> {
    let changed: Result<Vec<Block>, _> =
        save.changed.iter().map(|block| Block::from_json(&block.0)).collect();
    let blocks = SaveBlocks {
        article: save.article,
        base_version: save.base_version,
        changed: changed?,
        order: save.order,
    };
    desk.act(Action::ArticleWrite, |tx| articles::save_blocks(tx, &blocks))
}

/// Saves changed fields; the answer means that they are on the disk.
///
/// # Errors
/// `version_conflict`, `invalid_field`, `not_found`, `disk_full`, `locked`: nothing is changed then.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn article_save_fields(desk: State<'_, Desk>, save: SaveFields) -> Result<Saved, AppError> {
    desk.act(Action::ArticleFields, |tx| {
        articles::save_fields(tx, save.article, save.base_version, &save.changes)
    })
}

/// Moves an article one step in the workflow.
///
/// # Errors
/// `transition_refused`, `not_found`, `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn article_set_status(
    desk: State<'_, Desk>,
    id: ArticleId,
    status: Status,
) -> Result<Saved, AppError> {
    desk.act(Action::ArticleStatus, |tx| articles::set_status(tx, id, status))
}
