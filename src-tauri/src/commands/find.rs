//! Looking for words in the text that is on the page.

use warraq_core::find::{self, Finder, FoundIn, Query};

use crate::error::AppError;

/// Where the query matches in these lines of the page, which may not be saved yet, and what comes in place of each match.
///
/// # Errors
/// `invalid_query`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands arguments over by value")]
pub fn find_in_texts(
    query: Query,
    replacement: String,
    texts: Vec<String>,
) -> Result<Vec<FoundIn>, AppError> {
    Ok(find::in_texts(&Finder::new(query)?, &replacement, &texts))
}
