//! Files that somebody named: their bytes, and the article they hold; or which of them was refused.

use std::io::{self, Read};
use std::path::Path;

use warraq_core::article::IdSource;
use warraq_formats::{ImportFormat, Imported, LIMIT_BYTES};
use warraq_intake::{IntakeError, read_article};

use super::{defaults, is_standard};
use crate::error::CliError;

/// All bytes of the file, or of standard input for `-`; no more than an article can have.
///
/// # Errors
/// `FileUnreadable`; `Format` where it is longer than any article.
pub fn bytes(path: &Path) -> Result<Vec<u8>, CliError> {
    if !is_standard(path) {
        return warraq_intake::read_file(path).map_err(|error| match error {
            IntakeError::Unreadable(source) => {
                CliError::FileUnreadable { path: path.to_owned(), source }
            }
            other => CliError::from(other).in_file(path),
        });
    }
    let mut bytes = Vec::new();
    let limit = LIMIT_BYTES as u64 + 1;
    let read = io::stdin().lock().take(limit).read_to_end(&mut bytes);
    read.map_err(|source| CliError::FileUnreadable { path: path.to_owned(), source })?;
    Ok(bytes)
}

/// The article in the bytes of a file, and the format it is in: by its name and contents where `from` does not tell.
///
/// # Errors
/// Naming the file: when it is of no known format.
pub fn article_in(
    bytes: &[u8],
    path: &Path,
    from: Option<ImportFormat>,
    ids: &mut dyn IdSource,
) -> Result<(ImportFormat, Imported), CliError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let read = read_article(&name, from, bytes, &defaults(), ids);
    read.map_err(|error| CliError::from(error).in_file(path))
}

/// The text that was read from the file, as Markdown that somebody wrote for a body; there may be none.
///
/// # Errors
/// Naming the file: when it is no text.
pub fn markdown(path: &Path, bytes: &[u8], ids: &mut dyn IdSource) -> Result<Imported, CliError> {
    let read = warraq_formats::written(bytes, &defaults(), ids);
    read.map_err(|error| CliError::from(error).in_file(path))
}
