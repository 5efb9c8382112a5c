//! The article in the window, written elsewhere when the vault cannot take it.

use std::path::Path;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use specta::Type;
use tauri::State;
use warraq_core::article::{Article, ArticleId, Document};
use warraq_core::fields::Fields;
use warraq_core::tag::Tag;
use warraq_core::workflow::Status;
use warraq_formats::{ExportOptions, Format, Overwrite};
use warraq_output::{FileChoice, NamedFile, original_picture, render_article, write_folder};

use super::document::DocumentJson;
use crate::error::AppError;
use crate::state::{Desk, now};

/// An article as it stands in the window, saved or not.
#[derive(Debug, Deserialize, Type)]
pub struct ArticleInWindow {
    /// The article.
    pub id: ArticleId,
    /// The version it was changed from.
    pub version: u32,
    /// Where it stands.
    pub status: Status,
    /// Everything but body and tags.
    pub fields: Fields,
    /// Its tags.
    pub tags: Vec<String>,
    /// The text.
    pub body: DocumentJson,
    /// When it was made: RFC 3339, UTC.
    pub created_at: DateTime<Utc>,
}

/// Writes the article into a new folder inside `folder`, without the vault: as a document that any word processor opens
/// and Warraq imports, and as JSON, which holds comments and suggestions too. Where it is now.
///
/// # Errors
/// `invalid_document`, `invalid_field`; `folder_denied`, `path_is_file`, `file_exists`, `file_unwritable`, `disk_full`:
/// nothing is written then.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn article_write_elsewhere(
    desk: State<'_, Desk>,
    article: ArticleInWindow,
    folder: String,
) -> Result<Vec<String>, AppError> {
    let person = desk.person().map(|person| person.name).unwrap_or_default();
    let article = Article {
        id: article.id,
        version: article.version,
        status: article.status,
        fields: article.fields,
        tags: article.tags.iter().map(|tag| Tag::parse(tag)).collect::<Result<_, _>>()?,
        body: Document::from_json(&article.body.0)?,
        created_at: article.created_at,
        updated_at: now(),
        updated_by: person,
    };
    let json = serde_json::to_vec_pretty(&article)
        .map_err(|error| AppError::new(crate::error::ErrorCode::Internal, error))?;
    let choice = FileChoice { format: Format::Docx, options: ExportOptions::default() };
    let written = render_article(article, &choice, &mut |id| {
        // Where the vault cannot be read the text goes without it.
        desk.read(|vault| original_picture(vault, id)).ok().flatten()
    })?;
    let stem = written.file_name.trim_end_matches(".docx");
    let name = format!("{stem}-{}", now().format("%Y-%m-%dT%H-%M-%SZ"));
    let json_name = format!("{stem}.json");
    let files = [written.file(), NamedFile { name: &json_name, bytes: &json }];
    let paths = write_folder(&Path::new(&folder).join(name), &files, Overwrite::Refuse)?;
    Ok(paths.iter().map(|path| path.display().to_string()).collect())
}
