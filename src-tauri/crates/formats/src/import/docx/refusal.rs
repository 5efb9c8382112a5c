//! What a file is that is called .docx and is none, where its first bytes did not tell.

use crate::error::FormatError;

/// Refuses bytes that are no zip archive, saying what they are instead.
///
/// # Errors
/// [`FormatError::Damaged`].
pub(super) fn check_bytes(bytes: &[u8]) -> Result<(), FormatError> {
    let start = bytes.get(..512).unwrap_or(bytes);
    let words = String::from_utf8_lossy(start);
    if words.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        return Err(damaged("it is HTML or XML, not DOCX"));
    }
    Ok(())
}

pub(super) fn damaged(detail: &str) -> FormatError {
    FormatError::Damaged { detail: detail.to_owned() }
}
