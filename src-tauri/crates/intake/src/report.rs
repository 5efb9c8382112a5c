//! The report of an import, as it is kept with the article and shown again.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use warraq_core::article::{ArticleId, BlockId};
use warraq_formats::{Removed, RemovedKind, Taken, Warning};
use warraq_store::articles::Existing;
use warraq_store::imports::ImportRow;
use warraq_store::{StoreError, Vault};

use crate::piece::ImportedArticle;

/// What an import said of the article it made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ImportReport {
    /// The article.
    pub article: ArticleId,
    /// The name of the file; empty for what was pasted.
    pub file: String,
    /// The format it was read as.
    pub format: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Which fields were found in the file, and where.
    pub taken: Vec<Taken>,
    /// What was not taken over.
    pub removed: Vec<RemovedItem>,
    /// What was not understood, or had to be decided.
    pub warnings: Vec<Warning>,
}

/// Something that was not taken over, and whether it was put back since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct RemovedItem {
    /// What it was.
    pub kind: RemovedKind,
    /// It, as it stood in the file.
    pub text: String,
    /// The top-level block it stood behind; absent where it stood before the first.
    pub after: Option<BlockId>,
    /// Whether it is in the article again.
    pub put_back: bool,
}

/// Under what a post's print is kept with its report.
pub(crate) const PRINT: &str = "print";

/// What is kept of a report beside file, format and time.
#[derive(Deserialize)]
struct Stored {
    taken: Vec<Taken>,
    removed: Vec<Removed>,
    warnings: Vec<Warning>,
}

/// What the vault keeps of it.
pub(crate) fn stored(told: &ImportedArticle) -> Value {
    json!({ "taken": told.taken, "removed": told.removed, "warnings": told.warnings })
}

/// The report of the import that made the article; nothing where no import did.
///
/// # Errors
/// `Damaged` where it cannot be read.
pub fn report_of(vault: &Vault, article: ArticleId) -> Result<Option<ImportReport>, StoreError> {
    vault.import_of(article)?.map(|row| report(article, row)).transpose()
}

/// The prints of the posts that these articles were made of, as far as they are known: articles of earlier imports
/// have none.
///
/// # Errors
/// `Damaged` where a report cannot be read.
pub fn prints_of(
    vault: &Vault,
    articles: &[ArticleId],
) -> Result<BTreeMap<ArticleId, String>, StoreError> {
    let mut prints = BTreeMap::new();
    for article in articles {
        let row = vault.import_of(*article)?;
        if let Some(print) = row.as_ref().and_then(|row| row.report[PRINT].as_str()) {
            prints.insert(*article, print.to_owned());
        }
    }
    Ok(prints)
}

/// Whether the article came from an import, or was made otherwise, and that was undone since.
///
/// # Errors
/// As the database says.
pub fn is_undone(vault: &Vault, article: ArticleId) -> Result<bool, StoreError> {
    Ok(vault.existing(&[article])?.get(&article) == Some(&Existing::Undone))
}

fn report(article: ArticleId, row: ImportRow) -> Result<ImportReport, StoreError> {
    let stored: Stored = serde_json::from_value(row.report)
        .map_err(|error| StoreError::damaged_by("an import's report cannot be read", error))?;
    let removed = (0..).zip(stored.removed).map(|(index, removed)| RemovedItem {
        kind: removed.kind,
        text: removed.text,
        after: removed.after,
        put_back: row.put_back.contains(&index),
    });
    Ok(ImportReport {
        article,
        file: row.file,
        format: row.format,
        at: row.at,
        taken: stored.taken,
        removed: removed.collect(),
        warnings: stored.warnings,
    })
}
